"""Erasure: one customer taken out everywhere, and what that does to each value that was about them.

The platform and every desk go by the same rule. It names ids only, so it may be kept for ever: a
desk that was away for months learns from it what to take away.
"""

from typing import Any

from msgspec.structs import replace

from core.entities import (
    Attachment,
    CallRecord,
    Contact,
    Deal,
    Entity,
    Order,
    Survey,
    Ticket,
)
from core.evaluation import Evaluation, Remark
from core.work import Interaction, Offer, Task


class Erasure(Entity, frozen=True, kw_only=True):
    """Told to everybody. What was taken out before is named by the audit list: `conversations` are
    what its entries are found by."""

    id: str
    contact: str
    at: int
    by: str = ""
    """Id of the agent; empty: at the platform itself."""
    conversations: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """Attachments and recordings."""
    messages: int = 0
    records: int = 0
    """Deals, tickets, orders and remarks, and what was written in work, surveys and evaluations."""
    entries: int = 0
    """Of the platform's log, that lost their words."""
    finished_at: int | None = None
    """When log and files held nothing of theirs any more; None: that is under way. Nobody was told
    anything of them since `at`."""
    version: int = 0

    @property
    def ids(self) -> frozenset[str]:
        """Whatever names one of them is about the customer."""
        return frozenset((self.contact, *self.conversations, *self.calls))


def concerns(value: Any, of: Erasure) -> bool:
    """Whether it is about the customer, or about what was done for them."""
    place = getattr(value, "place", value)
    named = (
        value.id if isinstance(value, Contact | CallRecord) else None, getattr(value, "contact", None),
        getattr(value, "conversation", None), getattr(value, "call", None),
        getattr(place, "call", None),
    )  # fmt: skip
    return any(id in of.ids for id in named if id)


def left_of(value: Any, of: Erasure) -> Any:
    """What stays once they are erased: what figures count, without a word; None: nothing does."""
    if not concerns(value, of):
        return value
    if isinstance(value, Task):
        return replace(value, title="", done_at=value.done_at or of.at)
    return None if isinstance(value, _GONE) else wordless(value)


def wordless(value: Any) -> Any:
    """Without what people wrote in it, and without where a customer is reached."""
    match value:
        case Interaction():
            return replace(value, note="", transfer_note="", number="")
        case Offer():
            return replace(value, preview="")
        case Survey():
            return replace(value, comment="")
        case Evaluation():
            answers = {id: replace(answer, comment="") for id, answer in value.answers.items()}
            return replace(value, answers=answers, marks=(), comment="", reply="")
    return value


def files_of(call: CallRecord) -> list[Attachment]:
    """All that was recorded of it."""
    return [tape for tape in (call.recording, *(leg.recording for leg in call.legs)) if tape]


_GONE = (Contact, CallRecord, Deal, Ticket, Order, Remark)
"""Of the rest the figures of the past are made, which do not change because somebody was forgotten."""
