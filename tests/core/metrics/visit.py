"""Interactions and offers in one line."""

from typing import Any

from core.work import Interaction, Offer


def visit(id: str = "v", **fields: Any) -> Interaction:
    given = {"media": "chat", "queue": "q", "contact": "c", "entered_at": 10, **fields}
    return Interaction(id=id, **given)


def offer(id: str = "o", **fields: Any) -> Offer:
    given = {
        "interaction": "v", "agent": "a", "at": 10, "expires_at": 30, "media": "chat",
        "queue": "q", "contact": "c", **fields,
    }  # fmt: skip
    return Offer(id=id, **given)
