"""FakeReader: what the review panel reads, over the fake company: its words are found in its messages."""

import asyncio
from collections.abc import Callable

from core.entities import CallRecord, Message
from core.errors import UserError
from core.evaluation import Remark
from core.folding import fold
from core.library import (
    Corrected,
    Facets,
    Fetched,
    Filters,
    Keeping,
    Kept,
    LibraryCount,
    LibraryHit,
    LibraryPage,
    LibraryQuery,
    Place,
)
from core.rows import Customer
from core.work import Interaction
from tests.desktop import sample
from tests.desktop.fake_review import FakeReview

MINUTE = 60_000


class FakeReader(FakeReview):
    """Finds every word as the beginning of one; of the filters it knows channels and customers."""

    def __init__(self) -> None:
        super().__init__(sample.ME)
        self.meant: dict[str, str] = {}
        """What is looked for instead of a word."""
        self.asked: list[LibraryQuery] = []
        self.failing: UserError | None = None
        self.marked: list[Remark] = []
        self.visited: dict[int, tuple[Interaction, ...]] = {}
        self.recorded: dict[str, CallRecord] = {}
        self.policy_kept = Keeping()
        self.has = Kept(True, None, (), len(self.conversations), 4_096_000, Keeping())
        self.fetching = asyncio.Event()
        """Set: the platform answers."""

    # The library

    async def library(
        self, query: LibraryQuery, after: Place | None = None, limit: int = 50
    ) -> LibraryPage:
        await asyncio.sleep(0)
        self.asked.append(query)
        if self.failing is not None:
            raise self.failing
        found, begin = self._found(query), after.key if after else 0
        corrected = tuple(
            Corrected(word, (self.meant[word],))
            for word in query.text.split()
            if word in self.meant
        )
        more = begin + limit < len(found)
        page = tuple(found[begin : begin + limit])
        return LibraryPage(page, Place(begin + limit) if more else None, corrected)

    async def library_count(self, query: LibraryQuery) -> LibraryCount:
        return LibraryCount(len(self._found(query)), exact=True)

    async def library_keys(self, query: LibraryQuery) -> tuple[int, ...]:
        return tuple(dict.fromkeys(hit.conversation for hit in self._found(query)))

    async def library_hits(
        self, key: int, query: LibraryQuery, limit: int = 500
    ) -> tuple[LibraryHit, ...]:
        await asyncio.sleep(0)
        return tuple(self._in(key, self._words(query)))[:limit]

    def _words(self, query: LibraryQuery) -> list[str]:
        return [fold(self.meant.get(word, word)) for word in query.text.split()]

    def _found(self, query: LibraryQuery) -> list[LibraryHit]:
        words, found = self._words(query), list[LibraryHit]()
        for key, of in self.conversations.items():
            if not _passes(query.filters, of.channel, of.contact):
                continue
            hits = self._in(key, words) if words else [self._listed(key)]
            found += hits[-1:] if query.grouped else hits
        return sorted(found, key=lambda hit: -hit.at)

    def _in(self, key: int, words: list[str]) -> list[LibraryHit]:
        holding = [
            m for m in self.timelines[key]
            if words and all(f" {word}" in f" {fold(m.text)}" for word in words)
        ]  # fmt: skip
        return [self._hit_of(key, m, words, len(holding)) for m in holding]

    def _hit_of(self, key: int, of: Message, words: list[str], hits: int) -> LibraryHit:
        row, folded = self.row(key), fold(of.text)
        marks = tuple(sorted((folded.index(word), len(word)) for word in words))
        return LibraryHit(
            conversation=key, id=row.id, name=row.name, channel=row.channel, subject="",
            labels=(), at=of.at, kind="note" if of.kind == "note" else "message",
            who="customer" if of.kind == "in" else "agent", snippet=of.text, marks=marks,
            facets=Facets(queues=("q-order",), agents=("a-selim",), duration_s=312, rating=4),
            order=of.order, hits=hits,
        )  # fmt: skip

    def _listed(self, key: int) -> LibraryHit:
        row = self.row(key)
        return LibraryHit(
            conversation=key, id=row.id, name=row.name, channel=row.channel, subject="",
            labels=(), at=row.last_at, kind="conversation", who="customer", snippet=row.preview,
            marks=(), facets=Facets(recorded=row.channel == "call"), hits=0,
            order=self.conversations[key].last_order,
        )  # fmt: skip

    async def kept(self) -> Kept:
        return self.has

    async def set_keeping(self, policy: Keeping) -> None:
        self.policy_kept = policy

    async def fetch_older(
        self, until: int, on_progress: Callable[[Fetched], None] = lambda _: None
    ) -> Fetched:
        if self.line.state != "live":
            raise UserError("history.offline")
        on_progress(Fetched(self.clock - MINUTE, 7))
        await self.fetching.wait()
        return Fetched(until, 12, True)

    # Remarks, visits, what is kept for oneself

    async def visits(self, key: int) -> tuple[Interaction, ...]:
        return self.visited.get(key, ())

    async def remarks(self, conversation: str) -> tuple[Remark, ...]:
        return tuple(r for r in self.marked if r.conversation == conversation and not r.deleted)

    async def save_remark(self, remark: Remark) -> str:
        self.marked = [*(r for r in self.marked if r.id != remark.id), remark]
        return self._did("save_remark", 0, remark)

    async def customer(self, contact: str) -> Customer:
        found = await super().customer(contact)
        calls = tuple(call for call in self.recorded.values() if call.contact == contact)
        return Customer(contact=found.contact, calls=calls)


def _passes(filters: Filters, channel: str, contact: str) -> bool:
    return (not filters.channels or channel in filters.channels) and (
        not filters.contacts or contact in filters.contacts
    )
