"""What stands in a report that the platform makes by itself beside its figures, whose words are everybody's
(`core.figure_words`): a file of words per language."""

import tomllib
from functools import cache
from pathlib import Path

import msgspec

from core.figure_words import Language


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
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
    variants: dict[str, str]


@cache
def words(language: Language) -> Words:
    place = Path(__file__).parent / f"report_words.{language}.toml"
    return msgspec.convert(tomllib.loads(place.read_text("utf-8")), Words)
