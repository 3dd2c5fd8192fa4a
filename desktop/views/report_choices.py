"""ReportChoices: what a report is by, over which time, of whom; every change is a report at once."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QDateTime, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from core.folding import fold
from core.metrics.service_level import VARIANTS
from core.supervision import ReportSpec
from desktop.models.live_words import variant_formula, variant_name
from desktop.models.report_words import BYS, PERIODS, STEPS, by_name, period_name, step_name
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.picks import Picks

WIDTH = 260
SOON = 120
"""Ms after the last change: who steps through a list asks once."""


class ReportChoices(QFrame):
    chosen = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.setProperty("kind", "side")
        self.setFixedWidth(WIDTH)
        self.by, self.period, self.step = QComboBox(), QComboBox(), QComboBox()
        self.variant, self.against = QComboBox(), QCheckBox()
        self.first, self.last = QDateEdit(), QDateEdit()
        self.whose = QPushButton()
        self.picked: set[str] = set()
        """ "queue:ID" and "team:ID"; empty: all."""
        self._labels = {name: QLabel() for name in ("by", "period", "step", "whose", "variant")}
        self._later = QTimer(self, singleShot=True, interval=SOON)
        self._later.timeout.connect(self.chosen)
        self._fill()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _fill(self) -> None:
        choices: tuple[tuple[QComboBox, Iterable[Any]], ...] = (
            (self.by, BYS), (self.period, PERIODS), (self.step, STEPS), (self.variant, VARIANTS),
        )  # fmt: skip
        for box, values in choices:
            for value in values:
                box.addItem("", value)
        today = QDateTime.fromMSecsSinceEpoch(self._parts.desk.now()).date()
        for field, day in ((self.first, today.addDays(-6)), (self.last, today)):
            field.setDisplayFormat("d MMM yyyy")
            field.setDate(day)
            field.lineEdit().setTextMargins(7, 0, 0, 0)
            field.hide()
        usual = self.variant.findData(self._parts.settings.get("service_level_variant"))
        self.variant.setCurrentIndex(max(0, usual))
        self.against.setChecked(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 16, 16)
        column.setSpacing(5)
        fields = {
            "by": (self.by,), "period": (self.period, self.first, self.last, self.against),
            "step": (self.step,), "whose": (self.whose,), "variant": (self.variant,),
        }  # fmt: skip
        for name, widgets in fields.items():
            label = self._labels[name]
            label.setProperty("kind", "caption")
            column.addWidget(label)
            for widget in widgets:
                column.addWidget(widget)
            column.addSpacing(9)
        column.addStretch(1)

    def _connect(self) -> None:
        for box in (self.by, self.period, self.step, self.variant):
            box.currentIndexChanged.connect(self._changed)
        for field in (self.first, self.last):
            field.dateChanged.connect(self._changed)
        self.against.toggled.connect(self._changed)
        self.whose.clicked.connect(self._ask_whose)

    def _changed(self) -> None:
        own = self.period.currentData() == "dates"
        self.first.setVisible(own)
        self.last.setVisible(own)
        self.last.setMinimumDate(self.first.date())
        self._later.start()

    # What it comes to

    def spec(self) -> ReportSpec:
        return ReportSpec(
            by=self.by.currentData(), period=self._period(), step_min=self.step.currentData(),
            against="before" if self.against.isChecked() else "", queues=self._of("queue"),
            teams=self._of("team"), variant=self.variant.currentData(),
        )  # fmt: skip

    def _period(self) -> str:
        name: str = self.period.currentData()
        if name != "dates":
            return name
        end = self.last.date().addDays(1)
        return "/".join(day.toString(Qt.DateFormat.ISODate) for day in (self.first.date(), end))

    def _of(self, kind: str) -> tuple[str, ...]:
        found = (each.partition(":") for each in sorted(self.picked))
        return tuple(id for name, _, id in found if name == kind)

    # Whose

    def _entries(self) -> dict[str, str]:
        known = self._parts.desk.directory
        teams = sorted(known.teams.values(), key=lambda each: fold(each.name))
        queues = sorted(known.queues.values(), key=lambda each: fold(each.name))
        return {
            **{f"team:{of.id}": tr("Announce", "Team {name}", name=of.name) for of in teams},
            **{f"queue:{of.id}": of.name for of in queues},
        }

    def _ask_whose(self) -> None:
        menu = Picks(self)
        all = menu.addAction(tr("Reports", "All queues and teams"))
        all.triggered.connect(lambda: self._pick("", True))
        menu.addSeparator()
        for id, name in self._entries().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(id in self.picked)
            action.toggled.connect(lambda on, id=id: self._pick(id, on))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.whose.mapToGlobal(self.whose.rect().bottomLeft()))

    def _pick(self, id: str, on: bool) -> None:
        self.picked = set() if not id else self.picked | {id} if on else self.picked - {id}
        self._say_whose()
        self._changed()

    def _say_whose(self) -> None:
        names = [name for id, name in self._entries().items() if id in self.picked]
        if not names:
            said = tr("Reports", "All queues and teams")
        else:
            said = names[0] if len(names) == 1 else tr("Reports", "%n chosen", len(names))
        self.whose.setText(said)
        self.whose.setAccessibleName(tr("Reports", "Queues and teams: {names}", names=said))
        self.whose.setToolTip(", ".join(names))

    # Its words

    def retranslate(self) -> None:
        names = {
            "by": tr("Reports", "A row for each"), "period": tr("Reports", "Time"),
            "step": tr("Reports", "Rows"), "whose": tr("Reports", "Queues and teams"),
            "variant": tr("Reports", "Service level"),
        }  # fmt: skip
        for name, label in self._labels.items():
            label.setText(names[name])
        for name, box in (("by", self.by), ("period", self.period), ("step", self.step)):
            box.setAccessibleName(names[name])
        self.variant.setAccessibleName(names["variant"])
        self.first.setAccessibleName(tr("Reports", "First day"))
        self.last.setAccessibleName(tr("Reports", "Last day"))
        self.against.setText(tr("Reports", "Beside as long before"))
        self._name_choices()
        self._say_whose()

    def _name_choices(self) -> None:
        for n, by in enumerate(BYS):
            self.by.setItemText(n, by_name(by))
        for n, period in enumerate(PERIODS):
            self.period.setItemText(n, period_name(period))
        for n, step in enumerate(STEPS):
            self.step.setItemText(n, step_name(step))
        for n, variant in enumerate(VARIANTS):
            self.variant.setItemText(n, variant_name(variant))
            formula = variant_formula(variant)
            self.variant.setItemData(n, formula, Qt.ItemDataRole.ToolTipRole)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
