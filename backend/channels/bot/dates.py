"""Days as people write them: `yarın`, `3 Mart`, `tomorrow`, `next Friday`, `12/05`."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from core.folding import fold

When = Literal["near", "future", "past"]
"""Which of the years a day without one is meant in, and which days make sense at all."""

_DAYS = {
    "bugun": 0, "today": 0, "yarin": 1, "tomorrow": 1, "dun": -1, "yesterday": -1,
    "obur gun": 2, "obursu gun": 2, "day after tomorrow": 2, "evvelsi gun": -2,
    "onceki gun": -2, "day before yesterday": -2,
}  # fmt: skip
_WEEK = (
    ("pazartesi", "monday"), ("sali", "tuesday"), ("carsamba", "wednesday"),
    ("persembe", "thursday"), ("cuma", "friday"), ("cumartesi", "saturday"), ("pazar", "sunday"),
)  # fmt: skip
_MONTHS = (
    "ocak january jan", "subat february feb", "mart march mar", "nisan april apr", "mayis may",
    "haziran june jun", "temmuz july jul", "agustos august aug", "eylul september sept sep",
    "ekim october oct", "kasim november nov", "aralik december dec",
)  # fmt: skip
_SUFFIX = "[a-z]{0,5}"
_MONTH = {name: month for month, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(?<![\d./])(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/])")
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)? ({_NAMES}){_SUFFIX}(?:,? (\d{{4}}))?"
)
_MONTH_DAY = re.compile(rf"\b({_NAMES}) (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}}))?")
_AWAY = re.compile(r"\b(?:(in) )?(\d{1,2}) (gun|days?|hafta|weeks?)\b ?(sonra|once|ago|later)?")
_LONGEST = 500


def day_in(text: str, today: date, when: When = "near") -> str:
    """The first day that `text` names and that makes sense, as 2026-03-01; empty where none."""
    folded = " ".join(fold(text[:_LONGEST]).replace("'", "").replace("’", "").split())
    for found in _all(folded, today, when):
        if _makes_sense(found, today, when):
            return found.isoformat()
    return ""


def _all(text: str, today: date, when: When) -> Iterator[date]:
    for read in (_written, _relative, _away, _weekday):
        yield from read(text, today, when)


def _written(text: str, today: date, when: When) -> Iterator[date]:
    for year, month, day in _ISO.findall(text):
        yield from _made(day, month, year, today, when)
    for day, name, year in _DAY_MONTH.findall(text):
        yield from _made(day, _MONTH[name], year, today, when)
    for name, day, year in _MONTH_DAY.findall(text):
        yield from _made(day, _MONTH[name], year, today, when)
    for day, mark, month, year in _NUMBERS.findall(text):
        if year or mark != "-":  # `2-5 days` is no day
            yield from _made(day, month, year, today, when)


def _made(day: str, month: str | int, year: str, today: date, when: When) -> Iterator[date]:
    """None for the 31st of February."""
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else _years(today)
    possible = []
    for each in years:
        try:
            possible.append(date(each, int(month), int(day)))
        except ValueError:
            continue
    fitting = [one for one in possible if _makes_sense(one, today, when)] or possible
    if fitting:
        yield min(fitting, key=lambda one: abs(one - today))


def _years(today: date) -> list[int]:
    return [today.year - 1, today.year, today.year + 1]


def _relative(text: str, today: date, when: When) -> Iterator[date]:
    for words in sorted(_DAYS, key=len, reverse=True):
        if re.search(rf"\b{words}{_SUFFIX if ' ' not in words else ''}", text):
            yield today + timedelta(days=_DAYS[words])
            return


def _away(text: str, today: date, when: When) -> Iterator[date]:
    for before, count, unit, side in _AWAY.findall(text):
        if before or side:
            days = int(count) * (7 if unit in ("hafta", "week", "weeks") else 1)
            yield today + timedelta(days=-days if side in ("once", "ago") else days)


def _weekday(text: str, today: date, when: When) -> Iterator[date]:
    words = text.split()
    for at, word in enumerate(words):
        number = _number(word.strip(".,;:!?"))
        if number is None:
            continue
        before = words[at - 1] if at else ""
        if before in ("gecen", "last") or when == "past":
            yield today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
            continue
        coming = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
        later = before == "haftaya" and coming.isocalendar()[:2] == today.isocalendar()[:2]
        yield coming + timedelta(days=7 * later)


def _number(word: str) -> int | None:
    """Monday is 0; the longest name first, since `pazartesi` begins with `pazar`."""
    names = [(name, at) for at, pair in enumerate(_WEEK) for name in pair if word.startswith(name)]
    name, at = max(names, key=lambda pair: len(pair[0]), default=("", None))
    return at if len(word) - len(name) <= 5 else None


def _makes_sense(one: date, today: date, when: When) -> bool:
    if when == "future":
        return today <= one <= today + timedelta(days=366)
    if when == "past":
        return today - timedelta(days=3660) <= one <= today
    return abs((one - today).days) <= 3660
