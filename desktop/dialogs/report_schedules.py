"""ReportSchedules: what the platform makes by itself for this person, and the newest of each."""

from msgspec.structs import replace
from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from core.entities import Attachment
from core.ids import uuid7
from core.supervision import ReportSchedule, ReportSpec
from desktop.dialogs.sheet import Sheet, words
from desktop.models.report_words import title
from desktop.parts import Parts
from desktop.times import moment
from desktop.translate import tr
from desktop.views.attachment_saving import Saving
from desktop.views.choice_list import Choice
from desktop.views.standing_list import StandingList

LIST_WIDTH, HEIGHT = 250, 260
EVERY = ("day", "week", "month")
FORMATS = {"pdf": "PDF", "xlsx": "Excel", "csv": "CSV"}
MIMES = {
    "pdf": "application/pdf",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
NEW = ""


def every_name(every: str) -> str:
    return {
        "day": tr("Reports", "Every day"),
        "week": tr("Reports", "Every Monday"),
        "month": tr("Reports", "On the first of the month"),
    }[every]


class ReportSchedules(Sheet):
    """`spec`: what a new one shows."""

    def __init__(self, parts: Parts, spec: ReportSpec, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent, width=620)
        self._parts, self._spec = parts, spec
        self.schedules: dict[str, ReportSchedule] = {}
        self._at = NEW
        self._saving = Saving(parts, self)
        self._saving.failed.connect(parts.tasks.show_error)
        self.list = StandingList(parts.theme, self)
        self.name, self.every, self.format = QLineEdit(), QComboBox(), QComboBox()
        self.at = QTimeEdit()
        self.means, self.newest = words("", "second"), QPushButton()
        self.new, self.away = QPushButton(), QPushButton()
        self._labels = [QLabel() for _ in range(4)]
        self._fill_choices()
        self._lay_out()
        self._close, self.save = self.add_button(), self.add_button("primary")
        self._connect()
        self.retranslate()
        self._show(NEW)
        parts.tasks.start(self.read(), "scheduled reports")

    def _fill_choices(self) -> None:
        for every in EVERY:
            self.every.addItem("", every)
        for format, name in FORMATS.items():
            self.format.addItem(name, format)
        self.at.setDisplayFormat("HH:mm")
        self.at.lineEdit().setTextMargins(7, 0, 0, 0)
        self.name.setMaxLength(80)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(9)
        grid.setHorizontalSpacing(10)
        for row, field in enumerate((self.name, self.every, self.at, self.format)):
            self._labels[row].setProperty("kind", "second")
            grid.addWidget(self._labels[row], row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        right, left, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        right.addLayout(grid)
        right.addWidget(self.means)
        right.addWidget(self.newest)
        right.addStretch()
        under = QHBoxLayout()
        for button in (self.new, self.away):
            under.addWidget(button)
        under.addStretch()
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setMinimumHeight(HEIGHT)
        left.addWidget(self.list, 1)
        left.addLayout(under)
        both.setSpacing(20)
        both.addLayout(left)
        both.addLayout(right, 1)
        self.body.addLayout(both)

    def _connect(self) -> None:
        self.list.moved.connect(self._moved)
        self.list.picked.connect(self._fill)
        self.new.clicked.connect(lambda: self._show(NEW))
        self.away.clicked.connect(self._delete)
        self.name.textChanged.connect(self._may)
        self.newest.clicked.connect(self._open_newest)
        self._close.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)

    # What there is

    async def read(self) -> None:
        """One's own: those of others are theirs to open."""
        desk = self._parts.desk
        found = await desk.report_schedules()
        self.schedules = {
            each.id: each for each in found if each.owner == desk.me.id and not each.deleted
        }
        self._show(self._at or next(iter(self.schedules), NEW))

    def _show(self, id: str) -> None:
        self.list.show_choices(
            [Choice(of.id, of.name, detail=self._detail(of)) for of in self.schedules.values()]
            or [Choice("none", tr("Reports", "None yet"), possible=False)],
            chosen=id,
        )
        self._fill(id)

    def _detail(self, of: ReportSchedule) -> str:
        return f"{every_name(of.every)}, {of.at} · {FORMATS[of.format]}"

    def _moved(self) -> None:
        current = self.list.current()
        if current is not None and current.id != self._at and current.possible:
            self._fill(current.id)

    def _fill(self, id: str) -> None:
        of = self.schedules.get(id) or self._blank()
        self._at = id if id in self.schedules else NEW
        self.name.setText(of.name)
        self.every.setCurrentIndex(self.every.findData(of.every))
        self.format.setCurrentIndex(self.format.findData(of.format))
        self.at.setTime(QTime.fromString(of.at, "HH:mm"))
        self.means.setText(
            tr("Reports", "By the company’s clock, made even while this desk is off.")
        )
        self.away.setEnabled(bool(self._at))
        self.newest.setVisible(bool(of.last_file))
        if of.last_at:
            when = moment(of.last_at, self._parts.desk.now())
            self.newest.setText(tr("Reports", "Open the newest ({when})…", when=when))
        self._may()

    def _blank(self) -> ReportSchedule:
        turkish = QLocale().language() == QLocale.Language.Turkish
        return ReportSchedule(
            id=uuid7(), name=title(self._spec), owner=self._parts.desk.me.id, spec=self._spec,
            language="tr" if turkish else "en",
        )  # fmt: skip

    # What a person does

    def _may(self) -> None:
        self.save.setEnabled(bool(self.name.text().strip()))

    def _save(self) -> None:
        of = replace(
            self.schedules.get(self._at) or self._blank(), name=self.name.text().strip(),
            every=self.every.currentData(), format=self.format.currentData(),
            at=self.at.time().toString("HH:mm"),
        )  # fmt: skip
        self._put(of)
        self.schedules[of.id] = of
        self._show(of.id)

    def _delete(self) -> None:
        of = self.schedules.pop(self._at, None)
        if of is not None:
            self._put(replace(of, deleted=True))
            self._show(next(iter(self.schedules), NEW))

    def _put(self, of: ReportSchedule) -> None:
        self._parts.tasks.start(self._parts.desk.save_report_schedule(of), "schedule a report")

    def _open_newest(self) -> None:
        of = self.schedules.get(self._at)
        if of is not None and of.last_file:
            name, mime = f"{of.name}.{of.format}", MIMES[of.format]
            self._saving.ask(Attachment(id=of.last_file, name=name, mime=mime, size=of.last_size))

    def retranslate(self) -> None:
        self.say_title(tr("Reports", "Scheduled reports"))
        self.list.setAccessibleName(tr("Reports", "Scheduled reports"))
        names = (
            tr("Reports", "Name"), tr("Reports", "How often"), tr("Reports", "At"),
            tr("Reports", "As"),
        )  # fmt: skip
        fields: tuple[QWidget, ...] = (self.name, self.every, self.at, self.format)
        for label, name, field in zip(self._labels, names, fields, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        for n, every in enumerate(EVERY):
            self.every.setItemText(n, every_name(every))
        self.new.setText(tr("Reports", "New"))
        self.away.setText(tr("Reports", "Delete"))
        self._close.setText(tr("Live", "Close"))
        self.save.setText(tr("Reports", "Save"))
