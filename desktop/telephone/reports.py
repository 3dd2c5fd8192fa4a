"""Reports: what became of each call is told to the platform once it is over, with its recording."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject

from core.entities import Attachment, CallCause, CallQuality, CallRecord
from core.errors import UserError
from desktop.parts import Parts
from desktop.telephone.recordings import waveform
from voip.values import Call, Quality, Recording

BUSY = frozenset({486, 600})
UNANSWERED = frozenset({408, 480, 487, 603, 607})


class Reports(QObject):
    """Through the outbox: nothing is lost without a line, and the same call is one record."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        parts.telephone.ended.connect(self._ended)
        parts.telephone.ended_before.connect(self._ended)

    def _ended(self, call: Call) -> None:
        self._parts.tasks.start(self.report(call), "report a call")

    async def report(self, call: Call) -> None:
        """Commits it; the recording's file here goes once the outbox has its sound."""
        record, sound = record_of(call, self._parts.desk.now()), b""
        recorded = call.recorded
        if recorded is not None:
            sound = await self._sound(recorded)
        fits = bool(sound) and self._parts.desk.takes(len(sound))
        if fits and recorded is not None:
            record = with_recording(record, recorded)
        await self._parts.desk.report_call(record, sound if fits else b"")
        await self._settle(record, recorded, fits=fits)

    async def _sound(self, recorded: Recording) -> bytes:
        """Empty where it cannot be read: the call is reported all the same."""
        try:
            return await self._parts.recordings.read(Path(recorded.path))
        except UserError:
            return b""

    async def _settle(self, record: CallRecord, recorded: Recording | None, *, fits: bool) -> None:
        if recorded is None:
            return
        path = Path(recorded.path)
        if fits:
            await self._parts.recordings.forget(path)
        else:
            await self._parts.recordings.keep(path, record.correlation or record.id)


def record_of(call: Call, now: int) -> CallRecord:
    """What the platform is told. `now` stands for an end that a phone that fell did not say."""
    return CallRecord(
        id=call.id,
        contact="",
        direction=call.direction,
        number=call.number,
        started_at=call.started_at,
        answered_at=call.answered_at,
        ended_at=max(call.ended_at or now, call.started_at),
        cause=cause_of(call),
        correlation=call.correlation,
        ended_by=call.ended_by,
        sip=call.cause,
        q850=call.q850,
        codec=call.codec,
        sending=_quality(call.sending),
        receiving=_quality(call.receiving),
    )


def cause_of(call: Call) -> CallCause:
    """A call we did not take is missed, whatever was said to the caller."""
    if call.answered_at is not None:
        return "answered"
    if call.direction == "out" and call.cause in BUSY:
        return "busy"
    failed = call.direction == "out" and call.cause >= 400 and call.cause not in UNANSWERED
    return "failed" if failed else "missed"


def with_recording(record: CallRecord, recorded: Recording) -> CallRecord:
    file = Attachment(
        id="", name=f"{record.id}.wav", mime="audio/wav", size=0,
        duration_ms=recorded.duration_ms, waveform=waveform(recorded.peaks),
    )  # fmt: skip
    return replace(record, recording=file)


def _quality(quality: Quality | None) -> CallQuality | None:
    if quality is None:
        return None
    return CallQuality(
        loss=quality.loss, jitter_ms=quality.jitter_ms,
        round_trip_ms=quality.round_trip_ms, mos=quality.mos,
    )  # fmt: skip
