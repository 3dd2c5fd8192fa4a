"""Filters of the library as the set of conversations that pass them.

Each filter is a stretch of one index, a few ms even where half of all pass it; and a byte for each
conversation is asked in no time, once for each of a hundred thousand hits.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection

from core.library import Filters
from core.store import library_scores

FEW = 200
"""So many that each is asked about sooner than all that pass the next filter are read."""
_WHOLE = "SELECT json_group_array({table}.{key}) FROM {table} WHERE {condition}"
_AMONG = (
    "SELECT json_group_array({table}.{key}) FROM json_each(?) j "
    "CROSS JOIN {table} ON {table}.{key} = j.value WHERE {condition}"
)
_ONE_OF = "{} IN (SELECT value FROM json_each(?))"
_KIND = "{by}facets.kind = ? AND "
"""`by` a plus, so that what is asked of each conversation is read by the conversation alone."""
_MOST = 1 << 62
_integers = msgspec.json.Decoder(list[int]).decode


class _Wanted(NamedTuple):
    """One filter as rows of one table."""

    condition: str
    values: tuple[str | int, ...]
    table: str = "facets"
    key: str = "conversation"

    def keys(self, connection: Connection, among: Collection[int] | None = None) -> list[int]:
        """May name one twice."""
        few = among is not None and len(among) <= FEW
        condition = self.condition.format(by="+" if few else "")
        sql = (_AMONG if few else _WHOLE).format(
            table=self.table, key=self.key, condition=condition
        )
        values = (_listed(tuple(among or ())), *self.values) if few else self.values
        return _integers(connection.exec_driver_sql(sql, values).scalar_one())


@dataclass(frozen=True, slots=True)
class Passing:
    """`keys` None: all conversations but `without`."""

    keys: frozenset[int] | None = None
    without: frozenset[int] = frozenset()

    @property
    def all(self) -> bool:
        return self.keys is None and not self.without

    @property
    def none(self) -> bool:
        return self.keys is not None and not self.keys

    def but(self, seen: Iterable[int]) -> "Passing":
        seen = frozenset(seen)
        if not seen:
            return self
        if self.keys is None:
            return Passing(None, self.without | seen)
        return Passing(self.keys - seen)

    def mask(self, connection: Connection) -> bytes:
        """A byte by key, 1 where the conversation passes; conversations beyond its end do not."""
        asked = connection.exec_driver_sql("SELECT coalesce(max(key), 0) FROM conversations")
        mask = bytearray(b"\1" if self.keys is None else b"\0") * (asked.scalar_one() + 1)
        for key in self.without if self.keys is None else self.keys:
            if key < len(mask):
                mask[key] = self.keys is not None
        return bytes(mask)


def passing(connection: Connection, filters: Filters) -> Passing:
    """Of all but time and by whom, which are asked of each place."""
    keys: set[int] | None = None
    for wanted in _wanted(connection, filters):
        found = wanted.keys(connection, keys)
        keys = set(found) if keys is None else keys.intersection(found)
        if not keys:
            return Passing(frozenset())
    without = frozenset(
        key for unwanted in _unwanted(filters) for key in unwanted.keys(connection, keys)
    )
    return Passing(None, without) if keys is None else Passing(frozenset(keys - without))


def _wanted(connection: Connection, of: Filters) -> Iterator[_Wanted]:
    """Those that leave least come first."""
    if of.contacts:
        yield _Wanted(_ONE_OF.format("contact"), (_listed(of.contacts),), "conversations", "key")
    for scored in _span("score", of.lowest_score, of.highest_score):
        # A score that is not to be seen is not to be found out by asking for it either
        sources = _listed(sorted(library_scores.seen(connection)))
        both = f"{scored.condition} AND {_ONE_OF.format('facets.source')}"
        yield _Wanted(both, (*scored.values, sources))
    yield from _span("rating", of.lowest_rating, of.highest_rating)
    yield from _facet("disposition", of.dispositions)
    if of.labels:
        yield _Wanted(_ONE_OF.format("label"), (_listed(of.labels),), "labelled")
    yield from _facet("agent", of.agents)
    yield from _facet("queue", of.queues)
    yield from _span("duration", of.shortest_s, of.longest_s)
    yield from (_fact(kind) for kind, wanted in _facts(of) if wanted)
    yield from _facet("channel", of.channels)


def _unwanted(of: Filters) -> Iterator[_Wanted]:
    return (_fact(kind) for kind, wanted in _facts(of) if wanted is False)


def _facts(of: Filters) -> tuple[tuple[str, bool | None], ...]:
    return ("recorded", of.recorded), ("handed_over", of.handed_over)


def _fact(kind: str) -> _Wanted:
    return _Wanted(f"{_KIND}facets.value = 1", (kind,))


def _facet(kind: str, values: Sequence[str]) -> Iterator[_Wanted]:
    if values:
        yield _Wanted(_KIND + _ONE_OF.format("facets.value"), (kind, _listed(values)))


def _span(kind: str, lowest: int | None, highest: int | None) -> Iterator[_Wanted]:
    if lowest is not None or highest is not None:
        values = kind, lowest or 0, _MOST if highest is None else highest
        yield _Wanted(f"{_KIND}facets.value BETWEEN ? AND ?", values)


def _listed(values: Sequence[str | int]) -> str:
    return msgspec.json.encode(values).decode()
