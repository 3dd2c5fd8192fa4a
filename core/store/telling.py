"""What comes, by event or snapshot, as the values that figures are made of."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from core.entities import CallRecord, Conversation
from core.erasure import wordless
from core.metrics.media import media_of
from core.metrics.sessions import TOLD, Session, as_it_stands, told
from core.protocol import events as e
from core.protocol.events import Event
from core.protocol.frames import Rows
from core.protocol.reduce import span_of
from core.store import happened, lookup
from core.store.happened import KIND_OF, Name

Named = tuple[Name, Any]


def of_events(connection: Connection, events: Sequence[Event]) -> list[Named]:
    found: list[Any] = []
    bots: list[Event] = []
    for event in events:
        body = event.body
        if isinstance(body, e.AgentStateChanged):
            found.append(span_of(body))
        elif isinstance(body, TOLD):
            bots.append(event)
        elif body is not None and type(body) in _VALUES:
            found.append(getattr(body, _VALUES[type(body)]))
    return [*_named(found), *_sessions(connection, bots)]


def of_snapshot(connection: Connection, rows: Rows, since: int) -> list[Named]:
    """Of calls and conversations, those since then."""
    talks = [of for of in rows.conversations if of.last_at >= since]
    calls = (call for call in rows.calls if call.started_at >= since)
    plain = (rows.interactions, rows.offers, rows.surveys, rows.evaluations, rows.states, calls)
    return [*_named(v for each in plain for v in each), *_sessions_of(connection, talks)]


def talked(event: Event) -> str | None:
    """The conversation in which something was said, or of which another queue has charge."""
    match event.body:
        case e.MessageCreated(message=message) | e.MessageUpdated(message=message):
            return message.conversation
        case e.ConversationUpdated(conversation=id) | e.ConversationAssigned(conversation=id):
            return id
    return None


def _named(values: Iterable[Any]) -> Iterator[Named]:
    for value in values:
        if not isinstance(value, CallRecord) or value.agent:
            yield (KIND_OF[type(value)], value.id), _without_words(value)


def _without_words(value: Any) -> Any:
    """What people wrote stands elsewhere, where it is erased; no figure needs it a second time."""
    if isinstance(value, CallRecord):
        return CallRecord(
            id=value.id, contact=value.contact, direction=value.direction, agent=value.agent,
            started_at=value.started_at, answered_at=value.answered_at, queue=value.queue,
            ended_at=value.ended_at, version=value.version,
        )  # fmt: skip
    return wordless(value)


def _sessions(connection: Connection, events: Sequence[Event]) -> list[tuple[Name, Any]]:
    """The events come once each and in order, as the cursor sees to it."""
    ids = {event.body.conversation for event in events if isinstance(event.body, TOLD)}
    known: dict[Name, Session | None] = {**happened.load(connection, [("bot", id) for id in ids])}
    for event in events:
        assert isinstance(event.body, TOLD)
        id = event.body.conversation
        before = known.get(("bot", id))
        after = told(before, event)
        if after and before is None:
            after = after._replace(media=_media(connection, id))
        known["bot", id] = after
    return [(name, session) for name, session in known.items() if session]


def _sessions_of(
    connection: Connection, conversations: Sequence[Conversation]
) -> Iterator[tuple[Name, Any]]:
    """Of those whose events are not known here."""
    known = happened.load(connection, [("bot", of.id) for of in conversations])
    for of in conversations:
        session = as_it_stands(of)
        if session and ("bot", of.id) not in known:
            yield ("bot", of.id), session._replace(media=media_of(of.channel))


def _media(connection: Connection, conversation: str) -> str:
    found = lookup.conversation(connection, conversation)
    return media_of(found[1].channel) if found else ""


_VALUES = {
    e.InteractionUpserted: "interaction", e.OfferUpserted: "offer", e.CallUpserted: "call",
    e.SurveyUpserted: "survey", e.EvaluationUpserted: "evaluation",
}  # fmt: skip
