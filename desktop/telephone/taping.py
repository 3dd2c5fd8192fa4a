"""Taping: the recording of a call as one thing, whoever makes it: this phone, the platform, or both."""

from PySide6.QtCore import QObject, QTimer, Signal

from core.changes import Changes
from core.entities import CallRecord
from core.rows import Refused
from desktop.parts import Parts
from desktop.telephone.callers import Callers
from desktop.views.call_recording import PAUSE_S, Shown
from voip.values import Call


class Taping(QObject):
    """That the platform has paused stands only once the platform says so."""

    changed = Signal()

    def __init__(self, parts: Parts, callers: Callers) -> None:
        super().__init__()
        self._desk, self._tasks, self._callers = parts.desk, parts.tasks, callers
        self._phone = parts.telephone
        self._resumes: set[str] = set()
        """Ids of commands that asked for no pause, but for its end."""
        self._stop = self._desk.on_changes(self._look)
        self._over = QTimer(self, singleShot=True)
        self._over.timeout.connect(self.changed)
        callers.known.connect(self._known)

    def close(self) -> None:
        self._over.stop()
        self._stop()

    def of(self, call: Call) -> Shown:
        """Paused where nobody records what is said now."""
        record = self._record(call)
        if record is None or not record.taped or call.recording == "consent":
            return call.recording
        there = self._left_ms(record) > 0
        return "paused" if there and call.recording in ("off", "paused") else "on"

    def toggle(self, call: Call) -> None:
        self.pause(call.id, 0 if self.of(call) == "paused" else PAUSE_S)

    def pause(self, id: str, seconds: int) -> None:
        """0 goes on at once."""
        call = self._phone.call(id)
        if call is None:
            return
        if call.recording in ("on", "paused"):
            self._phone.pause_recording(seconds, id)
        record = self._record(call)
        if call.correlation and (record is None or record.taped):
            self._tasks.start(self._ask(call.correlation, seconds), "pause the recording")

    def goes_on(self, refused: Refused) -> bool:
        """It is a pause that the platform did not make."""
        return refused.type == "call.pause_recording" and refused.id not in self._resumes

    async def _ask(self, correlation: str, seconds: int) -> None:
        id = await self._desk.pause_recording(correlation, seconds)
        if not seconds:
            self._resumes.add(id)

    def _record(self, call: Call) -> CallRecord | None:
        return self._callers.of(call).call

    def _left_ms(self, record: CallRecord) -> int:
        return max(0, (record.untaped_until or 0) - self._desk.now())

    def _look(self, changes: Changes) -> None:
        for call in self._phone.up:
            record = self._record(call)
            if {call.correlation, record.id if record else ""} & changes.calls:
                self._callers.ask_again(call)

    def _known(self, id: str) -> None:
        """A pause ends by itself, and nobody tells that."""
        call = self._phone.call(id)
        record = self._record(call) if call is not None else None
        if record is not None and (left := self._left_ms(record)):
            self._over.start(left + 1)
        self.changed.emit()
