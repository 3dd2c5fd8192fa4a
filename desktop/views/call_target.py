"""CallTarget: whom to hand a call to: a person, a queue, a team or a number; at once or after asking."""

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.numbers import read
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.choice_list import Choice, ChoiceList
from desktop.views.transfer_targets import (
    MOST_NOTE,
    found,
    number,
    people,
    queues,
    rings,
    teams,
)

WIDTH, ROW, SHOWN = 360, 36, 8
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CallTarget(QFrame):
    """`asks_first`: what Enter does; both ways have a button. `record`: the platform's of the call
    that came through it; it can give that to a queue, a team, a person or a number outside, with a
    note; nobody is asked first in a queue or a team."""

    transferred = Signal(str)
    """A number, as it is to be dialled."""
    consulted = Signal(str)
    given = Signal(str, str)
    """By the platform: id (`queue:…`, `team:…`, `agent:…`, `number:…`; `number:` alone: back from
    the number that rings) and the note."""

    def __init__(
        self, parts: Parts, parent: QWidget, *, asks_first: bool, record: str = ""
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._desk, self._theme = parts.desk, parts.theme
        self._country = parts.telephone.policy.country
        self._asks_first, self._ours = asks_first, bool(record)
        self._rings = ""
        """A number outside that was asked for, and has not answered yet."""
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        self.field, self.note, self.list = QLineEdit(), QLineEdit(), ChoiceList(parts.theme)
        self.ask, self.hand_over = QPushButton(), QPushButton()
        self._none = QLabel()
        self._none.setTextFormat(Qt.TextFormat.PlainText)
        self._none.setWordWrap(True)
        self._none.setProperty("kind", "second")
        self._build()
        self._retranslate()
        self._filter("")
        self._stop = parts.desk.on_queues(lambda _: self._again())
        self.destroyed.connect(lambda _=None, stop=self._stop: stop())
        self._open = True
        if record:
            parts.tasks.start(self._look(record), "call target")

    async def _look(self, record: str) -> None:
        found = (await self._desk.who_calls("", correlation=record)).call
        legs = found.legs if found is not None else ()
        rings = [leg for leg in legs if leg.kind == "outside" and not leg.answered_at]
        self._rings = next((leg.who for leg in rings if not leg.ended_at), "")
        if self._rings and self._open:
            self._again()

    def hideEvent(self, event: QHideEvent) -> None:
        self._open = False  # deleted soon
        super().hideEvent(event)

    def _build(self) -> None:
        self.field.setProperty("kind", "search")
        self.field.textChanged.connect(self._filter)
        self.note.setMaxLength(MOST_NOTE)
        self.note.setVisible(self._ours)
        for each in (self.field, self.note, self.ask, self.hand_over):
            each.installEventFilter(self)
        # On its way down to the note and the buttons the mouse would mark somebody else
        self.list.setMouseTracking(False)
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
        for widget in (self.field, self.list, self._none, self.note):
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

    def choices(self, typed: str) -> list[Choice]:
        directory = self._desk.directory
        if not self._ours:
            return found([("", self._people())], typed)
        known = directory.queues.values()
        now = {queue.id: self._desk.queue_now(queue.id, "call") for queue in known}
        persons = (tr("Transfer", "People"), self._people())
        waiting = (tr("Transfer", "Queues"), queues(known, now))
        agents, here = directory.agents.values(), self._desk.can_reach
        all_teams = teams(directory.teams.values(), agents, known, now, here)
        first = [persons, waiting] if self._asks_first else [waiting, persons]
        rows = found([*first, (tr("Transfer", "Teams"), all_teams)], typed)
        back = rings(self._rings, self._country) if self._rings and not typed else []
        return [*back, *number(typed, self._country), *rows]

    def _people(self) -> list[Choice]:
        """The platform can give it to everybody; a number is dialled only where there is one."""
        known = self._desk.directory
        agents = known.agents.values() if self._ours else self._desk.colleagues()
        shown = people(agents, self._desk.me.id, known.reasons, self._desk.can_reach)
        return [replace(each, right=self._after_extension(each)) for each in shown]

    def _after_extension(self, person: Choice) -> str:
        return " · ".join(part for part in (self._extension(person.id), person.right) if part)

    def _extension(self, choice: str) -> str:
        kind, _, id = choice.partition(":")
        agent = self._desk.directory.agents.get(id) if kind == "agent" else None
        return agent.extension if agent else ""

    def _filter(self, typed: str) -> None:
        self.list.show_choices(self.choices(typed), select=bool(typed.strip()))
        there = bool(self.list.choices)
        self.list.setFixedHeight(max(ROW, self.list.height_for(SHOWN * ROW)))
        self.list.setVisible(there)
        self._none.setVisible(not there)
        self._show_possible()

    def _again(self) -> None:
        """The figures changed: what is marked stays marked, and nothing moves."""
        current, bar = self.list.current(), self.list.verticalScrollBar()
        place, chosen = bar.value(), current.id if current else ""
        self.list.show_choices(self.choices(self.field.text()), chosen=chosen, select=bool(chosen))
        bar.setValue(place)
        self._show_possible()

    def _show_possible(self, *_: object) -> None:
        number, given = self._number(), self._given()
        self.ask.setEnabled(bool(number))
        # Nobody of ours is there to dial an extension once the other one answers
        self.hand_over.setEnabled(bool(given) or (bool(number) and "," not in number))
        # What is dialled carries no words
        self.note.setEnabled(bool(given) or not number)

    def _given(self) -> str:
        """Id of what is chosen, where the platform can give the call to it."""
        current = self.list.current()
        return current.id if current and self._ours else ""

    def _number(self) -> str:
        """The chosen colleague's, else what was typed; empty where it cannot be called."""
        if (current := self.list.current()) is not None:
            kind, _, id = current.id.partition(":")
            return id if kind == "number" else self._extension(current.id)
        try:
            return read(self.field.text(), self._country).dial
        except UserError:
            return ""

    def _take(self, *, asks: bool) -> None:
        number, given = self._number(), self._given()
        button = self.ask if asks else self.hand_over
        if given and not (asks and number):
            self.given.emit(given, self.note.text().strip())
        elif number and button.isEnabled():
            (self.consulted if asks else self.transferred).emit(number)
        else:
            return
        self.close()

    # Keys and words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter act on the list while a name or a note is typed; Shift+Enter is the other
        way. Who wrote a note hands over: who is asked first would not get it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in ENTER:
            other = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            asks = watched is self.ask or (watched is self.field and self._asks_first)
            self._take(asks=asks != other)
            return True
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps and watched in (self.field, self.note):
            self.list.step(steps[Qt.Key(event.key())])
            return True
        return False

    def _retranslate(self) -> None:
        title, none = (
            tr("CallTarget", "A colleague or a number"),
            tr("CallTarget", "No colleague is called that; a number can be typed in full."),
        )
        if self._ours:
            title = tr("CallTarget", "A queue, a person, a team or a number")
            none = tr("CallTarget", "Nothing is called that; a number can be typed in full.")
        self.setAccessibleName(title)
        self.list.setAccessibleName(title)
        note = tr("Transfer", "A note for whoever gets it")
        for field, words in ((self.field, title), (self.note, note)):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
        self._none.setText(none)
        self.ask.setText(tr("CallTarget", "Ask first"))
        self.hand_over.setText(tr("CallTarget", "Transfer"))
