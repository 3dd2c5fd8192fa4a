"""Sought: the words somebody looks for, found again in any text that is on the screen."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtGui import QTextCharFormat, QTextLayout

from core.folding import fold
from desktop.theme import Theme

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"[^\W_]+")
Span = tuple[int, int]
LONG = 4
"""Letters of a word that may go on, also where another is typed after it."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Each term is folded words that follow each other."""

    terms: tuple[tuple[str, ...], ...] = ()
    begun: frozenset[int] = frozenset()
    """Places of those whose last word only has to begin so."""

    def __bool__(self) -> bool:
        return bool(self.terms)


def sought(text: str, meant: Mapping[str, Iterable[str]] | None = None) -> Sought:
    """What a query looks for; what must not be there is left out. `meant`: words mended for it."""
    terms: list[tuple[str, ...]] = []
    open_, typing = list[bool](), False
    for sign, phrase, word in _TERM.findall(text):
        found = tuple(_WORD.findall(fold(phrase or word)))
        typing = typing if not found else not (sign or phrase)
        if found and not sign:
            terms.append(found)
            open_.append(not phrase and len(found) == 1 and len(word) >= LONG)
    mended = {fold(typed): tuple(map(fold, words)) for typed, words in (meant or {}).items()}
    others = [(word,) for term in terms for each in term for word in mended.get(each, ())]
    begun = {len(others) + place for place, may in enumerate(open_) if may}
    begun |= {len(others) + len(terms) - 1} if terms and typing else set()
    return Sought((*others, *terms), frozenset(begun))


def marks(text: str, of: Sought) -> tuple[Span, ...]:
    """(start, length) of each place in `text`, in its order and not overlapping."""
    if not of:
        return ()
    folded, back = _folded(text)
    words = [(match.group(), *match.span()) for match in _WORD.finditer(folded)]
    spans = {
        span
        for number, term in enumerate(of.terms)
        for span in _places(words, term, number in of.begun)
    }
    return _joined((back(start), back(end)) for start, end in sorted(spans))


def mark_formats(theme: Theme, text: str, of: Sought | None) -> list[QTextLayout.FormatRange]:
    """As a layout takes them."""
    return [mark_format(theme, *span) for span in marks(text, of)] if of else []


def _places(words: list[tuple[str, int, int]], term: tuple[str, ...], goes_on: bool) -> list[Span]:
    size, found = len(term), []
    for at in range(len(words) - size + 1):
        run = words[at : at + size]
        if all(word[0] == sought for word, sought in zip(run, term[:-1], strict=False)) and (
            run[-1][0].startswith(term[-1]) if goes_on else run[-1][0] == term[-1]
        ):
            found.append((run[0][1], run[-1][2]))
    return found


def _folded(text: str) -> tuple[str, "Back"]:
    """Folding may make a text longer or shorter; then each letter is folded alone."""
    folded = fold(text)
    if len(folded) == len(text):
        return folded, Back(None)
    parts = [fold(letter) for letter in text]
    return "".join(parts), Back([0, *accumulate(map(len, parts))])


class Back:
    """From a place in the folded text to the one in the text itself."""

    def __init__(self, starts: list[int] | None) -> None:
        self._starts = starts

    def __call__(self, place: int) -> int:
        if self._starts is None:
            return place
        return next(i for i, start in enumerate(self._starts) if start >= place)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for start, end in spans:
        if found and start < sum(found[-1]):
            found[-1] = found[-1][0], max(end, sum(found[-1])) - found[-1][0]
        else:
            found.append((start, end - start))
    return tuple(found)


def mark_format(theme: Theme, start: int, length: int) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    style.setBackground(theme.color("mark"))
    style.setForeground(theme.color("text"))
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = start, length, style
    return part
