"""Document: a conversation as it is taken out, already in words; what every writer gets, and nothing else.

Whatever is to be left out or blacked out is gone from here before anything is written. Times in ms.
The published JSON is these values (`python -m core.export.schema`).
"""

from typing import Literal

import msgspec

EntryKind = Literal["in", "out", "bot", "note", "activity", "call"]
"""in: the customer's; out: a colleague's; bot: the bot's; note: colleagues for each other."""
FORMAT = "santral.conversations/1"


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of all of them."""


class File(Value, frozen=True, kw_only=True):
    """Something that was attached. `path`: where it lies in what was taken out; empty: it does not."""

    id: str
    name: str
    mime: str = ""
    size: int = 0
    duration_ms: int = 0
    path: str = ""


class Spoken(Value, frozen=True, kw_only=True):
    """Said without a pause, by the recording's clock."""

    at_ms: int
    until_ms: int
    who: Literal["customer", "agent", "bot"]
    text: str


class Call(Value, frozen=True, kw_only=True):
    id: str
    direction: Literal["in", "out"]
    cause: str
    started_at: int
    answered_at: int | None = None
    ended_at: int | None = None
    number: str = ""
    notes: str = ""
    transcript: tuple[Spoken, ...] = ()
    recording: File | None = None
    silenced: tuple[tuple[int, int], ...] = ()
    """Ms of the recording that are silent in the copy, from and until."""
    legs: tuple[File, ...] = ()
    """What others who talked in it recorded, each by a clock of its own."""

    @property
    def sounds(self) -> tuple[File, ...]:
        """All that was recorded of it."""
        return (self.recording, *self.legs) if self.recording else self.legs


class Entry(Value, frozen=True, kw_only=True):
    """`internal`: the customer never saw it."""

    id: str
    kind: EntryKind
    at: int
    author: str = ""
    text: str = ""
    internal: bool = False
    edited_at: int | None = None
    deleted: bool = False
    code: str = ""
    """Of an activity; `text` is its sentence."""
    intent: str = ""
    """What the bot understood of the words before."""
    confidence: float | None = None
    """From 0 to 1."""
    slots: dict[str, str] = {}
    understood: str = ""
    """The same three as a person reads them."""
    files: tuple[File, ...] = ()
    call: Call | None = None


class Customer(Value, frozen=True, kw_only=True):
    id: str
    name: str
    phone: str = ""
    email: str = ""
    city: str = ""
    company: str = ""


class Dossier(Value, frozen=True, kw_only=True):
    """One conversation."""

    id: str
    customer: Customer
    channel: str
    """As the platform calls it; `channel_name` as people do."""
    channel_name: str
    reference: str = ""
    subject: str = ""
    status: str = ""
    status_name: str = ""
    queue: str = ""
    team: str = ""
    agents: tuple[str, ...] = ()
    """Everybody who wrote or talked."""
    labels: tuple[str, ...] = ()
    created_at: int = 0
    last_at: int = 0
    entries: tuple[Entry, ...] = ()
    missing_before: int = 0
    """So many of the first entries are not on the machine it was taken out from."""
    blacked_out: dict[str, int] = {}
    """How many places of each kind."""


class Taken(Value, frozen=True, kw_only=True):
    """The JSON document: one or many conversations."""

    format: str = FORMAT
    at: int
    by: str
    company: str = ""
    notes: bool = False
    """Whether what colleagues wrote for each other is in it."""
    conversations: tuple[Dossier, ...] = ()


def without_notes(of: Dossier) -> Dossier:
    """As the customer could have seen it, and what happened besides."""
    entries = tuple(_public(entry) for entry in of.entries if not entry.internal)
    return msgspec.structs.replace(of, entries=entries, labels=())


def _public(entry: Entry) -> Entry:
    if entry.call is None or not entry.call.notes:
        return entry
    return msgspec.structs.replace(entry, call=msgspec.structs.replace(entry.call, notes=""))
