import pytest

from backend.channels.bot.opening import opening
from backend.channels.bot.script import load

HOUR, HERE = 3_600_000, "Europe/Istanbul"
NOON = 1_795_770_000_000  # 2026-11-27 09:00 UTC, a Friday noon in Istanbul


@pytest.mark.parametrize(
    ("hours", "tr", "en"),
    [
        (1.5, "Bugün saat 13.30 itibarıyla", "today at 13:30"),
        (21, "Yarın saat 09.00 itibarıyla", "tomorrow at 09:00"),
        (69, "30.11.2026 günü saat 09.00 itibarıyla", "on 30 November 2026 at 09:00"),
    ],
)
def test_the_next_opening_is_said_in_words(hours: float, tr: str, en: str) -> None:
    at = NOON + int(hours * HOUR)
    phrases = load().phrases
    assert opening(phrases, "tr", at, NOON, HERE, HERE) == tr
    assert opening(phrases, "en", at, NOON, HERE, HERE) == en


@pytest.mark.parametrize(
    ("zone", "reader", "said"),
    [
        ("Europe/Berlin", "Europe/Paris", "today at 11:30"),
        ("Europe/Istanbul", "Africa/Nairobi", "today at 13:30"),
        ("Europe/Berlin", HERE, "today at 11:30 (UTC+1)"),
        (HERE, "UTC", "today at 13:30 (UTC+3)"),
        ("UTC", HERE, "today at 10:30 (UTC)"),
        ("Asia/Kolkata", HERE, "today at 16:00 (UTC+5:30)"),
        ("America/St_Johns", HERE, "today at 07:00 (UTC−3:30)"),
        ("Pacific/Auckland", HERE, "today at 23:30 (UTC+13)"),
    ],
)
def test_by_the_clock_of_its_calendar_which_is_named_where_the_readers_shows_another(
    zone: str, reader: str, said: str
) -> None:
    assert opening(load().phrases, "en", NOON + 90 * 60_000, NOON, zone, reader) == said


def test_today_is_said_only_where_it_is_the_same_day_for_both() -> None:
    evening = NOON + 9 * HOUR  # still the 27th in Istanbul, the 28th in Auckland
    said = opening(load().phrases, "en", evening + HOUR, evening, "Pacific/Auckland", HERE)
    assert said == "on 28 November 2026 at 08:00 (UTC+13)"


def test_daylight_saving_holds_at_the_opening_not_now() -> None:
    """The night of 29 March 2026: Berlin goes from +1 to +2, and so to where Kyiv stood before."""
    before, after = 1_774_700_000_000, 1_774_800_000_000
    said = opening(load().phrases, "tr", after, before, "Europe/Berlin", "Africa/Cairo")
    assert said == "Yarın saat 18.00 itibarıyla", "Cairo is at +2 as well"
