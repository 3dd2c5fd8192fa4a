"""ReviewSearch: the words, how they are ordered, and the searches that are kept."""

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton

from desktop.models.review_asked import Asked
from desktop.parts import Parts
from desktop.tokens import HEADER
from desktop.translate import tr
from desktop.views.review_chips import FilterChips
from desktop.views.review_filter_words import chip_words
from desktop.views.review_saved import SavedSearches

PAUSE = 60
"""Ms without a key after which it is asked; a fast typist asks once a word, not once a letter."""


class SearchField(QLineEdit):
    """Down goes into the hits; Backspace in an empty field takes the last filter away."""

    down = Signal()
    emptied = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ReviewSearch(QFrame):
    asked = Signal(object)
    """Asked, at once after a short pause in typing."""
    down = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.now = Asked()
        self.title, self.field = QLabel(), SearchField()
        self.saved, self.chips = SavedSearches(parts), FilterChips(parts)
        self.newest, self.best, self.group = QPushButton(), QPushButton(), QPushButton()
        self._orders = QButtonGroup(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self.asked.emit(self.now))
        self.setProperty("kind", "bar")
        self.setFixedHeight(HEADER)
        self._dress()
        self._lay_out()
        self._connect()
        self.say()

    def _dress(self) -> None:
        theme = self._parts.theme
        self.title.setProperty("kind", "title")
        self.field.setProperty("kind", "search")
        self.field.setClearButtonEnabled(True)
        self.field.addAction(
            theme.icon("search", "third", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        for button in (self.newest, self.best):
            button.setProperty("kind", "tab")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._orders.addButton(button)
        self.group.setProperty("kind", "quiet")
        self.group.setCheckable(True)
        self.group.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.set_icon(self.group, "rows-3", "second", 18)

    def _lay_out(self) -> None:
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(20, 0, 14, 0)
        self.row.setSpacing(4)
        self.row.addWidget(self.title)
        self.row.addSpacing(16)
        self.row.addWidget(self.field, 1)
        self.field.setMaximumWidth(620)
        self.row.addSpacing(8)
        for part in (self.newest, self.best, self.group, self.saved):
            self.row.addWidget(part)
        self.row.addStretch(1)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.field.down.connect(self.down)
        self.field.emptied.connect(self.chips.remove_last)
        self.newest.clicked.connect(lambda: self.take(replace(self.now, order="newest")))
        self.best.clicked.connect(lambda: self.take(replace(self.now, order="best")))
        self.group.clicked.connect(lambda on: self.take(replace(self.now, grouped=on)))
        self.chips.changed.connect(self.take)
        self.chips.left.connect(self.field.setFocus)
        self.saved.chosen.connect(self.take)

    def close_down(self) -> None:
        self._pause.stop()
        self.saved.close_down()

    def take(self, asked: Asked) -> None:
        """Asks anew with it: of a chip, a saved search, or what was meant."""
        self.now = asked
        if self.field.text().strip() != asked.text.strip():
            self.field.blockSignals(True)
            self.field.setText(asked.text)
            self.field.blockSignals(False)
        self._show()
        self._pause.stop()
        self.asked.emit(asked)

    def _typed(self, text: str) -> None:
        self.now = replace(self.now, text=text)
        self.saved.show_asked(self.now, self._words())
        self._pause.start()

    def _show(self) -> None:
        self.chips.show_asked(self.now)
        self.saved.show_asked(self.now, self._words())
        self.newest.setChecked(self.now.order == "newest")
        self.best.setChecked(self.now.order == "best")
        self.group.setChecked(self.now.grouped)

    def _words(self) -> str:
        """What a kept search would be called."""
        directory = self._parts.desk.directory
        chips = [chip_words(self.now, kind, directory) for kind in self.now.kinds()]
        return " · ".join(filter(None, [self.now.text.strip(), *chips]))

    def focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        self.title.setText(tr("Review", "Review"))
        self.field.setPlaceholderText(tr("Review", "Words from messages, notes, mails and calls"))
        self.field.setAccessibleName(tr("Review", "Search in the library"))
        self.field.setToolTip(
            tr(
                "Review",
                "“in quotes” a phrase, -word what must not be there; dots and small errors do not matter",
            )
        )
        self.newest.setText(tr("Review", "Newest"))
        self.best.setText(tr("Review", "Best match"))
        self.group.setToolTip(tr("Review", "One row a conversation"))
        self.group.setAccessibleName(tr("Review", "One row a conversation"))
        self.saved.say()
        self._show()
