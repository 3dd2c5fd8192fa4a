from core.metrics.days import day_of
from core.metrics.forecast import forecast
from core.metrics.ratio import Ratio
from core.protocol.signals import Forecast

ZONE = "Europe/Berlin"
NOON = 1_780_308_000_000
QUARTER = 900_000
DAY_MS = 24 * 3_600_000
AHT = Ratio(10 * 180_000, 10)


def a_day(days_ago: int, *counts: int) -> dict[int, int]:
    """From twelve quarters of an hour before noon on."""
    first = NOON - days_ago * DAY_MS - (len(counts) - 2) * QUARTER
    return {first + number * QUARTER: n for number, n in enumerate(counts) if n}


def test_arrivals_are_the_same_weekday_s_scaled_by_today_so_far() -> None:
    arrivals = a_day(7, 10, 10, 20, 20) | a_day(14, 10, 10, 40, 0) | a_day(0, 20, 20, 0, 0)
    assert forecast(NOON, arrivals, 0, 0, AHT, ZONE) == Forecast(arrivals=60, waiting=60)


def test_who_is_there_serves_as_many_as_their_time_holds() -> None:
    arrivals = a_day(7, 10, 10, 20, 20) | a_day(0, 10, 10, 0, 0)
    assert forecast(NOON, arrivals, 5, 3, AHT, ZONE) == Forecast(arrivals=20, waiting=10)
    assert forecast(NOON, arrivals, 5, 30, AHT, ZONE) == Forecast(arrivals=20, waiting=0)


def test_within_a_quarter_of_an_hour_it_is_part_of_two() -> None:
    arrivals = a_day(7, 10, 10, 20, 40) | a_day(0, 10, 10, 0, 0)
    found = forecast(NOON + QUARTER // 2, arrivals, 0, 0, AHT, ZONE)
    assert found and found.arrivals == 30


def test_without_ground_there_is_none() -> None:
    assert forecast(NOON, a_day(0, 10, 10), 5, 3, AHT, ZONE) is None
    assert forecast(NOON, a_day(6, 10, 10, 20), 5, 3, AHT, ZONE) is None
    assert forecast(NOON, a_day(7, 10, 10, 20), 5, 3, Ratio(), ZONE) is None


def test_three_customers_in_the_morning_do_not_make_a_rush() -> None:
    arrivals = a_day(7, 0, 1, 20, 20) | a_day(0, 0, 90, 0, 0)
    found = forecast(NOON, arrivals, 0, 0, AHT, ZONE)
    assert found and found.arrivals == 80


def test_the_same_hour_where_clocks_were_put_meanwhile() -> None:
    """A week later the same wall clock is 167 hours on."""
    after = 1_775_296_800_000  # 2026-04-04 12:00 in Berlin
    before = day_of(after - 7 * DAY_MS, ZONE).start + 12 * 3_600_000
    arrivals = {before: 8, before - QUARTER: 2, after - QUARTER: 2}
    found = forecast(after, arrivals, 0, 0, AHT, ZONE)
    assert found and found.arrivals == 8
