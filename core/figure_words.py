"""What figures are called, and the rows they stand in: one file of words per language, for the screen,
for what is taken out of it and for the reports that the platform makes by itself.

The words are data, in `resources/words`; nothing here says any.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

Language = Literal["en", "tr"]
FOLDER = Path(__file__).resolve().parents[1] / "resources" / "words"


class FigureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    by: dict[str, str]
    """Heading of the first column, by `ReportSpec.by`."""
    reasons: dict[str, str]
    """Why the bot handed over."""
    measures: dict[str, str]
    """By the names of `core.metrics.measures.MEASURES`."""
    groups: dict[str, str]
    """Of figures, by `core.metrics.measures.Group`."""


@cache
def figure_words(language: Language) -> FigureWords:
    text = (FOLDER / f"figures.{language}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), FigureWords)
