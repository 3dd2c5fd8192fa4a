from core.sync.wake import EVERY_MS, SLEPT_MS, Wake


class Machine:
    def __init__(self) -> None:
        self.steady, self.wall, self.address = 0, 1_000_000, "10.0.0.2"
        self.wake = Wake(lambda: self.steady, lambda: self.wall, lambda: self.address)

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


def test_another_network_and_no_network() -> None:
    machine = Machine()
    machine.address = ""
    assert not machine.after(EVERY_MS, EVERY_MS)
    machine.address = "10.0.0.2"
    assert machine.after(EVERY_MS, EVERY_MS)
    machine.address = "192.168.1.7"
    assert machine.after(EVERY_MS, EVERY_MS)
