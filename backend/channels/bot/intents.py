"""Intents: what a customer may want, read from `intents.toml`, and how they are recognised."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from backend.channels.bot.matching import Matcher, confidence
from backend.channels.bot.words import words
from core.entities import HandoffReason

SURE = 0.5
"""From this confidence on the bot acts on what it understood."""
BY_WORD = 0.93
"""Confidence of an intent that one of its deciding words named."""
_SMALL_TALK, _TOPIC = 0.8, 0.33
"""How much the rest of a message counts against an example."""


class Intent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of `intents.toml`; the meaning of each field stands at its head."""

    then: Literal["say", "article", "order", "callback", "handoff", "close"]
    tr: tuple[str, ...]
    en: tuple[str, ...]
    words: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    asks: int = 2
    unmet: HandoffReason = "low_confidence"
    reason: HandoffReason = "policy"
    says: str = ""
    queue: str = ""
    article: str = ""
    small: bool = False
    sample: bool = False


class Guess(msgspec.Struct, frozen=True):
    """`intent` is empty where nothing came near; `score` is the confidence from 0 to 1."""

    intent: str
    score: float

    @property
    def sure(self) -> bool:
        return bool(self.intent) and self.score >= SURE


class Recogniser:
    """`deciding`: intents whose words decide alone, the weightiest first."""

    def __init__(self, intents: Mapping[str, Intent], deciding: Sequence[str]) -> None:
        self._small = {name for name, intent in intents.items() if intent.small}
        self._outcome = {n: (i.then, i.queue) if i.queue else (n, "") for n, i in intents.items()}
        self._deciding = {name: [words(w) for w in intents[name].words] for name in deciding}
        self._matcher = Matcher(
            {name: (*intent.tr, *intent.en) for name, intent in intents.items()},
            {name: _SMALL_TALK if intent.small else _TOPIC for name, intent in intents.items()},
        )

    def guess(self, text: str) -> Guess:
        """The likeliest intent; small talk only where nothing else was understood."""
        named = self._named(words(text))
        if named:
            return Guess(named, BY_WORD)
        scores = self._matcher.scores(text)
        if not scores:
            return Guess("", 0.0)
        real = self._best({name: s for name, s in scores.items() if name not in self._small})
        small = self._best({name: s for name, s in scores.items() if name in self._small})
        return real if real.sure or real.score > small.score else small

    def _named(self, heard: list[str]) -> str:
        for name, phrases in self._deciding.items():
            if any(follows(phrase, heard) for phrase in phrases):
                return name
        return ""

    def _best(self, scores: Mapping[str, float]) -> Guess:
        """Confidence falls where another outcome is close, so that a toss-up is not acted on."""
        name = max(scores, key=lambda candidate: scores[candidate])
        first = scores[name]
        others = [s for n, s in scores.items() if self._outcome[n] != self._outcome[name]]
        score = confidence(first - 0.35 * max(0.0, max(others, default=0.0) - first + 0.1))
        return Guess(name if score > 0.05 else "", round(score, 2))


def follows(phrase: list[str], heard: list[str]) -> bool:
    """Whether the words of `phrase` stand one after the other in `heard`, suffixes allowed."""
    if not any(_begins(word, phrase[0]) for word in set(heard)):
        return False  # soon said of a long text, which costs much otherwise
    starts = range(len(heard) - len(phrase) + 1)
    return any(all(_begins(h, p) for h, p in zip(heard[i:], phrase, strict=False)) for i in starts)


def _begins(heard: str, word: str) -> bool:
    return heard == word or (len(word) >= 4 and heard.startswith(word))
