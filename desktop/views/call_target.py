"""CallTarget: whom to hand a call to: a colleague by name, or a number; at once or after asking."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.entities import Agent
from core.errors import UserError
from core.folding import fold
from core.numbers import HOME, read
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.state_words import state_name

WIDTH, ROW, SHOWN = 320, 36, 7
_INKS = {"available": "ok", "busy": "warning", "wrap_up": "accent_text"}


class CallTarget(QFrame):
    """`asks_first`: what Enter does; both ways have a button."""

    transferred = Signal(str)
    """A number, as it is to be dialled."""
    consulted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        colleagues: Sequence[Agent],
        *,
        asks_first: bool,
        country: str = HOME,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._theme, self._colleagues, self._asks_first = theme, colleagues, asks_first
        self._country = country
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        self.field, self.list = QLineEdit(), QListWidget()
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
        self.list.setIconSize(QSize(16, 16))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.currentRowChanged.connect(self._show_possible)
        self.list.itemDoubleClicked.connect(lambda _: self._take(asks=self._asks_first))
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
        self.list.clear()
        wanted = fold(typed).split()
        for agent in self._colleagues:
            if all(word in fold(f"{agent.name} {agent.extension}") for word in wanted):
                self._add(agent)
        if wanted:
            self.list.setCurrentRow(0)
        found = self.list.count()
        self.list.setFixedHeight(min(SHOWN, max(1, found)) * ROW + 2)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        self._show_possible()

    def _show_possible(self, *_: object) -> None:
        number = self._number()
        self.ask.setEnabled(bool(number))
        # Nobody of ours is there to dial an extension once the other one answers
        self.hand_over.setEnabled(bool(number) and "," not in number)

    def _add(self, agent: Agent) -> None:
        item = QListWidgetItem(
            f"{agent.name}   {agent.extension} · {state_name(agent.state)}", self.list
        )
        item.setData(Qt.ItemDataRole.UserRole, agent.extension)
        item.setSizeHint(QSize(0, ROW))
        item.setIcon(self._theme.icon("user", _INKS.get(agent.state, "third"), 16))

    def _number(self) -> str:
        """The chosen colleague's, else what was typed; empty where it cannot be called."""
        item = self.list.currentItem()
        if item is not None:
            return str(item.data(Qt.ItemDataRole.UserRole))
        try:
            return read(self.field.text(), self._country).dial
        except UserError:
            return ""

    def _take(self, *, asks: bool) -> None:
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
            row = self.list.currentRow() + steps[Qt.Key(event.key())]
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
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
