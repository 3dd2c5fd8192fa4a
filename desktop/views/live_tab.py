"""LiveTab: one of the live view's tables with its figures above, and what is behind them beside it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.models.live_behind import Asked
from desktop.models.live_column import AnyTable
from desktop.models.live_table import LiveTable, Shown
from desktop.models.live_values import EMPTY, AgentRow, Subject
from desktop.models.live_watch import LiveWatch
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.face import Face
from desktop.views.live_column import ActionsFor, LiveColumn
from desktop.views.live_grid import LiveGrid
from desktop.views.live_strip import LiveStrip
from desktop.views.menu import Menu

SETTLES = 3
"""Every so manieth time rows take their new places."""
BESIDE_MS = 40
"""So much later than the table the figures above and the column beside it follow: all at once would
hold the screen for longer than a frame, every second."""


class LiveTab(QWidget):
    opened = Signal(int, object)
    arranged = Signal()
    """The person sorted it."""
    agent_shown = Signal(str)
    """Id of the agent whose row is opened; empty: none is."""

    def __init__(self, parts: Parts, watch: LiveWatch, table: AnyTable) -> None:
        super().__init__()
        self._parts, self._watch = parts, watch
        self._turn = 0
        self._beside = QTimer(self, singleShot=True, interval=BESIDE_MS)
        self._only_ages = True
        """Nothing but the time has passed since the figures above were shown."""
        self._filled = False
        self.model = LiveTable(table, self)
        self.grid = LiveGrid(parts, self.model)
        self.strip = LiveStrip(parts.theme, table.id)
        self.column = LiveColumn(parts)
        self.column.hide()
        self._face = Face(parts.theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._face)
        self._lay_out()
        self._connect()
        self.show_floor()

    def _lay_out(self) -> None:
        line, edge = QFrame(), QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        edge.setProperty("kind", "line")
        edge.setFixedWidth(1)
        left = QVBoxLayout()
        left.setSpacing(0)
        for widget in (self.strip, line):
            left.addWidget(widget)
        left.addWidget(self._stack, 1)
        self._below = left
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(edge)
        row.addWidget(self.column)
        self._edge = edge
        edge.hide()

    def _connect(self) -> None:
        self.strip.opened.connect(lambda figure: self.ask(Asked(figure)))
        self.grid.opened.connect(self._opened)
        self.grid.sorted.connect(self._sorted)
        self.grid.menu_asked.connect(self._menu)
        self.column.opened.connect(self.opened)
        self.column.closed.connect(self.close_column)
        self.column.asked_for.connect(lambda subject: self.ask(Asked("", subject)))
        self._face.pressed.connect(self._show_all)
        self._beside.timeout.connect(self._show_beside)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Handed on, as soon as there are rows, rather than by a proxy, over which Tab would leave
        the figures above out."""
        if self.model.lines:
            self.grid.setFocus(event.reason())

    # What is so

    def show_floor(self) -> None:
        floor = self._watch.floor
        self._turn += 1
        calm = self._turn % SETTLES and self.isVisible() and self.model.lines
        self.model.show(floor, order=not calm)
        self.grid.tick(floor)
        self._only_ages = False
        self._follow()
        self.show_face()

    def tick(self) -> None:
        self.grid.tick(self._watch.floor)
        self._follow()

    def _follow(self) -> None:
        """At once where nothing stands there yet: nobody is to see it empty."""
        if self._filled and self.isVisible():
            self._beside.start()
        else:
            self._show_beside()

    def _show_beside(self) -> None:
        floor, ages = self._watch.floor, self._only_ages
        self._only_ages, self._filled = True, floor.read
        if floor.read or not ages:
            self.strip.show_floor(floor if floor.read else EMPTY, ages=ages)
        if self.column.isVisible():
            (self.column.tick if ages else self.column.show_floor)(floor)

    def show_face(self) -> None:
        """What stands where there is no row, and why."""
        floor = self._watch.floor
        if self.model.lines:
            self._stack.setCurrentWidget(self.grid)
            if self.hasFocus():
                self.grid.setFocus()
            return
        if not floor.read and self._parts.desk.line.state == "offline":
            self._face.say(
                "cloud-off",
                tr("Live", "No line to the platform"),
                tr("Live", "Figures come by themselves as soon as there is one."),
            )
        elif not floor.read:
            self._face.say(
                "loader-circle",
                tr("Live", "Asking the platform…"),
                tr("Live", "Figures come with the first second."),
            )
        elif self.model.shown.words or self.model.shown.team:
            self._face.say(
                "search", tr("Live", "Nothing fits"), tr("Live", "No row holds these words."),
                tr("Live", "Show all rows"),
            )  # fmt: skip
        else:
            self._face.say("check", *self.model.table.empty())
        self._stack.setCurrentWidget(self._face)

    # How it is shown

    def choose(self, shown: Shown) -> None:
        self.model.choose(shown)
        self.show_face()

    def _show_all(self) -> None:
        """From the face that says why there is no row."""
        shown = self.model.shown
        self.choose(Shown(shown.sort, shown.down, shown.group))
        self.arranged.emit()
        self.grid.setFocus()

    def _sorted(self, column: str, down: bool) -> None:
        shown = self.model.shown
        self.choose(Shown(column, down, shown.group, shown.words, shown.team))
        self.grid.horizontalHeader().viewport().update()
        self.arranged.emit()

    # What is behind

    def _opened(self, id: str, figure: str, _: bool = False) -> None:
        line = self.model.line_of(id)
        row = self.model.row(line) if line is not None else None
        if row is not None:
            self.ask(Asked(figure, row.subject))

    def ask(self, asked: Asked) -> None:
        if self.column.isVisible() and asked == self.column.asked:
            self.close_column()
            return
        self.column.show()
        self._edge.show()
        self.column.ask(asked, self._watch.floor)
        self.grid.set_current(asked.id if asked.subject else None)
        self.strip.mark(asked.figure if not asked.subject else None)
        self.agent_shown.emit(asked.id if asked.kind == "agent" else "")

    def stand_below(self, widget: QWidget) -> None:
        """More of what is opened, below the table."""
        self._below.addWidget(widget)

    def close_column(self) -> None:
        """The table has the keyboard again."""
        self.column.asked = None
        self.column.hide()
        self._edge.hide()
        self.strip.mark(None)
        self.grid.setFocus()
        self.agent_shown.emit("")

    def into_column(self) -> None:
        """By keyboard: what was just opened is looked through."""
        self.column.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.column.list.currentIndex().isValid():
            self.column.list.step(0)

    # What can be done

    @property
    def actions_for(self) -> ActionsFor:
        return self.column.actions_for

    @actions_for.setter
    def actions_for(self, found: ActionsFor) -> None:
        """The actions of a subject, in every menu of this tab."""
        self.column.actions_for = found

    def _menu(self, id: str, at: QPoint) -> None:
        line = self.model.line_of(id)
        row = self.model.row(line) if line is not None else None
        if row is not None:
            self._popup(row, at, self.actions_for(self._subject(row)))

    def _subject(self, row: object) -> Subject:
        subject: Subject = getattr(row, "subject", "")
        return subject

    def _popup(self, row: object, at: QPoint, actions: Sequence[QAction]) -> None:
        menu = Menu(self)
        words = tr("Live", "What is behind it\tEnter")
        menu.addAction(words).triggered.connect(lambda: self._opened(getattr(row, "id", ""), ""))
        self._add_figures(menu, row)
        if isinstance(row, AgentRow) and row.work and row.work[-1].key is not None:
            key = row.work[-1].key
            action = menu.addAction(tr("Live", "Open the conversation"))
            action.triggered.connect(lambda: self.opened.emit(key, None))
        if actions:
            menu.addSeparator()
            menu.addActions(list(actions))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _add_figures(self, menu: QMenu, row: object) -> None:
        """What a click on a cell opens, for who has no mouse."""
        columns = {of.figure: of for of in reversed(self.model.columns) if of.figure}
        if not columns:
            return
        inner = menu.addMenu(tr("Live", "Behind one figure"))
        for figure, of in reversed(columns.items()):
            action = inner.addAction(of.title())
            action.triggered.connect(partial(self._opened, getattr(row, "id", ""), figure))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.column.isVisible():
            self.close_column()
        elif event.key() == Qt.Key.Key_Right and self.column.isVisible():
            self.into_column()
        elif event.key() == Qt.Key.Key_Left and self.column.isVisible():
            self.grid.setFocus()
        else:
            super().keyPressEvent(event)
