"""WrapUpForm: what it was about, a note, and what is still to do: the record of one interaction."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QDateTime, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.folding import fold
from core.work import Disposition
from core.wrap_up import WrapUpDraft
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.choice_list import Choice, ChoiceList
from desktop.views.conversation_act import act
from desktop.views.menu import Menu
from desktop.views.own_time import OwnTime
from desktop.views.wrap_up_times import due_words, name_of, times

ROW = 34
LEAST_LIST, MOST_LIST = 2 * ROW + 2, 7 * ROW + 2
MOST_NOTE = 2_000
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WrapUpForm(QFrame):
    """The list shows while it is searched; Enter goes on to the next field and at last to Done."""

    changed = Signal()
    disposed = Signal(str)
    """Id of the disposition that was chosen."""
    done_asked = Signal()
    left = Signal()
    """Escape: back to where the work is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dispositions: Sequence[Disposition] = ()
        self._chosen, self._now, self._who = "", 0, ""
        self._at: int | None = None
        self.room: Callable[[], int] = lambda: MOST_LIST
        """Px that the list may have where it stands."""
        self.about, self.note, self.title = QLineEdit(), QLineEdit(), QLineEdit()
        self.list = ChoiceList(theme, self)
        self.unknown = QLabel()
        self.follow = QPushButton()
        self.drop = QPushButton()
        self._build()
        self._join()
        self.retranslate()

    def _build(self) -> None:
        self._tick = QAction(self)
        self.about.setProperty("kind", "search")
        self.note.setMaxLength(MOST_NOTE)
        self.unknown.setTextFormat(Qt.TextFormat.PlainText)
        self.unknown.setProperty("kind", "warning")
        self.drop.setProperty("kind", "tiny")
        self._theme.set_icon(self.drop, "x", "third", 14)
        self.follow.setProperty("kind", "link")
        self._theme.set_icon(self.follow, "alarm-clock", "accent_text", 15)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.about, self.list, self.unknown, self.note, self.title):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.follow)
        row.addWidget(self.drop)
        row.addStretch()
        column.addLayout(row)

    def _join(self) -> None:
        for field in (self.about, self.note, self.title):
            field.installEventFilter(self)
        self.about.textEdited.connect(self._search)
        self.list.picked.connect(self.choose)
        for field in (self.note, self.title):
            field.textChanged.connect(lambda _: self.changed.emit())
        self.follow.clicked.connect(self.ask_when)
        self.drop.clicked.connect(lambda: self._due(None))

    # What it holds

    def begin(
        self, dispositions: Sequence[Disposition], record: WrapUpDraft, *, now: int, who: str
    ) -> None:
        """Another interaction, with what was written for it before."""
        self._dispositions, self._now, self._who = dispositions, now, who
        self.note.setText(record.note)
        self.title.setText(record.follow_up)
        self._chosen = record.disposition
        self._show_chosen()
        self._show_due(record.follow_up_at)
        self._show_list(self.about.hasFocus())

    def record(self) -> WrapUpDraft:
        title = self.title.text().strip() or tr("WrapUp", "Get back to {name}", name=self._who)
        return WrapUpDraft(
            self._chosen, self.note.text().strip(), title if self._at else "", self._at
        )  # fmt: skip

    def show_folded(self, folded: bool) -> None:
        """Folded it is one line: the field one key leads to."""
        for widget in (self.note, self.follow):
            widget.setVisible(not folded)
        self.drop.setVisible(not folded and self._at is not None)
        self.title.setVisible(not folded and self._at is not None)
        self._show_list(not folded and self.about.hasFocus())

    # What it was about

    def _search(self, _: str) -> None:
        self._chosen = ""
        self._show_tick()
        self._show_list(True)
        self.changed.emit()

    def _show_list(self, shown: bool) -> None:
        typed = fold(self.about.text()).split() if not self._chosen else []
        found = [
            Choice(each.id, each.name, right=each.group)
            for each in self._dispositions
            if all(word in fold(f"{each.name} {each.group} {each.id}") for word in typed)
        ]
        self.list.show_choices(found, select=bool(typed))
        whole = (self.room() - 2) // ROW * ROW + 2  # no line of it is cut
        most = max(LEAST_LIST, min(MOST_LIST, whole))
        self.list.setFixedHeight(max(36, self.list.height_for(most)))
        self.list.setVisible(shown and not self._chosen and bool(found))
        self.unknown.setVisible(shown and bool(typed) and not found)

    def settle(self) -> bool:
        """What was typed becomes the outcome that is marked for it. False: it is none's name, and the
        field has the keyboard: handed in now, what was typed would be lost."""
        if self._typed() and (current := self.list.current()) is not None:
            self.choose(current.id)
        if self._typed():
            self.about.setFocus()
        return not self._typed()

    def keep_typed(self) -> None:
        """There is no time left to choose: what was typed stays, in the note."""
        if typed := self._typed():
            self.about.clear()
            self.note.setText(" · ".join(filter(None, (typed, self.note.text()))))

    def _typed(self) -> str:
        return "" if self._chosen else self.about.text().strip()

    def choose(self, id: str) -> None:
        if not any(each.id == id for each in self._dispositions):
            return
        self._chosen = id
        self._show_chosen()
        self._show_list(False)
        self.note.setFocus()
        self.disposed.emit(id)
        self.changed.emit()

    def _show_chosen(self) -> None:
        names = {each.id: each.name for each in self._dispositions}
        self.about.setText(names.get(self._chosen, ""))
        self._show_tick()

    def _show_tick(self) -> None:
        if self._chosen and self._tick not in self.about.actions():
            self._tick.setIcon(self._theme.icon("check", "ok", 15))
            self.about.addAction(self._tick, QLineEdit.ActionPosition.TrailingPosition)
        elif not self._chosen:
            self.about.removeAction(self._tick)

    # What is still to do

    def ask_when(self) -> None:
        now = QDateTime.fromMSecsSinceEpoch(self._now)
        menu = Menu(self)
        for code, at in times(now):
            act(menu, name_of(code, at), partial(self._due, at.toMSecsSinceEpoch()))
        menu.addSeparator()
        act(menu, tr("WrapUp", "Another time…"), lambda: self._own_time(now))
        menu.aboutToHide.connect(menu.deleteLater)
        place = self.follow.mapToGlobal(QPoint(0, 0))
        menu.popup(place - QPoint(0, menu.sizeHint().height() + 2))

    def _own_time(self, now: QDateTime) -> None:
        name, act = tr("WrapUp", "When the follow-up is due"), tr("WrapUp", "Take")
        popup = OwnTime(now, self, name, act)
        popup.chosen.connect(lambda at: self._due(at.toMSecsSinceEpoch()))
        popup.ask_above(self.follow.mapToGlobal(QPoint(0, 0)))

    def _due(self, at: int | None) -> None:
        self._show_due(at)
        if self.title.isVisibleTo(self):
            self.title.setFocus()
        self.changed.emit()

    def _show_due(self, at: int | None) -> None:
        self._at = at
        shown = self.follow.isVisibleTo(self) and at is not None
        self.title.setVisible(shown)
        self.drop.setVisible(shown)
        self._say_follow()

    def _say_follow(self) -> None:
        if self._at is None:
            self.follow.setText(tr("WrapUp", "Follow up…"))
        else:
            self.follow.setText(due_words(self._at, self._now))
        self.title.setPlaceholderText(tr("WrapUp", "Get back to {name}", name=self._who))

    # Keys and words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.about and event.type() == QEvent.Type.FocusIn:
            self._show_list(True)
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and _is_done(event):
            event.accept()  # else the window sends what stands in the composer
            return True
        return event.type() == QEvent.Type.KeyPress and self._key(watched, event)

    def _key(self, field: QObject, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if _is_done(event):
            self.done_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif field is self.about and event.key() in steps and self.list.isVisible():
            self.list.step(steps[Qt.Key(event.key())])
        elif event.key() in ENTER:
            self._enter(field)
        else:
            return False
        return True

    def _enter(self, field: QObject) -> None:
        """What it was about, then the note, then done."""
        current = self.list.current() if self.list.isVisible() else None
        if field is not self.about:
            self.done_asked.emit()
        elif current is not None:
            self.choose(current.id)
        elif not self._typed():
            self.note.setFocus()

    def retranslate(self) -> None:
        about, note = tr("WrapUp", "What was it about?"), tr("WrapUp", "A note, if you like")
        for field, name in ((self.about, about), (self.note, note)):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
        self.title.setAccessibleName(tr("WrapUp", "What is to be done"))
        self.list.setAccessibleName(about)
        self.unknown.setText(tr("WrapUp", "No outcome of that name"))
        self.drop.setAccessibleName(tr("WrapUp", "No follow-up"))
        self.drop.setToolTip(self.drop.accessibleName())
        self._say_follow()


def _is_done(event: QKeyEvent) -> bool:
    with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return with_ctrl and event.key() in ENTER
