"""SearchResults: hits while a person types, newest or best first, and its faces."""

from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from desktop.models.hits import HitsModel
from desktop.parts import Parts
from desktop.rows.hit_row import HitDelegate
from desktop.tokens import ROW
from desktop.translate import tr, words
from desktop.views.face import Face
from desktop.views.list import RowList

By = Literal["newest", "best"]
MOST = 50


class SearchResults(QWidget):
    """`opened` gives the conversation's key and the order of the message in it."""

    opened = Signal(int, int)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._text, self._by = "", "newest"
        self._question = 0
        self.model = HitsModel(parts.desk.now, self)
        self.list = RowList()
        self.list.setModel(self.model)
        delegate = HitDelegate(parts.theme, lambda: self.model.hits, parts.desk.now, self)
        delegate.rings = lambda: self.list.by_keyboard
        self.list.setItemDelegate(delegate)
        self.list.set_row_height(ROW)
        self.list.chosen.connect(self._chosen)
        self.face = Face(parts.theme)
        self._found = QLabel()
        self._found.setProperty("kind", "caption")
        self._found.setTextFormat(Qt.TextFormat.PlainText)
        self._newest, self._best = self._order_button("newest"), self._order_button("best")
        self._stack = QStackedWidget()
        self._lay_out()
        self._invite()

    def ask(self, text: str) -> None:
        """The newest question wins; an answer to an older one is dropped."""
        self._text = text.strip()
        self._question += 1
        if self._text:
            self._parts.tasks.start(self._search(self._question), "search")
        else:
            self.model.show(())
            self._invite()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.ask(self._text)

    async def _search(self, question: int) -> None:
        by: By = "best" if self._by == "best" else "newest"
        try:
            hits = await self._parts.desk.search(self._text, by=by, limit=MOST)
        except UserError as error:
            if question == self._question:
                self._refuse(error)
            return
        if question != self._question:
            return
        self.model.show(hits)
        self._show_number(len(hits))

    def _show_number(self, count: int) -> None:
        self._say_buttons()
        if count:
            more = tr("Search", "The first %n messages", count)
            self._found.setText(more if count >= MOST else tr("Search", "%n messages", count))
            self.list.scrollToTop()
            self._stack.setCurrentWidget(self.list)
            return
        self._found.setText("")
        title = tr("Search", "Nothing found")
        detail = tr(
            "Search", "No message holds all of these words: {words}. Try fewer or shorter ones.",
            words=self._text[:80],
        )  # fmt: skip
        self._show_face("search", title, detail)

    def _invite(self) -> None:
        self._say_buttons()
        self._found.setText("")
        detail = tr(
            "Search",
            "Words from any message; beginnings are enough. Put a phrase in quotes.",
        )
        self._show_face("search", tr("Search", "Search all conversations"), detail)

    def _refuse(self, error: UserError) -> None:
        self._show_face("triangle-alert", *words(error))

    def _show_face(self, icon: str, title: str, detail: str) -> None:
        self.face.say(icon, title, detail)
        self._stack.setCurrentWidget(self.face)

    def _chosen(self, row: int) -> None:
        hit = self.model.hits[row]
        self.opened.emit(hit.conversation, hit.order)

    def _order_button(self, by: By) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "tab")
        button.setCheckable(True)
        button.setChecked(by == self._by)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._order(by))
        return button

    def _order(self, by: By) -> None:
        self._by = by
        self.ask(self._text)

    def _say_buttons(self) -> None:
        self._newest.setText(tr("Search", "Newest"))
        self._best.setText(tr("Search", "Best match"))
        self.list.setAccessibleName(tr("Search", "Messages found"))

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 0, 12, 0)
        bar.setSpacing(2)
        for button in (self._newest, self._best):
            group.addButton(button)
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self._found)
        self._stack.addWidget(self.face)
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
