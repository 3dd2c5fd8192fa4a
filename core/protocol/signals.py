"""Signals: what is only true right now. Never stored, may be dropped, newest per key wins."""

from typing import Literal

import msgspec


class SignalBody(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of every signal's body."""


class Typing(SignalBody, frozen=True, kw_only=True):
    """Somebody else is writing; over when `kind` is none or after 8 seconds without another."""

    conversation: str
    author_kind: Literal["contact", "agent"]
    author: str
    name: str = ""
    kind: Literal["reply", "note", "none"]


class Viewer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    name: str


class Viewers(SignalBody, frozen=True, kw_only=True):
    """Everybody who has the conversation open, the reader included."""

    conversation: str
    viewers: tuple[Viewer, ...] = ()


class ContactPresence(SignalBody, frozen=True, kw_only=True):
    """Whether the customer has the page open."""

    conversation: str
    online: bool


SIGNALS: dict[str, type[SignalBody]] = {
    "typing": Typing,
    "viewers": Viewers,
    "contact_presence": ContactPresence,
}


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    type: str
    body: SignalBody
