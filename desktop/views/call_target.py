"""CallTarget: whom to hand a call to: a colleague by name, or a number; at once or after asking."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.entities import Agent
from core.errors import UserError
from core.numbers import HOME, read
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.choice_list import Choice, ChoiceList
from desktop.views.state_words import said_name
from desktop.views.transfer_targets import found

WIDTH, ROW, SHOWN = 340, 36, 8
PERSON, QUEUE = "person:", "queue:"
_INKS = {"available": "ok", "busy": "warning", "wrap_up": "accent_text"}


class CallTarget(QFrame):
    """`asks_first`: what Enter does; both ways have a button. `queues` the platform can give it to,
    where it came through it; nobody is asked first there."""

    transferred = Signal(str)
    """A number, as it is to be dialled."""
    consulted = Signal(str)
    queued = Signal(str)
    """Id of a queue the call is given to."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        colleagues: Sequence[Agent],
        *,
        asks_first: bool,
        country: str = HOME,
        queues: Sequence[Choice] = (),
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._theme, self._colleagues, self._asks_first = theme, colleagues, asks_first
        self._country, self._queues = country, queues
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        self.field, self.list = QLineEdit(), ChoiceList(theme)
        self.ask, self.hand_over = QPushButton(), QPushButton()
        self._none = QLabel()
        self._none.setTextFormat(Qt.TextFormat.PlainText)
        self._none.setWordWrap(True)
        self._none.setProperty("kind", "second")
        self._build()
        self._retranslate()
        self._filter("")

    def _build(self) -> None:
        self.field.setProperty("kind", "search")
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.list.moved.connect(self._show_possible)
        self.list.doubleClicked.connect(lambda _: self._take(asks=self._asks_first))
        first, second = (
            (self.ask, self.hand_over) if self._asks_first else (self.hand_over, self.ask)
        )
        first.setProperty("kind", "primary")
        self._theme.set_icon(
            self.ask, "phone-call", "on_accent" if self._asks_first else "second", 16
        )
        ink = "second" if self._asks_first else "on_accent"
        self._theme.set_icon(self.hand_over, "phone-forwarded", ink, 16)
        self.ask.clicked.connect(lambda: self._take(asks=True))
        self.hand_over.clicked.connect(lambda: self._take(asks=False))
        buttons = QHBoxLayout()
        buttons.addWidget(first, 1)
        buttons.addWidget(second, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        for widget in (self.field, self.list, self._none):
            column.addWidget(widget)
        column.addLayout(buttons)

    def open_under(self, middle: QPoint) -> None:
        """Its upper edge's middle at `middle` of the screen, kept on that screen."""
        self.adjustSize()
        place = QRect(middle - QPoint(self.width() // 2, -6), self.size())
        screen = QGuiApplication.screenAt(middle) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        place.moveRight(min(place.right(), room.right() - 4))
        place.moveLeft(max(place.left(), room.left() + 4))
        self.move(place.topLeft())
        self.show()
        self.field.setFocus()

    # What it shows

    def _filter(self, typed: str) -> None:
        groups = [
            (tr("Transfer", "People") if self._queues else "", self._people()),
            (tr("Transfer", "Queues"), list(self._queues)),
        ]
        rows = found(groups, typed, {each.id: each.detail for each in self._people()})
        self.list.show_choices(rows, select=bool(typed.strip()))
        self.list.setFixedHeight(max(ROW, self.list.height_for(SHOWN * ROW)))
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._show_possible()

    def _people(self) -> list[Choice]:
        return [
            Choice(
                f"{PERSON}{agent.extension}", agent.name, icon="user",
                right=f"{agent.extension} · {said_name(agent.state, agent.reason, {})}",
                ink=_INKS.get(agent.state, "third"),
            )
            for agent in self._colleagues
        ]  # fmt: skip

    def _show_possible(self, *_: object) -> None:
        number, queue = self._number(), self._queue()
        self.ask.setEnabled(bool(number))
        # Nobody of ours is there to dial an extension once the other one answers
        self.hand_over.setEnabled(bool(queue) or (bool(number) and "," not in number))

    def _chosen(self, kind: str) -> str:
        current = self.list.current()
        wanted = current is not None and current.id.startswith(kind)
        return current.id.removeprefix(kind) if current and wanted else ""

    def _queue(self) -> str:
        return self._chosen(QUEUE)

    def _number(self) -> str:
        """The chosen colleague's, else what was typed; empty where it cannot be called."""
        if self.list.current() is not None:
            return self._chosen(PERSON)
        try:
            return read(self.field.text(), self._country).dial
        except UserError:
            return ""

    def _take(self, *, asks: bool) -> None:
        if queue := self._queue():
            self.close()
            self.queued.emit(queue)
            return
        button = self.ask if asks else self.hand_over
        if (number := self._number()) and button.isEnabled():
            (self.consulted if asks else self.transferred).emit(number)
            self.close()

    # Keys and words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter act on the list while a name is typed; Shift+Enter is the other way."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.list.step(steps[Qt.Key(event.key())])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            other = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._take(asks=self._asks_first != other)
            return True
        return False

    def _retranslate(self) -> None:
        title = tr("CallTarget", "A colleague or a number")
        self.setAccessibleName(title)
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        self.list.setAccessibleName(tr("CallTarget", "Colleagues"))
        self.ask.setText(tr("CallTarget", "Ask first"))
        self.hand_over.setText(tr("CallTarget", "Transfer"))
        self._none.setText(
            tr("CallTarget", "No colleague is called that; a number can be typed in full.")
        )
