"""Search as you type over every message, by recency and by best match, to hits painted."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from statistics import median
from typing import Any

from core.folding import fold
from tests.bench.actor import act
from tests.bench.cache import Cache, prepare
from tests.bench.figure import Figure, percentile
from tests.bench.progress import Progress
from tests.bench.stage import Stage

EACH = 12
"""What is typed of each kind."""
LIMITS_MS = {"newest": 20.0, "best": 50.0}
ORDERS = {"newest": "by recency", "best": "by best match"}
_WORD = re.compile(r"\b[^\W\d_]{4,12}\b")
_TURKISH = set("ıİğĞşŞçÇöÖüÜ")


def figures() -> Iterator[Figure]:
    large, small = searched(prepare(100_000)), searched(prepare(10_000))
    for by, words in ORDERS.items():
        for kind, times in large[by].items():
            value = percentile(times, 0.99)
            yield Figure(f"search {words}: {kind}, p99", value, "ms", LIMITS_MS[by])
        value = percentile(all_of(large[by]), 0.99)
        yield Figure(f"search {words}: every letter, p99", value, "ms", LIMITS_MS[by])
        growth = median(all_of(large[by])) / median(all_of(small[by]))
        yield Figure(f"search {words}: growth from 10k to 100k", growth, "x")
        yield Figure(f"search {words}: heartbeat, p99", large[f"{by}_late"]["p99"], "ms")


def searched(cache: Cache) -> dict[str, Any]:
    progress = Progress(f"searching {cache.messages:,} messages")
    content = json.loads(cache.targets().read_text(encoding="utf-8"))
    with Stage(cache) as stage:
        found: dict[str, Any] = act(stage, "search", asked(content["texts"]))
    progress.done()
    return found


def asked(texts: list[str]) -> dict[str, list[str]]:
    """What is typed, by its kind; all of it stands in some message."""
    choose = random.Random(7)
    counts = Counter(word for text in texts for word in set(_WORD.findall(text)))
    ranked = [word for word, _ in counts.most_common()]
    turkish = [word for word in ranked if _TURKISH & set(word)]
    pairs = [found for text in texts if len(found := _WORD.findall(text)) > 3]
    return {
        "common word": ranked[:EACH],
        "rare word": choose.sample(ranked[-4 * EACH :], EACH),
        "Turkish word, folded": [fold(word) for word in choose.sample(turkish, EACH)],
        "two words": [" ".join(choose.sample(words, 2)) for words in choose.sample(pairs, EACH)],
    }


def all_of(found: dict[str, list[float]]) -> list[float]:
    return [took for times in found.values() for took in times]
