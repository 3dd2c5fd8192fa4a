"""The guard: a reply is not sent over words its writer has not seen."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from core.desk import Desk
from core.entities import Message
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.composer_send import Outgoing

CHECKED = 20
"""Newest messages a reply is checked against."""


@dataclass(frozen=True, slots=True)
class Collision:
    """`colleague` replied meanwhile, or `unseen` messages of the customer came."""

    colleague: str = ""
    unseen: int = 0


def collision(messages: Iterable[Message], *, seen: int, begun: int, me: str) -> Collision | None:
    """What stands in the way of sending: `messages` are the newest ones.

    `seen` is the newest order the writer saw, `begun` the newest one when they began to write:
    a colleague's reply counts even when it was seen since, for the words were chosen before it.
    """
    unseen = 0
    for message in messages:
        if message.kind == "in" and message.order > seen:
            unseen += 1
        by_other = message.author.kind == "agent" and message.author.id != me
        if message.kind == "out" and by_other and message.order > begun:
            return Collision(colleague=message.author.name.split(" ")[0] or "?")
    return Collision(unseen=unseen) if unseen else None


async def in_the_way(desk: Desk, key: int, out: Outgoing) -> Collision | None:
    """What stands in the way of `out`, by what the store holds now.

    Not by the timeline: the list may tell of a reply that the timeline is still reading, and the
    words would go out over it. Raises UserError("conversation.gone").
    """
    if out.begun is None:
        return None
    last = (await desk.open_conversation(key)).conversation.last_order
    messages = await desk.messages(key, max(1, last - CHECKED + 1), last)
    return collision(messages, seen=out.seen, begun=out.begun, me=desk.me.id)


def words_of(found: Collision) -> str:
    if found.colleague:
        return tr("Composer", "{name} has just replied. Send anyway?", name=found.colleague)
    return tr("Composer", "%n new messages you have not seen. Send anyway?", found.unseen)


class GuardBar(QFrame):
    send_anyway = Signal()
    show_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "warning")
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setProperty("kind", "warning")
        self.label.setWordWrap(True)
        self.look = QPushButton(self)
        self.send = QPushButton(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self.label, 1)
        row.addWidget(self.look)
        row.addWidget(self.send)
        self.look.clicked.connect(self._looked)
        self.send.clicked.connect(self._sent)
        self.retranslate()
        self.hide()

    def warn(self, found: Collision) -> None:
        self.label.setText(words_of(found))
        self.show()
        self.look.setFocus()

    def retranslate(self) -> None:
        self.look.setText(tr("Composer", "Show"))
        self.send.setText(tr("Composer", "Send anyway"))

    def _looked(self) -> None:
        self.hide()
        self.show_asked.emit()

    def _sent(self) -> None:
        self.hide()
        self.send_anyway.emit()
