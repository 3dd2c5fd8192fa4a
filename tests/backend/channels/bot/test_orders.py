import pytest

from backend.channels.bot.orders import age_days, day, is_late, is_of
from tests.backend.channels.bot.talk import DAY, NOW, order


@pytest.mark.parametrize(
    ("status", "days", "late"),
    [
        ("preparing", 3, False), ("preparing", 4, True), ("shipped", 6, False), ("shipped", 7, True),
        ("delivered", 90, False), ("cancelled", 90, False), ("returned", 90, False),
    ],
)  # fmt: skip
def test_when_an_order_is_late(status: str, days: int, late: bool) -> None:
    assert is_late(order(status, days), NOW) is late


@pytest.mark.parametrize(
    ("phone", "end", "own"),
    [
        ("+90 573 214 77 08", "7708", True), ("+90 573 214 77 08", "7709", False),
        ("+905732147708", "", False), ("", "", False), ("7708", "7708", False),
        ("+905732147708", "08", False),
    ],
)  # fmt: skip
def test_whose_order_it_is(phone: str, end: str, own: bool) -> None:
    assert is_of(phone, end) is own


def test_an_order_from_the_future_is_new() -> None:
    assert age_days(order("shipped", -3), NOW) == 0


def test_the_day_is_the_one_of_the_customers_clock() -> None:
    before_midnight_utc = 20_000 * DAY - 3_600_000
    assert day(before_midnight_utc, "tr", "Europe/Istanbul") == "04.10.2024"
    assert day(before_midnight_utc, "en", "Europe/Istanbul") == "4 October 2024"
    assert day(before_midnight_utc, "en", "Europe/London") == "4 October 2024"
    assert day(before_midnight_utc, "en", "America/New_York") == "3 October 2024"
