"""The places that hold the words, newest first: read from the index, let through by what they belong to.

The index goes from hit to hit in a tenth of a microsecond; to ask whose hit it is costs five times that
and, with a cold cache, thirty. So of a word that stands in every tenth message not all is read at once.
"""

import heapq
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import Connection

from core.library import Filters
from core.store.keys import place_of
from core.store.library_facets import WHO
from core.store.library_words import Asked

BUDGET = 40_000
"""Hits of the index that one reading looks at."""
NEAR = 5_000
"""The same of each word where they stand apart: what is older is looked at once these are shown."""
FEW = 400
"""Conversations whose messages are looked for among a word's places, and not the other way round."""
_LAST = 1 << 62

_HITS = """
SELECT rowid AS key FROM message_words WHERE message_words MATCH ?
AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?
"""
_SAID = f"SELECT n.key, s.conversation, s.size FROM ({_HITS}) n CROSS JOIN said s ON s.key = n.key"
_FLOOR = f"SELECT count(*), min(key) FROM ({_HITS})"
_KEYS = """
SELECT json_group_array(m.key) FROM json_each(?) j CROSS JOIN messages m ON m.conversation = j.value
"""
_SAID_AMONG = """
SELECT n.key, s.conversation, s.size FROM (
  SELECT rowid AS key FROM message_words WHERE message_words MATCH ?
  AND rowid BETWEEN ? AND ? AND +rowid IN (SELECT value FROM json_each(?))
) n CROSS JOIN said s ON s.key = n.key
"""
_TOLD = """
SELECT w.rowid, t.conversation, length(t.body) FROM told_words w CROSS JOIN told t ON t.key = w.rowid
WHERE w.told_words MATCH ? AND w.rowid BETWEEN ? AND ?{} ORDER BY w.rowid DESC
"""
_PASSES = "substr(?, {}.conversation + 1, 1) = x'01'"


class Found(NamedTuple):
    """`conversation` 0: reading took its rest here, and older places may hold the words too."""

    key: int
    conversation: int
    size: int
    """Letters of all that stands there."""
    told: bool


_NOWHERE = Found(-1, 0, 0, told=False)


@dataclass(frozen=True, slots=True)
class Walk:
    """`mask`: a byte by conversation, 1 where its places count; None: all count. `budget`: BUDGET, or
    -1 where nobody waits."""

    asked: Asked
    filters: Filters
    mask: bytes | None
    budget: int

    def span(self, newest: int = _LAST) -> tuple[int, int]:
        """Lowest and highest key; both included."""
        since, until = self.filters.since, self.filters.until
        lowest = 0 if since is None else place_of(since)
        highest = _LAST if until is None else place_of(until) - 1
        return lowest, min(highest, newest)

    def found(self, connection: Connection, newest: int = _LAST) -> Iterator[Found]:
        """Newest first, those with keys up to `newest`."""
        return heapq.merge(
            self._said(connection, newest), self._told(connection, newest),
            key=lambda found: -found.key,
        )  # fmt: skip

    def counted(self, connection: Connection) -> tuple[int, int, float]:
        """Places, their conversations, and the share of the index that was looked at for them."""
        sql, values = self._where(f"{_SAID} WHERE 1", "s")
        asked = f"SELECT count(*), json_group_array(DISTINCT conversation) FROM ({sql})"
        hits = (self.asked.match, *self.span(), self.budget)
        places, said = connection.exec_driver_sql(asked, (*hits, *values)).one()
        looked = connection.exec_driver_sql(_FLOOR, hits).one()[0]
        share = 1.0
        if looked == self.budget:
            share = looked / connection.exec_driver_sql(_FLOOR, (*hits[:3], -1)).one()[0]
        told = [found.conversation for found in self._told(connection, _LAST)]
        return places + len(told), len({*json.loads(said), *told}), share

    def newest(self, connection: Connection) -> dict[int, Found]:
        """The newest place of each conversation."""
        sql, values = self._where(f"{_SAID} WHERE 1", "s")
        asked = f"SELECT conversation, max(key), size FROM ({sql}) GROUP BY 1"
        hits = (self.asked.match, *self.span(), self.budget)
        return self._with_told(connection, connection.exec_driver_sql(asked, (*hits, *values)))

    def _with_told(self, connection: Connection, rows: Iterable[Any]) -> dict[int, Found]:
        places = {row[0]: Found(row[1], row[0], row[2], told=False) for row in rows}
        for found in self._told(connection, _LAST):
            if found.key > places.get(found.conversation, _NOWHERE).key:
                places[found.conversation] = found
        return places

    def among(self, connection: Connection, conversations: Collection[int]) -> dict[int, Found]:
        """`newest` of a few, however old: whose each hit is need not be asked then."""
        listed = json.dumps(list(conversations))
        keys = connection.exec_driver_sql(_KEYS, (listed,)).scalar_one()
        sql, values = self._where(f"{_SAID_AMONG} WHERE 1", "s")
        asked = f"SELECT conversation, max(key), size FROM ({sql}) GROUP BY 1"
        rows = connection.exec_driver_sql(asked, (self.asked.match, *self.span(), keys, *values))
        return self._with_told(connection, rows)

    def by_conversation(self, connection: Connection, newest: int) -> dict[int, int]:
        """How many places there are in each, as far as one reading goes."""
        sql, values = self._where(f"{_SAID} WHERE 1", "s")
        hits = (self.asked.match, *self.span(newest), self.budget)
        asked = f"SELECT conversation, count(*) FROM ({sql}) GROUP BY 1"
        rows = connection.exec_driver_sql(asked, (*hits, *values))
        counts: dict[int, int] = {row[0]: row[1] for row in rows}
        for found in self._told(connection, newest):
            counts[found.conversation] = counts.get(found.conversation, 0) + 1
        return counts

    def _said(self, connection: Connection, newest: int) -> Iterator[Found]:
        sql, values = self._where(f"{_SAID} WHERE 1", "s")
        hits = (self.asked.match, *self.span(newest), self.budget)
        for row in connection.exec_driver_sql(sql, (*hits, *values)):
            yield Found(row[0], row[1], row[2], told=False)
        looked, floor = connection.exec_driver_sql(_FLOOR, hits).one()
        if looked == self.budget:
            yield Found(floor, 0, 0, told=False)

    def _told(self, connection: Connection, newest: int) -> Iterator[Found]:
        passes = "" if self.mask is None else f" AND {_PASSES.format('t')}"
        values: Sequence[Any] = () if self.mask is None else (self.mask,)
        asked = (self.asked.by(self.filters.by), *self.span(newest))
        rows = connection.exec_driver_sql(_TOLD.format(passes), (*asked, *values))
        return (Found(row[0], row[1], row[2], told=True) for row in rows)

    def _where(self, sql: str, table: str) -> tuple[str, tuple[Any, ...]]:
        """Narrowed to the conversations and to whose words they are."""
        values: tuple[Any, ...] = ()
        if self.mask is not None:
            sql, values = f"{sql} AND {_PASSES.format(table)}", (self.mask,)
        if self.filters.by:
            whose = ", ".join(str(WHO.index(who)) for who in self.filters.by)
            sql = f"{sql} AND {table}.who IN ({whose})"
        return sql, values


def apart(connection: Connection, walk: Walk) -> tuple[list[Found], float]:
    """The conversations in which every word stands, wherever in it, each by the newest of these places,
    newest first; and the share that was looked at of the word of which least was, 1 where it is all."""
    found: dict[int, Found] = {}
    mask, share = walk.mask, 1.0
    for place, (hits, match) in enumerate(sorted(_sizes(connection, walk))):
        word = replace(walk, asked=replace(walk.asked, match=match), mask=mask)
        if place and len(found) <= FEW:
            here = word.among(connection, found)
        else:
            here = word.newest(connection)
            share = min(share, walk.budget / hits) if hits > walk.budget > 0 else share
        known = found if place else here
        found = {of: max(each, known[of]) for of, each in here.items() if of in known}
        if not found:
            break
        mask = _mask_of(found)
    return sorted(found.values(), reverse=True), share


def _sizes(connection: Connection, walk: Walk) -> Iterator[tuple[int, str]]:
    """Of each word how many places of the index hold it, as far as BUDGET: the rarest leaves least to
    look at."""
    for match in walk.asked.apart:
        hits = (match, *walk.span(), BUDGET)
        yield int(connection.exec_driver_sql(_FLOOR, hits).one()[0]), match


def _mask_of(conversations: Collection[int]) -> bytes:
    mask = bytearray(max(conversations) + 1)
    for key in conversations:
        mask[key] = 1
    return bytes(mask)
