"""ReportChoices: what a report is by, over which time, of whom; every change is a report at once."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QDate, QDateTime, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.folding import fold
from core.metrics.service_level import VARIANTS
from core.supervision import ReportSpec
from desktop.models.live_words import variant_formula, variant_name
from desktop.models.report_words import (
    AGAINST,
    BYS,
    PERIODS,
    STEPS,
    against_name,
    by_name,
    period_name,
    step_name,
)
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.picks import Picks

FIELDS = ("by", "period", "against", "step", "whose", "people", "variant")
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
        self.variant, self.against = QComboBox(), QComboBox()
        self.first, self.last = QDateEdit(), QDateEdit()
        self.other_first, self.other_last = QDateEdit(), QDateEdit()
        self.whose, self.people = QPushButton(), QPushButton()
        self.picked: set[str] = set()
        """ "queue:ID", "team:ID" and "agent:ID"; empty: all."""
        self._labels = {name: QLabel() for name in FIELDS}
        self._later = QTimer(self, singleShot=True, interval=SOON)
        self._later.timeout.connect(self.chosen)
        self._fill()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _fill(self) -> None:
        choices: tuple[tuple[QComboBox, Iterable[Any]], ...] = (
            (self.by, BYS), (self.period, PERIODS), (self.against, AGAINST), (self.step, STEPS),
            (self.variant, VARIANTS),
        )  # fmt: skip
        for box, values in choices:
            for value in values:
                box.addItem("", value)
        today = QDateTime.fromMSecsSinceEpoch(self._parts.desk.now()).date()
        for field, day in zip(self._dates(), (-6, 0, -13, -7), strict=True):
            field.setDisplayFormat("d MMM yyyy")
            field.setDate(today.addDays(day))
            field.lineEdit().setTextMargins(7, 0, 0, 0)
            field.hide()
        usual = self.variant.findData(self._parts.settings.get("service_level_variant"))
        self.variant.setCurrentIndex(max(0, usual))
        self.against.setCurrentIndex(AGAINST.index("before"))

    def _dates(self) -> tuple[QDateEdit, ...]:
        return self.first, self.last, self.other_first, self.other_last

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 16, 16)
        column.setSpacing(5)
        fields: dict[str, tuple[QWidget, ...]] = {
            "by": (self.by,), "period": (self.period, self.first, self.last),
            "against": (self.against, self.other_first, self.other_last), "step": (self.step,),
            "whose": (self.whose,), "people": (self.people,), "variant": (self.variant,),
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
        for box in (self.by, self.period, self.against, self.step, self.variant):
            box.currentIndexChanged.connect(self._changed)
        for field in self._dates():
            field.dateChanged.connect(self._changed)
        self.whose.clicked.connect(lambda: self._ask(self.whose, self.whose_menu()))
        self.people.clicked.connect(lambda: self._ask(self.people, self.people_menu()))

    def _changed(self) -> None:
        for box, first, last in (
            (self.period, self.first, self.last), (self.against, self.other_first, self.other_last)
        ):  # fmt: skip
            own = box.currentData() == "dates"
            first.setVisible(own)
            last.setVisible(own)
            last.setMinimumDate(first.date())
        self._later.start()

    # What it comes to

    def spec(self) -> ReportSpec:
        return ReportSpec(
            by=self.by.currentData(), period=self._period(), step_min=self.step.currentData(),
            against=self._against(), queues=self._of("queue"), teams=self._of("team"),
            agents=self._of("agent"), variant=self.variant.currentData(),
        )  # fmt: skip

    def _period(self) -> str:
        name: str = self.period.currentData()
        if name != "dates":
            return name
        return _written(self.first.date(), self.last.date())

    def _against(self) -> str:
        name: str = self.against.currentData()
        if name != "dates":
            return name
        return _written(self.other_first.date(), self.other_last.date())

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

    def _agents(self) -> dict[str, str]:
        known = self._parts.desk.directory.agents.values()
        return {f"agent:{of.id}": of.name for of in sorted(known, key=lambda of: fold(of.name))}

    def whose_menu(self) -> Picks:
        return self._menu(tr("Reports", "All queues and teams"), self._entries())

    def people_menu(self) -> Picks:
        return self._menu(tr("Reports", "Everybody"), self._agents())

    def _menu(self, all: str, entries: dict[str, str]) -> Picks:
        menu = Picks(self)
        menu.addAction(all).triggered.connect(lambda: self._clear(entries))
        menu.addSeparator()
        for id, name in entries.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(id in self.picked)
            action.toggled.connect(lambda on, id=id: self._pick(id, on))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _ask(self, button: QPushButton, menu: Picks) -> None:
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _clear(self, entries: Iterable[str]) -> None:
        self.picked -= set(entries)
        self._say_whose()
        self._changed()

    def _pick(self, id: str, on: bool) -> None:
        self.picked = self.picked | {id} if on else self.picked - {id}
        self._say_whose()
        self._changed()

    def _say_whose(self) -> None:
        for button, entries, all, name in (
            (self.whose, self._entries(), tr("Reports", "All queues and teams"), "whose"),
            (self.people, self._agents(), tr("Reports", "Everybody"), "people"),
        ):
            names = [name for id, name in entries.items() if id in self.picked]
            said = all
            if names:
                said = names[0] if len(names) == 1 else tr("Reports", "%n chosen", len(names))
            button.setText(said)
            button.setAccessibleName(f"{self._labels[name].text()}: {said}")
            button.setToolTip(", ".join(names))

    # Its words

    def retranslate(self) -> None:
        names = {
            "by": tr("Reports", "A row for each"), "period": tr("Reports", "Time"),
            "against": tr("Reports", "Beside"), "step": tr("Reports", "Rows"),
            "whose": tr("Reports", "Queues and teams"), "people": tr("Reports", "Agents"),
            "variant": tr("Reports", "Service level"),
        }  # fmt: skip
        for name, label in self._labels.items():
            label.setText(names[name])
        for name, box in (
            ("by", self.by), ("period", self.period), ("against", self.against), ("step", self.step)
        ):  # fmt: skip
            box.setAccessibleName(names[name])
        self.variant.setAccessibleName(names["variant"])
        self.first.setAccessibleName(tr("Reports", "First day"))
        self.last.setAccessibleName(tr("Reports", "Last day"))
        self.other_first.setAccessibleName(tr("Reports", "First day beside it"))
        self.other_last.setAccessibleName(tr("Reports", "Last day beside it"))
        self._name_choices()
        self._say_whose()

    def _name_choices(self) -> None:
        for n, by in enumerate(BYS):
            self.by.setItemText(n, by_name(by))
        for n, period in enumerate(PERIODS):
            self.period.setItemText(n, period_name(period))
        for n, against in enumerate(AGAINST):
            self.against.setItemText(n, against_name(against))
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


def _written(first: QDate, last: QDate) -> str:
    """Half open: the last day belongs to it."""
    return "/".join(day.toString(Qt.DateFormat.ISODate) for day in (first, last.addDays(1)))
