from types import SimpleNamespace as Fake
from typing import Any

from voip.devices import Device, chosen, named

A, B = Device("Headset", "a"), Device("Built-in", "b", default=True)


def found(name: str, id: bytes, default: bool = False) -> Any:
    return Fake(
        description=lambda: name, id=lambda: Fake(data=lambda: id), isDefault=lambda: default
    )


def test_two_of_one_make_can_be_told_apart() -> None:
    devices = named([found("Headset", b"1"), found("Headset", b"2", True), found("Desk", b"3")])
    assert [device.name for device in devices] == ["Headset", "Headset (2)", "Desk"]
    assert [device.id for device in devices] == ["1", "2", "3"]
    assert devices[1].default


def test_the_chosen_one_is_taken() -> None:
    assert chosen((A, B), "Headset") is A


def test_the_default_stands_in_for_one_that_is_gone() -> None:
    assert chosen((A, B), "Gone") is B
    assert chosen((A, B), "") is B


def test_without_a_default_any_is_better_than_none() -> None:
    assert chosen((A,), "") is A
    assert chosen((), "Headset") is None
