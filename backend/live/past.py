"""Past: what happened within a time, and what began before it and was not over then.

Found by the indices of the tables: nothing here looks through all there ever was.
"""

from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from msgspec.structs import replace
from sqlalchemy import Connection, func, select

from backend import statements
from backend.entries import TYPES, entry_from
from backend.rows import conversation_from, decode, message_from
from backend.tables import conversations, entities, events, messages
from core.entities import Agent, CallRecord, Conversation, Entity, Message, Survey
from core.evaluation import Evaluation
from core.metrics.intervals import Interval
from core.metrics.sessions import TOLD
from core.protocol.events import Event
from core.protocol.kinds import KIND_OF
from core.work import Interaction, Offer, StateSpan

T = TypeVar("T", bound=Entity)
CALL_MS = 12 * 3_600_000
"""No call lasts so long."""
_AT_ONCE = 200


def everything(connection: Connection, of: Interval) -> Iterator[Entity | Event]:
    """All that figures of that time are made of, but the directory."""
    yield from visits(connection, of)
    yield from _read(connection, Offer, statements.BEGAN, of)
    yield from spans(connection, of)
    began = Interval(of.start - CALL_MS, of.end)
    yield from _read(connection, CallRecord, statements.CALLS, began)
    yield from quality(connection, of)
    yield from told(connection, of)
    yield from talks(connection, of)


def quality(connection: Connection, of: Interval) -> Iterator[Survey | Evaluation]:
    yield from _read(connection, Survey, statements.SURVEYS, of)
    yield from _read(connection, Evaluation, statements.SIGNED, of)


def visits(connection: Connection, of: Interval) -> Iterator[Interaction]:
    """With those that others may have been transferred to before then."""
    began = of.start
    for asked in (statements.BEGAN, statements.ENDED, statements.LASTED):
        for visit in _read(connection, Interaction, asked, of):
            began = min(began, visit.answered_at or began)
            yield visit
    yield from _read(connection, Interaction, statements.BEGAN, Interval(began, of.start))


def spans(connection: Connection, of: Interval) -> Iterator[StateSpan]:
    """Of everybody: what they said within, and before that last, as if they had said it at its start:
    who was away for a year would else be counted by the quarter of an hour for all of it."""
    agents = select(entities.c.id).where(entities.c.kind == KIND_OF[Agent])
    for agent in connection.scalars(agents).all():
        first, start, end = (f"{agent}:{at:014d}" for at in (0, max(of.start, 0), of.end))
        values = {"first": first, "start": start, "end": end}
        for data in connection.scalars(statements.SPANS, values):
            span = decode(StateSpan, data)
            yield replace(span, since=max(span.since, of.start))


def told(connection: Connection, of: Interval) -> Iterator[Event]:
    """What happened between conversations and the bot."""
    names = [TYPES[body] for body in TOLD]
    asked = select(events).where(
        events.c.seq >= _first(connection, of.start), events.c.seq < _first(connection, of.end),
        events.c.type.in_(names),
    )  # fmt: skip
    for row in connection.execute(asked.order_by(events.c.seq)):
        yield entry_from(row).event()


def talks(connection: Connection, of: Interval) -> Iterator[Conversation | Message]:
    """Conversations in which something may have been said then, each with all its messages."""
    at = conversations.c
    ids = connection.scalars(select(at.id).where(at.last_at >= of.start)).all()
    for first in range(0, len(ids), _AT_ONCE):
        found = standing(connection, ids[first : first + _AT_ONCE])
        here = [each for each in found if each.created_at < of.end]
        yield from here
        yield from said(connection, [each.id for each in here])


def standing(connection: Connection, ids: Collection[str]) -> list[Conversation]:
    """As they are now."""
    asked = select(conversations.c.body).where(conversations.c.id.in_(ids))
    return [conversation_from(data) for data in connection.scalars(asked)]


def said(connection: Connection, ids: Collection[str]) -> list[Message]:
    """All that was ever said in them."""
    asked = select(messages.c.body).where(messages.c.conversation.in_(ids))
    return [message_from(data) for data in connection.scalars(asked)]


def _read(connection: Connection, kind: type[T], asked: Any, of: Interval) -> Iterator[T]:
    values = {"kind": KIND_OF[kind], "start": of.start, "end": of.end}
    for data in connection.execute(asked, values).scalars().all():
        yield decode(kind, data)


def _first(connection: Connection, at: int) -> int:
    """Number of the first event from then on: they have no index by time, but stand in its order."""
    numbers = select(func.min(events.c.seq), func.max(events.c.seq))
    low, high = connection.execute(numbers).one()
    low, high = low or 1, (high or 0) + 1
    while low < high:
        middle = (low + high) // 2
        found = select(events.c.at).where(events.c.seq >= middle).order_by(events.c.seq).limit(1)
        if int(connection.execute(found).scalar_one()) < at:
            low = middle + 1
        else:
            high = middle
    return int(low)
