"""What a call leaves behind: its record, and its entry in the customer's timeline.

A call is known by its record's id, which the platform also sends in its INVITE. Whoever says
last how it ended may correct the record; the timeline has one entry for it all the same.
"""

from msgspec.structs import replace

from backend.log import Transaction
from backend.permissions import Viewer, access_of
from core import numbers
from core.entities import (
    Activity,
    Agent,
    Attachment,
    Author,
    CallRecord,
    Contact,
    Conversation,
    Message,
)
from core.errors import UserError
from core.ids import uuid7
from core.protocol.events import (
    By,
    CallUpserted,
    ConversationAssigned,
    ConversationCreated,
    MessageUpdated,
)

CHANNEL = "call"
_SYSTEM = By(kind="system")
_TOUCHED = 400
"""So many of a conversation's newest entries are looked through for a call's own."""


def contact_of(log: Transaction, number: str) -> Contact | None:
    """Whose number it is, in whatever form."""
    digits = "".join(c for c in numbers.wire(number) if c.isdigit())
    if len(digits) < 7:
        return None
    found = log.state.contacts_ending(digits[-7:])
    return next((who for who in found if numbers.same(who.phone, number)), None)


def is_inside(number: str) -> bool:
    """Whether it is a colleague's or another of the company's own numbers."""
    try:
        return numbers.read(number).kind in ("extension", "code")
    except UserError:
        return False


def conversation_for(
    log: Transaction, contact: Contact, viewer: Viewer, by: By, cause: str | None = None,
    **new: str | None,
) -> str:  # fmt: skip
    """The customer's newest open conversation that the person sees, else a new one: `new` says
    its assignee, team and queue."""
    for known in log.state.open_of(contact.id):
        if known.status != "pending" and viewer.sees(access_of(known)):
            return known.id
    conversation = Conversation(
        id=uuid7(), channel=CHANNEL, contact=contact.id, status="open", created_at=log.now,
        last_at=log.now, assignee=new.get("assignee"), team=new.get("team"),
        queue=new.get("queue"),
    )  # fmt: skip
    log.emit(ConversationCreated(conversation=conversation, contact=contact), by, cause=cause)
    return conversation.id


def unknown(number: str) -> Contact:
    """Somebody nobody knew until now."""
    return Contact(id=uuid7(), name=numbers.shown(number), phone=number)


def begin(log: Transaction, call: CallRecord) -> None:
    log.emit(CallUpserted(call=call), _SYSTEM)


def answered(log: Transaction, id: str, agent: str) -> None:
    """Nothing where it is known already, or over."""
    call = log.state.get(CallRecord, id)
    if call is not None and call.phase == "ringing":
        log.emit(CallUpserted(call=replace(call, agent=agent, answered_at=log.now)), _SYSTEM)


def finish(log: Transaction, call: CallRecord, by: By, cause: str | None = None) -> CallRecord:
    """`call` as it ended, for good; its entry in the timeline is made or corrected."""
    log.emit(CallUpserted(call=call), by, cause=cause)
    if call.conversation is not None:
        entry = _entry(log, call)
        if entry is not None:
            log.emit(MessageUpdated(message=_told(log, call, entry)), by, cause=cause)
        else:
            _post(log, call, cause)
        _take(log, call, by, cause)
    return call


def _entry(log: Transaction, call: CallRecord) -> Message | None:
    assert call.conversation is not None
    known = log.conversation(call.conversation)
    first = max(1, known.last_order - _TOUCHED) if known else 1
    entries = log.messages(call.conversation, first)
    return next((m for m in reversed(entries) if m.call == call.id), None)


def _post(log: Transaction, call: CallRecord, cause: str | None) -> None:
    assert call.conversation is not None
    author = _agent(log, call) if call.direction == "out" else _customer(log, call)
    log.post(
        call.conversation, "out" if call.direction == "out" else "in", author, call.notes,
        attachments=_recordings(call), activity=_activity(log, call),
        call=call.id, cause=cause,
    )  # fmt: skip


def _told(log: Transaction, call: CallRecord, entry: Message) -> Message:
    return replace(
        entry, text=call.notes, attachments=_recordings(call), activity=_activity(log, call)
    )


def _recordings(call: CallRecord) -> tuple[Attachment, ...]:
    """Each desk that talked has recorded its own part."""
    found = [leg.recording for leg in call.legs] + [call.recording]
    return tuple({file.id: file for file in found if file is not None}.values())


def _activity(log: Transaction, call: CallRecord) -> Activity:
    spoken = (call.ended_at or 0) - call.answered_at if call.answered_at else 0
    args = {
        "direction": call.direction, "cause": call.cause, "seconds": str(max(0, spoken) // 1_000),
        "by": _agent(log, call).name,
    }  # fmt: skip
    return Activity(code="call", args=args)


def _take(log: Transaction, call: CallRecord, by: By, cause: str | None) -> None:
    """Whoever spoke with the customer has the conversation, where nobody had it."""
    known = log.conversation(call.conversation or "")
    spoke = call.cause == "answered" and call.agent
    if known and spoke and known.assignee is None and known.status == "open":
        log.emit(ConversationAssigned(conversation=known.id, to=call.agent), by, cause=cause)


def _agent(log: Transaction, call: CallRecord) -> Author:
    agent = log.state.get(Agent, call.agent) if call.agent else None
    return Author(kind="agent", id=agent.id, name=agent.name) if agent else Author(kind="system")


def _customer(log: Transaction, call: CallRecord) -> Author:
    contact = log.contact(call.contact)
    return Author(kind="contact", id=call.contact, name=contact.name if contact else "")
