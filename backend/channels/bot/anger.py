"""Anger in a customer's newest messages: a few plain signs, counted."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from backend.channels.bot.intents import follows
from backend.channels.bot.rules import Anger
from backend.channels.bot.words import words
from core.folding import fold

_MARKS = re.compile(r"!{3,}|[!?]{2,}!|!\?+!")
_SWORN = 2
_LOUD_LETTERS = 12
_LOUD_SHARE = 0.8
_SAME = 92
"""rapidfuzz's ratio from which on a message is the same again."""
_LONGEST = 500


class Temper:
    """Knows the words of the flow; suffixes are tolerated."""

    def __init__(self, anger: Anger) -> None:
        self._anger = anger
        self._words = [words(text) for text in (*anger.tr, *anger.en)]

    def is_angry(self, said: Sequence[str]) -> bool:
        """`said`: the customer's messages, oldest first. Only if the newest one shows it too.

        Who calmly says the same again was not understood, and is not angry.
        """
        newest = [text[:_LONGEST] for text in said if text.strip()][-self._anger.newest :]
        heat = [self._heat(text) for text in newest]
        again = [is_repeated(text, newest[:at]) for at, text in enumerate(newest)]
        if not any(heat) or not (heat[-1] or again[-1]):
            return False
        return sum(heat) + sum(again) >= self._anger.enough

    def _heat(self, text: str) -> int:
        heard = words(text)
        sworn = any(follows(phrase, heard) for phrase in self._words)
        return _SWORN * sworn + is_loud(text) + bool(_MARKS.search(text))


def is_loud(text: str) -> bool:
    """Written in capitals throughout, and more than a number or a name."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return len(letters) >= _LOUD_LETTERS and capitals >= _LOUD_SHARE * len(letters)


def is_repeated(text: str, before: Sequence[str]) -> bool:
    """The same once more; short answers such as `evet` may well be."""
    said = " ".join(fold(text).split())
    return len(said) >= 8 and any(
        fuzz.ratio(said, " ".join(fold(other).split())) >= _SAME for other in before
    )
