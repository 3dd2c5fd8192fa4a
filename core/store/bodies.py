"""Entities as the bytes that stand in the store's rows, and back."""

from typing import Any

import msgspec

from core import entities as e
from core.protocol.kinds import KINDS
from core.rows import Draft, Person
from core.wrap_up import WrapUpDraft

RECORDS: dict[str, type[Any]] = {
    kind: struct for kind, struct in KINDS.items() if kind != "contact"
}
"""Every entity that is neither a conversation, a message nor a contact; few and read whole."""
DIRECTORY = {
    "agent": "agents", "team": "teams", "queue": "queues", "label": "labels", "canned": "canned",
    "profile": "profiles", "queue_rules": "queue_rules", "calendar": "calendars",
    "reason": "reasons", "disposition": "dispositions", "company_rules": "company_rules",
}  # fmt: skip
"""Those of `rows.Directory`, each with its field."""
WORK = frozenset({"interaction", "offer", "task"})
SUPERVISION = frozenset(
    {"supervision", "alert_rule", "alert", "audit_entry", "announcement", "report_schedule"}
)
REVIEW = frozenset({"evaluation_form", "evaluation", "remark", "sampling_rule"})
CARD = frozenset({"deal", "ticket", "order", "survey", "call"})
"""Those that stand on the card of their contact."""

encode = msgspec.msgpack.Encoder().encode
conversation = msgspec.msgpack.Decoder(e.Conversation).decode
message = msgspec.msgpack.Decoder(e.Message).decode
contact = msgspec.msgpack.Decoder(e.Contact).decode
draft = msgspec.msgpack.Decoder(Draft).decode
wrap_up = msgspec.msgpack.Decoder(WrapUpDraft).decode
person = msgspec.msgpack.Decoder(Person).decode
_RECORD_DECODERS = {kind: msgspec.msgpack.Decoder(struct) for kind, struct in RECORDS.items()}


def record(kind: str, data: bytes) -> Any:
    return _RECORD_DECODERS[kind].decode(data)
