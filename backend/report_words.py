"""What stands in a report that the platform makes by itself: a file of words per language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

Language = Literal["en", "tr"]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    by: dict[str, str]
    """Heading of the first column, by `ReportSpec.by`."""
    from_: str = msgspec.field(name="from")
    """Heading of the interval's beginning."""
    total: str
    none: str
    """Of a row without a subject."""
    before: str
    """Of a column of the second period: {name}."""
    variant: str
    """{variant}."""
    made: str
    media: dict[str, str]
    reasons: dict[str, str]
    """Why the bot handed over."""
    variants: dict[str, str]
    measures: dict[str, str]


@cache
def words(language: Language) -> Words:
    place = Path(__file__).parent / f"report_words.{language}.toml"
    return msgspec.convert(tomllib.loads(place.read_text("utf-8")), Words)
