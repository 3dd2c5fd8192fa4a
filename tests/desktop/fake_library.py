"""FakeLibrary: the Desk's part about the library, over hits that a test lays down."""

import asyncio
from collections.abc import Callable

from msgspec.structs import replace

from core.desk import Desk
from core.errors import UserError
from core.folding import fold
from core.library import (
    Facets,
    Fetched,
    FilesKept,
    Filters,
    Keeping,
    KeepingEffect,
    Kept,
    LibraryCount,
    LibraryHit,
    LibraryPage,
    LibraryQuery,
    Place,
)
from core.store.search import marks_in, terms
from tests.desktop import sample

DAY_MS = 86_400_000


def hit(number: int, text: str = "Kargo nerede kaldı?", **more: object) -> LibraryHit:
    """The n-th newest, of conversation n, three hours older than the one before."""
    given: dict[str, object] = {
        "conversation": number, "id": f"c{number}", "name": f"Işıl Yılmaz {number}",
        "channel": "chat", "subject": "", "labels": (), "at": sample.NOW - number * 10_800_000,
        "kind": "message", "who": "customer", "snippet": text, "marks": (), "order": 1,
        "facets": Facets(agents=(sample.ME.id,), duration_s=240),
    }  # fmt: skip
    return LibraryHit(**{**given, **more})  # type: ignore[arg-type]  # fields by name


class FakeLibrary(Desk):
    """`asked` has every question; `pages` how many hits come at once where fewer than asked for."""

    def __init__(self) -> None:
        self.hits: tuple[LibraryHit, ...] = tuple(map(hit, range(1, 121)))
        self.asked: list[LibraryQuery] = []
        self.pages = 0
        self.keeping = Keeping(days=90)
        self.here = Kept(
            complete=False, since=sample.NOW - 90 * DAY_MS, teams=(), conversations=4_812,
            bytes=312 << 20, policy=self.keeping, file_bytes=120 << 20,
        )  # fmt: skip
        self.effects: dict[Keeping, KeepingEffect] = {}
        """What a policy would take away; else nothing."""
        self.days_of_figures = 92
        self.sounds = FilesKept(1_204, 1_310)
        self.fetches: list[Fetched] = []
        """What fetching tells, one after the other; none: there is no line."""

    async def library(
        self, query: LibraryQuery, after: Place | None = None, limit: int = 50
    ) -> LibraryPage:
        self.asked.append(query)
        found = self._found(query)
        start = after.rank if after else 0
        end = start + (min(limit, self.pages) if self.pages else limit)
        return LibraryPage(found[start:end], Place(0, rank=end) if end < len(found) else None)

    async def library_count(self, query: LibraryQuery) -> LibraryCount:
        return LibraryCount(len(self._found(query)), exact=True)

    async def library_keys(self, query: LibraryQuery) -> tuple[int, ...]:
        return tuple(dict.fromkeys(hit.conversation for hit in self._found(query)))

    async def library_hits(
        self, key: int, query: LibraryQuery, limit: int = 500
    ) -> tuple[LibraryHit, ...]:
        found = self._found(replace(query, grouped=False))
        return tuple(each for each in reversed(found) if each.conversation == key)[:limit]

    async def kept(self) -> Kept:
        return self.here

    async def files_kept(self) -> FilesKept:
        return self.sounds

    async def keeping_effect(self, policy: Keeping) -> KeepingEffect:
        return self.effects.get(policy, KeepingEffect(0, None))

    async def figures_days(self) -> int:
        return self.days_of_figures

    async def keep_figures(self, days: int) -> None:
        self.days_of_figures = days

    async def set_keeping(self, policy: Keeping) -> None:
        self.keeping, self.here = policy, replace(self.here, policy=policy, teams=policy.teams)

    async def fetch_older(
        self, until: int, on_progress: Callable[[Fetched], None] = lambda _: None
    ) -> Fetched:
        if not self.fetches:
            raise UserError("history.offline")
        for far in self.fetches:
            await asyncio.sleep(0)
            on_progress(far)
        last = self.fetches[-1]
        self.here = replace(self.here, since=last.back_to, complete=last.back_to is None)
        return replace(last, done=True)

    def _found(self, query: LibraryQuery) -> tuple[LibraryHit, ...]:
        wanted = terms(query.text)
        passed = [each for each in self.hits if _passes(query.filters, each)]
        found = [_marked(each, query.text) for each in passed if _holds(each, query.text)]
        if not wanted:
            found = [replace(each, kind="conversation", hits=0, marks=()) for each in found]
        if not query.grouped:
            return tuple(found)
        first: dict[int, LibraryHit] = {}
        for each in found:
            first.setdefault(each.conversation, each)
        return tuple(first.values())


def _holds(of: LibraryHit, text: str) -> bool:
    said = fold(of.snippet)
    return all(" ".join(term.words) in said for term in terms(text))


def _marked(of: LibraryHit, text: str) -> LibraryHit:
    return replace(of, marks=tuple(marks_in(of.snippet, terms(text))))


def _passes(filters: Filters, of: LibraryHit) -> bool:
    """The ones that tests of the screen ask for."""
    agents, queues = set(of.facets.agents), set(of.facets.queues)
    return (
        (filters.since is None or of.at >= filters.since)
        and (filters.until is None or of.at < filters.until)
        and (not filters.channels or of.channel in filters.channels)
        and (not filters.agents or bool(agents.intersection(filters.agents)))
        and (not filters.queues or bool(queues.intersection(filters.queues)))
        and (not filters.by or of.who in filters.by)
        and (filters.recorded is None or of.facets.recorded == filters.recorded)
    )
