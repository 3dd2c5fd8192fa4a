"""Entities as the bytes that stand in the store's rows, and back."""

from typing import Any

import msgspec

from core import entities as e
from core import work as w
from core.rows import Draft, Person

RECORDS: dict[str, type[Any]] = {
    "company": e.Company,
    "deal": e.Deal,
    "ticket": e.Ticket,
    "order": e.Order,
    "survey": e.Survey,
    "call": e.CallRecord,
    "agent": e.Agent,
    "team": e.Team,
    "queue": e.Queue,
    "label": e.Label,
    "canned": e.Canned,
    "profile": w.Profile,
    "queue_rules": w.QueueRules,
    "calendar": w.Calendar,
    "reason": w.Reason,
    "disposition": w.Disposition,
    "interaction": w.Interaction,
    "offer": w.Offer,
    "task": w.Task,
}
"""Every entity that is neither a conversation, a message nor a contact; few and read whole."""
DIRECTORY = frozenset({"agent", "team", "queue", "label", "canned"})
"""Those a conversation can be given to or marked with."""
WORK = frozenset({"interaction", "offer", "task"})

encode = msgspec.msgpack.Encoder().encode
conversation = msgspec.msgpack.Decoder(e.Conversation).decode
message = msgspec.msgpack.Decoder(e.Message).decode
contact = msgspec.msgpack.Decoder(e.Contact).decode
draft = msgspec.msgpack.Decoder(Draft).decode
person = msgspec.msgpack.Decoder(Person).decode
_RECORD_DECODERS = {kind: msgspec.msgpack.Decoder(struct) for kind, struct in RECORDS.items()}


def record(kind: str, data: bytes) -> Any:
    return _RECORD_DECODERS[kind].decode(data)
