from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from backend.live.quiet import is_quiet, is_span

ZONE = "Europe/Istanbul"


def at(clock: str) -> int:
    when = datetime.fromisoformat(f"2026-11-23T{clock}:00").replace(tzinfo=ZoneInfo(ZONE))
    return int(when.timestamp() * 1_000)


@pytest.mark.parametrize(
    ("clock", "quiet"),
    [("21:59", False), ("22:00", True), ("23:59", True), ("00:00", True), ("06:59", True),
     ("07:00", False), ("12:30", True), ("13:00", False)],
)  # fmt: skip
def test_by_the_companys_clock_and_over_midnight(clock: str, quiet: bool) -> None:
    assert is_quiet(("22:00-07:00", "12:00-13:00"), at(clock), ZONE) is quiet


def test_to_the_end_of_the_day() -> None:
    assert is_quiet(("20:00-24:00",), at("23:59"), ZONE)
    assert not is_quiet(("20:00-24:00",), at("00:00"), ZONE)


def test_what_makes_no_sense_keeps_no_alert_away() -> None:
    assert not is_quiet(("late", "25:00-26:00", "", "7-8-9"), at("07:30"), ZONE)
    assert not is_quiet((), at("07:30"), ZONE)
    assert is_span("22:00-07:00") and not is_span("22:00")


def test_an_end_that_is_the_beginning_is_no_span() -> None:
    assert not is_span("22:00-22:00") and not is_quiet(("22:00-22:00",), at("12:00"), ZONE)
    assert is_span("00:00-24:00") and is_quiet(("00:00-24:00",), at("12:00"), ZONE)
