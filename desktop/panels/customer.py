"""The customer beside the conversation: who it is, what the bot learned, what happened before."""

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.changes import Changes
from core.errors import UserError
from core.rows import Customer as CustomerRows
from core.rows import InboxRow, Opened
from desktop.parts import Parts
from desktop.rows.avatar import paint_avatar
from desktop.tokens import CONTEXT
from desktop.translate import tr
from desktop.views.card import Card, CardData, ElidedLabel, UnreadCard
from desktop.views.customer_cards import cards_of, since_words

EDGE = 15
AVATAR = 44
COPIED_MS = 1_500


class Avatar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self.setFixedSize(AVATAR, AVATAR)

    def show_name(self, name: str) -> None:
        self.name = name
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_avatar(painter, QRectF(self.rect()), self.name)


class CopyButton(QPushButton):
    """Puts a text on the clipboard and says so for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self._copies = ""
        self._title = ""
        self.clicked.connect(self._copy)

    def show_value(self, title: str, value: str) -> None:
        self._title, self._copies = title, value
        self.setVisible(bool(value))
        self.setText(title)
        self.setAccessibleName(tr("Customer", "Copy: {what}", what=title))
        self.setToolTip(value)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copies)
        self.setText(tr("Customer", "Copied"))
        QTimer.singleShot(COPIED_MS, self, lambda: self.setText(self._title))


class Customer(QFrame):
    """`show_conversation(None)` shows its calm empty face."""

    opened = Signal(int)
    called = Signal(str)
    """The customer's number, as it is kept."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.key: int | None = None
        self._shown: tuple[Opened, CustomerRows] | None = None
        self._cards: tuple[CardData, ...] = ()
        self.setProperty("kind", "side")
        self.setMinimumWidth(CONTEXT - 40)
        self._build()
        self._stop = parts.desk.on_changes(self._on_changes)
        self._again = QTimer(self, singleShot=True, interval=100)
        self._again.timeout.connect(self._read)
        self._retranslate()
        self._show_nothing()

    def _build(self) -> None:
        self._avatar, self._name, self._since = Avatar(), ElidedLabel(), QLabel()
        self._name.setProperty("kind", "title")
        self._since.setProperty("kind", "second")
        self._since.setTextFormat(Qt.TextFormat.PlainText)
        self._since.setFont(self._parts.theme.font("small"))
        self._phone, self._email = QPushButton(), CopyButton()
        self._phone.clicked.connect(self._call)
        self._parts.theme.set_icon(self._phone, "phone", "second", 15)
        self._parts.theme.set_icon(self._email, "mail", "second", 15)
        self._empty = QLabel()
        self._empty.setProperty("kind", "third")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._unread = UnreadCard(self._parts.theme)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = self._inside = QFrame()
        inside.setProperty("kind", "side")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._column.setSpacing(12)
        self._column.addLayout(self._head())
        self._column.addLayout(self._buttons())
        self._column.addWidget(self._unread)
        self._column.addWidget(self._empty, 1)
        self._column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _make_room(self, low: int, high: int) -> None:
        """The cards keep their width beside a scroll bar."""
        self._column.setContentsMargins(EDGE, EDGE, EDGE - 10 if high > low else EDGE, EDGE)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._name)
        names.addWidget(self._since)
        row.addWidget(self._avatar)
        row.addLayout(names, 1)
        row.setAlignment(names, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._phone, 1)
        row.addWidget(self._email, 1)
        return row

    def close_down(self) -> None:
        self._again.stop()
        self._stop()

    # What it shows

    def show_conversation(self, key: int | None, row: InboxRow | None = None) -> None:
        """`row`: the conversation as the list knows it, for what can be said before the read."""
        if key == self.key:
            return
        self.key = key
        if key is None:
            self._show_nothing()
            return
        if self._shown is None or row is None or row.contact != self._shown[0].contact.id:
            self._show_shape(row.name if row else "")
        self._read()

    def _read(self) -> None:
        if self.key is not None:
            self._parts.tasks.start(self._load(self.key), "customer")

    async def _load(self, key: int) -> None:
        try:
            opened = await self._parts.desk.open_conversation(key)
            rows = await self._parts.desk.customer(opened.contact.id)
        except UserError:
            opened, rows = None, None
        if key != self.key:
            return
        if opened is None or rows is None:
            self._show_nothing()
            return
        self._shown = (opened, rows)
        self._show()

    def _on_changes(self, changes: Changes) -> None:
        contact = self._shown[0].contact.id if self._shown else None
        touched = changes.everything or self.key in changes.conversations
        if (touched or contact in changes.contacts) and not self._again.isActive():
            self._again.start()

    def _show_nothing(self) -> None:
        self._show_shape("")
        self._unread.hide()
        self._empty.show()

    def _show_shape(self, name: str) -> None:
        """Nothing of the one before beside the words of another; never a blank either."""
        self._shown = None
        for gone in (self._since, self._phone, self._email, self._empty):
            gone.hide()
        for known in (self._avatar, self._name):
            known.setVisible(bool(name))
        self._avatar.show_name(name)
        self._name.say(name)
        self._replace_cards(())
        self._unread.show()

    def _show(self) -> None:
        if self._shown is None:
            return
        opened, rows = self._shown
        contact = rows.contact
        self._empty.hide()
        self._unread.hide()
        for widget in (self._avatar, self._name, self._since):
            widget.show()
        self._avatar.show_name(contact.name)
        self._name.say(contact.name)
        self._since.setText(since_words(contact))
        self._phone.setVisible(bool(contact.phone))
        self._phone.setText(tr("Customer", "Call"))
        self._phone.setToolTip(contact.phone)
        self._phone.setAccessibleName(tr("Customer", "Call {name}", name=contact.name))
        self._email.show_value(tr("Customer", "E-mail"), contact.email)
        now = self._parts.desk.now()
        self._replace_cards(cards_of(rows, opened.conversation.bot, now, besides=opened.key))

    def _call(self) -> None:
        if self._shown is not None:
            self.called.emit(self._shown[1].contact.phone)

    def _replace_cards(self, cards: tuple[CardData, ...]) -> None:
        """Only cards that say something else are built anew."""
        if cards == self._cards:
            return
        old = self._inside.findChildren(Card)
        kept = {card.data: card for card in old if card.data in cards}
        for card in old:
            if card.data not in kept:
                card.hide()
                card.deleteLater()
        for place, data in enumerate(cards):
            card = kept.get(data) or self._new_card(data)
            self._column.insertWidget(4 + place, card)
        self._cards = cards

    def _new_card(self, data: CardData) -> Card:
        card = Card(self._parts.theme, data)
        card.opened.connect(self.opened)
        return card

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(tr("Customer", "Customer"))
        self._empty.setText(tr("Customer", "Open a conversation to see who is writing."))
        self._show()
