"""My day: what I handled and how long it took, my breaks, and what is to be done next."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.changes import Changes
from core.rows import MyDay
from core.work import Task
from desktop.my_day import MyDayWatch
from desktop.parts import Parts
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.card import ElidedLabel
from desktop.views.day_words import Figure, averages, budget_line, figures, task_when
from desktop.views.new_task import NewTask
from desktop.views.state_words import reason_name
from desktop.views.task_row import TaskRow

NONE = "–"
TICK_MS = 5_000
LINK_EDGE = 8
"""Px between the words of a link and its edge: they end where the figures above end."""
"""Budgets and due times run."""


class Tile(QFrame):
    """One figure with its name below; how it is worked out stands in its tool tip."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "sunken")
        self.value, self.name = QLabel(), QLabel()
        self.value.setFont(theme.font("heading", 600, tabular=True))
        self.name.setFont(theme.font("small"))
        self.name.setProperty("kind", "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(1)
        for label in (self.value, self.name):
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)

    def show_figure(self, figure: Figure) -> None:
        self.value.setText(figure.value)
        self.name.setText(figure.name)
        self.setToolTip(figure.formula)
        self.setAccessibleName(f"{figure.name}: {figure.value}")
        self.setAccessibleDescription(figure.formula)


class Bar(QWidget):
    """A share of a whole; over the whole it is full and amber."""

    def __init__(self, theme: Theme, token: str = "accent") -> None:
        super().__init__()
        self._theme, self._token, self._share, self._over = theme, token, 0.0, False
        self.setFixedHeight(6)
        theme.changed.connect(self.update)

    def show_share(self, share: float, *, over: bool = False) -> None:
        self._share, self._over = max(0.0, min(1.0, share)), over
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, 6)

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("pressed"))
            painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
            painter.setBrush(self._theme.color("warning" if self._over else self._token))
            if self._share:
                width = max(6.0, self.width() * self._share)
                painter.drawRoundedRect(QRectF(0, 0, width, 6), 3, 3)


class Line(QWidget):
    """A name, what there is to say of it at the right, and a bar below."""

    def __init__(self, theme: Theme, token: str = "accent") -> None:
        super().__init__()
        self.name, self.value, self.bar = ElidedLabel(), QLabel(), Bar(theme, token)
        self.value.setFont(theme.font("small", 500, tabular=True))
        self.value.setTextFormat(Qt.TextFormat.PlainText)
        self.value.setProperty("kind", "second")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(row)
        column.addWidget(self.bar)

    def show_line(self, name: str, value: str, share: float, *, over: bool = False) -> None:
        self.name.say(name)
        self.value.setText(value)
        self.bar.show_share(share, over=over)
        self.setAccessibleName(f"{name}: {value}")


class Day(QFrame):
    """Takes the inbox's place while it is shown, as the phone does."""

    opened = Signal(int)
    """Key of the conversation a task is about."""

    def __init__(self, parts: Parts, watch: MyDayWatch) -> None:
        super().__init__()
        self._parts, self._watch = parts, watch
        self._tasks: tuple[Task, ...] = ()
        self._shown: list[tuple[Task, str, bool]] = []
        self.setProperty("kind", "surface")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme = parts.theme
        self._title, self._since = QLabel(), QLabel()
        self.tiles = [Tile(theme) for _ in range(5)]
        self._average, self._own, self._team = _head(theme), Line(theme), Line(theme, "strong")
        self._breaks, self._budgets = _head(theme), QVBoxLayout()
        self._next, self._list = _head(theme), QVBoxLayout()
        self._nothing, self.plan = QLabel(), QPushButton()
        self._build()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_running)
        self._tick.start()
        self._stops = [parts.desk.on_changes(self._on_changes)]
        watch.changed.connect(self.show_day)
        self._retranslate()
        self.read_tasks()

    def close_down(self) -> None:
        self._tick.stop()
        for stop in self._stops:
            stop()
        self._stops = []

    def _build(self) -> None:
        self._title.setProperty("kind", "title")
        self._since.setProperty("kind", "third")
        self._since.setFont(self._parts.theme.font("small"))
        self._nothing.setProperty("kind", "second")
        self._nothing.setWordWrap(True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._since)
        column.addSpacing(6)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, tile in enumerate(self.tiles[:4]):
            grid.addWidget(tile, place // 2, place % 2)
        grid.addWidget(self.tiles[4], 2, 0, 1, 2)
        column.addLayout(grid)
        for part in (self._average, self._own, self._team, self._breaks):
            column.addWidget(part)
        self._budgets.setSpacing(10)
        column.addLayout(self._budgets)
        column.addLayout(self._next_head())
        column.addWidget(self._nothing)
        self._list.setSpacing(2)
        column.addLayout(self._list)
        column.addStretch()
        self._scroll(inner)

    def _next_head(self) -> QHBoxLayout:
        self.plan.setProperty("kind", "link")
        self._parts.theme.set_icon(self.plan, "plus", "accent_text", 14)
        self.plan.clicked.connect(self.ask_new)
        self._next.setContentsMargins(0, 0, 0, 0)  # the row keeps the distance, for both
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, -LINK_EDGE, -4)
        row.addWidget(self._next, 1)
        row.addWidget(self.plan)
        return row

    def _scroll(self, inner: QWidget) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    # What it shows

    def _on_changes(self, changes: Changes) -> None:
        if changes.everything or changes.work:
            self.read_tasks()
        if changes.directory or changes.everything:
            self.show_day()

    def read_tasks(self) -> None:
        self._parts.tasks.start(self._read_tasks(), "tasks")

    async def _read_tasks(self) -> None:
        found = await self._parts.desk.tasks()
        if found != self._tasks:
            self._tasks = found
            self._show_tasks()
        self._nothing.setVisible(not found)

    def show_day(self) -> None:
        self.plan.setVisible(self._parts.desk.may("task.add"))  # known once there is a line
        day = self._watch.day
        shown = figures(day)
        self.tiles[4].setVisible(len(shown) > 4)
        for tile, figure in zip(self.tiles, shown, strict=False):
            tile.show_figure(figure)
        self._show_averages(day)
        self._show_budgets(day)

    def _show_averages(self, day: MyDay) -> None:
        mine, team, formula = averages(day)
        most = max(day.aht_ms or 0, day.team_aht_ms or 0, 1)
        for line, figure, ms in (
            (self._own, mine, day.aht_ms),
            (self._team, team, day.team_aht_ms),
        ):
            line.show_line(figure.name, figure.value, (ms or 0) / most)
            line.setToolTip(formula)

    def _show_budgets(self, day: MyDay) -> None:
        """One line each; kept, so that a bar that grows does not flicker."""
        reasons = self._parts.desk.directory.reasons
        while self._budgets.count() < len(day.budgets):
            self._budgets.addWidget(Line(self._parts.theme))
        for place in range(self._budgets.count()):
            item = self._budgets.itemAt(place)
            line = item.widget() if item else None
            assert isinstance(line, Line)
            line.setVisible(place < len(day.budgets))
            if place < len(day.budgets):
                budget = day.budgets[place]
                left = self._watch.left_ms(budget.reason)
                said = budget_line(budget, budget.budget_ms if left is None else left)
                name = reason_name(budget.reason, reasons)
                line.show_line(name, said.value, said.share, over=said.over)
                line.setToolTip(said.formula)
        self._breaks.setVisible(bool(day.budgets))

    def _show_running(self) -> None:
        if self.isVisible():
            self._show_budgets(self._watch.day)
            self._show_tasks()

    def _show_tasks(self) -> None:
        """Anew only where something reads otherwise: the keyboard may be in one of them."""
        now = self._parts.desk.now()
        shown = [(task, task_when(task, now), (task.due_at or now) < now) for task in self._tasks]
        if shown == self._shown:
            return
        self._shown, focused = shown, self._focused_row()
        self._build_tasks(now)
        if focused is not None:
            self._focus_row(focused)

    def _focused_row(self) -> int | None:
        """Which row has the keyboard; None: none."""
        here = QApplication.focusWidget()
        for place in range(self._list.count()):
            item = self._list.itemAt(place)
            row = item.widget() if item else None
            if row is not None and here is not None and row.isAncestorOf(here):
                return place
        return None

    def _focus_row(self, place: int) -> None:
        """The one that stands there now, or the last; the panel itself where none is left."""
        item = self._list.itemAt(min(place, self._list.count() - 1))
        row = item.widget() if item else None
        row.tick.setFocus() if isinstance(row, TaskRow) else self.setFocus()

    def _build_tasks(self, now: int) -> None:
        before: QWidget = self
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for task in self._tasks:
            row = TaskRow(self._parts.theme, task, now)
            row.done.connect(self.finish)
            row.opened.connect(self._open)
            self._list.addWidget(row)
            for stop in (row.tick, row.title):
                QWidget.setTabOrder(before, stop)
                before = stop
            row.show()  # else a moment later, and until then the keyboard would go elsewhere

    # What is done with it

    def ask_new(self) -> None:
        """Something to do that comes from no wrap-up."""
        popup = NewTask(self._parts, self)
        popup.open_below(self.plan.mapToGlobal(self.plan.rect().bottomRight()))

    def finish(self, task: str) -> None:
        """Gone at once; the platform's word follows."""
        self._tasks = tuple(each for each in self._tasks if each.id != task)
        self._show_tasks()
        self._parts.tasks.start(self._parts.desk.finish_task(task), "task")

    def _open(self, conversation: str) -> None:
        self._parts.tasks.start(self._find(conversation), "open a task")

    async def _find(self, conversation: str) -> None:
        key = await self._parts.desk.key_of(conversation)
        if key is not None:
            self.opened.emit(key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(tr("Day", "My day"))
        self._title.setText(tr("Day", "My day"))
        self._since.setText(tr("Day", "Since midnight, on all channels"))
        self._average.setText(tr("Day", "Average handling time"))
        self._breaks.setText(tr("Day", "Breaks"))
        self._next.setText(tr("Day", "Next"))
        self._nothing.setText(
            tr("Day", "Nothing is planned. Follow-ups of your wrap-ups come here.")
        )
        self.plan.setText(tr("Day", "Plan"))
        self.plan.setToolTip(tr("Day", "An appointment, or something else to do"))
        self.plan.setAccessibleName(self.plan.toolTip())
        self.show_day()
        self._shown = []
        self._show_tasks()


def _head(theme: Theme) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", "second")
    label.setFont(theme.font("small", 600))
    label.setContentsMargins(0, 12, 0, 0)
    return label
