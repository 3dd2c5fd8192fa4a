"""Entries: events as the log keeps them, each with who may see it."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, insert, select

from backend.permissions import Access, Viewer
from backend.tables import events
from core.protocol.codec import encode, event_body
from core.protocol.events import EVENTS, By, Event
from core.protocol.frames import Ev

TYPES = {struct: name for name, struct in EVENTS.items()}


class Entry(NamedTuple):
    seq: int
    id: str
    type: str
    at: int
    by: By
    cause: str | None
    data: bytes
    """The body as JSON."""
    conversation: str | None
    access: Access | None
    """Who had the conversation when it happened; None where everybody may see it."""
    audience: frozenset[str] | None
    """The only persons who may see it, where it is not for all who see the conversation."""

    def visible_to(self, viewer: Viewer) -> bool:
        if self.audience is not None:
            return viewer.user in self.audience
        return self.access is None or viewer.sees(self.access)

    def frame(self, prev: int) -> Ev:
        """`prev`: the last event that the session could see."""
        return Ev(
            seq=self.seq, prev=prev, id=self.id, type=self.type, at=self.at, by=self.by,
            cause=self.cause, body=msgspec.Raw(self.data),
        )  # fmt: skip

    def event(self) -> Event:
        """Typed; on the platform `prev` is simply the event before."""
        return Event(
            seq=self.seq, prev=self.seq - 1, id=self.id, type=self.type, at=self.at, by=self.by,
            cause=self.cause, body=event_body(self.type, self.data),
        )  # fmt: skip


def entry_of(
    event: Event, conversation: str | None, access: Access | None, audience: frozenset[str] | None
) -> Entry:
    return Entry(
        event.seq, event.id, event.type, event.at, event.by, event.cause, encode(event.body),
        conversation, access, audience,
    )  # fmt: skip


def write_entries(connection: Connection, entries: Sequence[Entry]) -> None:
    connection.execute(_INSERT, [_row(entry) for entry in entries])


def read_entries(connection: Connection, after: int, limit: int) -> list[Entry]:
    asked = select(events).where(events.c.seq > after).order_by(events.c.seq).limit(limit)
    return [entry_from(row) for row in connection.execute(asked)]


def newest_visible(connection: Connection, viewer: Viewer, after: int) -> int:
    """The newest event after a cursor that the person may see; the cursor where there is none."""
    asked = select(events).where(events.c.seq > after).order_by(events.c.seq.desc())
    with connection.execute(asked) as rows:
        return next((row.seq for row in rows if entry_from(row).visible_to(viewer)), after)


_INSERT = insert(events)


def _row(entry: Entry) -> dict[str, Any]:
    access = entry.access or Access(None, None)
    return {
        "seq": entry.seq, "id": entry.id, "type": entry.type, "at": entry.at,
        "by_kind": entry.by.kind, "by_id": entry.by.id, "cause": entry.cause, "body": entry.data,
        "conversation": entry.conversation, "team": access.team, "assignee": access.assignee,
        "audience": None if entry.audience is None else json.dumps(sorted(entry.audience)),
    }  # fmt: skip


def entry_from(row: Any) -> Entry:
    """Of a row of the table of events."""
    return Entry(
        row.seq, row.id, row.type, row.at, By(kind=row.by_kind, id=row.by_id), row.cause, row.body,
        row.conversation, Access(row.team, row.assignee) if row.conversation else None,
        None if row.audience is None else frozenset(json.loads(row.audience)),
    )  # fmt: skip
