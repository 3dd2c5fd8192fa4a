"""The library: whatever a person may see, found by words and filters, in pages without end."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from core.library import (
    Filters,
    LibraryCount,
    LibraryHit,
    LibraryPage,
    LibraryQuery,
    Place,
)
from core.store import library_hits, library_walk
from core.store.library_filters import Passing, passing
from core.store.library_walk import Found, Walk
from core.store.library_words import Asked, asked

RANKED = 1_000
"""Among so many newest ones the best are first; what is older follows by time."""
COUNTING = 10_000
"""Hits of the index that are looked at for how many places each conversation of a page has."""
CACHE_KIB = 24_576
"""Of whom the places are is read from all over a table of ten megabytes."""
KEYS_AT_ONCE = 500
_FIRST = Place(key=(1 << 62))
_LISTED = """
SELECT key, last_at FROM conversations
WHERE (last_at, key) < (?, ?) AND last_at >= ? AND last_at < ?{} ORDER BY last_at DESC, key DESC LIMIT ?
"""


def page(
    connection: Connection, query: LibraryQuery, after: Place | None = None, limit: int = 50
) -> LibraryPage:
    connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")
    words = asked(connection, query.text)
    through = _passing(connection, query, words)
    if through.none:
        return LibraryPage(corrected=words.corrected)
    reading = _Reading(connection, query, words, through, after or _FIRST, limit)
    if not words.match:
        return reading.listed()
    if reading.after.apart:
        return reading.apart()
    return reading.best() if query.order == "best" and not reading.after.older else reading.newest()


def keys(connection: Connection, query: LibraryQuery) -> tuple[int, ...]:
    """Of all conversations that are found, in the order asked for; for the report lane."""
    of, found = LibraryQuery(query.text, query.filters, query.order), dict[int, None]()
    read = page(connection, of, None, KEYS_AT_ONCE)
    found.update((hit.conversation, None) for hit in read.hits)
    while read.after is not None:
        read = page(connection, of, read.after, KEYS_AT_ONCE)
        found.update((hit.conversation, None) for hit in read.hits)
    return tuple(found)


def count(connection: Connection, query: LibraryQuery) -> LibraryCount:
    words = asked(connection, query.text)
    through = _passing(connection, query, words)
    if through.none:
        return LibraryCount(0, exact=True)
    mask = None if through.all else through.mask(connection)
    if not words.match:
        return LibraryCount(_listed_number(connection, query, mask), exact=True)
    places, conversations, share = Walk(words, query.filters, mask, library_walk.BUDGET).counted(
        connection
    )
    number = conversations if query.grouped else places
    if words.apart and query.grouped and share == 1:
        walk = Walk(words, query.filters, mask, library_walk.NEAR)
        found, share = library_walk.apart(connection, walk)
        number = max(number, round(len(found) / share))
        return LibraryCount(number if share == 1 else _about(number), exact=share == 1)
    return LibraryCount(number if share == 1 else _about(number / share), exact=share == 1)


def _passing(connection: Connection, query: LibraryQuery, words: Asked) -> Passing:
    """Whoever asks for conversations without a word wants none that says it anywhere; one who asks for
    places, none of the places."""
    through = passing(connection, query.filters)
    if not words.never or through.none or (words.match and not query.grouped):
        return through
    walk = Walk(Asked(words.never), Filters(by=query.filters.by), None, budget=-1)
    return through.but(walk.newest(connection))


def within(
    connection: Connection, key: int, query: LibraryQuery, limit: int
) -> tuple[LibraryHit, ...]:
    """Every place of one conversation, oldest first."""
    words = asked(connection, query.text)
    known = library_hits.heads(connection, [key])
    if not words.match or key not in known:
        return ()
    mask = Passing(frozenset([key])).mask(connection)
    walk = Walk(words, query.filters, mask, budget=-1)
    found = list(islice(walk.found(connection), limit))
    if not found and words.apart:
        either = replace(words, match=" OR ".join(f"({each})" for each in words.apart))
        found = list(islice(replace(walk, asked=either).found(connection), limit))
    return library_hits.hits(connection, found[::-1], words.marked, known, {key: len(found)})


@dataclass(frozen=True, slots=True)
class _Reading:
    """One page being read."""

    connection: Connection
    query: LibraryQuery
    words: Asked
    through: Passing
    after: Place
    limit: int

    def newest(self) -> LibraryPage:
        walk = self._walk(self.after.seen)
        found, rest = self._taken(walk.found(self.connection, self.after.key - 1))
        counts = self._counts(walk, found) if self.query.grouped and found else {}
        return self._page(found, counts, self._next(found, rest))

    def best(self) -> LibraryPage:
        """A page is a stretch of one order, made anew each time of the same places."""
        walk, top = self._walk(), self.after.top or (1 << 62)
        stretch = list(islice(walk.found(self.connection, top - 1), RANKED))
        ranked = self._ranked([each for each in stretch if each.conversation])
        found = ranked[self.after.rank : self.after.rank + self.limit]
        counts = Counter(each.conversation for each in stretch) if self.query.grouped else {}
        end = self.after.rank + len(found)
        if end < len(ranked):
            top = top if self.after.top else stretch[0].key + 1
            return self._page(found, counts, Place(stretch[-1].key, rank=end, top=top))
        more = len(stretch) == RANKED or (stretch and not stretch[-1].conversation)
        seen = tuple(each.conversation for each in ranked) if self.query.grouped else ()
        older = Place(stretch[-1].key, seen=seen, older=True) if more else self._last(seen)
        return self._page(found, counts, older)

    def apart(self) -> LibraryPage:
        """Where nothing holds all the words any more: conversations that do. First of what is near,
        then of all; what was found and not shown yet is handed on with the place."""
        of, older = self.after, self.after.older
        found = [Found(key, conversation, 0, told) for key, conversation, told in of.rest]
        if not found:
            walk = replace(self._walk(of.seen), budget=-1 if older else library_walk.NEAR)
            found, share = library_walk.apart(self.connection, walk)
            older = older or share == 1
        shown, rest = found[: self.limit], found[self.limit :]
        left = tuple((each.key, each.conversation, each.told) for each in rest)
        seen = (*of.seen, *(each.conversation for each in shown))
        after = Place(_FIRST.key, seen=seen, older=older or not rest, apart=True, rest=left)
        return self._page(shown, {}, after if rest or not older else None)

    def listed(self) -> LibraryPage:
        """Where only filters are asked for: conversations by their newest message."""
        of, mask = self.query.filters, self._mask(())
        passes = "" if mask is None else " AND substr(?, key + 1, 1) = x'01'"
        values: tuple[Any, ...] = (self.after.key, self.after.rank, *_times(of.since, of.until))
        values = (*values, *(() if mask is None else (mask,)), self.limit)
        rows = self.connection.exec_driver_sql(_LISTED.format(passes), values).all()
        heads = library_hits.heads(self.connection, [row.key for row in rows])
        hits = tuple(library_hits.listed(row.key, heads[row.key]) for row in rows)
        end = Place(rows[-1].last_at, rank=rows[-1].key) if len(rows) == self.limit else None
        return LibraryPage(hits, end, self.words.corrected)

    def _walk(self, seen: Iterable[int] = ()) -> Walk:
        return Walk(self.words, self.query.filters, self._mask(seen), library_walk.BUDGET)

    def _mask(self, seen: Iterable[int]) -> bytes | None:
        left = self.through.but(seen)
        return None if left.all else left.mask(self.connection)

    def _taken(self, stream: Iterator[Found]) -> tuple[list[Found], int | None]:
        """A page of them; and the key at which reading took its rest, where it did."""
        found, seen = list[Found](), set[int]()
        for each in stream:
            if not each.conversation:
                return found, each.key
            if self.query.grouped and each.conversation in seen:
                continue
            seen.add(each.conversation)
            found.append(each)
            if len(found) == self.limit:
                break
        return found, None

    def _next(self, found: Sequence[Found], rest: int | None) -> Place | None:
        seen = tuple(each.conversation for each in found) if self.query.grouped else ()
        seen = (*self.after.seen, *seen)
        if rest is None and len(found) < self.limit:
            return self._last(seen)
        key = found[-1].key if rest is None else rest
        return Place(key, seen=seen, older=self.after.older)

    def _last(self, seen: tuple[int, ...]) -> Place | None:
        """What comes once there is no place left that holds all the words."""
        if not self.words.apart or not self.query.grouped:
            return None
        return Place(_FIRST.key, seen=seen, apart=True)

    def _ranked(self, stretch: Sequence[Found]) -> list[Found]:
        """Each holds every word, mostly once; so the less there is besides, the better it is."""
        order = sorted(stretch, key=lambda each: (each.size, -each.key))
        if not self.query.grouped:
            return order
        best: dict[int, Found] = {}
        for each in order:
            best.setdefault(each.conversation, each)
        return list(best.values())

    def _page(
        self, found: Sequence[Found], counts: dict[int, int], after: Place | None
    ) -> LibraryPage:
        heads = library_hits.heads(self.connection, {each.conversation for each in found})
        hits = library_hits.hits(self.connection, found, self.words.marked, heads, counts)
        return LibraryPage(hits, after, self.words.corrected)

    def _counts(self, walk: Walk, found: Sequence[Found]) -> dict[int, int]:
        shown = Passing(frozenset(each.conversation for each in found)).mask(self.connection)
        narrow = replace(walk, mask=shown, budget=COUNTING)
        return narrow.by_conversation(self.connection, found[0].key)


def _times(since: int | None, until: int | None) -> tuple[int, int]:
    return since or 0, 1 << 62 if until is None else until


def _listed_number(connection: Connection, query: LibraryQuery, mask: bytes | None) -> int:
    passes = "" if mask is None else " AND substr(?, key + 1, 1) = x'01'"
    times = _times(query.filters.since, query.filters.until)
    sql = f"SELECT count(*) FROM conversations WHERE last_at >= ? AND last_at < ?{passes}"
    values = times if mask is None else (*times, mask)
    return int(connection.exec_driver_sql(sql, values).scalar_one())


def _about(number: float) -> int:
    """Two digits that mean something."""
    step = int(10 ** max(0, len(str(int(number))) - 2))
    return round(number / step) * step
