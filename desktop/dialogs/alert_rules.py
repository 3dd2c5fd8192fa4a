"""AlertRules: the rules of alerts, one beside the other, each with the sentence it means."""

from msgspec.structs import replace
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.folding import fold
from core.ids import uuid7
from core.supervision import AlertRule, Figure
from desktop.dialogs.sheet import Sheet, words
from desktop.models.alert_words import PERCENTS, SECONDS, USUAL, figure_title, sentence
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.choice_list import Choice
from desktop.views.number_field import inset
from desktop.views.standing_list import StandingList

LIST_WIDTH, HEIGHT = 230, 400
MOST = 86_400


def spans(text: str) -> tuple[str, ...] | None:
    """ "22:00-07:00, 12:00-13:00"; None where it cannot be read."""
    found = [part.strip().replace("–", "-") for part in text.split(",") if part.strip()]
    return tuple(found) if all(_is_span(each) for each in found) else None


def _is_span(text: str) -> bool:
    times = [each.strip() for each in text.split("-")]
    return len(times) == 2 and times[0] != times[1] and all(map(_is_time, times))


def _is_time(text: str) -> bool:
    hours, _, minutes = text.partition(":")
    digits = len(hours) == 2 and len(minutes) == 2 and hours.isdigit() and minutes.isdigit()
    return digits and int(hours) * 60 + int(minutes) <= 24 * 60 and int(minutes) < 60


class RuleForm(QWidget):
    """The fields of one rule; what they say now is `rule()`."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._of = AlertRule(id="", name="", figure="waiting", comparison="above", threshold=5)
        self._filling = False
        self.name, self.quiet = QLineEdit(), QLineEdit()
        self.figure, self.comparison, self.where = QComboBox(), QComboBox(), QComboBox()
        self.threshold, self.clear_at = QDoubleSpinBox(), QDoubleSpinBox()
        self.for_s = QSpinBox()
        self.sound, self.enabled = QCheckBox(), QCheckBox()
        self.meaning = words("", "second")
        self._labels: list[QLabel] = []
        self._fill_choices()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _fill_choices(self) -> None:
        known = self._parts.desk.directory
        for figure in USUAL:
            self.figure.addItem("", figure)
        for comparison in ("above", "below"):
            self.comparison.addItem("", comparison)
        self.where.addItem("", "")
        for queue in sorted(known.queues.values(), key=lambda q: fold(q.name)):
            self.where.addItem(queue.name, f"queue:{queue.id}")
        for team in sorted(known.teams.values(), key=lambda t: fold(t.name)):
            self.where.addItem(tr("Announce", "Team {name}", name=team.name), f"team:{team.id}")
        for box in (self.threshold, self.clear_at):
            box.setRange(0, MOST)
            box.setDecimals(0)
        for number in (self.threshold, self.clear_at, self.for_s):
            inset(number)
        self.for_s.setRange(0, 3_600)
        self.for_s.setSingleStep(15)
        self.name.setMaxLength(80)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(9)
        grid.setHorizontalSpacing(10)
        limit = QWidget()
        both = QHBoxLayout(limit)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self.comparison)
        both.addWidget(self.threshold, 1)
        fields: tuple[QWidget, ...] = (
            self.name, self.figure, limit, self.clear_at, self.for_s, self.where, self.quiet,
        )  # fmt: skip
        for row, field in enumerate(fields):
            label = QLabel()
            label.setProperty("kind", "second")
            self._labels.append(label)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(grid)
        for widget in (self.sound, self.enabled, self.meaning):
            column.addWidget(widget)
        column.addStretch()

    def _connect(self) -> None:
        self.figure.activated.connect(self._another_figure)
        for box in (self.comparison, self.where):
            box.currentIndexChanged.connect(self._say)
        for number in (self.threshold, self.clear_at, self.for_s):
            number.valueChanged.connect(self._say)
        self.quiet.textChanged.connect(self._say)
        for switch in (self.sound, self.enabled):
            switch.toggled.connect(self._say)

    def _another_figure(self) -> None:
        """Its usual limit: an old one would mean nothing in another unit."""
        comparison, limit = USUAL[self._figure()]
        self.comparison.setCurrentIndex(self.comparison.findData(comparison))
        self.threshold.setValue(limit)
        self.clear_at.setValue(limit)
        self._say()

    def _figure(self) -> Figure:
        found: Figure = self.figure.currentData()
        return found

    def show_rule(self, of: AlertRule) -> None:
        self._filling, self._of = True, of
        self.name.setText(of.name)
        self.figure.setCurrentIndex(self.figure.findData(of.figure))
        self.comparison.setCurrentIndex(self.comparison.findData(of.comparison))
        self.threshold.setValue(of.threshold)
        self.clear_at.setValue(of.threshold if of.clear_at is None else of.clear_at)
        self.for_s.setValue(of.for_s)
        where = f"queue:{of.queue}" if of.queue else f"team:{of.team}" if of.team else ""
        self.where.setCurrentIndex(max(0, self.where.findData(where)))
        self.quiet.setText(", ".join(of.quiet))
        self.sound.setChecked(of.sound)
        self.enabled.setChecked(of.enabled)
        self._filling = False
        self._say()

    def rule(self) -> AlertRule:
        kind, _, id = (self.where.currentData() or "").partition(":")
        limit, clear = self.threshold.value(), self.clear_at.value()
        return replace(
            self._of, name=self.name.text().strip() or figure_title(self._figure()),
            figure=self._figure(), comparison=self.comparison.currentData(), threshold=limit,
            clear_at=None if clear == limit else clear, for_s=self.for_s.value(),
            queue=id if kind == "queue" else "", team=id if kind == "team" else "",
            quiet=spans(self.quiet.text()) or (), sound=self.sound.isChecked(),
            enabled=self.enabled.isChecked(),
        )  # fmt: skip

    def trouble(self) -> str:
        """Why it cannot be saved, in words; empty where it can."""
        above, limit = self.comparison.currentData() == "above", self.threshold.value()
        clear = self.clear_at.value()
        if spans(self.quiet.text()) is None:
            return tr("Alerts", "Quiet hours are written as 22:00-07:00.")
        if clear > limit if above else clear < limit:
            return tr("Alerts", "It must be over on the other side of the limit.")
        if clear == limit and not self.for_s.value() and self._figure() not in SECONDS:
            return tr("Alerts", "It would come and go: let it last, or be over at another value.")
        return ""

    def _say(self) -> None:
        if self._filling:
            return
        unit = self._unit()
        for box in (self.threshold, self.clear_at):
            box.setSuffix(unit)
        trouble = self.trouble()
        self.meaning.setProperty("kind", "bad" if trouble else "second")
        self.meaning.style().polish(self.meaning)
        self.meaning.setText(trouble or sentence(self.rule(), self._parts.desk.directory))

    def _unit(self) -> str:
        if self._figure() in SECONDS:
            return tr("Alerts", " s")
        return " %" if self._figure() in PERCENTS else ""

    def retranslate(self) -> None:
        names = (
            tr("Alerts", "Name"), tr("Alerts", "Figure"), tr("Alerts", "Alarms"),
            tr("Alerts", "Over at"), tr("Alerts", "For how long"), tr("Alerts", "Where"),
            tr("Alerts", "Quiet hours"),
        )  # fmt: skip
        fields = (
            self.name, self.figure, self.threshold, self.clear_at, self.for_s, self.where, self.quiet,
        )  # fmt: skip
        for label, name, field in zip(self._labels, names, fields, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        for place, figure in enumerate(USUAL):
            self.figure.setItemText(place, figure_title(figure))
        self.comparison.setItemText(0, tr("Alerts", "above"))
        self.comparison.setItemText(1, tr("Alerts", "below"))
        self.comparison.setAccessibleName(tr("Alerts", "Above or below"))
        self.where.setItemText(0, tr("Alerts", "Every queue for itself"))
        self.for_s.setSuffix(tr("Alerts", " s"))
        self.quiet.setPlaceholderText("22:00-07:00")
        self.sound.setText(tr("Alerts", "With a sound"))
        self.enabled.setText(tr("Alerts", "Switched on"))
        self._say()


class AlertRules(Sheet):
    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent, width=720)
        self._parts = parts
        self.rules: dict[str, AlertRule] = {}
        self._at = ""
        self.list, self.form = StandingList(parts.theme, self), RuleForm(parts)
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setMinimumHeight(HEIGHT)
        self.list.moved.connect(self._moved)
        self.new, self.away = QPushButton(), QPushButton()
        self.new.clicked.connect(self._new)
        self.away.clicked.connect(self._delete)
        self._lay_out()
        self._close, self.save = self.add_button(), self.add_button("primary")
        self._close.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.form.setEnabled(False)
        self.retranslate()
        parts.tasks.start(self._read(), "rules of alerts")

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.new)
        buttons.addWidget(self.away)
        buttons.addStretch()
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(buttons)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left)
        row.addWidget(self.form, 1)
        self.body.addLayout(row)

    async def _read(self) -> None:
        found = await self._parts.desk.alert_rules()
        self.rules = {rule.id: rule for rule in found if not rule.deleted}
        self._show(self._at or next(iter(self.rules), ""))
        self.form.name.setFocus()

    def _show(self, id: str) -> None:
        off = tr("Alerts", "off")
        self._at = id
        self.list.show_choices(
            [
                Choice(
                    rule.id, rule.name, detail=figure_title(rule.figure) if rule.enabled else off
                )
                for rule in self.rules.values()
            ],
            chosen=id,
        )
        self._fill(id)

    def _moved(self) -> None:
        current = self.list.current()
        if current is not None and current.id != self._at:
            self._fill(current.id)

    def _fill(self, id: str) -> None:
        self._at = id
        rule = self.rules.get(id)
        self.form.setEnabled(rule is not None)
        self.save.setEnabled(rule is not None)
        self.away.setEnabled(rule is not None)
        if rule is not None:
            self.form.show_rule(rule)

    def _new(self) -> None:
        id = uuid7()
        comparison, limit = USUAL["waiting"]
        self.rules[id] = AlertRule(
            id=id, name=tr("Alerts", "New rule"), figure="waiting", threshold=limit,
            comparison="above" if comparison == "above" else "below",
        )  # fmt: skip
        self._show(id)
        self.form.name.setFocus()
        self.form.name.selectAll()

    def _save(self) -> None:
        if self.form.trouble():
            return
        rule = self.rules[self._at] = self.form.rule()
        self._parts.tasks.start(self._parts.desk.save_alert_rule(rule), "save a rule")
        self._show(rule.id)

    def _delete(self) -> None:
        rule = self.rules.pop(self._at, None)
        if rule is not None and rule.version:
            gone = replace(rule, deleted=True, enabled=False)
            self._parts.tasks.start(self._parts.desk.save_alert_rule(gone), "delete a rule")
        self._show(next(iter(self.rules), ""))

    def retranslate(self) -> None:
        self.say_title(tr("Alerts", "Rules of alerts"))
        self.new.setText(tr("Alerts", "New"))
        self.away.setText(tr("Alerts", "Delete"))
        self._close.setText(tr("Alerts", "Close"))
        self.save.setText(tr("Acting", "Save"))
        self.list.setAccessibleName(tr("Alerts", "Rules"))
        self.form.retranslate()
