"""When figures are told, and when a call is given up."""

from collections.abc import Callable
from types import SimpleNamespace as Fake
from typing import Any

import pytest

pytest.importorskip("pjsua2")

from tests.voip.sides import DeskSide, FarSide
from voip import commands as c
from voip import events as e
from voip.measuring import DEAD_S, Measuring
from voip.values import Quality


def leg(unheard_s: float, *, hold: str = "none", hung_up: int | None = None) -> Any:
    held: list[bool] = []

    def read(_: Any, held: bool) -> tuple[None, Quality]:
        asked.append(held)
        return None, Quality()

    asked = held
    said = Fake(id="call", state="talking", hold=hold)
    meter = Fake(read=read, unheard_s=unheard_s)
    return Fake(said=said, meter=meter, in_dialog=True, figures=[], hung_up=hung_up, asked=asked)


def measured(one: Any) -> tuple[list[Any], list[Any]]:
    """What was told, and who was given up, at one measurement."""
    told: list[Any] = []
    dead: list[Any] = []
    turns: list[Any] = []
    wheel: Any = Fake(later=lambda ms, work: turns.append(work))
    Measuring(wheel, {"call": one}, told.append, dead.append)
    turns[0]()
    return told, dead


def test_figures_are_told_and_kept() -> None:
    one = leg(2.0, hold="theirs")
    told, dead = measured(one)
    assert [each.call for each in told] == ["call"]
    assert (len(one.figures), one.asked, dead) == (1, [True], [])


def test_a_call_without_a_sound_for_minutes_is_given_up_once() -> None:
    one = leg(DEAD_S + 1)
    assert measured(one)[1] == [one]
    assert measured(leg(DEAD_S + 3, hung_up=408))[1] == []


def test_a_customer_who_fell_silent_is_measured_as_such(
    desk: DeskSide, far: Callable[..., FarSide]
) -> None:
    customer = far(700)
    desk.dial(customer)
    desk.until(lambda: [m for m in desk.of(e.Measured) if m.receiving.mos])
    with customer.frozen():
        dead = desk.until(lambda: [m for m in desk.of(e.Measured) if m.receiving.silent_s])
        assert (dead[0].receiving.loss, dead[0].receiving.mos) == (1.0, 1.0)
        before = len(desk.of(e.Measured))
    desk.until(lambda: [m for m in desk.of(e.Measured)[before:] if not m.receiving.silent_s])
    desk.send(c.HangUp(call="out"))
    kept = desk.call("out", state="ended").receiving
    assert kept is not None and kept.loss > 0.1
