"""AuditPage: a tab of the live view: who did what to whose work, and when. It is only read."""

import asyncio

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.changes import Changes
from core.rows import Directory
from core.supervision import AuditEntry
from desktop.models import audit_codes
from desktop.models.alert_rows import AuditRow, audit_table, person
from desktop.models.audit_words import act_words, refused_words, whom_words
from desktop.models.live_table import LiveTable
from desktop.models.live_watch import LiveWatch
from desktop.parts import Parts
from desktop.taking_tables import Column, Table, ask_and_take
from desktop.tokens import HEADER
from desktop.translate import tr
from desktop.views.audit_foot import AuditFoot
from desktop.views.face import Face
from desktop.views.live_grid import LiveGrid

PAGE = 300
AT_ONCE = 500
"""Rows of a file that are worded before the screen has its turn."""
SOON = 150
"""Ms after the last letter until the list holds only what has the words."""


class AuditPage(QWidget):
    opened = Signal(int, object)

    def __init__(self, parts: Parts, watch: LiveWatch) -> None:
        super().__init__()
        self._parts, self._watch = parts, watch
        self._rows: tuple[AuditRow, ...] = ()
        self._most, self._asked = PAGE, 0
        self.model = LiveTable(audit_table(lambda: self._rows), self)
        self.grid = LiveGrid(parts, self.model)
        self._face, self.foot = Face(parts.theme), AuditFoot(parts)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._face)
        self.search, self._count, self.take = QLineEdit(), QLabel(), QPushButton()
        self.search.setProperty("kind", "search")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(320)
        self._count.setProperty("kind", "second")
        parts.theme.set_icon(self.take, "download", "second", 16)
        self._later = QTimer(self, singleShot=True, interval=SOON)
        self._later.timeout.connect(self._again)
        self._lay_out()
        self._connect()
        self._retranslate()
        self.read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Handed on, as soon as there are rows, rather than by a proxy, over which Tab would leave the search out."""
        if self._rows:
            self.grid.setFocus(event.reason())

    def _lay_out(self) -> None:
        strip, line = QWidget(), QFrame()
        strip.setFixedHeight(HEADER - 9)
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        row = QHBoxLayout(strip)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self.search, 1)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (strip, line):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._later.start())
        self.grid.sorted.connect(self._sort)
        self.grid.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.take.clicked.connect(self.take_out)
        self.foot.changed.connect(self.read)
        self._face.pressed.connect(self.search.clear)
        stop = self._parts.desk.on_changes(self._changes)
        self.destroyed.connect(lambda _=None: stop())

    # What is so

    def show_floor(self) -> None:
        self.model.show(self._watch.floor)

    def tick(self) -> None:
        pass

    def _changes(self, changes: Changes) -> None:
        if changes.supervision or changes.everything:
            self._later.start()

    def _again(self) -> None:
        self.read()

    def read(self) -> None:
        self._asked += 1
        self._parts.tasks.start(self._read(self._asked), "audit list")

    async def _read(self, asked: int) -> None:
        found = await self._found(self._most)
        if asked != self._asked:
            return
        known = self._parts.desk.directory
        self._rows = tuple(AuditRow(entry, known) for entry in found)
        self.show_floor()
        self._stack.setCurrentWidget(self.grid if self._rows else self._face)
        if self._rows and self.hasFocus():
            self.grid.setFocus()
        self._retranslate()

    async def _found(self, limit: int | None) -> tuple[AuditEntry, ...]:
        """By what the rows say, whatever the language is."""
        words = self.search.text()
        return await self._parts.desk.audit(words, limit=limit, codes=audit_codes.codes())

    def _scrolled(self, at: int) -> None:
        """The end of what was read: more of it, where there is more."""
        if at >= self.grid.verticalScrollBar().maximum() and len(self._rows) >= self._most:
            self._most += PAGE
            self.read()

    def _sort(self, column: str, down: bool) -> None:
        self.model.choose(replace(self.model.shown, sort=column, down=down))

    # Taking it out

    def take_out(self) -> None:
        self._parts.tasks.start(self._take_out(), "the audit list as a file")

    async def _take_out(self) -> None:
        ask_and_take(self._parts, self, tr("Audit", "Audit list"), await self.table())

    async def table(self) -> Table:
        """All that has the words and is on this machine, read so far or not, in the order shown."""
        known, words = self._parts.desk.directory, self.search.text().strip()
        rows = tuple(AuditRow(entry, known) for entry in await self._found(None))
        whole = LiveTable(audit_table(lambda: rows))
        whole.shown = self.model.shown
        whole.show(self._watch.floor)
        only = tr("Audit", "Only with “{words}”", words=words) if words else ""
        taken = list[tuple[str | int | float | None, ...]]()
        for number, row in enumerate(whole.lines):
            e = row.entry
            taken.append((e.at, person(e.by, known), _what(e, known), whom_words(e, known)))
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)  # a year of it must not hold the screen
        return Table(
            title=tr("Audit", "Audit list"), facts=tuple(filter(None, (only, self.foot.reach()))),
            columns=(
                Column(tr("Audit", "When"), "moment"), Column(tr("Audit", "By whom")),
                Column(tr("Audit", "What"), share=3), Column(tr("Audit", "Whom")),
            ),
            rows=tuple(taken),
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Slash:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.grid.setFocus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        name = tr("Audit", "By whom, what, whom")
        self.search.setPlaceholderText(name)
        self.search.setAccessibleName(name)
        self._count.setText(tr("Audit", "%n entries", len(self._rows)))
        self.take.setText(tr("Audit", "Take out…"))
        self.take.setEnabled(bool(self._rows))
        self.grid.setAccessibleName(tr("Audit", "Audit list"))
        if self.search.text().strip():
            fits, every = tr("Live", "No row holds these words."), tr("Live", "Show all rows")
            self._face.say("search", tr("Live", "Nothing fits"), fits, every)
        else:
            self._face.say("scroll-text", *self.model.table.empty())


def _what(entry: AuditEntry, known: Directory) -> str:
    return " · ".join(p for p in (act_words(entry, known), refused_words(entry)) if p)
