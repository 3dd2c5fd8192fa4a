"""Writing: how numbers, moments and the few words of a page's edge are written; no text of its own."""

from datetime import datetime
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

NOTHING = "–"


class Writing(msgspec.Struct, frozen=True):
    """Whoever asks for a document says its words: they are in the person's language.

    `page` is a sentence with {page} and {pages}, `made` one that is whole. `company` stands at the
    head of the page.
    """

    language: Literal["tr", "en"] = "en"
    zone: str = "Europe/Istanbul"
    page: str = "{page} / {pages}"
    made: str = ""
    company: str = ""
    yes: str = "✓"

    def moment(self, at: int) -> str:
        """`at` in ms."""
        return f"{self.day(at)} {self.clock(at)}"

    def day(self, at: int) -> str:
        return self.local(at).strftime("%d.%m.%Y" if self.language == "tr" else "%Y-%m-%d")

    def clock(self, at: int, *, seconds: bool = False) -> str:
        return self.local(at).strftime("%H:%M:%S" if seconds else "%H:%M")

    def local(self, at: int) -> datetime:
        return datetime.fromtimestamp(at / 1_000, zone_of(self.zone))

    def number(self, value: float, places: int = 0) -> str:
        written = f"{value:,.{places}f}"
        if self.language == "tr":
            written = written.translate(str.maketrans(",.", ".,"))
        return written.replace("-", "−")

    def percent(self, value: float, places: int = 1) -> str:
        number = self.number(value, places)
        return f"%{number}" if self.language == "tr" else f"{number} %"

    def duration(self, ms: float) -> str:
        """0:42, 4:12, 1:02:03."""
        seconds = round(ms / 1_000)
        sign, seconds = ("−", -seconds) if seconds < 0 else ("", seconds)
        hours, minutes, seconds = seconds // 3600, seconds % 3600 // 60, seconds % 60
        tail = f"{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
        return f"{sign}{hours}:{tail}" if hours else f"{sign}{tail}"


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    return ZoneInfo(name)
