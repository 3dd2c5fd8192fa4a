"""AlertsPage: a tab of the live view: what alarms and what did, the minutes before it, and the rules."""

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.supervision import Alert, AlertRule
from desktop.dialogs.alert_rules import AlertRules
from desktop.dialogs.sheet import words
from desktop.models.alert_rows import AlertRow, alert_table
from desktop.models.alert_words import alert_title, sentence, who_tends
from desktop.models.live_table import LiveTable
from desktop.models.live_watch import LiveWatch
from desktop.models.supervision import SupervisionNow
from desktop.parts import Parts
from desktop.times import moment
from desktop.tokens import HEADER
from desktop.translate import tr
from desktop.views.alert_chart import AlertChart
from desktop.views.column_head import ColumnHead
from desktop.views.face import Face
from desktop.views.live_grid import LiveGrid
from desktop.views.menu import Menu

WIDTH = 400


class AlertColumn(QFrame):
    """One alert at the right: its picture, who looks after it, and what its rule means."""

    closed = Signal()
    acknowledged = Signal(str)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.alert: Alert | None = None
        self._rules: dict[str, AlertRule] = {}
        self.setProperty("kind", "surface")
        self.setFixedWidth(WIDTH)
        self._head = ColumnHead(parts.theme)
        self._head.closed.connect(self.closed)
        self.chart = AlertChart(parts.theme)
        self._who, self._rule = words("", "strong"), words("", "second")
        self.take = QPushButton()
        self.take.setProperty("kind", "primary")
        parts.theme.set_icon(self.take, "user-check", "on_accent", 16)
        self.take.clicked.connect(self._take)
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(18, 4, 16, 18)
        inner.setSpacing(14)
        for widget in (self.chart, self._who, self.take, self._rule):
            inner.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(inner)
        column.addStretch()

    def show_alert(self, alert: Alert, rules: dict[str, AlertRule]) -> None:
        self.alert, self._rules = alert, rules
        self.chart.show_alert(alert)
        self.say()

    def say(self) -> None:
        alert, desk = self.alert, self._parts.desk
        if alert is None:
            return
        since = moment(alert.raised_at, desk.now())
        over = alert.cleared_at is not None
        self._head.say(
            alert_title(alert, desk.directory),
            tr("Alerts", "since {since}, over at {over}", since=since,
               over=moment(alert.cleared_at or 0, desk.now()))
            if over else tr("Alerts", "since {since}", since=since),
        )  # fmt: skip
        nobody = tr("Alerts", "Nobody looks after it yet")
        tends = who_tends(alert, desk.directory)
        self._who.setText(tends or ("" if over else nobody))
        self._who.setVisible(bool(self._who.text()))
        may = desk.may("alert.acknowledge") and not alert.acknowledged_by and not over
        self.take.setVisible(may)
        self.take.setText(tr("Alerts", "I look after it"))
        self.take.setToolTip(tr("Alerts", "I look after it (L)"))
        rule = self._rules.get(alert.rule)
        self._rule.setText(sentence(rule, desk.directory) if rule is not None else alert.name)

    def _take(self) -> None:
        if self.alert is not None and not self.take.isHidden():
            self.acknowledged.emit(self.alert.id)


class AlertsPage(QWidget):
    opened = Signal(int, object)

    def __init__(self, parts: Parts, watch: LiveWatch) -> None:
        super().__init__()
        self._parts, self._watch = parts, watch
        self.now = SupervisionNow(parts, self)
        self._rows: tuple[AlertRow, ...] = ()
        self._rules: dict[str, AlertRule] = {}
        self.model = LiveTable(alert_table(lambda: self._rows), self)
        self.grid = LiveGrid(parts, self.model)
        self.column = AlertColumn(parts)
        self.column.hide()
        self._face = Face(parts.theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._face)
        self._summary, self.rules = QLabel(), QPushButton()
        self._summary.setProperty("kind", "second")
        parts.theme.set_icon(self.rules, "settings", "second", 16)
        self._lay_out()
        self.rules.setVisible(parts.desk.may("alert_rule.save"))
        self._connect()
        self._retranslate()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Handed on, as soon as there are rows, rather than by a proxy, over which Tab would leave the rules out."""
        if self._rows:
            self.grid.setFocus(event.reason())

    def _lay_out(self) -> None:
        strip = QWidget()
        strip.setFixedHeight(HEADER - 9)
        row = QHBoxLayout(strip)
        row.setContentsMargins(20, 0, 16, 0)
        row.addWidget(self._summary, 1)
        row.addWidget(self.rules)
        line, self._edge = _line(height=1), _line(width=1)
        self._edge.hide()
        left = QVBoxLayout()
        left.setSpacing(0)
        for widget in (strip, line):
            left.addWidget(widget)
        left.addWidget(self._stack, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self._edge)
        whole.addWidget(self.column)

    def _connect(self) -> None:
        self.now.changed.connect(self._read_rules)
        self.grid.opened.connect(lambda id, _: self.show_alert(id))
        self.grid.menu_asked.connect(self._menu)
        self.grid.sorted.connect(self._sort)
        self.column.closed.connect(self.close_column)
        self.column.acknowledged.connect(self.acknowledge)
        self.rules.clicked.connect(self.open_rules)
        self._face.pressed.connect(self.open_rules)
        self.destroyed.connect(lambda _=None, stop=self.now.close: stop())

    # What is so

    def show_floor(self) -> None:
        self.model.show(self._watch.floor)

    def tick(self) -> None:
        self.grid.tick(self._watch.floor)

    def _read_rules(self) -> None:
        self._parts.tasks.start(self._show(), "rules of alerts")

    async def _show(self) -> None:
        self._rules = {rule.id: rule for rule in await self._parts.desk.alert_rules()}
        known = self._parts.desk.directory
        self._rows = tuple(AlertRow(alert, known) for alert in self.now.alerts)
        self.show_floor()
        if self.column.alert is not None and self.column.isVisible():
            self.show_alert(self.column.alert.id, again=True)
        self._stack.setCurrentWidget(self.grid if self._rows else self._face)
        if self._rows and self.hasFocus():
            self.grid.setFocus()
        self._retranslate()

    def show_alert(self, id: str, *, again: bool = False) -> None:
        alert = next((row.alert for row in self._rows if row.id == id), None)
        if alert is None:
            return
        shown = self.column.alert if self.column.isVisible() else None
        if not again and shown is not None and shown.id == id:
            self.close_column()
            return
        self.column.show_alert(alert, self._rules)
        self.column.show()
        self._edge.show()
        self.grid.set_current(id)

    def close_column(self) -> None:
        self.column.hide()
        self._edge.hide()
        self.grid.setFocus()

    # What a person does

    def acknowledge(self, id: str) -> None:
        self._parts.tasks.start(self._parts.desk.acknowledge(id), "acknowledge an alert")

    def open_rules(self) -> None:
        sheet = AlertRules(self._parts, self.window())
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _sort(self, column: str, down: bool) -> None:
        self.model.choose(replace(self.model.shown, sort=column, down=down))

    def _menu(self, id: str, at: QPoint) -> None:
        alert = next((row.alert for row in self._rows if row.id == id), None)
        if alert is None:
            return
        menu = Menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(tr("Alerts", "The minutes before\tEnter")).triggered.connect(
            lambda: self.show_alert(id)
        )
        if not alert.acknowledged_by and alert.cleared_at is None:
            take = menu.addAction(tr("Alerts", "I look after it\tL"))
            take.triggered.connect(lambda: self.acknowledge(id))
        menu.popup(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        marked = self.grid.current()
        if event.key() == Qt.Key.Key_Escape and self.column.isVisible():
            self.close_column()
        elif event.key() == Qt.Key.Key_L and marked is not None:
            self.acknowledge(marked)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        standing, free = len(self.now.standing), len(self.now.untended)
        if not standing:
            text = tr("Alerts", "All is calm")
        else:
            rest = tr("Alerts", "%n without anybody", free)
            tended = tr("Alerts", "somebody looks after each")
            text = " · ".join((tr("Alerts", "%n alarms", standing), rest if free else tended))
        self._summary.setText(text)
        self.rules.setText(tr("Alerts", "Rules…"))
        rules = tr("Alerts", "Rules…") if self._parts.desk.may("alert_rule.save") else ""
        self._face.say("circle-check", *self.model.table.empty(), rules)
        self.grid.setAccessibleName(tr("Alerts", "Alerts"))
        self.column.say()


def _line(*, height: int = 0, width: int = 0) -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    if height:
        line.setFixedHeight(height)
    if width:
        line.setFixedWidth(width)
    return line
