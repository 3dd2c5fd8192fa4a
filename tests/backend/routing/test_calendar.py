"""Opening hours by the wall, through both nights on which Berlin's clocks change."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from backend.routing.calendar import ALWAYS, Timetable, hours, is_open
from core.work import Calendar

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = 3_600_000


def berlin(text: str, fold: int = 0) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=BERLIN, fold=fold).timestamp() * 1000)


def utc(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def next_opening(calendar: Calendar | None, at: int) -> int | None:
    """The first moment from `at` on at which it is open."""
    now = hours(calendar, at)
    return at if now.open else now.until


def calendar(*spans: str, days: range = range(7), **fields: Any) -> Calendar:
    week = tuple(spans if day in days else () for day in range(7))
    return Calendar(id="c", name="c", zone="Europe/Berlin", week=week, **fields)


def test_no_calendar_is_always_open() -> None:
    assert hours(None, 0) == ALWAYS
    assert next_opening(None, 5) == 5


def test_a_day_opens_and_closes_at_its_edges() -> None:
    nine_to_six = calendar("09:00-18:00")
    assert not is_open(nine_to_six, berlin("2026-11-23T08:59:59.999"))
    assert is_open(nine_to_six, berlin("2026-11-23T09:00"))
    assert is_open(nine_to_six, berlin("2026-11-23T17:59:59.999"))
    assert not is_open(nine_to_six, berlin("2026-11-23T18:00"))


def test_what_it_says_of_an_open_and_of_a_closed_time() -> None:
    split = calendar("09:00-12:00", "13:00-18:00")
    noon = hours(split, berlin("2026-11-23T12:30"))
    assert noon == (False, berlin("2026-11-23T12:00"), berlin("2026-11-23T13:00"))
    afternoon = hours(split, berlin("2026-11-23T15:00"))
    assert afternoon == (True, berlin("2026-11-23T13:00"), berlin("2026-11-23T18:00"))


def test_the_next_opening_is_over_the_weekend() -> None:
    working_days = calendar("09:00-18:00", days=range(5))
    friday, monday = berlin("2026-11-20T18:00"), berlin("2026-11-23T09:00")
    assert next_opening(working_days, friday) == monday
    assert hours(working_days, berlin("2026-11-22T12:00")) == (False, friday, monday)
    assert next_opening(working_days, monday + 1) == monday + 1


def test_a_holiday_has_its_own_hours_or_none() -> None:
    days = {"2026-12-24": ("09:00-12:00",), "2026-12-25": ()}
    christmas = calendar("09:00-18:00", holidays=days)
    assert is_open(christmas, berlin("2026-12-24T11:59"))
    assert not is_open(christmas, berlin("2026-12-24T12:00"))
    assert next_opening(christmas, berlin("2026-12-24T12:00")) == berlin("2026-12-26T09:00")


def test_open_to_midnight_goes_on_into_the_next_day() -> None:
    nights = calendar("00:00-02:00", "22:00-24:00")
    late = hours(nights, berlin("2026-11-23T23:30"))
    assert late == (True, berlin("2026-11-23T22:00"), berlin("2026-11-24T02:00"))
    assert hours(nights, berlin("2026-11-24T01:00")) == late


def test_round_the_clock_has_no_edge_within_a_month() -> None:
    always = hours(calendar("00:00-24:00"), berlin("2026-11-23T12:00"))
    assert always.open and always.since is None
    assert always.until is not None and always.until > berlin("2027-11-23T12:00")


def test_a_calendar_without_hours_never_opens() -> None:
    assert hours(calendar(), berlin("2026-11-23T12:00")) == (False, None, None)
    assert next_opening(calendar(), berlin("2026-11-23T12:00")) is None


def test_the_night_that_is_an_hour_short() -> None:
    """On 2026-03-29 it is 03:00 right after 01:59."""
    whole = hours(calendar("00:00-24:00", days=range(6, 7)), berlin("2026-03-29T12:00"))
    assert whole.since is not None and whole.until is not None
    assert whole.until - whole.since == 23 * HOUR
    jump = utc("2026-03-29T01:00")
    assert next_opening(calendar("02:30-06:00"), jump - HOUR) == jump
    assert hours(calendar("01:00-02:30"), jump - 1).until == jump
    assert not is_open(calendar("01:00-02:30"), jump)
    assert not is_open(calendar("02:10-02:50", days=range(6, 7)), jump)


def test_the_night_that_is_an_hour_long() -> None:
    """On 2026-10-25 the hour from 02:00 comes twice."""
    whole = hours(calendar("00:00-24:00", days=range(6, 7)), berlin("2026-10-25T12:00"))
    assert whole.since is not None and whole.until is not None
    assert whole.until - whole.since == 25 * HOUR
    once = hours(calendar("01:00-02:30"), berlin("2026-10-25T02:45"))
    assert once == (True, berlin("2026-10-25T01:00"), berlin("2026-10-25T02:30", fold=1))
    assert next_opening(calendar("02:30-06:00"), berlin("2026-10-25T01:59")) == berlin(
        "2026-10-25T02:30"
    )


def test_nine_is_nine_before_and_after_the_jump() -> None:
    nine = calendar("09:00-18:00")
    assert next_opening(nine, utc("2026-03-28T20:00")) == utc("2026-03-29T07:00")
    assert next_opening(nine, utc("2026-10-24T20:00")) == utc("2026-10-25T08:00")


def test_a_span_that_makes_no_sense_is_refused() -> None:
    for wrong in ("18:00-09:00", "09:00", "09:75-10:00", "9-25", "nine-ten", ""):
        with pytest.raises(ValueError):
            hours(calendar(wrong), berlin("2026-11-23T12:00"))


def test_a_timetable_says_what_its_calendar_says() -> None:
    split = calendar("09:00-12:00", "13:00-24:00", days=range(5))
    table = Timetable(split)
    start = berlin("2026-03-27T00:00")
    for minute in range(0, 4 * 24 * 60, 7):
        at = start + minute * 60_000
        assert table.hours(at) == hours(split, at)
    assert table.hours(start) == hours(split, start)


def test_a_timetable_that_makes_no_sense_closes_nobody_s_queue() -> None:
    zone = Calendar(id="c", name="c", zone="Atlantis/Capital", week=((),) * 7)
    for wrong in (calendar("18:00-09:00"), zone, Calendar(id="c", name="c", week=())):
        assert Timetable(wrong).hours(berlin("2026-11-23T12:00")) == ALWAYS
