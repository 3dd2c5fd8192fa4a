"""The inbox: which conversations there are, and which one is next."""

from functools import cached_property
from typing import TYPE_CHECKING, get_args

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from core.changes import Changes
from core.errors import UserError
from core.rows import InboxFilter, InboxRow, Line, View
from desktop import translate
from desktop.models.inbox import InboxModel
from desktop.parts import Parts
from desktop.tokens import LIST
from desktop.translate import tr
from desktop.views.conversation_list import ConversationList
from desktop.views.face import Face
from desktop.views.fresh_line import FreshLine
from desktop.views.inbox_filter import FilterButton, FilterLine, is_narrow
from desktop.views.view_tabs import ViewTabs

if TYPE_CHECKING:
    from desktop.views.search_results import SearchResults

NEAR = 200
"""So many rows up and down are looked at for the next one."""
COUNTS_MS = 250
"""Counts are read at most four times a second, however many events come."""


class Inbox(QFrame):
    """`opened` gives a conversation's key; `hit_opened` also the order of the message found."""

    opened = Signal(int)
    hit_opened = Signal(int, int)
    menu_asked = Signal(int, QPoint)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        desk, theme = parts.desk, parts.theme
        self.model = InboxModel(parts, self)
        self.list = ConversationList(parts, self.model)
        self.tabs = ViewTabs(theme)
        self.filter_button = FilterButton(theme, lambda: desk.directory.labels.values())
        self.filter_line = FilterLine(theme, self._label_name)
        self.face = Face(theme)
        self.fresh = FreshLine(theme)
        self._title, self._field, self._find = QLabel(), QLineEdit(), QPushButton()
        self._lists, self._body = QStackedWidget(), QStackedWidget()
        self._open: int | None = None
        self._fetched: bool | None = None
        """Whether everything was fetched once; None before the store has told."""
        self._written = 0
        """Replies and drafts that wait while there is no conversation to show them in."""
        self._count = QTimer(self, interval=COUNTS_MS, singleShot=True)
        self._count.timeout.connect(self._ask_counts)
        self._lay_out()
        self._connect()
        self._say()

    @cached_property
    def results(self) -> "SearchResults":
        """Built by the first search: the first paint must not wait for it."""
        from desktop.views.search_results import SearchResults

        results = SearchResults(self._parts)
        results.opened.connect(self.hit_opened)
        self._field.textChanged.connect(results.ask)
        self._field.setClearButtonEnabled(True)
        self._body.addWidget(results)
        return results

    # What the window asks for

    def start(self) -> None:
        """Reads the list; nothing is read before."""
        self.model.show(self.model.filter)
        self._ask_counts()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_line(self._parts.desk.line)

    def show_first(self, rows: list[InboxRow]) -> None:
        """The rows that were read before the store was fully up, for the first paint."""
        self.model.show_first(rows, InboxFilter())

    def mark(self, key: int | None) -> None:
        """Which conversation is open beside the list."""
        self._open = key
        self.list.mark(key)

    def step(self, rows: int) -> None:
        """Opens the next or the previous conversation."""
        self.list.step(rows)

    def open_next(self) -> None:
        """The nearest row below, or else above; at once, before the list moves on. Not who waits for
        anybody: what is nobody's is taken, never stepped on by the way."""
        here = max(0, self.list.currentIndex().row())
        rows = (*range(here + 1, self.model.rowCount())[:NEAR], *reversed(range(here)[-NEAR:]))
        found = next((row for row in rows if not self._is_nobodys(row)), None)
        if found is not None:
            self.list.step(found - here, at_once=True)

    def _is_nobodys(self, row: int) -> bool:
        known = self.model.row_at(row)
        return known is not None and known.is_nobodys

    def next_unread(self) -> None:
        """Opens the next conversation with unread messages, from the top again after the last."""
        self._parts.tasks.start(self._open_next_unread(), "next unread")

    def choose_view(self, view: View) -> None:
        self.close_search()
        self.tabs.show_view(view)
        self._narrow(replace(self.model.filter, view=view))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """No proxy: Tab takes one for a stop, and would go round past the rail and the top bar."""
        self.list.setFocus(event.reason())

    def focus_search(self) -> None:
        self._find.setChecked(True)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def search_for(self, words: str) -> None:
        self.focus_search()
        self._field.setText(words)

    def close_search(self) -> None:
        self._find.setChecked(False)

    # Reading

    def _ask_counts(self) -> None:
        self._parts.tasks.start(self._read_counts(), "counts")

    async def _read_counts(self) -> None:
        counts = await self._parts.desk.counts()
        self.tabs.show_counts(counts)
        written = 0 if counts else await self._parts.desk.written()
        if (self._fetched, self._written) != (bool(counts), written):
            self._fetched, self._written = bool(counts), written
            self._show_state()

    async def _open_next_unread(self) -> None:
        which = replace(self.model.filter, unread=True)
        unread = list((await self._parts.desk.skeleton(which)).keys)
        rows = sorted(
            row
            for key in unread
            if key != self._open and (row := self.model.row_of(key)) is not None
        )
        if rows:
            current = self.list.currentIndex().row()
            after = next((row for row in rows if row > current), rows[0])
            self.list.step(after - max(current, 0) if current >= 0 else 0, at_once=True)

    def _changed(self, changes: Changes) -> None:
        told = changes.conversations or changes.everything or (changes.outbox and not self._fetched)
        if told and not self._count.isActive():
            self._count.start(COUNTS_MS)

    def _narrow(self, which: InboxFilter) -> None:
        if which != self.model.filter:
            self.model.show(which)
            self.list.scrollToTop()
        self.filter_button.show_filter(which)
        self.filter_line.show_filter(which)

    # What is seen

    def _show_state(self) -> None:
        """Rows where there are some; else why there are none."""
        self.list.mark(self._open)
        unknown = self._fetched is None and self.model.state != "failed"
        if self.model.rowCount() or self.model.state == "loading" or unknown:
            self._lists.setCurrentWidget(self.list)
            return
        self._say_face()
        self._lists.setCurrentWidget(self.face)

    def _say_face(self) -> None:
        which, line = self.model.filter, self._parts.desk.line
        if self.model.state == "failed":
            self.face.say(
                "triangle-alert", tr("Inbox", "The list cannot be read"),
                tr("Inbox", "Nothing is lost. Try again; if it stays, restart Santral."),
                tr("Inbox", "Try again"),
            )  # fmt: skip
        elif not self._fetched:
            self.face.say(*_not_fetched(line, self._written))
        elif is_narrow(which):
            self.face.say(
                "list-filter", tr("Inbox", "Nothing fits these filters"),
                self.filter_line.words(), tr("Inbox", "Clear filters"),
            )  # fmt: skip
        else:
            self.face.say(*_empty(which.view))

    def _face_pressed(self) -> None:
        if self.model.state == "failed":
            self.model.reload()
        else:
            self._narrow(InboxFilter(view=self.model.filter.view))

    def _show_line(self, line: Line) -> None:
        self.fresh.show_line(line)
        if not self._fetched and line.state == "live" and not self._count.isActive():
            self._count.start(0)  # the last page may have held no conversation
        if not self.model.rowCount():
            self._show_state()

    def _searching(self, on: bool) -> None:
        self._field.setVisible(on)
        self.tabs.setVisible(not on)
        self.filter_line.setVisible(not on and bool(self.filter_line.words()))
        self._body.setCurrentWidget(self.results if on else self._lists)
        if on:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._field.clear()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the search; down goes from the field into the hits."""
        if event.key() == Qt.Key.Key_Escape and self._find.isChecked():
            self.close_search()
        elif event.key() == Qt.Key.Key_Down and self._field.hasFocus():
            self.results.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.results.list.step(0)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._show_state()

    def _label_name(self, label: str) -> str:
        found = self._parts.desk.directory.labels.get(label)
        return found.name if found else label

    # Building

    def _connect(self) -> None:
        desk = self._parts.desk
        self.list.opened.connect(self._opened)
        self.list.menu_asked.connect(self._menu_asked)
        self.tabs.chosen.connect(self.choose_view)
        self.filter_button.changed.connect(self._narrow)
        self.filter_line.cleared.connect(self._face_pressed)
        self.face.pressed.connect(self._face_pressed)
        self.model.state_changed.connect(self._show_state)
        self.model.rearranged.connect(self._show_state)
        self._find.toggled.connect(self._searching)
        self._stops = (desk.on_changes(self._changed), desk.on_line(self._show_line))

    def _opened(self, key: int) -> None:
        self._open = key
        self.opened.emit(key)

    def _menu_asked(self, row: int, at: QPoint) -> None:
        key = self.model.key_at(row)
        if key is not None:
            self.menu_asked.emit(key, at)

    def _say(self) -> None:
        self._title.setText(tr("Inbox", "Inbox"))
        self._field.setPlaceholderText(tr("Inbox", "Search all conversations"))
        self._field.setAccessibleName(self._field.placeholderText())
        for button, words in (
            (self._find, tr("Inbox", "Search")),
            (self.filter_button, tr("Inbox", "Filter and order")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.setAccessibleName(tr("Inbox", "Inbox"))

    def _lay_out(self) -> None:
        self.setProperty("kind", "surface")
        self.setMinimumWidth(LIST - 40)
        self._lists.addWidget(self.list)
        self._lists.addWidget(self.face)
        self._body.addWidget(self._lists)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._header())
        column.addLayout(self._under_header())
        column.addWidget(self._body, 1)
        column.addWidget(self.fresh)

    def _header(self) -> QHBoxLayout:
        self._title.setProperty("kind", "title")
        self._find.setCheckable(True)
        self._find.setProperty("kind", "quiet")
        self._find.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._parts.theme.set_icon(self._find, "search", "second", 18)
        row = QHBoxLayout()
        row.setContentsMargins(18, 12, 12, 4)
        row.setSpacing(2)
        row.addWidget(self._title, 1)
        row.addWidget(self._find)
        row.addWidget(self.filter_button)
        return row

    def _under_header(self) -> QVBoxLayout:
        self._field.setProperty("kind", "search")
        self._field.hide()
        column = QVBoxLayout()
        column.setContentsMargins(12, 2, 12, 6)
        column.setSpacing(6)
        for widget in (self.tabs, self._field, self.filter_line):
            column.addWidget(widget)
        return column


def _not_fetched(line: Line, written: int) -> tuple[str, str, str]:
    """An empty store is no empty inbox: nobody may take it for one, and what waits is not lost."""
    icon, title, words = _fetching(line)
    if written:
        words += "\n" + tr("Inbox", "%n unsent replies are kept and waiting.", written)
    return icon, title, words


def _fetching(line: Line) -> tuple[str, str, str]:
    if line.reason.startswith("store."):
        return ("triangle-alert", *translate.words(UserError(line.reason)))
    if line.state not in ("catching_up", "live"):
        return (
            "cloud-off", tr("Inbox", "Nothing has been fetched yet"),
            tr("Inbox", "Conversations appear as soon as the connection is there."),
        )  # fmt: skip
    words = tr("Inbox", "Your conversations are being fetched.")
    if line.total:
        so_far = tr("Inbox", "{done} of {total}", done=line.done, total=line.total)
        words = f"{words} {so_far}"
    return "refresh-cw", tr("Inbox", "Catching up…"), words


def _empty(view: View) -> tuple[str, str, str]:
    assert view in get_args(View)
    faces = {
        "mine": (
            "circle-check", tr("Inbox", "All done"),
            tr("Inbox", "Nothing is waiting for you. Take something from the queue, or breathe."),
        ),
        "team": (
            "users", tr("Inbox", "The team is up to date"),
            tr("Inbox", "No open conversation is left in your teams."),
        ),
        "unassigned": (
            "inbox", tr("Inbox", "The queue is empty"),
            tr("Inbox", "Everyone has been taken care of. New conversations appear here."),
        ),
        "bot": (
            "bot", tr("Inbox", "The bot is not talking to anyone"),
            tr("Inbox", "Conversations it leads are shown here, and you can take them over."),
        ),
        "snoozed": (
            "alarm-clock", tr("Inbox", "Nothing is snoozed"),
            tr("Inbox", "A snoozed conversation waits here and comes back by itself."),
        ),
        "all": (
            "archive", tr("Inbox", "No conversations yet"),
            tr("Inbox", "The first message of a customer appears here."),
        ),
    }  # fmt: skip
    return faces[view]


if __name__ == "__main__":
    from desktop.preview import preview

    preview(Inbox, 332, 760)
