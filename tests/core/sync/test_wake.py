import socket

import pytest

from core.sync.wake import EVERY_MS, SLEPT_MS, Wake, network_of, own_networks

OFFICE, HOME = "10.0.0.2", "192.168.1.7"
OFFICE_6, HOME_6 = "2001:db8:1:2", "2a02:e0:5:6"


class Machine:
    def __init__(self) -> None:
        self.steady, self.wall, self.networks = 0, 1_000_000, frozenset({OFFICE})
        self.wake = Wake(lambda: self.steady, lambda: self.wall, lambda: self.networks)

    def after(self, steady: int, wall: int) -> bool:
        self.steady += steady
        self.wall += wall
        return self.wake.look()


def test_an_ordinary_pause_is_no_sleep() -> None:
    assert not Machine().after(EVERY_MS, EVERY_MS)
    assert not Machine().after(EVERY_MS + 5_000, EVERY_MS + 5_000)


def test_a_wall_clock_that_went_on_alone_is_sleep() -> None:
    machine = Machine()
    assert machine.after(EVERY_MS, EVERY_MS + SLEPT_MS)
    assert not machine.after(EVERY_MS, EVERY_MS)


def test_a_steady_clock_that_goes_on_in_sleep_shows_it_as_well() -> None:
    assert Machine().after(EVERY_MS + SLEPT_MS, EVERY_MS + SLEPT_MS)


def test_a_clock_set_back_is_no_sleep() -> None:
    assert not Machine().after(EVERY_MS, -3_600_000)


def moves(*networks: set[str]) -> list[bool]:
    """Whether each was a change of network, beginning in the office."""
    machine, said = Machine(), []
    for each in networks:
        machine.networks = frozenset(each)
        said.append(machine.after(EVERY_MS, EVERY_MS))
    return said


def test_another_network_and_no_network() -> None:
    assert moves({OFFICE}, set(), {OFFICE}, {HOME}) == [False, False, True, True]


def test_a_network_of_ipv6_alone_is_another_one() -> None:
    assert moves({OFFICE_6}, {HOME_6}, set(), {HOME_6}) == [True, True, False, True]


def test_what_comes_beside_what_was_there_ends_nothing_and_what_goes_does() -> None:
    both = {OFFICE, OFFICE_6}
    assert moves(both, {OFFICE}, both, {OFFICE_6}) == [False, True, False, True]


@pytest.mark.parametrize(
    ("address", "network"),
    [("2001:db8:1:2:3::9", "2001:0db8:0001:0002"), ("fd00::1%wlan0", "fd00:0000:0000:0000")],
)
def test_of_ipv6_only_the_network_counts(address: str, network: str) -> None:
    assert network_of(socket.AF_INET6, address) == network


def test_the_machine_itself_is_asked() -> None:
    assert all(own_networks())
    assert network_of(socket.AF_INET, OFFICE) == OFFICE
