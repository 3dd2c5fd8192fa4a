"""Bulk loading: whole pages of state into an empty log, without events."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, func, select, update

from backend import rows
from backend.tables import conversations, counters, messages, meta
from core.entities import Conversation
from core.protocol.frames import Rows

_PLAIN = (
    "contacts",
    "companies",
    "deals",
    "tickets",
    "orders",
    "surveys",
    "calls",
    "agents",
    "teams",
    "queues",
    "labels",
    "canned",
    "profiles",
    "queue_rules",
    "calendars",
    "reasons",
    "dispositions",
    "company_rules",
    "states",
    "alert_rules",
    "alerts",
    "announcements",
    "report_schedules",
    "evaluation_forms",
    "evaluations",
    "remarks",
    "sampling_rules",
)
_WORK = ("interactions", "offers", "tasks")  # fmt: skip


def load_rows(connection: Connection, pages: Iterable[Rows]) -> None:
    """Raises ValueError where the log is not empty or a conversation's messages have holes."""
    if connection.execute(select(counters.c.seq)).scalar_one():
        raise ValueError("the log is not empty")
    for page in pages:
        _load_page(connection, page)
    _check_orders(connection)
    # Nobody can have followed what came without events: the log begins after this
    connection.execute(update(counters).values(seq=1))
    connection.execute(update(meta).where(meta.c.key == "floor").values(value="1"))


def _load_page(connection: Connection, page: Rows) -> None:
    plain: list[Any] = [value for name in _PLAIN for value in getattr(page, name)]
    busy: list[Any] = [value for name in _WORK for value in getattr(page, name)]
    bare = (replace(c, read_up_to=0, unread=0) for c in page.conversations)
    rows.put_rows(connection, rows.CONVERSATIONS, map(rows.conversation_row, bare))
    rows.put_rows(connection, rows.MESSAGES, map(rows.message_row, page.messages))
    rows.put_rows(connection, rows.ENTITIES, map(rows.entity_row, plain))
    rows.put_rows(connection, rows.WORKS, map(rows.work_row, busy))
    rows.put_rows(connection, rows.MARKS, map(_read_by_all, page.conversations))
    rows.put_rows(connection, rows.ATTACHED, rows.attached_rows(page.messages))
    rows.put_rows(connection, rows.ATTACHED, rows.recording_rows(page.calls))


def _read_by_all(value: Conversation) -> dict[str, Any]:
    return rows.mark_row("", value.id, value.read_up_to, 0)


def _check_orders(connection: Connection) -> None:
    at = messages.c
    counted = select(at.conversation, func.count(), func.min(at.order), func.max(at.order))
    found = {row[0]: row[1:] for row in connection.execute(counted.group_by(at.conversation))}
    for id, body in connection.execute(select(conversations.c.id, conversations.c.body)):
        last = rows.conversation_from(body).last_order
        if found.get(id, (0, 1, 0)) != (last, 1, last):
            raise ValueError(f"messages of {id} have holes")
