"""KeptFiles: how many recordings and files are on this machine, what is still to come, and what it waits for."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from core.library import Fetching, FilesKept, Wait
from desktop.dialogs.sheet import words
from desktop.numbers import count, percent, size
from desktop.one_reading import OneReading
from desktop.parts import Parts
from desktop.translate import tr

LOOK_MS = 1_000
AGAIN = 5
"""Looks after which it is counted again, where something is on its way."""


class KeptFiles(QWidget):
    """Looks only while somebody sees it."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._desk = parts.desk
        self.kept: FilesKept | None = None
        self._now, self._looks = Fetching(), 0
        self.here, self.coming = words("", "second"), words("", "third")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        small = parts.theme.font("small", tabular=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for label in (self.here, self.coming):
            label.setFont(small)
        for widget in (self.here, self.progress, self.coming):
            column.addWidget(widget)
        self._reading = OneReading(parts.tasks, self._read, "files that are kept")
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._say()

    def read(self) -> None:
        """Something came, or the policy is another."""
        self._reading.ask()

    def look(self) -> None:
        now, before = self._desk.fetching_ahead, self._now
        self._now, self._looks = now, self._looks + 1
        if now.size != before.size or (now.size and self._looks % AGAIN == 0):
            self._reading.ask()
        if now != before:
            self._say()

    async def _read(self) -> None:
        self.kept = await self._desk.files_kept()
        self._now = self._desk.fetching_ahead
        self._say()

    def _say(self) -> None:
        kept = self.kept
        self.setVisible(bool(kept and kept.of))
        if kept is None:
            return
        self.here.setText(_here(kept))
        for widget in (self.progress, self.coming):
            widget.setVisible(bool(kept.missing))
        self.progress.setRange(0, max(1, kept.here + kept.missing))
        self.progress.setValue(kept.here)
        self.progress.setAccessibleName(tr("Settings", "How much of it is here"))
        self.coming.setText(_coming(kept, self._now))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()


def _here(kept: FilesKept) -> str:
    said = tr("Settings", "Recordings and files: {here} of {number} here", here=count(kept.here), number=count(kept.of))  # fmt: skip
    full = tr("Settings", "there is no room for more")
    large = tr("Settings", "%n too large to come before they are opened", kept.large)
    return " · ".join((said, *([full] if kept.full else []), *([large] if kept.large else [])))


def _coming(kept: FilesKept, now: Fetching) -> str:
    number = tr("Settings", "%n still to come", kept.missing)
    number = number.replace(str(kept.missing), count(kept.missing))
    said = tr("Settings", "{number}, {size}.", number=number, size=size(kept.missing_bytes))
    if now.wait:
        return f"{said} {_waits(now.wait)}"
    if not now.size:
        return said
    share = percent(min(1.0, now.came / now.size))
    return f"{said} {tr('Settings', 'The next is on its way: {share}.', share=share)}"


def _waits(wait: Wait) -> str:
    return {
        "offline": tr("Settings", "It waits for the line."),
        "call": tr("Settings", "It waits while a call is on."),
        "metered": tr("Settings", "It waits, for this line is paid by the byte."),
        "sending": tr("Settings", "What you send goes first."),
        "slow": tr("Settings", "It waits, for the line is a bad one."),
    }.get(wait, "")
