"""Intents: what a customer may want, read from `intents.toml`, and how they are recognised."""

import math
import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from backend.channels.bot.words import alike, clauses, words
from core.entities import HandoffReason

SURE = 0.5
"""From this confidence on the bot acts on what it understood."""
BY_WORD = 0.93
"""Confidence of an intent that one of its deciding words named."""
_MOST_WORDS = 60
_EMPTY = frozenset(
    words(
        "bir bu şu o ve ile mi mı de da ya ben siz için çok acaba lütfen bana biz ama hangi nasıl "
        "misiniz mısınız miyim verir eder ederim etmek istiyorum ilgili hakkında bilgi "
        "the a an is are it i my me you your to of for on in at and so do does please could can "
        "would that this us we want wanted would like how about"
    )
)
"""Words that tell nothing of what is wanted."""


class Intent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of `intents.toml`; the meaning of each field stands at its head."""

    then: Literal["say", "order", "handoff", "close"]
    tr: tuple[str, ...]
    en: tuple[str, ...]
    words: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    asks: int = 2
    reason: HandoffReason = "policy"
    queue: str = ""
    small: bool = False


class Guess(msgspec.Struct, frozen=True):
    """`intent` is empty where nothing came near; `score` is the confidence from 0 to 1."""

    intent: str
    score: float

    @property
    def sure(self) -> bool:
        return bool(self.intent) and self.score >= SURE


def load() -> dict[str, Intent]:
    table = tomllib.loads(Path(__file__).with_name("intents.toml").read_text("utf-8"))
    return msgspec.convert(table, dict[str, Intent])


_Near = Mapping[str, Mapping[str, float]]
"""Heard word -> word of the examples -> how alike they are."""


class Recogniser:
    """Compares a message with every example; rare words weigh more than common ones."""

    def __init__(self, intents: Mapping[str, Intent]) -> None:
        self._small = {name for name, intent in intents.items() if intent.small}
        self._outcome = {n: (i.then, i.queue) if i.queue else (n, "") for n, i in intents.items()}
        self._deciding = {name: [words(w) for w in i.words] for name, i in intents.items()}
        self._examples = {
            name: [words(text) for text in (*intent.tr, *intent.en)]
            for name, intent in intents.items()
        }
        self._weights = _weights(self._examples)
        self._rarest = max(self._weights.values())

    def guess(self, text: str) -> Guess:
        """The likeliest intent; small talk only where nothing else was understood."""
        whole = words(text)
        named = self._named(whole)
        if named:
            return Guess(named, BY_WORD)
        parts = [list(dict.fromkeys(part))[:_MOST_WORDS] for part in clauses(text) if part]
        if not parts:
            return Guess("", 0.0)
        near = {word: self._near(word) for word in {word for part in parts for word in part}}
        scores = {name: self._score(name, parts, near) for name in self._examples}
        real = self._best({name: s for name, s in scores.items() if name not in self._small})
        small = self._best({name: s for name, s in scores.items() if name in self._small})
        return real if real.sure or real.score > small.score else small

    def _named(self, heard: list[str]) -> str:
        for name in ("legal", "complaint", "speak_to_person", "cancel"):
            if any(_follows(phrase, heard) for phrase in self._deciding.get(name, ())):
                return name
        return ""

    def _best(self, scores: Mapping[str, float]) -> Guess:
        """Confidence falls where another outcome is close, so that a toss-up is not acted on."""
        name = max(scores, key=lambda candidate: scores[candidate])
        first = scores[name]
        others = [s for n, s in scores.items() if self._outcome[n] != self._outcome[name]]
        score = _calibrated(first - 0.35 * max(0.0, max(others) - first + 0.1))
        return Guess(name if score > 0.05 else "", round(score, 2))

    def _near(self, word: str) -> dict[str, float]:
        """The words of the examples that `word` may be a form of."""
        return {known: a for known in self._weights if (a := alike(word, known))}

    def _score(self, name: str, parts: list[list[str]], near: _Near) -> float:
        strict = 0.8 if name in self._small else 0.33
        reached = {known for found in near.values() for known in found}
        examples = [e for e in self._examples[name] if not reached.isdisjoint(e)]
        overlaps = (self._overlap(p, e, near, strict) for p in parts for e in examples)
        return max(overlaps, default=0.0)

    def _overlap(self, heard: list[str], example: list[str], near: _Near, strict: float) -> float:
        """Weighted share of the example that was heard, and of what was heard in the example.

        `strict`: how much the rest of what was heard counts against it.
        """
        found = [[near[word].get(known, 0.0) for known in example] for word in heard]
        recall = self._covered(example, [max(column) for column in zip(*found, strict=True)])
        precision = self._covered(heard, [max(row) for row in found])
        return math.pow(recall, 0.8) * math.pow(precision, strict)

    def _covered(self, whole: list[str], found: list[float]) -> float:
        weights = [self._weight(word) for word in whole]
        return sum(w * f for w, f in zip(weights, found, strict=True)) / sum(weights)

    def _weight(self, word: str) -> float:
        return self._weights.get(word, 0.15 if word in _EMPTY else self._rarest * 0.6)


def _weights(examples: Mapping[str, list[list[str]]]) -> dict[str, float]:
    """How telling each word is: the fewer intents use it, the more."""
    used = Counter(w for texts in examples.values() for w in {w for t in texts for w in t})
    telling = {word: math.log(1 + len(examples) / count) for word, count in used.items()}
    return {word: 0.15 if word in _EMPTY else weight for word, weight in telling.items()}


def _follows(phrase: list[str], heard: list[str]) -> bool:
    """Whether the words of `phrase` stand one after the other in `heard`, suffixes allowed."""
    starts = range(len(heard) - len(phrase) + 1)
    return any(all(_begins(h, p) for h, p in zip(heard[i:], phrase, strict=False)) for i in starts)


def _begins(heard: str, word: str) -> bool:
    return heard == word or (len(word) >= 4 and heard.startswith(word))


def _calibrated(raw: float) -> float:
    """Overlap to confidence: fitted so that of messages scored 0.8 about four in five are right."""
    return 1 / (1 + math.exp(-8.0 * (raw - 0.52))) if raw > 0 else 0.0
