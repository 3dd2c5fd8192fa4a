"""Numbers outside, over the platform's line: who may call which, and a caller who is handed on to one."""

from msgspec.structs import replace

from backend.commands.work import Refused
from backend.log import Transaction
from backend.permissions import Viewer
from backend.policy import Decision
from core import numbers
from core.entities import CallLeg, CallRecord
from core.errors import UserError
from core.ids import uuid7
from core.protocol.events import By, CallUpserted

_CANCELLED = 487
_COUNTRY = "+90"
_SYSTEM = By(kind="system")


def dialled(number: str, role: str, decided: Decision) -> str:
    """What is dialled, as E.164. Raises Refused: bad_request (no number of the network outside),
    forbidden (theirs is not to call it)."""
    try:
        found = numbers.read(number)
    except UserError:
        raise Refused("bad_request", "number") from None
    dial = found.dial.partition(",")[0]
    if found.kind != "outside":
        raise Refused("bad_request", "number")
    if not _may(role, decided) or not (decided.abroad or dial.startswith(_COUNTRY)):
        raise Refused("forbidden", "number")
    return dial


def hand_out(
    log: Transaction, call: str, number: str, viewer: Viewer, *, by: By = _SYSTEM,
    cause: str | None = None,
) -> CallLeg:  # fmt: skip
    """The exchange hears of the leg, and rings it. Raises Refused, as `dialled`; conflict: another
    number rings already."""
    record = log.state.get(CallRecord, call)
    if record is None or record.phase == "ended":
        raise Refused("gone", "call")
    if _ringing(record):
        raise Refused("conflict", "number")
    to = dialled(number, viewer.role, log.state.decision())
    leg = CallLeg(id=uuid7(), kind="outside", who=to, started_at=log.now)
    log.emit(CallUpserted(call=replace(record, legs=(*record.legs, leg))), by, cause=cause)
    return leg


def back(log: Transaction, call: str, *, by: By = _SYSTEM, cause: str | None = None) -> None:
    """The number that rings is given up. Raises Refused: conflict (none does)."""
    record = log.state.get(CallRecord, call)
    rings = _ringing(record) if record is not None else None
    if record is None or rings is None:
        raise Refused("conflict", "number")
    ended = replace(rings, ended_at=log.now, sip=_CANCELLED)
    legs = tuple(ended if leg.id == rings.id else leg for leg in record.legs)
    log.emit(CallUpserted(call=replace(record, legs=legs)), by, cause=cause)


def _ringing(record: CallRecord) -> CallLeg | None:
    rings = (leg for leg in record.legs if leg.kind == "outside" and leg.answered_at is None)
    return next((leg for leg in rings if leg.ended_at is None), None)


def _may(role: str, decided: Decision) -> bool:
    return decided.outside == "everybody" or (decided.outside == "supervisors" and role != "agent")
