"""When a queue opens again, in words."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from backend.channels.bot.language import Language
from backend.channels.bot.orders import day
from backend.channels.bot.phrases import Phrases


def opening(
    phrases: Phrases, language: Language, at: int, now: int, zone: str, reader: str
) -> str:  # fmt: skip
    """`Yarın saat 09.00 itibarıyla`, `today at 14:30`, `tomorrow at 09:00 (UTC+3)`; times in ms.

    By the clock of `zone`, which is named where the clock of `reader` shows another time.
    """
    (then, today), (theirs, now_there) = _seen((at, now), zone), _seen((at, now), reader)
    time = f"{then:%H.%M}" if language == "tr" else f"{then:%H:%M}"
    if then.utcoffset() != theirs.utcoffset():
        time += f" ({_offset(then)})"
    # Today and tomorrow are the reader's: where it is another day there, only the date is plain
    days = (then.date() - today.date()).days if today.date() == now_there.date() else -1
    name = {0: "opens_today", 1: "opens_tomorrow"}.get(days)
    if name is not None:
        return phrases.say(language, name, time=time)
    return phrases.say(language, "opens_on", time=time, date=day(at, language, zone))


def _seen(times: tuple[int, int], zone: str) -> tuple[datetime, datetime]:
    first, second = (datetime.fromtimestamp(ms / 1000, ZoneInfo(zone)) for ms in times)
    return first, second


def _offset(at: datetime) -> str:
    """UTC, UTC+3, UTC−3:30: what a zone is called differs from language to language, this does not."""
    minutes = round((at.utcoffset() or timedelta()).total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")
