"""The store's own integers: small for conversations, in the order of time for messages."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection

SHIFT = 4
"""A millisecond has 16 places. More would widen every posting of the full-text index, which keeps
the distance from one key to the next."""
SPAN = 4096
_LATEST = 1 << 58


def next_keys(connection: Connection, table: str, count: int) -> range:
    """Keys that were never used, not even by rows that are gone: an open panel may still hold one."""
    if not count:
        return range(0)
    name = f"key:{table}"
    sql = (
        "INSERT INTO meta(name, value) VALUES (?, ?) "
        "ON CONFLICT(name) DO UPDATE SET value = value + excluded.value RETURNING value"
    )
    last = connection.exec_driver_sql(sql, (name, count)).scalar_one()
    return range(last - count + 1, last + 1)


def place_of(at: int) -> int:
    """The first key of a time in ms; absurd times from the wire are held within 63 bits."""
    return min(max(at, 0) << SHIFT, _LATEST)


class MessageKeys:
    """Hands out free keys for messages of the given times (ms)."""

    def __init__(self, connection: Connection, prefix: str, times: Sequence[int]) -> None:
        self._connection = connection
        self._table = f"{prefix}messages"
        self._newest = (self._ask("SELECT max(key) FROM {}")[0][0] or -1) if times else -1
        places = {place for place in map(place_of, times) if place <= self._newest}
        sql = (
            "SELECT m.key FROM json_each(?) j CROSS JOIN {} m "
            f"ON m.key BETWEEN j.value AND j.value + {(1 << SHIFT) - 1}"
        )
        found = self._ask(sql, json.dumps(sorted(places))) if places else []
        self._taken = {row[0] for row in found}
        self._next: dict[int, int] = {}
        """Where to look on, for a millisecond that had a message already."""
        self._spans: set[int] = set()

    def take(self, at: int) -> int:
        first = place_of(at)
        key = self._next.get(first, first)
        while self._is_taken(key, first):
            key += 1
        self._next[first] = key + 1
        self._taken.add(key)
        return key

    def _is_taken(self, key: int, first: int) -> bool:
        """Beyond a millisecond's own places many keys are read at once: a customer's history may
        come in by the thousand with one and the same time."""
        span = key // SPAN
        if key - first >= 1 << SHIFT and key <= self._newest and span not in self._spans:
            self._spans.add(span)
            sql = "SELECT key FROM {} WHERE key BETWEEN ? AND ?"
            self._taken |= {row[0] for row in self._ask(sql, span * SPAN, (span + 1) * SPAN - 1)}
        return key in self._taken

    def _ask(self, sql: str, *values: object) -> Sequence[tuple[int]]:
        found = self._connection.exec_driver_sql(sql.format(self._table), values)
        return [tuple(row) for row in found]
