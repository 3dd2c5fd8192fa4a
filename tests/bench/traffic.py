"""What happens in a contact centre, endlessly: mostly messages, over thousands of conversations."""

import time
from collections import Counter
from random import Random
from typing import Any

from backend.demo.staff import DESK
from core.entities import Author, Message
from core.protocol import codec
from core.protocol import commands as c
from core.protocol import events as e
from core.protocol import frames as f
from core.work import Offer

Happening = tuple[str, e.Body]

ALERT_MS = 20_000
SHARE_OF_OPEN = 0.02
"""Of all events, those of the conversation that is open on the screen."""
_KINDS = {"in": 62, "out": 18, "delivered": 8, "read": 6, "assigned": 3, "status": 3}
"""Of a hundred events."""


class Traffic:
    """`content` is a cache's targets file; `open` the conversation on the screen."""

    def __init__(self, content: dict[str, Any], seed: int = 7) -> None:
        self._random = Random(seed)
        self._targets = {target["id"]: target for target in content["targets"]}
        self._ids = list(self._targets)
        self._texts = content["texts"]
        self._orders = Counter({id: target["order"] for id, target in self._targets.items()})
        self._kinds = [kind for kind, share in _KINDS.items() for _ in range(share)]
        self._number = 0
        self.open = ""

    def next(self) -> Happening:
        self._number += 1
        is_open = self.open and self._random.random() < SHARE_OF_OPEN
        id = self.open if is_open else self._random.choice(self._ids)
        kind = self._random.choice(self._kinds)
        if kind in ("in", "out"):
            return self._said(id, kind, self._random.choice(self._texts))
        return self._changed(id, kind)

    def offer(self, id: str) -> Offer:
        """A chat of somebody, offered now."""
        target, now = self._targets[self._random.choice(self._ids)], time.time_ns() // 1_000_000
        return Offer(
            id=id, interaction=id, agent=DESK, at=now, expires_at=now + ALERT_MS, media="chat",
            queue="qu-returns", contact=target["contact"], conversation=target["id"],
            entered_at=now - 100_000, skills=("tr", "iade"), today=2,
            preview=self._random.choice(self._texts)[:160],
        )  # fmt: skip

    def answer(self, frame: f.Cmd) -> Happening | None:
        """The event that a command of the desk makes; None where it makes none here."""
        body = codec.command(frame.type, bytes(frame.body))
        if isinstance(body, c.SendMessage):
            return self._said(body.conversation, "out", body.text, frame.id)
        if isinstance(body, c.MarkRead):
            read = e.ConversationRead(conversation=body.conversation, by=DESK, up_to=body.up_to)
            return "conversation.read", read
        return None

    def _said(self, id: str, kind: Any, text: str, client_id: str | None = None) -> Happening:
        self._orders[id] += 1
        target, order = self._targets[id], self._orders[id]
        contact = Author(kind="contact", id=target["contact"], name=target["name"])
        author = contact if kind == "in" else Author(kind="agent", id=DESK, name="Selim")
        message = Message(
            id=f"{id}-{order}", conversation=id, order=order, kind=kind, author=author,
            at=time.time_ns() // 1_000_000, text=text, client_id=client_id,
        )  # fmt: skip
        return "message.created", e.MessageCreated(message=message)

    def _changed(self, id: str, kind: str) -> Happening:
        order = self._orders[id]
        if kind == "delivered":
            delivered = e.MessageStatusChanged(conversation=id, up_to=order, status="delivered")
            return "message.status", delivered
        if kind == "read":
            return "conversation.read", e.ConversationRead(conversation=id, by=DESK, up_to=order)
        if kind == "assigned":
            return "conversation.assigned", e.ConversationAssigned(conversation=id, to=DESK)
        status = e.ConversationStatusChanged(conversation=id, from_="open", to="open")
        return "conversation.status_changed", status
