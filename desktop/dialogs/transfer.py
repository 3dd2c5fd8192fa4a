"""Transfer: to whom an open conversation is given, with how it stands there and a note for them."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.work import Media
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.choice_list import Choice, ChoiceList
from desktop.views.transfer_targets import MOST_NOTE, found, number, people, queues, teams

WIDTH, MOST = 380, 400
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NOBODY = "nobody:"


class Transfer(QFrame):
    """A popup: words find queues, teams and people together; Enter gives, Tab leads to the note.
    `media`: of what is handed on; who is free and how long it waits are told for it."""

    given = Signal(str, str)
    """Id (`queue:…`, `team:…`, `agent:…`, `nobody:`, of a call also `number:…`) and the note."""

    def __init__(
        self, parts: Parts, parent: QWidget, *, assignee: str | None = None,
        media: Media | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._parts, self._assignee, self._media = parts, assignee, media
        self._calls = media == "call"
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        self.field, self.note = QLineEdit(), QLineEdit()
        self.list = ChoiceList(parts.theme, self)
        self.go, self._none, self._hint = QPushButton(), QLabel(), QLabel()
        self._build()
        self._say()
        self._filter("")
        self._stop = parts.desk.on_queues(lambda _: self._again())
        self.destroyed.connect(lambda _=None, stop=self._stop: stop())

    def _build(self) -> None:
        self.field.setProperty("kind", "search")
        self.note.setMaxLength(MOST_NOTE)
        self._none.setProperty("kind", "second")
        self._hint.setProperty("kind", "third")
        self._hint.setFont(self._parts.theme.font("small"))
        self.go.setProperty("kind", "primary")
        self._parts.theme.set_icon(self.go, "arrow-right", "on_accent", 15)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        for widget in (self.field, self.list, self._none, self.note):
            column.addWidget(widget)
        column.addLayout(foot)
        self.field.textChanged.connect(self._filter)
        for field in (self.field, self.note):
            field.installEventFilter(self)
        self.list.picked.connect(self._give)
        self.list.moved.connect(self._may_go)
        self.go.clicked.connect(self._give_current)

    def open_at(self, corner: QPoint) -> None:
        """Its upper right corner at `corner` of the screen."""
        self.adjustSize()
        self.move(corner - QPoint(WIDTH, 0))
        self.show()
        self.field.setFocus()

    # What it shows

    def choices(self, typed: str) -> list[Choice]:
        desk = self._parts.desk
        directory, me = desk.directory, desk.me.id
        known, agents = directory.queues.values(), list(directory.agents.values())
        now = {queue.id: desk.queue_now(queue.id, self._media) for queue in known}
        persons = people(agents, me, directory.reasons, desk.can_reach, chosen=self._assignee)
        all_teams = teams(directory.teams.values(), agents, known, now, desk.can_reach)
        groups = [
            ("", self._myself() if self._assignee != me else []),
            (tr("Transfer", "Queues"), queues(known, now)),
            (tr("Transfer", "People"), persons),
            (tr("Transfer", "Teams"), all_teams + self._nobody()),
        ]
        rows = found(groups, typed, {NOBODY: "", f"agent:{me}": desk.me.name})
        outside = number(typed, self._parts.telephone.policy.country) if self._calls else []
        return [*outside, *rows]

    def _myself(self) -> list[Choice]:
        me = self._parts.desk.me.id
        return [Choice(f"agent:{me}", tr("Conversation", "Me"), icon="user-check")]

    def _nobody(self) -> list[Choice]:
        if not self._assignee:
            return []
        return [Choice(NOBODY, tr("Conversation", "Nobody, back to the team"), icon="undo-2")]

    def _filter(self, typed: str) -> None:
        """Before anything is typed Enter takes at most oneself: no customer is moved by mistake."""
        to_me = self._assignee != self._parts.desk.me.id
        self.list.show_choices(self.choices(typed), select=bool(typed.strip()) or to_me)
        there = bool(self.list.choices)
        self.list.setVisible(there)
        self._none.setVisible(not there)
        self.list.setFixedHeight(max(36, self.list.height_for(MOST)))
        self._may_go()
        if self.isVisible():
            self.adjustSize()

    def _may_go(self) -> None:
        self.go.setEnabled(self.list.current() is not None)

    def _again(self) -> None:
        """The figures changed: what is marked stays marked, and nothing moves."""
        current = self.list.current()
        place = self.list.verticalScrollBar().value()
        self.list.show_choices(
            self.choices(self.field.text()), chosen=current.id if current else ""
        )
        self.list.verticalScrollBar().setValue(place)

    # What is done with it

    def _give_current(self) -> None:
        current = self.list.current()
        if current is not None:
            self._give(current.id)

    def _give(self, id: str) -> None:
        self.close()
        self.given.emit(id, self.note.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.list.step(steps[Qt.Key(event.key())])
        elif event.key() in ENTER:
            self._give_current()
        else:
            return False
        return True

    def _say(self) -> None:
        title = tr("Transfer", "To a queue, a person or a team")
        self.setAccessibleName(title)
        self.list.setAccessibleName(title)
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        note = tr("Transfer", "A note for whoever gets it")
        self.note.setPlaceholderText(note)
        self.note.setAccessibleName(note)
        self._none.setText(tr("Transfer", "Nothing is called that."))
        self._hint.setText(tr("Transfer", "Tab: note · Enter: give"))
        self.go.setText(tr("Transfer", "Give"))
