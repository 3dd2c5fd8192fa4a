"""What one person may see of old, in pages: what a desk had taken away, or never had, fetched again.

Pages go back in time from `before`; a conversation too long for one goes on in the next.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select, tuple_

from backend.entries import newest_visible
from backend.permissions import Viewer
from backend.rows import conversation_from, decode, encode
from backend.snapshot import (
    PAGE,
    Mark,
    Row,
    as_seen,
    calls_of,
    customers,
    marks_of,
    messages_of,
    page_of,
    visible,
)
from backend.tables import conversations, messages, work
from core.entities import Conversation
from core.work import Interaction

MOST = 200
"""Conversations of a page at most."""
_MOST = 1 << 62
_ALL = 1 << 40
"""After the last order of a conversation."""


class Asked(NamedTuple):
    """Conversations that are older than `at`, and those of that time with a lesser id; of the one
    called `id` what comes after `order`."""

    at: int
    id: str = ""
    order: int = 0

    @classmethod
    def read(cls, text: str) -> "Asked":
        """ValueError where it makes no sense."""
        at, _, rest = text.partition(":")
        order, _, id = rest.partition(":")
        numbers = int(at), int(order or 0)
        if not all(0 <= number <= _MOST for number in numbers):
            raise ValueError(text)
        return cls(numbers[0], id, numbers[1])

    def __str__(self) -> str:
        return f"{self.at}:{self.order}:{self.id}"


def page(connection: Connection, viewer: Viewer, asked: Asked, limit: int) -> bytes:
    """JSON of seq, rows, back_to and, unless it is the last, after."""
    most = max(1, min(limit, MOST))
    found = _older(connection, viewer, asked, most)
    room, rows, after, at = PAGE - 1024, list[Row](), None, asked.at
    known = marks_of(connection, viewer.user)
    for number, (value, from_order) in enumerate(found, 1):
        head = [] if from_order else _head(connection, viewer, value, known)
        said, order = _said(connection, value, from_order, room - _size(head))
        rows, room, at = rows + head + said, room - _size(head + said), value.last_at
        if order < _ALL or room < PAGE // 2 or number == most:
            after = Asked(at, value.id, order)
            break
    told = {
        "seq": newest_visible(connection, viewer, 0), "back_to": at + 1 if after else 0,
        "after": str(after) if after else None,
    }  # fmt: skip
    return msgspec.json.encode(told)[:-1] + b',"rows":' + page_of(rows) + b"}"


def _older(
    connection: Connection, viewer: Viewer, asked: Asked, limit: int
) -> list[tuple[Conversation, int]]:
    """Each with the order after which its messages are asked for."""
    at = conversations.c
    older = at.last_at < asked.at
    if asked.id:
        older = tuple_(at.last_at, at.id) <= (asked.at, asked.id)
    listed = visible(viewer).add_columns(at.body).where(older)
    rows = connection.execute(listed.limit(limit + 1))
    values = [conversation_from(row.body) for row in rows]
    found = [(value, asked.order if value.id == asked.id else 0) for value in values]
    return [each for each in found if each[1] < _ALL][:limit]


def _head(
    connection: Connection, viewer: Viewer, value: Conversation, known: dict[tuple[str, str], Mark]
) -> list[Row]:
    """All of it but its messages."""
    said = messages_of(connection, [value.id])[value.id]
    return [
        *customers(connection, {value.contact}),
        ("conversations", encode(as_seen(value, known, said))),
        *calls_of(connection, [value.id])[value.id],
        *_visits(connection, viewer, value.id),
    ]


def _said(
    connection: Connection, value: Conversation, from_order: int, room: int
) -> tuple[list[Row], int]:
    """Its messages as far as there is room, one at least; and the order to go on after."""
    at, rows, last = messages.c, list[Row](), from_order
    asked = select(at.order, at.body).where(at.conversation == value.id, at.order > from_order)
    for order, body in connection.execute(asked.order_by(at.order)):
        room -= len(body) + 1
        if room < 0 and rows:
            return rows, last
        rows.append(("messages", body))
        last = order
    return rows, _ALL


def _visits(connection: Connection, viewer: Viewer, conversation: str) -> Iterator[Row]:
    """Supervisors are told of every visit, agents of their own."""
    at = work.c
    asked = select(at.body).where(at.conversation == conversation, at.kind == "interaction")
    for data in connection.scalars(asked):
        of = decode(Interaction, data)
        if viewer.role != "agent" or viewer.user in (of.agent, of.to_agent):
            yield "interactions", data


def _size(rows: Sequence[Row]) -> int:
    return sum(len(data) + 1 for _, data in rows)
