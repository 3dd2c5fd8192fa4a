"""Filters of the library as the set of conversations that pass them.

Each filter is a stretch of one index, a few ms even where half of all pass it; and a byte for each
conversation is asked in no time, once for each of a hundred thousand hits.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection

from core.library import Filters

_integers = msgspec.json.Decoder(list[int]).decode
_MOST = 1 << 62
_VALUES = "SELECT json_group_array({}) FROM {} WHERE {} IN (SELECT value FROM json_each(?))"
_FACET = (
    "SELECT json_group_array(conversation) FROM facets "
    "WHERE kind = ? AND value IN (SELECT value FROM json_each(?))"
)
_SPAN = (
    "SELECT json_group_array(conversation) FROM facets "
    "WHERE kind = ? AND value BETWEEN ? AND ?"
)  # fmt: skip


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
    for sql, values in _wanted(filters):
        found = _integers(connection.exec_driver_sql(sql, values).scalar_one())
        keys = set(found) if keys is None else keys.intersection(found)
        if not keys:
            return Passing(frozenset())
    without = set[int]()
    for kind, wanted in (("recorded", filters.recorded), ("handed_over", filters.handed_over)):
        if wanted is False:
            found = connection.exec_driver_sql(_SPAN, (kind, 1, 1)).scalar_one()
            without.update(_integers(found))
    if keys is None:
        return Passing(None, frozenset(without))
    return Passing(frozenset(keys - without))


def _wanted(of: Filters) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Those that leave least come first."""
    if of.contacts:
        yield _VALUES.format("key", "conversations", "contact"), (_listed(of.contacts),)
    yield from _span("score", of.lowest_score, of.highest_score)
    yield from _span("rating", of.lowest_rating, of.highest_rating)
    yield from _facet("disposition", of.dispositions)
    if of.labels:
        yield _VALUES.format("conversation", "labelled", "label"), (_listed(of.labels),)
    yield from _facet("agent", of.agents)
    yield from _facet("queue", of.queues)
    yield from _span("duration", of.shortest_s, of.longest_s)
    for kind, wanted in (("recorded", of.recorded), ("handed_over", of.handed_over)):
        if wanted:
            yield _SPAN, (kind, 1, 1)
    yield from _facet("channel", of.channels)


def _facet(kind: str, values: Sequence[str]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    if values:
        yield _FACET, (kind, _listed(values))


def _span(
    kind: str, lowest: int | None, highest: int | None
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    if lowest is not None or highest is not None:
        most = _MOST if highest is None else highest
        yield _SPAN, (kind, 0 if lowest is None else lowest, most)


def _listed(values: Sequence[str]) -> str:
    return msgspec.json.encode(values).decode()
