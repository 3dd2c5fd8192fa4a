"""AuditFoot: how far back the audit list goes on this machine, and how what is older comes to it."""

import asyncio
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from core.errors import UserError
from core.rows import Line
from core.supervision import AuditFetched
from desktop.numbers import count
from desktop.parts import Parts
from desktop.times import DAY
from desktop.translate import tr, words
from desktop.views.review_filter_words import day_words

STEP_MS = 92 * DAY
"""So much further back is asked for at once: as much as is told without asking."""
PARTS = 1_000


class AuditFoot(QFrame):
    changed = Signal()
    """More of it is here."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._since: int | None = None
        self._from, self._left = 0, 0
        self._told = ""
        """What became of the last fetch."""
        self._fetching: asyncio.Task[Any] | None = None
        self.words, self.button, self.bar = QLabel(), QPushButton(), QProgressBar()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setProperty("kind", "second")
        self.words.setFont(parts.theme.font("small", tabular=True))
        self.words.setWordWrap(True)
        self.button.setProperty("kind", "link")
        self.button.clicked.connect(self._pressed)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, PARTS)
        self.bar.hide()
        self.setProperty("kind", "foot")
        self._lay_out()
        stop = parts.desk.on_line(self._show_line)
        self.destroyed.connect(lambda _=None: stop())
        self.read()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 16, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.bar)

    @property
    def fetching(self) -> bool:
        return self._fetching is not None and not self._fetching.done()

    def reach(self) -> str:
        """How far back it goes, in one sentence; empty as long as that is not known."""
        if self._since is None:
            return ""
        if not self._since:
            return tr("Audit", "Everything that ever stood in the list is here")
        return tr("Audit", "Everything since {day} is here", day=day_words(self._since))

    def read(self) -> None:
        self._parts.tasks.start(self._read(), "how far back the audit list goes")

    async def _read(self) -> None:
        self._since = await self._parts.desk.audit_since()
        self._say()

    # Fetching what is older

    def _pressed(self) -> None:
        if self._fetching is not None and not self._fetching.done():
            self._fetching.cancel()
        elif self._since:
            self._from, self._told = self._since, ""
            until = max(0, self._since - STEP_MS)
            self._fetching = self._parts.tasks.start(self._fetch(until), "older audit entries")
            self._fetching.add_done_callback(self._ended)
            self._progress(AuditFetched(back_to=self._since))

    async def _fetch(self, until: int) -> None:
        try:
            done = await self._parts.desk.fetch_audit(until, self._progress)
            self._told = tr("Audit", "%n older entries came.", done.entries)
            self._left = done.left
        except UserError as error:
            self._told = words(error)[0]

    def _ended(self, task: asyncio.Task[Any]) -> None:
        """Also of one that was stopped before it began."""
        if task.cancelled():
            self._told = tr("Audit", "Stopped; what came is here.")
        self.bar.hide()
        self._fetching = None
        self.read()
        self.changed.emit()

    def _progress(self, far: AuditFetched) -> None:
        if not self.fetching:
            return
        passed = (self._from - far.back_to) * PARTS // STEP_MS
        self.bar.setValue(min(PARTS, passed))
        self.bar.show()
        self._left = far.left
        self.words.setText(
            tr("Audit", "Asking for older entries: {count} came, back to {day}",
               count=count(far.entries), day=day_words(far.back_to or self._from))
        )  # fmt: skip
        self.button.setText(tr("Audit", "Stop"))
        self.button.setEnabled(True)
        if far.entries:
            self.changed.emit()

    # Words

    def _show_line(self, line: Line) -> None:
        self._say()

    def _say(self) -> None:
        if self._since is None or self.fetching:
            return
        live = self._parts.desk.line.state == "live"
        here = self.reach() + "."
        if self._since and self._left:
            here = tr(
                "Audit", "{here}; the platform has %n older entries.", self._left, here=self.reach()
            )
        elif self._since:
            here = tr("Audit", "{here}; what is older the platform has.", here=self.reach())
        self.words.setText(f"{self._told} {here}".strip())
        self.button.setText(tr("Audit", "Ask for older ones"))
        self.button.setVisible(bool(self._since))
        self.button.setEnabled(live)
        self.button.setToolTip("" if live else tr("Audit", "Possible once there is a line"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
