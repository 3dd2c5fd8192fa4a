"""The record of a customer's call to a desk of the demonstration, from its ring to its end."""

from typing import NamedTuple

from msgspec.structs import replace

from backend.log import Transaction
from backend.permissions import viewer_of
from backend.telephony import records
from core import numbers
from core.entities import Agent, CallCause, CallRecord, Contact, Conversation, Queue
from core.ids import uuid7
from core.protocol.events import By
from core.work import Profile
from voip.orders import Told

_SYSTEM = By(kind="system")
_BUSY = 486
WITHHELD = "anonymous"
"""The number of whoever shows none (RFC 3323)."""


class Begun(NamedTuple):
    """`id` is the record's and goes with the INVITE; `language` is the customer's."""

    id: str
    name: str
    number: str
    language: str


def begin(log: Transaction, user: str, contact: str, busy: frozenset[str]) -> Begun:
    """Somebody calls this person: `contact`, else a customer of theirs who wrote lately and is
    not on the telephone already (`busy`: numbers). Raises KeyError where there is nobody."""
    agent = log.state.get(Agent, user)
    if agent is None:
        raise KeyError(user)
    who = log.contact(contact) if contact else _customer(log, user, busy)
    if who is None:
        raise KeyError(contact)
    where = records.conversation_for(
        log, who, viewer_of(agent), _SYSTEM, assignee=user, team=next(iter(agent.teams), None)
    )
    of = log.conversation(where)
    number, id = numbers.wire(who.phone) or WITHHELD, uuid7()
    call = CallRecord(
        id=id, contact=who.id, direction="in", started_at=log.now, conversation=where,
        queue=of.queue if of else None, number=number, cause="missed", correlation=id,
    )  # fmt: skip
    records.begin(log, call)
    return Begun(id, who.name, number, "en" if who.language == "en" else "tr")


def caller(log: Transaction, contact: str, busy: frozenset[str]) -> Begun:
    """Somebody who is to call a queue: `contact`, else a customer who wrote lately and is not on the
    telephone. Their call has no record before the exchange hears of it. Raises KeyError."""
    newest = sorted(log.state.with_status("open"), key=_newest_first)
    who = log.contact(contact) if contact else _reachable(log, newest, busy)
    if who is None:
        raise KeyError(contact)
    number = numbers.wire(who.phone) or WITHHELD
    return Begun(uuid7(), who.name, number, "en" if who.language == "en" else "tr")


def queue_for(log: Transaction, user: str) -> str:
    """One that this person works for; empty where there is none."""
    agent, profile = log.state.get(Agent, user), log.state.get(Profile, user)
    if agent is None:
        return ""
    named = profile.queues if profile is not None else ()
    theirs = (queue.id for queue in log.state.all(Queue) if queue.team in agent.teams)
    return next(iter((*named, *theirs)), "")


def answered(log: Transaction, id: str, user: str) -> None:
    records.answered(log, id, user)


def end(log: Transaction, id: str, news: Told, *, answered: bool) -> None:
    """What the switch saw of it, where no desk has told more."""
    call = log.state.get(CallRecord, id)
    if call is None or call.phase == "ended":
        return
    ended = replace(
        call, ended_at=log.now, cause="answered" if answered else _cause(news.status),
        sip=news.status, ended_by="them" if news.by_us else "us",
    )  # fmt: skip
    records.finish(log, ended, _SYSTEM)


def _cause(status: int) -> CallCause:
    return "busy" if status == _BUSY else "missed"


def _customer(log: Transaction, user: str, busy: frozenset[str]) -> Contact | None:
    mine = [of for of in log.state.with_status("open") if of.assignee == user]
    return _reachable(log, sorted(mine, key=_newest_first), busy)


def _reachable(log: Transaction, among: list[Conversation], busy: frozenset[str]) -> Contact | None:
    for of in among:
        who = log.contact(of.contact)
        if who is not None and who.phone and numbers.wire(who.phone) not in busy:
            return who
    return None


def _newest_first(of: Conversation) -> tuple[bool, int]:
    """Whoever waits for an answer comes before whoever has one."""
    return of.waiting_since is None, -of.last_at
