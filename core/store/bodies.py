"""Entities as the bytes that stand in the store's rows, and back."""

from functools import lru_cache
from typing import Any

import msgspec

from core import entities as e
from core.rows import Draft, Person

DIRECTORY = {
    "agent": "agents", "team": "teams", "queue": "queues", "label": "labels", "canned": "canned",
    "profile": "profiles", "queue_rules": "queue_rules", "calendar": "calendars",
    "reason": "reasons", "disposition": "dispositions", "company_rules": "company_rules",
}  # fmt: skip
"""Those of `rows.Directory`, each with its field."""
WORK = frozenset({"interaction", "offer", "task"})
SUPERVISION = frozenset(
    {
        "supervision", "alert_rule", "alert", "audit_entry", "announcement", "report_schedule",
        "erasure",
    }
)  # fmt: skip
REVIEW = frozenset({"evaluation_form", "evaluation", "remark", "sampling_rule"})
CARD = frozenset({"deal", "ticket", "order", "survey", "call"})
"""Those that stand on the card of their contact."""

encode = msgspec.msgpack.Encoder().encode
conversation = msgspec.msgpack.Decoder(e.Conversation).decode
message = msgspec.msgpack.Decoder(e.Message).decode
contact = msgspec.msgpack.Decoder(e.Contact).decode
agent = msgspec.msgpack.Decoder(e.Agent).decode
label = msgspec.msgpack.Decoder(e.Label).decode
draft = msgspec.msgpack.Decoder(Draft).decode
person = msgspec.msgpack.Decoder(Person).decode


def record(kind: str, data: bytes) -> Any:
    return _decoder(kind).decode(data)


@lru_cache
def _decoder(kind: str) -> "msgspec.msgpack.Decoder[Any]":
    from core.protocol.kinds import (
        RECORDS,
    )  # 3 ms with its decoders, and no row of the first page is one

    return msgspec.msgpack.Decoder(RECORDS[kind])
