"""Reports: what became of each call is told to the platform once it is over, with its recording."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject

from core.entities import Attachment, CallCause, CallQuality, CallRecord
from desktop.parts import Parts
from voip.values import Call, Quality

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
        """Commits it. A recording that cannot be read loses no call; the others go to the platform
        from their files, whenever there is a line."""
        record = record_of(call, self._parts.desk.now())
        where = await self._recording(call)
        if where is not None:
            kept = await self._parts.recordings.keep(where, record.correlation, record.id)
            record = replace(record, recording=kept and as_named(kept, record))
        await self._parts.desk.report_call(record)

    async def _recording(self, call: Call) -> Path | None:
        if call.recorded is not None:
            return Path(call.recorded.path)
        return await self._parts.recordings.left_by(call.id)


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


def as_named(recording: Attachment, record: CallRecord) -> Attachment:
    return replace(recording, name=f"{record.id}.wav")


def _quality(quality: Quality | None) -> CallQuality | None:
    if quality is None:
        return None
    return CallQuality(
        loss=quality.loss, jitter_ms=quality.jitter_ms,
        round_trip_ms=quality.round_trip_ms, mos=quality.mos,
    )  # fmt: skip
