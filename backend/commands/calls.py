"""What desks tell of their calls."""

from msgspec.structs import replace

from backend.commands.work import Done, Refused, Work
from backend.files import MAX_RECORDING
from backend.telephony import legs, records, supervision
from core.entities import Attachment, CallRecord
from core.protocol.commands import AnnotateCall, PauseRecording, ReportCall
from core.protocol.events import CallUpserted

MAX_TEXT = 10_000
MAX_WORD = 200
MAX_PAUSE_S = 600
_SAID = (
    "direction", "started_at", "answered_at", "ended_at", "cause", "ended_by", "sip", "q850"
)  # fmt: skip
_HEARD = ("codec", "sending", "receiving", "notes", "disposition")


def report(work: Work, body: ReportCall) -> Done:
    """One record, however often and by whichever command it is reported."""
    _check(body)
    supervised = supervision.call_of(work.log, body.correlation)
    if supervised is not None:
        body = replace(body, correlation=supervised)
        if not supervised:
            return Done()
    known = _known(work, body.correlation, body.call)
    files = work.files(body.attachments, most=MAX_RECORDING)
    record = known or _new(work, body)
    recording = files[0] if files else record.recording
    if record.legs:
        call = _add_part(work, body, record, recording)
    else:
        said = {name: getattr(body, name) for name in (*_SAID, *_HEARD)}
        call = replace(record, **said, agent=work.agent.id, recording=recording)
        records.finish(work.log, call, work.by, work.id)
    return Done(work.log.seq, {"call": call.id})


def annotate(work: Work, body: AnnotateCall) -> Done:
    if len(body.notes) > MAX_TEXT or len(body.disposition) > MAX_WORD:
        raise Refused("payload_too_large", "notes")
    known = _known(work, body.correlation, body.call)
    if known is None:
        raise Refused("not_found", "call")
    call = replace(known, notes=body.notes, disposition=body.disposition)
    if legs.goes_on(call):
        work.emit(CallUpserted(call=call))
    else:
        records.finish(work.log, call, work.by, work.id)
    return Done(work.log.seq)


def pause_recording(work: Work, body: PauseRecording) -> Done:
    """The exchange hears of it from the log; the next agent who talks ends it."""
    if not 0 <= body.seconds <= MAX_PAUSE_S:
        raise Refused("bad_request", "seconds")
    supervised = supervision.call_of(work.log, body.call)
    call = work.log.state.get(CallRecord, body.call if supervised is None else supervised)
    if call is None:
        raise Refused("not_found", "call")
    if not legs.talks(call, work.agent.id):
        raise Refused("forbidden", "call")
    if not call.taped:
        return Done()
    until = work.log.now + body.seconds * 1_000 if body.seconds else None
    return Done(work.emit(CallUpserted(call=replace(call, untaped_until=until))).seq)


def _add_part(
    work: Work, body: ReportCall, record: CallRecord, recording: Attachment | None
) -> CallRecord:
    """Of a call through the queue a desk knows its own part; the whole is the exchange's to tell.
    Whoever was only rung has nothing to add."""
    if body.answered_at is None:
        return record
    heard = {name: getattr(body, name) for name in _HEARD}
    if work.log.state.decision().switch_records:  # all of it is recorded there, and but once
        recording, parts = record.recording, record.legs
    else:
        own = recording if body.attachments else None
        parts = legs.recorded(record, work.agent.id, own)
    call = replace(record, **heard, recording=recording, legs=parts)
    if call.phase == "ended":
        records.finish(work.log, call, work.by, work.id)
    else:
        work.emit(CallUpserted(call=call))
    return call


def _check(body: ReportCall) -> None:
    if body.ended_at < body.started_at or (body.answered_at or 0) > body.ended_at:
        raise Refused("bad_request", "ended_at")
    if not body.call or len(body.attachments) > 1:
        raise Refused("bad_request", "call" if not body.call else "attachments")
    words = (body.call, body.number, body.correlation, body.codec, body.disposition)
    if len(body.notes) > MAX_TEXT or any(len(word) > MAX_WORD for word in words):
        raise Refused("payload_too_large", "notes")


def _known(work: Work, *ids: str) -> CallRecord | None:
    """Refuses a call of a conversation that this person may not see."""
    found = (work.log.state.get(CallRecord, id) for id in ids if id)
    call = next((call for call in found if call), None)
    if call is not None and call.conversation is not None:
        work.conversation(call.conversation)
    return call


def _new(work: Work, body: ReportCall) -> CallRecord:
    """A call that the platform hears of only now: dialled by hand, or over another operator."""
    call = CallRecord(
        id=body.call, contact="", direction=body.direction, started_at=body.started_at,
        number=body.number, correlation=body.correlation,
    )  # fmt: skip
    if body.conversation is not None:
        of = work.conversation(body.conversation)
        return replace(call, conversation=of.id, contact=of.contact, queue=of.queue)
    if not body.number or records.is_inside(body.number):
        return call
    contact = records.contact_of(work.log, body.number) or records.unknown(body.number)
    team = next(iter(work.agent.teams), None)
    where = records.conversation_for(
        work.log, contact, work.viewer, work.by, work.id, team=team, assignee=work.agent.id
    )
    return replace(call, contact=contact.id, conversation=where)
