"""Which of the two languages a customer writes."""

from collections.abc import Mapping
from typing import Literal

from backend.channels.bot.intents import Intent
from backend.channels.bot.words import words

Language = Literal["tr", "en"]

_TURKISH_LETTERS = frozenset("ıİşŞğĞ")
_BOTH = frozenset({"ok", "okay", "no", "hi", "hey", "e", "mail", "bot"})
"""Words that a Turkish customer writes as well."""
_COMMON: dict[Language, str] = {
    "tr": "ve bir bu icin ama ile de da mi mu ne nasil neden cok var yok ben siz benim sizin sipariş "
    "kargo iade fatura merhaba evet hayir lutfen gun once hala gelmedi istiyorum numaram",
    "en": "the a an is are was it this that my your i you we and or of to for in on at not have has "
    "do does did can could would will with what when where why how please order hello yes no",
}


class Languages:
    """Knows the words of the intents' examples and a few common ones of each language."""

    def __init__(self, intents: Mapping[str, Intent]) -> None:
        turkish = {w for i in intents.values() for text in i.tr for w in words(text)}
        english = {w for i in intents.values() for text in i.en for w in words(text)}
        turkish |= set(words(_COMMON["tr"]))
        english |= set(words(_COMMON["en"]))
        self._turkish = turkish - english
        self._english = english - turkish - _BOTH

    def of(self, text: str, otherwise: Language) -> Language:
        """The language of `text`; `otherwise` where its words do not tell.

        One Turkish letter decides nothing: it may be in a name (`Ardıç Home`).
        """
        heard = words(text)
        turkish = sum(self._is_turkish(w) for w in heard)
        turkish += sum(any(letter in _TURKISH_LETTERS for letter in w) for w in text.split())
        english = sum(w in self._english for w in heard)
        if turkish == english:
            return otherwise
        return "tr" if turkish > english else "en"

    def _is_turkish(self, word: str) -> bool:
        """A Turkish word carries suffixes, so its beginning is enough."""
        stems = (word[:n] for n in range(5, len(word) + 1))
        return word in self._turkish or any(stem in self._turkish for stem in stems)


def language(code: str) -> Language:
    """`tr` for anything that says Turkish, else `en`."""
    return "tr" if code.lower().startswith("tr") else "en"
