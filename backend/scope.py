"""When a conversation changes hands, those who begin to see it get all of it, and those who no
longer may are told to drop it.

Whoever begins to see it gets ordinary events, for them only, in the log like all others: the
conversation as created, its messages and calls, then the conversation once more as it stands
(the messages were counted into it meanwhile) and what they had read of it. So a desk needs no
rule of its own for it, and a resume replays it as the live line did.
"""

from typing import TYPE_CHECKING

from backend.fold import required
from backend.permissions import Access
from core.entities import Contact
from core.protocol import events as e

if TYPE_CHECKING:
    from backend.log import Transaction

_SYSTEM = e.By(kind="system")


def rescope(work: "Transaction", conversation: str, before: Access | None, after: Access) -> None:
    if before is None or before == after:
        return
    people = work.state.viewers()
    lost = frozenset(p.user for p in people if p.sees(before) and not p.sees(after))
    gained = frozenset(p.user for p in people if p.sees(after) and not p.sees(before))
    if lost:
        work.tell(e.ConversationHidden(conversation=conversation), _SYSTEM, lost)
    if gained:
        _show(work, conversation, gained)


def _show(work: "Transaction", conversation: str, people: frozenset[str]) -> None:
    value = required(work.state, conversation)
    contact = work.state.get(Contact, value.contact)
    if contact is None:
        raise KeyError(value.contact)
    whole = e.ConversationCreated(conversation=value, contact=contact)
    work.tell(whole, _SYSTEM, people)
    for message in work.messages(conversation):
        work.tell(e.MessageCreated(message=message), _SYSTEM, people)
    for call in work.state.calls_in(conversation):
        work.tell(e.CallUpserted(call=call), _SYSTEM, people)
    work.tell(whole, _SYSTEM, people)
    for person in sorted(people):
        _tell_read(work, conversation, person)


def _tell_read(work: "Transaction", conversation: str, person: str) -> None:
    up_to = work.state.mark(person, conversation)
    unread = work.state.unread(conversation, up_to)
    body = e.ConversationRead(conversation=conversation, by=person, up_to=up_to, unread=unread)
    work.tell(body, e.By(kind="agent", id=person), frozenset((person,)))
