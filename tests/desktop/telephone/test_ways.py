"""The way is measured while a line is bad, and told by the account of the call."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.telephone.telephone import Telephone
from desktop.telephone.way import Way
from desktop.telephone.ways import MOST_TIMES, Ways
from tests.desktop.telephone.fake_phone import FakePhone, call
from voip import commands as c
from voip import events as e
from voip.values import Registration


class Stage:
    def __init__(self) -> None:
        telephone = Telephone()
        self.phone = FakePhone(telephone, call())
        self.ways = Ways(telephone)

    def measured(self, *trips: float, account: str = "office", unanswered: int = 0) -> None:
        way = e.WayMeasured(account=account, round_trips_ms=trips, unanswered=unanswered)
        self.phone.say(way)


@pytest.fixture
def stage(qapp: QApplication) -> Stage:
    return Stage()


def test_it_is_asked_so_often_as_it_takes_and_no_more(stage: Stage) -> None:
    for _ in range(MOST_TIMES + 5):
        stage.ways.look()
    assert stage.phone.asked == [c.MeasureWay()] * MOST_TIMES
    stage.ways.forget()
    stage.ways.look()
    assert len(stage.phone.asked) == MOST_TIMES + 1


def test_each_account_has_its_own_way(stage: Stage) -> None:
    stage.ways.look()
    stage.measured(*[20.0] * 7, unanswered=1)
    stage.measured(400.0, account="other")
    stage.measured(account="other")
    assert stage.ways.of("call") == Way(asked=8, spoilt=1, round_trip_ms=20.0, jitter_ms=0.0)
    stage.ways.forget()
    assert stage.ways.of("call") == Way()


def test_what_others_asked_for_is_none_of_a_bad_line(stage: Stage) -> None:
    stage.measured(20.0)
    assert stage.ways.of("call") == Way()


def test_where_nothing_was_measured_the_registration_tells_the_trip(stage: Stage) -> None:
    registered = Registration(account="office", state="ready", round_trip_ms=400.0)
    stage.phone.say(e.Registered(registration=registered))
    assert stage.ways.of("call") == Way(round_trip_ms=400.0)
    assert stage.ways.of("nobody") == Way()
