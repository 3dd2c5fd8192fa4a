"""Supervision of calls as it stands in the log: who is with whom, in which way, and why it ended.

`supervise` and `stop` are a command's work, inside its transaction; the exchange hears of them from
the log and brings them about (`supervised`), and says here what became of it.
"""

from msgspec.structs import replace

from backend.commands.work import Refused
from backend.log import Transaction
from backend.telephony import legs
from core.entities import CallLeg, CallRecord
from core.ids import uuid7
from core.protocol.events import By, SupervisionUpserted
from core.supervision import Mode, Supervision, SupervisionEnd

MOST = 2
"""On one call: its process has four legs, and one is for whom the caller is handed on to."""
_SYSTEM = By(kind="system")


def supervise(
    log: Transaction, call: str, supervisor: str, mode: Mode, *, visible: bool = True,
    by: By = _SYSTEM, cause: str | None = None,
) -> Supervision:  # fmt: skip
    """From now on, or in another way than before; said twice it is said once.

    Raises Refused: not_found (no such call), gone (it is over), unavailable "call" (this platform's
    switch does not carry it) or "room", conflict "call" (nobody talks with the caller), "supervisor"
    (she talks herself, or has this call) or "mode" (somebody else takes over).
    """
    record = _carried(log, call)
    others = [one for one in log.state.supervised(call) if one.supervisor != supervisor]
    mine = next((one for one in log.state.supervised(call) if one.supervisor == supervisor), None)
    if mine is not None and (mine.mode, mine.visible) == (mode, visible):
        return mine
    if mode == "take_over" and any(one.mode == "take_over" for one in others):
        raise Refused("conflict", "mode")
    if mine is not None:
        return _put(log, replace(mine, mode=mode, visible=visible, since=log.now), by, cause)
    _may_begin(log, record, supervisor, len(others))
    for elsewhere in log.state.supervisions(supervisor):
        if elsewhere.call is not None:
            _end(log, elsewhere, "stopped", by, cause)
    new = Supervision(
        id=uuid7(), supervisor=supervisor, agent=record.agent or "", mode=mode, since=log.now,
        conversation=record.conversation, call=call, visible=visible,
    )  # fmt: skip
    return _put(log, new, by, cause)


def stop(
    log: Transaction, id: str, supervisor: str, *, by: By = _SYSTEM, cause: str | None = None
) -> None:
    """Of their own. Raises Refused: not_found, conflict (the customer is theirs already)."""
    mine = log.state.get(Supervision, id)
    if mine is None or mine.supervisor != supervisor:
        raise Refused("not_found", "supervision")
    if mine.mode == "take_over" and mine.answered_at is not None:
        raise Refused("conflict", "mode")
    if mine.ended_at is None:
        _end(log, mine, "stopped", by, cause)


def listens(log: Transaction, id: str) -> None:
    """Her phone has answered."""
    known = log.state.get(Supervision, id)
    if known is not None and known.answered_at is None:
        _put(log, replace(known, answered_at=log.now))


def ended(log: Transaction, id: str, end: SupervisionEnd) -> None:
    """Nothing where it has ended already."""
    known = log.state.get(Supervision, id)
    if known is not None and known.ended_at is None:
        _end(log, known, end)


def taken_over(log: Transaction, id: str, before: str) -> None:
    """The supervisor has the caller in place of the leg `before`; others go on, with her."""
    known = log.state.get(Supervision, id)
    call = log.state.get(CallRecord, known.call) if known is not None and known.call else None
    if known is None or call is None:
        return
    leg = CallLeg(id=id, kind="agent", who=known.supervisor, started_at=log.now)
    legs.rings(log, call.id, leg)
    legs.ended(log, call.id, before, 200)
    legs.answered(log, call.id, id)
    ended(log, id, "taken")
    for other in log.state.supervised(call.id):
        _put(log, replace(other, agent=known.supervisor))


def all_ended(log: Transaction, call: str) -> None:
    for known in log.state.supervised(call):
        _end(log, known, "over")


def call_of(log: Transaction, correlation: str) -> str | None:
    """What a desk's phone says in its report of a call that was a supervisor's: the call that she
    took over, empty where she only listened. None: it was no such call."""
    known = log.state.get(Supervision, correlation)
    if known is None:
        return None
    return known.call if known.end == "taken" and known.call else ""


def _carried(log: Transaction, call: str) -> CallRecord:
    record = log.state.get(CallRecord, call)
    if record is None:
        raise Refused("not_found", "call")
    if record.phase == "ended" or (record.legs and not legs.goes_on(record)):
        raise Refused("gone", "call")
    if not record.legs:
        raise Refused("unavailable", "call")
    if record.agent is None:
        raise Refused("conflict", "call")
    return record


def _may_begin(log: Transaction, record: CallRecord, supervisor: str, others: int) -> None:
    calls = (work for work in log.state.in_hand(supervisor) if work.media == "call")
    if record.agent == supervisor or any(work.state == "active" for work in calls):
        raise Refused("conflict", "supervisor")
    if others >= MOST:
        raise Refused("unavailable", "room")


def _end(
    log: Transaction, known: Supervision, end: SupervisionEnd, by: By = _SYSTEM,
    cause: str | None = None,
) -> None:  # fmt: skip
    _put(log, replace(known, ended_at=log.now, end=end), by, cause)


def _put(
    log: Transaction, value: Supervision, by: By = _SYSTEM, cause: str | None = None
) -> Supervision:
    body = log.emit(SupervisionUpserted(supervision=value), by, cause=cause).body
    assert isinstance(body, SupervisionUpserted)
    return body.supervision
