"""When a queue opens again, in words."""

from datetime import datetime

from backend.channels.bot.language import Language
from backend.channels.bot.orders import ZONE, day
from backend.channels.bot.phrases import Phrases


def opening(phrases: Phrases, language: Language, at: int, now: int) -> str:
    """`Yarın saat 09.00 itibarıyla`, `today at 14:30`; both times in ms."""
    then, today = (datetime.fromtimestamp(ms / 1000, ZONE) for ms in (at, now))
    time = f"{then:%H.%M}" if language == "tr" else f"{then:%H:%M}"
    days = (then.date() - today.date()).days
    name = {0: "opens_today", 1: "opens_tomorrow"}.get(days)
    if name is not None:
        return phrases.say(language, name, time=time)
    return phrases.say(language, "opens_on", time=time, date=day(at, language))
