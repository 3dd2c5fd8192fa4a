"""What the screen reads of calls: who is at the other end, and the history; as `rows`."""

from typing import Literal

import msgspec

from core.entities import Agent, CallRecord, Company, Contact, Queue


class Caller(msgspec.Struct, frozen=True, gc=False):
    """Who is at the other end of a number, from what this machine knows."""

    number: str
    """As the phone gave it."""
    shown: str
    """As a person reads it."""
    contact: Contact | None = None
    company: Company | None = None
    colleague: Agent | None = None
    """Whose extension it is."""
    call: CallRecord | None = None
    """The platform's record of this very call, where its correlation says so."""
    queue: Queue | None = None
    """Which one the call came through, else the one the last conversation stands in."""
    conversation: int | None = None
    """Key of the one the call belongs to, else of the newest."""
    channel: str = ""
    subject: str = ""
    asked: str = ""
    """The last words of the customer on any channel; empty where there are none."""
    asked_at: int | None = None


class CallRow(msgspec.Struct, frozen=True, gc=False):
    """One call of the history, ready to paint."""

    call: CallRecord
    name: str
    """The customer's or the colleague's; empty where the number is unknown."""
    conversation: int | None = None
    """Key of the conversation to open."""
    waiting: bool = False
    """Reported by this desk and not acknowledged yet."""


CallFilter = Literal["mine", "missed", "all"]
"""mine: those this person took or made; missed: whoever was called."""
