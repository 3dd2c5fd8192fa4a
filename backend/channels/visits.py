"""A visitor's conversations in the log: begun, written to, read, ended. Every function runs
inside one transaction.

Nothing is kept beside the log: the contact's id is made from the hash of the visitor's token,
a conversation's from the contact's id and a number, a message's from the page's own id.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from sqlalchemy import select

from backend.channels.bot.national_id import has_shape, hidden
from backend.channels.bot.turns import is_contained
from backend.channels.frames import Hello, Mark, Say, SentFile, Welcome
from backend.channels.transcript import Quick, entry, message_id, state_of
from backend.log import Transaction
from backend.tables import attached
from core.entities import (
    Activity,
    Agent,
    Attachment,
    Author,
    BotState,
    Contact,
    Conversation,
    Delivery,
    Message,
    Queue,
    Team,
)
from core.protocol import events as e

_PAGE = 50
"""Entries a page gets at least, so that what was edited meanwhile is right again."""
_FIRST_REFERENCE = 50_000
_SYSTEM = Author(kind="system")
_NAMES = {"tr": "Ziyaretçi", "en": "Visitor"}
Hide = Callable[[Sequence[Message], BotState | None, str], str]
"""A message as it may be stored, from what was said before it, the bot's state, and the message."""


def hide_ids(messages: Sequence[Message], bot: BotState | None, text: str) -> str:
    return hidden(text)


@dataclass(frozen=True)
class Visitor:
    """Who writes. `contact` names nobody until the first message."""

    contact: str
    language: str
    department: str = ""
    """Id of the queue or the team that the page stands for; unknown ones count as none."""
    zone: str = ""
    """Of their clock, as the page says; one that does not exist counts as not known."""


class NotYours(Exception):
    """A file that this visitor did not upload."""


@dataclass(frozen=True)
class Landed:
    """Where a message is in the log."""

    conversation: str
    order: int


def contact_id(token: str) -> str:
    """The token itself is never kept."""
    return f"visitor-{hashlib.sha256(b'santral chat ' + token.encode()).hexdigest()[:32]}"


def contact_of(conversation: str) -> str:
    return conversation.rpartition("-")[0]


def current(work: Transaction, contact: str) -> Conversation | None:
    """The visitor's newest conversation."""
    newest = None
    while found := work.conversation(f"{contact}-{_number(newest) + 1}"):
        newest = found
    return newest


def welcome(work: Transaction, visitor: Visitor, hello: Hello, quick: Quick) -> Welcome:
    conversation = current(work, visitor.contact)
    if conversation is None:
        return Welcome()
    known = hello.after if hello.conversation == conversation.id else 0
    first = max(1, min(known, conversation.last_order - _PAGE) + 1) if known else 1
    shown = [entry(m, quick) for m in work.messages(conversation.id, first)]
    return Welcome(
        conversation=conversation.id, reference=conversation.reference,
        state=state_of(conversation), person=_person(work, conversation),
        seen=work.seen_up_to(conversation.id), head=conversation.last_order,
        entries=tuple(item for item in shown if item is not None),
    )  # fmt: skip


def say(
    work: Transaction, visitor: Visitor, said: Say, team: str | None, hide: Hide = hide_ids
) -> Landed:
    """Puts a message into the visitor's open conversation, or begins one with it. Idempotent.

    A national id in it is never stored (`docs/decisions/0016-national-ids.md`).

    `team` gets a new one whose page stands for no department; None: the company's default team.
    Raises NotYours where it names a file that this visitor did not upload.
    """
    id = message_id(visitor.contact, said.id)
    before = work.state.message(id)
    if before is not None:
        return Landed(before.conversation, before.order)
    files = tuple(_uploaded(work, visitor, file) for file in said.files)
    conversation = current(work, visitor.contact)
    if conversation is None or conversation.status == "resolved":
        name = hidden(said.name)
        conversation = _begin(work, visitor, name, _number(conversation) + 1, team)
    if conversation.status == "snoozed":
        _wake(work, visitor, conversation)
    text = _storable(work, conversation, said.text, hide)
    return _write(work, visitor, conversation.id, id, text, files)


def _storable(work: Transaction, conversation: Conversation, text: str, hide: Hide) -> str:
    if not has_shape(text):
        return text
    return hide(work.messages(conversation.id), conversation.bot, text)


def mark(work: Transaction, visitor: Visitor, marks: Mark) -> None:
    """Our messages that reached the page, and those its reader saw."""
    conversation = current(work, visitor.contact)
    if conversation is None:
        return
    _raise(work, visitor, conversation, marks.read, "read")
    _raise(work, visitor, conversation, marks.delivered, "delivered")


def end(work: Transaction, visitor: Visitor) -> None:
    conversation = current(work, visitor.contact)
    if conversation is None or conversation.status == "resolved":
        return
    contact = work.contact(visitor.contact)
    body = e.ConversationStatusChanged(
        conversation=conversation.id, from_=conversation.status, to="resolved", reason="visitor"
    )
    work.emit(body, _by(visitor))
    if is_contained(conversation):
        work.emit(e.BotClosed(conversation=conversation.id), _by(visitor))
    by = contact.name if contact else ""
    _tell(work, conversation.id, "status", {"by": by, "status": "resolved"})


def standing(work: Transaction, contact: str) -> tuple[Conversation, str] | None:
    """The newest conversation as it stands, and the name of the person who has it."""
    conversation = current(work, contact)
    return (conversation, _person(work, conversation)) if conversation else None


def may_fetch(work: Transaction, contact: str, file: str) -> Attachment | None:
    """The file, where it stands in a message of this visitor's that is not a note."""
    asked = select(attached.c.conversation).where(attached.c.id == file)
    for conversation in work.connection.scalars(asked):
        if contact_of(conversation) == contact:
            found = _attached(work.messages(conversation), file)
            if found is not None:
                return found
    return None


def _attached(messages: Sequence[Message], file: str) -> Attachment | None:
    shown = (m for m in messages if m.kind in ("in", "out"))
    return next((a for m in shown for a in m.attachments if a.id == file), None)


def _uploaded(work: Transaction, visitor: Visitor, file: SentFile) -> Attachment:
    kept = work.state.uploaded(file.id, visitor.contact)
    if kept is None:
        raise NotYours(file.id)
    return replace(kept, width=file.width, height=file.height)


def _write(
    work: Transaction, visitor: Visitor, where: str, id: str, text: str,
    files: Sequence[Attachment],
) -> Landed:  # fmt: skip
    contact, conversation = work.contact(visitor.contact), work.conversation(where)
    assert contact is not None and conversation is not None, "a message has both"
    message = Message(
        id=id, conversation=where, order=conversation.last_order + 1, kind="in", at=work.now,
        author=Author(kind="contact", id=contact.id, name=contact.name), text=text,
        attachments=tuple(files),
    )  # fmt: skip
    work.emit(e.MessageCreated(message=message), _by(visitor))
    return Landed(where, message.order)


def _begin(
    work: Transaction, visitor: Visitor, name: str, number: int, team: str | None
) -> Conversation:
    contact, where = _contact(work, visitor, name), _home(work, visitor.department, team)
    seq = work.emit(e.ContactUpserted(contact=contact), _by(visitor)).seq
    conversation = Conversation(
        id=f"{contact.id}-{number}", channel="chat", contact=contact.id, status="pending",
        created_at=work.now, last_at=work.now, reference=f"S-{_FIRST_REFERENCE + seq}",
        team=where.team, queue=where.queue,
    )  # fmt: skip
    kept = work.contact(contact.id) or contact
    work.emit(e.ConversationCreated(conversation=conversation, contact=kept), _by(visitor))
    _tell(work, conversation.id, "created", {"channel": "chat"})
    work.emit(e.BotStarted(conversation=conversation.id), e.By(kind="bot", id="bot"))
    _tell(work, conversation.id, "bot_started", {})
    return work.conversation(conversation.id) or conversation


class _Home(NamedTuple):
    team: str | None
    queue: str | None = None


def _home(work: Transaction, department: str, team: str | None) -> _Home:
    """Who a new conversation belongs to, so that not everybody is shown it until the bot knows."""
    queue = work.state.get(Queue, department)
    if queue is not None:
        return _Home(queue.team or team, queue.id)
    if work.state.get(Team, department) is not None:
        return _Home(department)
    default = next((each.id for each in work.state.all(Team) if each.default), None)
    return _Home(team or default)


def _contact(work: Transaction, visitor: Visitor, name: str) -> Contact:
    known = work.contact(visitor.contact)
    if known is not None:
        zone = _zone(visitor) or known.zone
        return replace(known, name=name or known.name, language=visitor.language, zone=zone)
    number = int(visitor.contact[-8:], 16) % 10_000
    return Contact(
        id=visitor.contact, name=name or f"{_NAMES[visitor.language]} {number:04}",
        language=visitor.language, zone=_zone(visitor), since=work.now,
    )  # fmt: skip


def _zone(visitor: Visitor) -> str:
    try:
        return ZoneInfo(visitor.zone).key if visitor.zone else ""
    except (KeyError, ValueError, OSError):  # none, a path, a folder
        return ""


def _wake(work: Transaction, visitor: Visitor, conversation: Conversation) -> None:
    """A customer who writes ends the snooze."""
    body = e.ConversationStatusChanged(
        conversation=conversation.id, from_="snoozed", to="open", reason="customer"
    )
    work.emit(body, _by(visitor))
    _tell(work, conversation.id, "status", {"status": "open"})


def _raise(
    work: Transaction, visitor: Visitor, conversation: Conversation, up_to: int, status: Delivery
) -> None:
    reached = min(up_to, conversation.last_order)
    if reached and work.state.below(conversation.id, reached, status):
        body = e.MessageStatusChanged(conversation=conversation.id, up_to=reached, status=status)
        work.emit(body, _by(visitor))


def _person(work: Transaction, conversation: Conversation) -> str:
    agent = work.state.get(Agent, conversation.assignee) if conversation.assignee else None
    return agent.name if agent else ""


def _tell(work: Transaction, conversation: str, code: str, args: dict[str, str]) -> None:
    work.post(conversation, "activity", _SYSTEM, activity=Activity(code=code, args=args))


def _by(visitor: Visitor) -> e.By:
    return e.By(kind="contact", id=visitor.contact)


def _number(conversation: Conversation | None) -> int:
    return int(conversation.id.rpartition("-")[2]) if conversation else 0
