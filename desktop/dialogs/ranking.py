"""How well a title answers what was typed in the palette: pure, folded, Turkish letters included."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from core.folding import fold

T = TypeVar("T")

WHOLE, NAMED, START, WORDS, INSIDE, LETTERS = 100.0, 95.0, 90.0, 80.0, 70.0, 50.0
CLOSE_ENOUGH = 75.0
"""rapidfuzz's ratio below which a misspelt word is another word."""


BESIDE = 15.0
"""What a word nobody sees is worth less than the same word in a title."""
SURE = 60.0
"""From here on an answer stands before whoever is called that."""


def ranked(typed: str, candidates: Iterable[tuple[Sequence[str], T]]) -> tuple[list[T], list[T]]:
    """The candidates that answer, best first: the sure ones, and the rest.

    Each comes with its title and whatever else people look for it by. Equal ones keep their order. Nothing typed: all are sure.
    """
    query = fold(typed).split()
    if not query:
        return [item for _, item in candidates], []
    scored = [(best(query, names), item) for names, item in candidates]
    scored.sort(key=lambda pair: -pair[0])
    sure = [item for points, item in scored if points >= SURE]
    return sure, [item for points, item in scored if 0 < points < SURE]


def best(query: list[str], names: Sequence[str]) -> float:
    """The title's score, or a little less than that of the best of the other `names`."""
    title, *others = [score(query, name) for name in names]
    return max(title, max(others, default=0.0) - BESIDE)


def score(query: list[str], title: str) -> float:
    """0 for no answer, up to 100; shorter titles win among equals. `query` is folded words."""
    folded = fold(title)
    return max(0.0, _tier(query, folded) - len(folded) / 100) if folded else 0.0


def _tier(query: list[str], folded: str) -> float:
    typed = " ".join(query)
    if folded == typed:
        return WHOLE
    words = re.findall(r"\w+", folded)
    if all(part in words for part in query):
        return NAMED
    if folded.startswith(typed):
        return START
    if all(any(word.startswith(part) for word in words) for part in query):
        return WORDS
    if all(part in folded for part in query):
        return INSIDE
    if _initials(typed, words) or _in_order(typed.replace(" ", ""), folded):
        return LETTERS
    return _misspelt(query, words)


def _initials(typed: str, words: list[str]) -> bool:
    return len(typed) > 1 and "".join(word[0] for word in words).startswith(typed.replace(" ", ""))


def _in_order(letters: str, folded: str) -> bool:
    """`krtk` finds `kırtasiyeci kadir`; only from three letters on, or everything answers."""
    rest = iter(folded)
    return len(letters) >= 3 and folded[0] == letters[0] and all(c in rest for c in letters)


def _misspelt(query: list[str], words: list[str]) -> float:
    if min(len(part) for part in query) < 4:
        return 0.0
    from rapidfuzz.fuzz import ratio  # after the first paint: nobody types before it

    worst = min(max(ratio(part, word[: len(part) + 1]) for word in words) for part in query)
    return worst / 2.5 if worst >= CLOSE_ENOUGH else 0.0
