"""ReportHead: what the report below says, how far it can be believed, and what to do with it."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from core.export.table import TableFormat
from core.figure_rows import Report
from core.rows import Line
from desktop.models.report_taking import days, facts
from desktop.models.report_words import title
from desktop.parts import Parts
from desktop.times import clock
from desktop.tokens import HEADER
from desktop.translate import tr
from desktop.views.card import ElidedLabel

FORMATS: dict[TableFormat, str] = {"csv": "CSV", "xlsx": "Excel", "pdf": "PDF"}

OLD_MS = 30_000
"""Long enough for the day that runs to have other figures by then."""


class ReportHead(QFrame):
    take_asked = Signal(str)
    print_asked = Signal()
    schedules_asked = Signal()
    again_asked = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._report: Report | None = None
        self._read_at = 0
        self.setProperty("kind", "bar")
        self.setFixedHeight(HEADER)
        self._title, self._line = QLabel(), ElidedLabel(kind="second")
        self._title.setProperty("kind", "title")
        self._line.setFont(parts.theme.font("small", tabular=True))
        self._sign = QLabel()
        self.again, self.schedules, self.paper = QPushButton(), QPushButton(), QPushButton()
        self.take = {format: QPushButton(name) for format, name in FORMATS.items()}
        for button, icon in (
            (self.again, "refresh-cw"), (self.schedules, "calendar-clock"), (self.paper, "printer")
        ):  # fmt: skip
            button.setProperty("kind", "quiet")
            parts.theme.set_icon(button, icon, "second", 18)
        self._connect()
        self._lay_out()
        self.retranslate()

    def _connect(self) -> None:
        self.again.clicked.connect(self.again_asked)
        self.schedules.clicked.connect(self.schedules_asked)
        self.paper.clicked.connect(self.print_asked)
        may = self._parts.desk.may("export.note")
        self.paper.setEnabled(False)
        for format, button in self.take.items():
            button.setProperty("kind", "quiet")
            button.clicked.connect(partial(self._take, format))
            button.setEnabled(False)
        for button in () if may else (self.paper, *self.take.values()):
            button.hide()  # never shown here: without a parent yet it would be a window

    def _take(self, format: TableFormat, _: bool = False) -> None:
        self.take_asked.emit(format)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._title)
        below = QHBoxLayout()
        below.setSpacing(5)
        below.addWidget(self._sign)
        below.addWidget(self._line, 1)
        words.addLayout(below)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(4)
        row.addLayout(words, 1)
        for button in (self.again, *self.take.values(), self.paper, self.schedules):
            row.addWidget(button)

    # What it says

    def show_report(self, report: Report) -> None:
        self._report, self._read_at = report, self._parts.desk.now()
        for button in (*self.take.values(), self.paper):
            button.setEnabled(True)
        self.say()

    def say(self) -> None:
        """Anew when the line comes or goes."""
        report = self._report
        self._title.setText(title(report.spec) if report else tr("Rail", "Reports"))
        self._line.setVisible(report is not None)
        if report is None:
            return
        parts, short = facts(report), self.missing()
        stale = as_of(self._parts.desk.line)
        then = (
            ""
            if stale or not self._runs()
            else tr("Reports", "as of {time}", time=clock(self._read_at))
        )
        whole = short or whole_since(report)
        self._line.say(" · ".join(part for part in (stale or then, *parts, whole) if part))
        icon = "cloud-off" if stale else "triangle-alert"
        pixmap = self._parts.theme.pixmap(icon, "warning", 14, self.devicePixelRatioF())
        self._sign.setPixmap(pixmap)
        self._sign.setVisible(bool(stale or short))

    def is_old(self) -> bool:
        """Its time still runs, and it was worked out a while ago."""
        return self._runs() and self._parts.desk.now() - self._read_at > OLD_MS

    def _runs(self) -> bool:
        return self._report is not None and self._report.period.end > self._read_at

    def missing(self) -> str:
        """That the report asks for more than is kept here; empty where it does not."""
        report = self._report
        if report is None:
            return ""
        first = min(of.start for of in (report.period, report.against) if of is not None)
        if report.since <= first:
            return ""
        since = days(report.since, report.since + 1, report.zone)
        if self._parts.desk.line.state == "live":
            return tr("Reports", "not whole: kept here since {day}", day=since)
        return tr("Reports", "not whole without a line: kept here since {day}", day=since)

    def retranslate(self) -> None:
        names = (
            (self.again, tr("Reports", "Work it out again"), "F5"),
            (self.schedules, tr("Reports", "Scheduled reports"), ""),
            (self.paper, tr("Printing", "Print…"), "Ctrl+P"),
        )
        for button, name, keys in names:
            button.setToolTip(f"{name}  {keys}".strip())
            button.setAccessibleName(name)
        for format, button in self.take.items():
            name = tr("Reports", "Save as {format}", format=FORMATS[format])
            button.setToolTip(name)
            button.setAccessibleName(name)
        self.say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def as_of(line: Line) -> str:
    if line.state == "live" or not line.since:
        return ""
    return tr("Live", "as of {time}, no line", time=clock(line.since))


def whole_since(report: Report) -> str:
    """Whose figures they are, and how far they reach."""
    if report.source == "platform":
        return tr("Reports", "from the platform")
    if not report.since:
        return ""
    return tr("Reports", "whole since {day}", day=days(report.since, report.since + 1, report.zone))
