from itertools import pairwise

import pytest

from core.metrics.days import before, cells, day_of, period

HOUR = 3_600_000
BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("noon", "hours"),
    [(1_774_778_400_000, 23), (1_792_926_000_000, 25), (1_780_308_000_000, 24)],
    ids=["2026-03-29", "2026-10-25", "2026-06-01"],
)  # fmt: skip
def test_a_day_may_have_an_hour_more_or_less(noon: int, hours: int) -> None:
    berlin = "Europe/Berlin"
    day = day_of(noon, berlin)
    assert (day.end - day.start) / HOUR == hours
    assert noon in day and day_of(day.start, berlin) == day_of(day.end - 1, berlin) == day


def test_it_is_the_company_s_and_not_the_machine_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    late = 1_795_465_800_000  # 2026-11-23 23:30 in Istanbul
    assert day_of(late).end - late == HOUR // 2


@pytest.mark.parametrize("name", ["Moon/Tranquillity", "../../etc/passwd", "", "\0"])
def test_a_zone_nobody_knows_is_the_usual_one(name: str) -> None:
    assert day_of(0, name) == day_of(0)


NOON = 1_795_424_400_000  # Monday, 2026-11-23, 12:00 in Istanbul


@pytest.mark.parametrize(
    ("name", "first", "days"),
    [
        ("today", 0, 1), ("yesterday", -1, 1), ("week", 0, 1), ("month", -22, 23),
        ("2026-11-01/2026-11-23", -22, 22),
    ],
)  # fmt: skip
def test_periods_begin_and_end_at_midnight(name: str, first: int, days: int) -> None:
    today = day_of(NOON).start
    span = period(name, NOON)
    assert (span.start, span.ms) == (today + first * 24 * HOUR, days * 24 * HOUR)


def test_a_week_begins_on_monday() -> None:
    assert period("week", NOON + 3 * 24 * HOUR).ms == 4 * 24 * HOUR


def test_as_many_days_right_before() -> None:
    over_the_change = period("2026-10-25/2026-10-27", NOON, BERLIN)
    earlier = before(over_the_change, BERLIN)
    assert earlier.end == over_the_change.start
    assert (over_the_change.ms, earlier.ms) == (49 * HOUR, 48 * HOUR)


@pytest.mark.parametrize("zone", [BERLIN, "Europe/Istanbul", "Asia/Kathmandu", "America/New_York"])
@pytest.mark.parametrize("step", [0, 15, 30, 60, 1_440])
def test_cells_tile_a_period_and_begin_anew_at_midnight(zone: str, step: int) -> None:
    for name in ("2026-03-27/2026-03-31", "2026-10-23/2026-10-27"):
        span = period(name, NOON, zone)
        found = list(cells(span, step, zone))
        assert found[0].start == span.start and found[-1].end == span.end
        assert all(a.end == b.start for a, b in pairwise(found))
        midnights = {day_of(cell.start, zone).start for cell in found}
        assert len(midnights) == (4 if step else 1)
        if step:
            assert midnights <= {cell.start for cell in found}
            assert all(cell.ms <= step * 60_000 or step == 1_440 for cell in found)
