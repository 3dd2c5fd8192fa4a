"""Reports: figures by queue, agent, channel, outcome, bot or interval, over any time, beside another."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.export.table import Table, TableFormat
from core.figure_rows import Report
from core.rows import Line as NetworkLine
from core.supervision import ReportSpec
from desktop.models.report_table import Face as ReportFace
from desktop.models.report_table import Line
from desktop.models.report_taking import facts, taken
from desktop.models.report_words import title
from desktop.numbers import percent
from desktop.parts import Parts
from desktop.translate import tr, words
from desktop.views.face import Face
from desktop.views.report_behind import ReportBehind
from desktop.views.report_choices import ReportChoices
from desktop.views.report_head import ReportHead
from desktop.views.report_sheet import ReportSheet

ROOMY = 1_500
"""Px from which choices, table and contacts stand beside each other."""


class Reports(QFrame):
    opened = Signal(int, object)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._asked: ReportSpec | None = None
        self._refused = False
        """What was asked for could not be made."""
        self.report: Report | None = None
        self.sheet: ReportSheet | None = None
        self._group = ""
        self.setProperty("kind", "surface")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.head, self.choices = ReportHead(parts), ReportChoices(parts)
        self.notices = self.choices
        self.behind, self.face = ReportBehind(parts), Face(parts.theme)
        self.behind.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.face)
        self._lay_out()
        self._connect()
        self._say_name()
        self.ask()

    def _lay_out(self) -> None:
        self._edges = [QFrame(), QFrame()]
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.choices)
        row.addWidget(self._edges[0])
        row.addWidget(self._stack, 1)
        row.addWidget(self._edges[1])
        row.addWidget(self.behind)
        for edge in self._edges:
            edge.setProperty("kind", "line")
            edge.setFixedWidth(1)
        self._edges[1].hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self.choices.chosen.connect(self.ask)
        self.face.pressed.connect(self.ask)
        self.head.again_asked.connect(self.ask)
        self.head.take_asked.connect(self.take)
        self.head.print_asked.connect(self.print_it)
        self.head.schedules_asked.connect(self.schedule)
        self.behind.opened.connect(self.opened)
        self.behind.closed.connect(self.close_behind)
        self._stop = self._parts.desk.on_line(self._on_line)
        for keys, deed in (("F5", self.ask), ("Ctrl+P", self.print_it)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _on_line(self, line: NetworkLine) -> None:
        """What was not whole without one is asked for once it is there."""
        short = bool(self.head.missing()) or self._refused
        self.head.say()
        if line.state == "live" and short:
            self.ask()

    # The report

    def ask(self) -> None:
        """What is chosen is worked out; what stands there stays until it is."""
        self._asked, self._refused = self.choices.spec(), False
        if self.sheet is None:
            self._wait(0.0)
        self._parts.tasks.start(self._read(self._asked), "report")

    async def _read(self, spec: ReportSpec) -> None:
        def progress(done: float) -> None:
            if spec is self._asked:
                self._wait(done)

        try:
            report = await self._parts.desk.report(spec, progress)
        except UserError as error:
            if spec is self._asked:
                self._refused = True
                self._say("triangle-alert", *words(error), tr("Review", "Try again"))
            raise
        if spec is self._asked:
            self._show(report)

    def _wait(self, done: float) -> None:
        detail = percent(done) if done else tr("Reports", "What is not kept here is asked for.")
        self._say("loader-circle", tr("Reports", "Adding it up…"), detail)

    def _say(self, icon: str, words: str, detail: str, button: str = "") -> None:
        self.face.say(icon, words, detail, button)
        self._stack.setCurrentWidget(self.face)

    def _show(self, report: Report) -> None:
        self.report = report
        self.close_behind(focus=False)
        self.head.show_report(report)
        held = self.sheet is not None and self.sheet.isAncestorOf(self.focusWidget() or self)
        if self.sheet is not None:
            self._stack.removeWidget(self.sheet)
            self.sheet.deleteLater()
        self.sheet = ReportSheet(self._parts, self._faced(report), self._group)
        self.sheet.opened.connect(self._open)
        self.sheet.group_shown.connect(self._keep_group)
        self._stack.addWidget(self.sheet)
        self._stack.setCurrentWidget(self.sheet)
        if held:
            self.sheet.setFocus()
        if not report.rows:
            none = tr("Reports", "Nothing happened in this time")
            self._say("chart-column", none, tr("Reports", "Choose another time, or more queues."))

    def _faced(self, report: Report) -> ReportFace:
        return ReportFace(report, self._parts.desk.directory)

    def _keep_group(self, group: str) -> None:
        self._group = group

    # What is behind it

    def _open(self, line: Line, figure: str) -> None:
        if self.report is not None:
            self.behind.ask(line, figure, self.report)
            self._show_behind(True)

    def _show_behind(self, on: bool) -> None:
        self.behind.setVisible(on)
        self._edges[1].setVisible(on)
        beside = not on or self.width() >= ROOMY
        self.choices.setVisible(beside)
        self._edges[0].setVisible(beside)

    def close_behind(self, *, focus: bool = True) -> None:
        self._show_behind(False)
        if focus and self.sheet is not None:
            self.sheet.setFocus()

    # What is taken out

    def take(self, format: TableFormat) -> None:
        if self.report is None:
            return
        name = title(self.report.spec)
        dialog = QFileDialog(self, tr("Reports", "Save the report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"*.{format}")
        dialog.setDefaultSuffix(format)
        dialog.selectFile(f"{name}.{format}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.write(Path(path), format))
        dialog.open()

    def write(self, path: Path, format: TableFormat) -> None:
        """On a worker; signed, and noted in the audit list."""
        from desktop.exporting_table import take_table

        if self.report is not None:
            table = self._taken(self.report)
            self._parts.tasks.start(take_table(self._parts, table, path, format), "save a report")

    def _taken(self, report: Report) -> Table:
        notes = (self.head.missing(),) if self.head.missing() else ()
        return taken(self._faced(report), tuple(facts(report)), notes)

    def print_it(self) -> None:
        from desktop.printing import print_table  # what writes PDF is slow to load

        if self.report is not None and self._parts.desk.may("export.note"):
            printing = print_table(self._parts, self, self._taken(self.report))
            self._parts.tasks.start(printing, "print a report")

    def schedule(self) -> None:
        from desktop.dialogs.report_schedules import ReportSchedules

        sheet = ReportSchedules(self._parts, self.choices.spec(), self.window())
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    # What a person does

    def focusInEvent(self, event: QFocusEvent) -> None:
        there = self._stack.currentWidget() is self.sheet
        (self.sheet if there and self.sheet else self.choices.by).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes back to the day that runs wants it as it is, not as they left it."""
        super().showEvent(event)
        if self.head.is_old():
            self.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.behind.isVisible():
            self.close_behind()
        elif event.key() == Qt.Key.Key_Right and self.behind.isVisible():
            self.behind.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() == Qt.Key.Key_Left and self.behind.isVisible() and self.sheet:
            self.sheet.setFocus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say_name()
            if self.report is not None:
                self._show(self.report)

    def _say_name(self) -> None:
        self.setAccessibleName(tr("Rail", "Reports"))

    def close_down(self) -> None:
        self._stop()


def _preview(parts: Parts) -> QWidget:
    return Reports(parts)


if __name__ == "__main__":
    from desktop.preview import preview

    preview(_preview, 1223, 663, supervisor=True)
