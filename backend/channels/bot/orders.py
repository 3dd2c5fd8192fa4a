"""What the bot may say of an order, and when an order is late."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from backend.channels.bot.language import Language
from core.entities import Order

DAY_MS = 86_400_000
LATE_AFTER_DAYS = {"preparing": 3, "shipped": 6}
"""Days since the order was placed; other statuses are never late."""
_MONTHS = "January February March April May June July August September October November December"


def is_of(phone: str, end: str) -> bool:
    """Whether a phone number ends in four digits that a customer wrote."""
    digits = re.sub(r"\D", "", phone)
    return len(end) == 4 and len(digits) >= 7 and digits.endswith(end)


def age_days(order: Order, now: int) -> int:
    return max(0, now - order.at) // DAY_MS


def is_late(order: Order, now: int) -> bool:
    limit = LATE_AFTER_DAYS.get(order.status)
    return limit is not None and age_days(order, now) > limit


def day(at: int, language: Language, zone: str) -> str:
    """The calendar day by the clock of `zone`, as it is written in the language."""
    local = datetime.fromtimestamp(at / 1000, ZoneInfo(zone))
    return written(local.date().isoformat(), language)


def written(iso: str, language: Language) -> str:
    """`2026-03-01` as people write it."""
    one = date.fromisoformat(iso)
    if language == "tr":
        return f"{one:%d.%m.%Y}"
    return f"{one.day} {_MONTHS.split()[one.month - 1]} {one.year}"
