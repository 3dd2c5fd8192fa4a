"""What was announced at the sample company: lately to everybody, and earlier to some."""

from typing import Any

from backend.demo.clock import MINUTE
from backend.demo.texts import Texts
from core.supervision import Announcement


def news(texts: Texts, now: int) -> tuple[Announcement, ...]:
    """Each in both languages that are spoken there."""
    return tuple(_one(n, row, now) for n, row in enumerate(texts.work["news"], 1))


def _one(number: int, row: dict[str, Any], now: int) -> Announcement:
    return Announcement(
        id=f"an-{number}", at=now - row["minutes"] * MINUTE, by=row["by"], text=row["text"],
        team=row.get("team", ""),
    )  # fmt: skip
