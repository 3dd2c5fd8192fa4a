"""ReportBehind: the contacts a figure of a report counts, at the right of its table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from desktop.models.live_behind import measured_item
from desktop.models.live_items import ItemsModel
from desktop.models.live_values import Floor
from desktop.models.report_table import TOTAL, Line
from desktop.models.report_words import measure_name
from desktop.parts import Parts
from desktop.rows.live_item import ROW, ItemDelegate
from desktop.translate import tr
from desktop.views.column_head import ColumnHead
from desktop.views.face import Face
from desktop.views.live_column import WIDTH, Contacts

if TYPE_CHECKING:
    from core.figure_rows import Report

MOST = 500


class ReportBehind(QFrame):
    opened = Signal(int, object)
    closed = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._asked: tuple[Line, str] | None = None
        self.setProperty("kind", "surface")
        self.setFixedWidth(WIDTH)
        self.model = ItemsModel(parts.desk.now, self)
        self.list = Contacts()
        self.list.setModel(self.model)
        delegate = ItemDelegate(parts.theme, parts.desk.now, self)
        delegate.rings = lambda: self.list.by_keyboard
        self.list.setItemDelegate(delegate)
        self.list.set_row_height(ROW)
        self.list.setAccessibleName(tr("Reports", "Contacts behind the figure"))
        self.list.entered.connect(self._open)
        self.face = Face(parts.theme)
        self._head = ColumnHead(parts.theme)
        self._head.closed.connect(self.closed)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    def ask(self, line: Line, figure: str, report: "Report") -> None:
        self._asked = line, figure
        self._head.say(line.name, measure_name(figure))
        self.model.show(())
        self.face.say("loader-circle", tr("Live", "Reading…"))
        self._stack.setCurrentWidget(self.face)
        self._parts.tasks.start(self._read(line, figure, report), "behind a report")

    async def _read(self, line: Line, figure: str, report: "Report") -> None:
        desk, whole = self._parts.desk, line.id == TOTAL
        subject = None if whole else line.of.subject
        span = None if whole else line.of.span
        rows = await desk.contacts_behind(figure, report.spec, subject, span, MOST)
        if self._asked != (line, figure):
            return
        floor = Floor(now=desk.now(), directory=desk.directory, variant=report.variant)
        self.model.show(tuple(measured_item(row, figure, floor) for row in rows))
        shown = tr("Live", "%n shown", len(rows))
        here = tr("Reports", "of what is kept here") if report.source == "platform" else ""
        self._head.line.say(
            " · ".join(part for part in (measure_name(figure), shown, here) if part)
        )
        if rows:
            self._stack.setCurrentWidget(self.list)
        else:
            self._say_none(report)

    def _say_none(self, report: "Report") -> None:
        if report.source == "platform":
            words = tr("Reports", "These contacts are not kept here")
            detail = tr("Reports", "The library fetches what is older.")
            self.face.say("cloud-off", words, detail)
        else:
            self.face.say("check", tr("Live", "Nothing is behind it"))

    def _open(self, at: int) -> None:
        items = self.model.items
        key = items[at].key if 0 <= at < len(items) else None
        if key is not None:
            self.opened.emit(key, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
