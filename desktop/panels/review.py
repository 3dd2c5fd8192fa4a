"""The review library: everything a person may see, found by its words, read whole, with no line."""

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from core.changes import Changes
from core.library import LibraryHit
from core.rows import Line
from desktop.models.review_asked import Asked
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.fresh_line import FreshLine
from desktop.views.review_foot import LibraryFoot
from desktop.views.review_reader import ReviewReader
from desktop.views.review_results import ReviewResults
from desktop.views.review_search import ReviewSearch
from desktop.views.review_side import WIDTH as SIDE
from desktop.views.review_side import ReviewSide

LIST = 372
READER = 420
"""The narrowest it is read in."""
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Review(QFrame):
    """A wide panel: see `desktop/wide.py`."""

    opened = Signal(int, object)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.setProperty("kind", "surface")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.search, self.results = ReviewSearch(parts), ReviewResults(parts)
        self.foot, self.fresh = LibraryFoot(parts), FreshLine(parts.theme)
        self.reader = ReviewReader(parts)
        self.side = ReviewSide(parts, self.reader.contact)
        self._side_wanted = True
        self._keys = self._bound_keys()
        self._lay_out()
        self._connect()
        self._say()
        self._show_line(parts.desk.line)
        self.search.take(Asked())

    def _lay_out(self) -> None:
        self.notices = left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.results, 1)
        column.addWidget(self.fresh)
        column.addWidget(self.foot)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        left.setMinimumWidth(LIST - 52)
        self.reader.setMinimumWidth(READER)
        for part in (left, self.reader, self.side):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([LIST, 1_000, SIDE])
        chips = QFrame()
        chips.setProperty("kind", "bar")
        row = QVBoxLayout(chips)
        row.setContentsMargins(16, 7, 16, 7)
        row.addWidget(self.search.chips)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.search)
        whole.addWidget(chips)
        whole.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        desk = self._parts.desk
        self.search.asked.connect(self._ask)
        self.search.down.connect(self._into_results)
        self.results.opened.connect(self._open)
        self.results.widened.connect(self.search.chips._clear)
        self.results.fewer.connect(
            lambda text: self.search.take(replace(self.search.now, text=text))
        )
        self.results.meant_customer.connect(
            lambda id, name: self.search.take(
                replace(self.search.now, text="").having("customer", id, name)
            )
        )
        self.reader.opened.connect(self.opened)
        self.reader.model.reset.connect(self._fit)
        self.results.model.answered.connect(self._mark)
        self.reader.side_asked.connect(self.toggle_side)
        self.reader.remark_pressed.connect(self._show_remark)
        self.reader.contact.remark_asked.connect(lambda _: self._want_side(True))
        self._stops = [desk.on_line(self._show_line), desk.on_changes(self._on_changes)]

    def close_down(self) -> None:
        for stop in self._stops:
            stop()
        for part in (self.search, self.results, self.foot, self.side, self.reader):
            part.close_down()

    # Searching and reading

    def _ask(self, asked: Asked) -> None:
        self.results.ask(asked)

    def _open(self, hit: LibraryHit) -> None:
        model = self.results.model
        meant = {each.typed: each.meant for each in model.corrected}
        self.reader.show_hit(hit, model.query, meant)

    def _into_results(self) -> None:
        if self.results.model.hits:
            self.results.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.results.step(0)

    def _take_out(self) -> None:
        """What is chosen in the list, or what is read."""
        picked = self.results.picked
        picked.take_out() if picked.many else self.reader.head.take_out()

    def _show_remark(self, id: str) -> None:
        self._want_side(True)
        self.side.show_remark(id)

    def toggle_side(self) -> None:
        self._want_side(not self.side.isVisible())

    def _want_side(self, wanted: bool) -> None:
        self._side_wanted = wanted
        self.side.setVisible(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for three, the column goes until it is asked for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() >= LIST - 52 + READER + SIDE
        self.side.setVisible(self._side_wanted and room and self.reader.model.key is not None)

    def _mark(self) -> None:
        """What is read keeps its mark, where the new answer holds it too."""
        hit = self.reader.hit
        row = self.results.model.row_of(hit.conversation, hit.order, hit.source) if hit else None
        self.results.list.set_current(row)

    def _on_changes(self, changes: Changes) -> None:
        """What was found stays as it is read; only an empty answer is asked for again."""
        if changes.everything or (changes.conversations and not self.results.model.hits):
            self.results.ask(self.search.now)
        if changes.everything:
            self.foot.read()

    def _show_line(self, line: Line) -> None:
        self.fresh.show_line(line)

    # The keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here looks for something."""
        self.search.focus()

    def _bound_keys(self) -> dict[tuple[int, Qt.KeyboardModifier], object]:
        key = Qt.Key
        return {
            (key.Key_F3, PLAIN): lambda: self.reader.step(1),
            (key.Key_F3, SHIFT): lambda: self.reader.step(-1),
            (key.Key_F, CTRL): self.search.focus,
            (key.Key_Slash, PLAIN): self.search.focus,
            (key.Key_Slash, SHIFT): self.search.focus,
            (key.Key_L, CTRL): self.search.chips.ask,
            (key.Key_B, CTRL): self.search.saved.ask,
            (key.Key_S, CTRL): self.search.saved.keep,
            (key.Key_Period, CTRL): self.toggle_side,
            (key.Key_Return, CTRL): self.reader.open_in_inbox,
            (key.Key_Enter, CTRL): self.reader.open_in_inbox,
            (key.Key_E, CTRL | SHIFT): self._take_out,
            (key.Key_PageDown, CTRL): lambda: self.side.step(1),
            (key.Key_PageUp, CTRL): lambda: self.side.step(-1),
            (key.Key_J, PLAIN): lambda: self.results.step(1),
            (key.Key_K, PLAIN): lambda: self.results.step(-1),
            (key.Key_Escape, PLAIN): self._back,
        }

    def _bound(self, event: QKeyEvent) -> object:
        if event.key() == Qt.Key.Key_F3 and not self.reader.contact.hits:
            return None  # it hangs up, as everywhere
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._keys.get((event.key(), held))

    def event(self, event: QEvent) -> bool:
        """These keys mean something else in the inbox; while one is here they are this panel's."""
        asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self._bound(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        call = self._bound(event)
        if callable(call):
            call()
        elif not self.reader.key(event):
            super().keyPressEvent(event)

    def _back(self) -> None:
        """From the reader to the list, from there to the words."""
        if self.reader.isAncestorOf(self.focusWidget() or self) or self.side.isAncestorOf(
            self.focusWidget() or self
        ):
            self.results.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.search.focus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self.setAccessibleName(tr("Review", "Review"))


if __name__ == "__main__":
    from desktop.preview import preview

    preview(Review, 1223, 663)
