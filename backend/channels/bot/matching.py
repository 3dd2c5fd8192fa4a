"""How near a text comes to examples of what people say: the one measure of intents and articles."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from backend.channels.bot.words import alike, clauses, words

_MOST_WORDS = 60
_EMPTY = frozenset(
    words(
        "bir bu şu o ve ile mi mı de da ya ben siz için çok acaba lütfen bana biz ama hangi nasıl "
        "misiniz mısınız musunuz muyum mıyım miyim verir eder ederim etmek istiyorum ilgili hakkında bilgi "
        "the a an is are it i my me you your to of for on in at and so do does please could can "
        "will would that this us we want wanted would like how about"
    )
)
"""Words that tell nothing of what is wanted."""
_RECALL = 0.8

_Near = Mapping[str, Mapping[str, float]]
"""Heard word -> word of the examples -> how alike they are."""


class Matcher:
    """Compares a text with every example; rare words weigh more than common ones.

    `strict`: how much the rest of what was heard counts against an example, by its name.
    """

    def __init__(self, examples: Mapping[str, Sequence[str]], strict: Mapping[str, float]) -> None:
        self._examples = {name: [words(t) for t in texts] for name, texts in examples.items()}
        self._strict = strict
        self._weights = _weights(self._examples)
        self._rarest = max(self._weights.values(), default=1.0)
        self._by_letter: dict[str, list[str]] = {}
        for word in self._weights:
            self._by_letter.setdefault(word[0], []).append(word)

    def scores(self, text: str) -> dict[str, float]:
        """Overlap from 0 to 1 with the best example of each name; empty where nothing was said."""
        parts = [list(dict.fromkeys(part))[:_MOST_WORDS] for part in clauses(text) if part]
        if not parts:
            return {}
        near = {word: self._near(word) for word in {word for part in parts for word in part}}
        return {name: self._score(name, parts, near) for name in self._examples}

    def _near(self, word: str) -> dict[str, float]:
        """The words of the examples that `word` may be a form of: they begin alike."""
        known = self._by_letter.get(word[0], ())
        return {other: a for other in known if (a := alike(word, other))}

    def _score(self, name: str, parts: list[list[str]], near: _Near) -> float:
        reached = {known for found in near.values() for known in found}
        examples = [e for e in self._examples[name] if not reached.isdisjoint(e)]
        strict = self._strict[name]
        overlaps = (self._overlap(p, e, near, strict) for p in parts for e in examples)
        return max(overlaps, default=0.0)

    def _overlap(self, heard: list[str], example: list[str], near: _Near, strict: float) -> float:
        """Weighted share of the example that was heard, and of what was heard in the example."""
        found = [[near[word].get(known, 0.0) for known in example] for word in heard]
        recall = self._covered(example, [max(column) for column in zip(*found, strict=True)])
        precision = self._covered(heard, [max(row) for row in found])
        return math.pow(recall, _RECALL) * math.pow(precision, strict)

    def _covered(self, whole: list[str], found: list[float]) -> float:
        weights = [self._weight(word) for word in whole]
        return sum(w * f for w, f in zip(weights, found, strict=True)) / sum(weights)

    def _weight(self, word: str) -> float:
        return self._weights.get(word, 0.15 if word in _EMPTY else self._rarest * 0.6)


def confidence(raw: float) -> float:
    """Overlap to confidence: fitted so that of messages scored 0.8 about four in five are right."""
    return 1 / (1 + math.exp(-8.0 * (raw - 0.52))) if raw > 0 else 0.0


def _weights(examples: Mapping[str, list[list[str]]]) -> dict[str, float]:
    """How telling each word is: the fewer names use it, the more."""
    used = Counter(w for texts in examples.values() for w in {w for t in texts for w in t})
    telling = {word: math.log(1 + len(examples) / count) for word, count in used.items()}
    return {word: 0.15 if word in _EMPTY else weight for word, weight in telling.items()}
