"""Words as the bot compares them: folded, split, and alike when only a suffix or a slip differs."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA, Prefix

from core.folding import fold

_WORD = re.compile(r"[a-z]+")
_CLAUSE = re.compile(r"[.!?;:\n,]+")
_LONGEST = 2_000
_MOST_CLAUSES = 12
"""Nobody needs more to say what they want; a stranger's thousand commas must cost little."""


def words(text: str) -> list[str]:
    """The folded words of `text`; digits and marks fall away. At most 2,000 characters are read."""
    return _WORD.findall(fold(text[:_LONGEST].replace("'", "").replace("’", "")))


def clauses(text: str) -> list[list[str]]:
    """The words of each clause, and of the whole text first."""
    parts = [words(part) for part in _CLAUSE.split(text[:_LONGEST], maxsplit=_MOST_CLAUSES)]
    return [words(text), *(part for part in parts if part)]


@lru_cache(maxsize=50_000)  # every message is compared with the same few hundred words
def alike(a: str, b: str) -> float:
    """0 to 1: how surely two folded words are forms of one (`kargom` and `kargonuz`)."""
    if a == b:
        return 1.0
    short, long = sorted((len(a), len(b)))
    if short < 4 or a[0] != b[0]:
        return 0.0
    shared = Prefix.similarity(a, b)
    if shared == short:
        return 0.95
    if shared >= 4 and shared >= 0.55 * long:
        return 0.88
    return _slip(a, b, short)


def _slip(a: str, b: str, short: int) -> float:
    allowed = 2 if short >= 8 else 1
    distance = OSA.distance(a, b, score_cutoff=allowed)
    return 0.8 if short >= 5 and distance <= allowed else 0.0
