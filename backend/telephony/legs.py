"""The record of a call through the queue, and of its legs, from its first ring to its end."""

from typing import Literal

from msgspec.structs import replace

from backend.log import Transaction
from backend.permissions import Viewer
from backend.telephony import records
from backend.telephony.prompts import Language
from core import numbers
from core.entities import Attachment, CallCause, CallLeg, CallRecord, Contact, Queue
from core.protocol.events import By, CallUpserted

_SYSTEM = By(kind="system")
CUSTOMER = "customer"
EndedBy = Literal["us", "them", "network"]


def begin(
    log: Transaction, id: str, number: str, name: str, queue: str, *, taped: bool = False
) -> CallRecord:
    """Somebody calls the queue; `number` is empty where it is withheld. `taped`: it is recorded here."""
    contact = records.contact_of(log, number) if number else None
    who = contact or _somebody(number, name)
    of = log.state.get(Queue, queue)
    team = of.team if of is not None else None
    # One that those who will answer may see
    viewer = Viewer("", "agent", frozenset((team,) if team else ()))
    where = records.conversation_for(log, who, viewer, _SYSTEM, team=team, queue=queue or None)
    leg = CallLeg(id=CUSTOMER, kind="customer", who=number, started_at=log.now)
    call = CallRecord(
        id=id, contact=who.id, direction="in", started_at=log.now, conversation=where,
        queue=queue or None, number=number, cause="missed", correlation=id, legs=(leg,),
        taped=taped,
    )  # fmt: skip
    records.begin(log, call)
    return call


def language_of(log: Transaction, call: CallRecord) -> Language:
    contact = log.contact(call.contact)
    return "en" if contact is not None and contact.language == "en" else "tr"


def names(log: Transaction, call: str, queue: str) -> tuple[str, str]:
    """Names of the caller and of the queue."""
    record = log.state.get(CallRecord, call)
    who = log.contact(record.contact) if record is not None else None
    of = log.state.get(Queue, queue)
    return who.name if who else "", of.name if of else ""


def rings(log: Transaction, call: str, leg: CallLeg) -> None:
    """A further leg begins."""
    known = log.state.get(CallRecord, call)
    if known is not None:
        _put(log, replace(known, legs=(*known.legs, replace(leg, started_at=log.now))))


def answered(log: Transaction, call: str, leg: str) -> None:
    known = log.state.get(CallRecord, call)
    if known is None:
        return
    changed = _with(known, leg, answered_at=log.now)
    one = next((each for each in changed.legs if each.id == leg), None)
    if one is not None and one.kind != CUSTOMER:
        agent = one.who if one.kind == "agent" else None
        spoke = changed.answered_at or log.now
        # Who talks now has paused no recording
        changed = replace(
            changed, agent=agent or changed.agent, answered_at=spoke, untaped_until=None
        )
    _put(log, changed)


def ended(log: Transaction, call: str, leg: str, sip: int, *, lost: bool = False) -> None:
    """Whoever has left the caller talks with nobody: `agent` is who does so now."""
    known = log.state.get(CallRecord, call)
    if known is not None:
        changed = _with(known, leg, ended_at=log.now, sip=sip, lost=lost)
        _put(log, replace(changed, agent=_talking(changed) if known.agent else None))


def all_ended(log: Transaction, call: str, sip: int, *, lost: bool = False) -> None:
    """The customer is gone, and whoever was still rung or talking with them."""
    known = log.state.get(CallRecord, call)
    if known is not None:
        for leg in known.legs:
            known = _with(known, leg.id, ended_at=log.now, sip=sip, lost=lost)
        _put(log, known)


def orphans(log: Transaction) -> list[CallRecord]:
    """Calls that nobody carries any more: the platform stopped before they were finished."""
    return [call for call in log.state.all(CallRecord) if call.legs and call.ended_at is None]


def goes_on(call: CallRecord) -> bool:
    """The customer is still on the line, whoever has left it."""
    return any(leg.kind == CUSTOMER and leg.ended_at is None for leg in call.legs)


def talks(call: CallRecord, agent: str) -> bool:
    """This agent is on the line with the customer."""
    mine = (leg for leg in call.legs if leg.kind == "agent" and leg.who == agent)
    return goes_on(call) and any(leg.answered_at and leg.ended_at is None for leg in mine)


def recorded(call: CallRecord, agent: str, recording: Attachment | None) -> tuple[CallLeg, ...]:
    """The legs with this agent's recording on their newest part; as they are where there is none."""
    mine = [leg.id for leg in call.legs if leg.who == agent and leg.answered_at]
    if recording is None or not mine:
        return call.legs
    return tuple(
        replace(leg, recording=recording) if leg.id == mine[-1] else leg for leg in call.legs
    )


def finish(log: Transaction, id: str, *, ended_by: str, sip: int = 0, failed: bool = False) -> None:
    """The customer is gone; what a desk told of the end meanwhile stands."""
    call = log.state.get(CallRecord, id)
    if call is None or call.phase == "ended":
        return
    ended_at = next((leg.ended_at for leg in call.legs if leg.kind == CUSTOMER), None) or log.now
    legs = tuple(each if each.ended_at else replace(each, ended_at=ended_at) for each in call.legs)
    spoke: CallCause = "answered" if call.answered_at else "missed"
    ended = replace(
        call, legs=legs, ended_at=ended_at, sip=sip, agent=call.agent or _last(legs),
        # Whoever spoke has spoken, however it ended
        cause="failed" if failed and not call.answered_at else spoke,
        ended_by=ended_by, untaped_until=None,
    )  # fmt: skip
    records.finish(log, ended, _SYSTEM)


def _talking(call: CallRecord) -> str | None:
    return _last(tuple(leg for leg in call.legs if leg.ended_at is None))


def _last(legs: tuple[CallLeg, ...]) -> str | None:
    """The agent who talked with the caller last."""
    spoke = [leg for leg in legs if leg.kind == "agent" and leg.answered_at]
    return spoke[-1].who if spoke else None


def _with(call: CallRecord, leg: str, **changes: object) -> CallRecord:
    legs = tuple(
        replace(each, **changes) if each.id == leg and each.ended_at is None else each
        for each in call.legs
    )
    return replace(call, legs=legs)


def _put(log: Transaction, call: CallRecord) -> None:
    log.emit(CallUpserted(call=call), _SYSTEM)


def _somebody(number: str, name: str) -> Contact:
    who = records.unknown(number or "anonymous")
    return replace(who, name=name.strip() or numbers.shown(number) or who.name, phone=number)
