import pytest

from backend.channels.bot.opening import opening
from backend.channels.bot.script import load

HOUR = 3_600_000
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
    assert opening(phrases, "tr", at, NOON) == tr
    assert opening(phrases, "en", at, NOON) == en
