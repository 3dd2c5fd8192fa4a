"""The flow as a whole, read from a folder that a person can read and edit:

`intents.toml` what customers want, `rules.toml` how the bot decides, `phrases.toml` what it says,
`help_centre/*.toml` one article each. A mistake in any of them is told with its file and line.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from backend.channels.bot.articles import Article
from backend.channels.bot.checks import Read, problems, unknown_queues
from backend.channels.bot.intents import Intent
from backend.channels.bot.phrases import Phrases
from backend.channels.bot.rules import Persona, Rules
from backend.channels.bot.source import Problem, Source, Wrong
from backend.shapes import faults

FOLDER = Path(__file__).parent
ARTICLES = "help_centre"
T = TypeVar("T")


@dataclass(frozen=True)
class Script:
    """A flow without mistakes."""

    intents: Mapping[str, Intent]
    rules: Rules
    phrases: Phrases
    articles: Mapping[str, Article]

    def plain(self) -> "Script":
        """Without what is the sample company's: its wares, its queues, its answers, its name."""
        intents = {
            name: msgspec.structs.replace(intent, queue="")
            for name, intent in self.intents.items()
            if not intent.sample
        }
        return replace(
            self, intents=intents, rules=_plain(self.rules, intents),
            phrases=self.phrases.plain(), articles={},
        )  # fmt: skip


def _plain(rules: Rules, intents: Mapping[str, Intent]) -> Rules:
    deciding = tuple(name for name in rules.confidence.deciding if name in intents)
    resume = {
        point: row for point, row in rules.resume.items() if not row.asks or row.intent in intents
    }
    confidence = msgspec.structs.replace(rules.confidence, deciding=deciding)
    return msgspec.structs.replace(rules, persona=Persona(), confidence=confidence, resume=resume)


def folder_of(path: Path) -> Path:
    """The folder of the flow that a file, or the folder itself, belongs to. Raises Wrong where
    there is neither."""
    if not path.exists():
        raise Wrong(Problem(str(path), 0, "there is no such file or folder"))
    if path.suffix == ".toml":
        path = path.parent
    return path.parent if path.name == ARTICLES else path


def read(path: Path, queues: Collection[str] | None = None) -> Script:
    """As `load`, from the folder or any file in it."""
    return load(folder_of(path), queues)


def load(folder: Path = FOLDER, queues: Collection[str] | None = None) -> Script:
    """Raises Wrong with every mistake that was found. `queues`: those there are; None: not known,
    and nobody looks whether what the flow hands over goes to one of them."""
    found: list[Problem] = []
    read = _read(folder, found)
    if read is not None:
        found += problems(read)
        found += unknown_queues(read, queues) if queues is not None else ()
    if found or read is None:
        raise Wrong(*found)
    return Script(read.intent, read.rules, Phrases(read.phrases.table), read.articles)


def _read(folder: Path, found: list[Problem]) -> Read | None:
    """None where something is missing that the other checks would stumble over."""
    sources = [_source(folder / f"{name}.toml", found) for name in ("intents", "rules", "phrases")]
    intents, rules, phrases = sources
    articles = _articles(folder, found)
    if intents is None or rules is None or phrases is None:
        return None
    known = {name: _row(intents, Intent, found, name) for name in intents.table}
    ruled = _row(rules, Rules, found)
    if found or ruled is None:
        return None
    return Read(
        intents, {name: row for name, row in known.items() if row}, rules, ruled, phrases,
        {id: article for id, (_, article) in articles.items()},
        {id: source for id, (source, _) in articles.items()},
    )  # fmt: skip


def _source(path: Path, found: list[Problem], name: str = "") -> Source | None:
    try:
        return Source(path, name)
    except Wrong as wrong:
        found += wrong.problems
        return None


def _articles(folder: Path, found: list[Problem]) -> dict[str, tuple[Source, Article]]:
    articles = {}
    for path in sorted((folder / ARTICLES).glob("*.toml")):
        source = _source(path, found, f"{ARTICLES}/{path.name}")
        article = _row(source, Article, found) if source else None
        if source and article:
            articles[path.stem] = (source, article)
    return articles


def _row(source: Source, kind: type[T], found: list[Problem], *keys: str) -> T | None:
    table: Any = source.table
    for key in keys:
        table = table[key]
    wrong = faults(kind, table, keys)
    found += [source.problem(each.words, *each.path, item=each.item) for each in wrong]
    return None if wrong else msgspec.convert(table, kind)
