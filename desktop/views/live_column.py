"""LiveColumn: what stands behind a figure, at the right of the table. It never covers what was asked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.models.live_behind import (
    Asked,
    Item,
    figure_name,
    now_behind,
    read_behind,
    rest_of,
    title,
)
from desktop.models.live_day import Day, read_day
from desktop.models.live_items import ItemsModel
from desktop.models.live_values import Floor, Subject
from desktop.models.live_words import variant_name
from desktop.parts import Parts
from desktop.rows.live_item import ROW, ItemDelegate, right_words
from desktop.translate import tr
from desktop.views.column_head import ColumnHead
from desktop.views.face import Face
from desktop.views.list import RowList
from desktop.views.live_chart import DayChart
from desktop.views.menu import Menu

WIDTH = 400
AGAIN_MS = 15_000
"""So long what was read of the day stands before it is read again."""
ActionsFor = Callable[[Subject], Sequence[QAction]]
CHARTED = {
    "": "arrivals",
    "arrivals": "arrivals",
    "waiting": "arrivals",
    "answered": "arrivals",
    "abandoned": "arrivals",
    "service_level": "level",
}


class Contacts(RowList):
    """Looking through it opens nothing; Enter and a second click do."""

    entered = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.entered.emit(index.row())


def nothing_to_do(_: Subject) -> Sequence[QAction]:
    return ()


class LiveColumn(QFrame):
    opened = Signal(int, object)
    closed = Signal()
    asked_for = Signal(str)
    """A subject of the list that is opened here: an agent."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._floor = Floor()
        self.asked: Asked | None = None
        self.actions_for: ActionsFor = nothing_to_do
        self._rest: tuple[Item, ...] = ()
        self._read_at = 0
        self._day: tuple[str, Day] | None = None
        self.setProperty("kind", "surface")
        self.setFixedWidth(WIDTH)
        self.model = ItemsModel(lambda: self._floor.now, self)
        self.list = Contacts()
        self.list.setModel(self.model)
        self._delegate = ItemDelegate(parts.theme, lambda: self._floor.now, self)
        self._delegate.rings = lambda: self.list.by_keyboard
        self.list.setItemDelegate(self._delegate)
        self.list.set_row_height(ROW)
        self.list.entered.connect(self._open)
        self.list.menu_asked.connect(self._menu)
        self._face = Face(parts.theme)
        self._chart = DayChart(parts.theme)
        self._lay_out()
        parts.theme.changed.connect(self.list.viewport().update)
        self._retranslate()

    def _lay_out(self) -> None:
        self._head = ColumnHead(self._parts.theme)
        self._head.closed.connect(self.closed)
        self._more = self._head.add_button("ellipsis")
        self._more.clicked.connect(self._more_asked)
        self._charted = QWidget()
        inner = QVBoxLayout(self._charted)
        inner.setContentsMargins(18, 0, 16, 12)
        inner.addWidget(self._chart)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._charted)
        column.addWidget(self._stack, 1)

    # What it shows

    def ask(self, asked: Asked, floor: Floor) -> None:
        """Opens what is behind it; the same again reads it anew."""
        if asked != self.asked:
            self._rest = ()
            self.model.show(())
            self.list.set_current(None)
        self.asked, self._floor, self._read_at = asked, floor, 0
        self._say()
        self.show_floor(floor)
        self._show_chart()

    def show_floor(self, floor: Floor) -> None:
        """Another one: what is known is shown at once, what has to be read only now and then."""
        self.tick(floor)
        if self.asked is None:
            return
        found = now_behind(self.asked, floor)
        rest = rest_of(self.asked)
        if found is not None:
            self._show((*found, *self._rest))
        if (found is None or rest) and (floor.now - self._read_at >= AGAIN_MS or not self._read_at):
            self._read_at = floor.now
            reads = self._read_rest(rest) if rest else self._read(self.asked, floor)
            self._parts.tasks.start(reads, "behind a figure")

    def tick(self, floor: Floor) -> None:
        before, self._floor = self._floor, floor
        for line in self.list.visible_rows():
            item = self.model.items[line] if line < len(self.model.items) else None
            if item and right_words(item, before.now) != right_words(item, floor.now):
                box = self.list.row_rect(line)
                self.list.viewport().update(box.adjusted(box.width() - 120, 0, 0, -ROW // 2))

    async def _read(self, asked: Asked, floor: Floor) -> None:
        if not self.model.items:
            self._face.say("loader-circle", tr("Live", "Reading…"))
            self._stack.setCurrentWidget(self._face)
        found = await read_behind(asked, floor, self._parts.desk)
        if asked == self.asked:
            self._show(found)
        charted = self._chart_subject(asked)
        if charted is not None:
            day = await read_day(self._parts.desk, floor, charted)
            self._day = (charted, day)
            self._show_chart()

    async def _read_rest(self, rest: Asked) -> None:
        found = await read_behind(rest, self._floor, self._parts.desk)
        if self.asked is not None and rest == rest_of(self.asked):
            self._rest = found
            self.show_floor(self._floor)

    def _show(self, items: Sequence[Item]) -> None:
        marked = self.list.currentIndex().row()
        subject = self.model.items[marked].subject if 0 <= marked < len(self.model.items) else None
        self.model.show(items)
        if subject is not None:
            self.list.set_current(self.model.line_of(subject))
        if not items:
            self._face.say(
                "check",
                tr("Live", "Nothing is behind it"),
                tr("Live", "The figure counts nothing at the moment."),
            )
        self._stack.setCurrentWidget(self.list if items else self._face)
        self._say()

    def _say(self) -> None:
        if self.asked is None:
            return
        self._head.title.say(title(self.asked, self._floor))
        parts = [figure_name(self.asked.figure)] if self.asked.subject else []
        parts.append(tr("Live", "%n shown", len(self.model.items)))
        if self.asked.figure == "service_level":
            parts.append(variant_name(self._floor.variant))
        self._head.line.say(" · ".join(parts))
        self._more.setVisible(bool(self.asked.subject and self.actions_for(self.asked.subject)))

    def _chart_subject(self, asked: Asked) -> str | None:
        """Of which queue a day is shown; empty: of all; None: of none."""
        if asked.kind not in ("", "queue") or asked.figure not in CHARTED:
            return None
        return None if not asked.subject and not asked.figure else asked.id

    def _show_chart(self) -> None:
        asked = self.asked
        subject = self._chart_subject(asked) if asked else None
        shown = (
            asked is not None
            and subject is not None
            and self._day is not None
            and self._day[0] == subject
        )
        self._charted.setVisible(shown)
        if not shown or asked is None or self._day is None:
            if subject is not None and asked is not None:
                self._parts.tasks.start(self._read_chart(subject), "a day beside another")
            return
        day = self._day[1]
        if CHARTED[asked.figure] == "level":
            self._chart.show_series(
                tr("Live", "Service level by half hours"), day.level, self._floor.goal
            )
        else:
            self._chart.show_series(tr("Live", "Came, by half hours"), day.arrivals)

    async def _read_chart(self, subject: str) -> None:
        day = await read_day(self._parts.desk, self._floor, subject)
        self._day = (subject, day)
        if self.asked is not None and self._chart_subject(self.asked) == subject:
            self._show_chart()

    # What a person does

    def _open(self, line: int) -> None:
        """The conversation; of an agent what they have in hand."""
        item = self.model.items[line] if 0 <= line < len(self.model.items) else None
        if item is None:
            return
        if item.key is not None:
            self.opened.emit(item.key, None)
        elif item.subject.startswith("agent:"):
            self.asked_for.emit(item.subject)

    def _menu(self, line: int, at: QPoint) -> None:
        item = self.model.items[line]
        self._popup(item.subject, at, line if item.key is not None else None)

    def _more_asked(self) -> None:
        if self.asked is not None:
            self._popup(
                self.asked.subject, self._more.mapToGlobal(self._more.rect().bottomLeft()), None
            )

    def _popup(self, subject: Subject, at: QPoint, opens: int | None) -> None:
        menu = Menu(self)
        if opens is not None:
            action = menu.addAction(tr("Live", "Open the conversation\tEnter"))
            action.triggered.connect(lambda: self._open(opens))
        menu.addActions(list(self.actions_for(subject)))
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.actions():
            menu.popup(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._more.setAccessibleName(tr("Live", "What can be done"))
        self._more.setToolTip(tr("Live", "What can be done"))
        self.list.setAccessibleName(tr("Live", "Behind the figure"))
        self._say()
