"""A hand-over that just came: who, why, how long they wait, and the two ways on."""

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.entities import BotState
from core.rows import InboxRow
from desktop.channel_names import channel_name
from desktop.parts import Parts
from desktop.rows.avatar import paint_avatar
from desktop.rows.inbox_words import newest
from desktop.rows.timeline_terms import intent_name, reason_words
from desktop.times import duration
from desktop.translate import tr
from desktop.views.card import ChipLabel, ElidedLabel
from desktop.views.toast import Floating

AVATAR = 40


class _Face(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(AVATAR, AVATAR)

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_avatar(painter, QRectF(self.rect()), self._name)


class Offer(Floating):
    """Stays until it is taken, looked at, closed, or settled by somebody else."""

    accepted = Signal(int)
    looked_at = Signal(int)

    def __init__(self, parts: Parts, row: InboxRow, bot: BotState | None) -> None:
        super().__init__(parts.theme)
        self._parts, self.row, self._bot = parts, row, bot
        self._detail = ElidedLabel(kind="second")
        self._detail.setFont(parts.theme.font("small", tabular=True))
        self._why = QLabel()
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self._why.setWordWrap(True)
        self._chips = QHBoxLayout()
        self.accept, self.look, self.shut = QPushButton(), QPushButton(), QPushButton()
        self._build()
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._say_waiting)
        self._tick.start()
        self.retranslate()

    def _build(self) -> None:
        self.body.addLayout(self._head())
        self.body.addWidget(self._why)
        self._chips.setSpacing(6)
        self.body.addLayout(self._chips)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.accept.setProperty("kind", "ok")
        self.theme.set_icon(self.accept, "hand", "on_accent", 16)
        self.accept.clicked.connect(lambda: self.accepted.emit(self.row.key))
        self.look.clicked.connect(lambda: self.looked_at.emit(self.row.key))
        for button in (self.accept, self.look, self.shut):
            # Gone with the card: a click must not leave the focus with it
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for button in (self.accept, self.look):
            button.clicked.connect(self.close_it)
            buttons.addWidget(button)
        buttons.addStretch()
        self.body.addLayout(buttons)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(_Face(self.row.name))
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(ElidedLabel(self.row.name, "title"))
        names.addWidget(self._detail)
        row.addLayout(names, 1)
        self.shut.setProperty("kind", "quiet")
        self.shut.setFixedSize(26, 26)
        self.theme.set_icon(self.shut, "x", "third", 14)
        self.shut.clicked.connect(self.close_it)
        row.addWidget(self.shut)
        return row

    def waited(self) -> str:
        since = self.row.waiting_since or self.row.last_at
        return duration(max(0, self._parts.desk.now() - since))

    def _say_waiting(self) -> None:
        channel = channel_name(self.row.channel)
        self._detail.say(
            tr("Offer", "{channel} · waiting {time}", channel=channel, time=self.waited())
        )

    def _say_why(self) -> None:
        bot = self._bot
        self._why.setText((bot.summary or reason_words(bot.reason)) if bot else newest(self.row))
        while (taken := self._chips.takeAt(0)) is not None:
            if (chip := taken.widget()) is not None:
                chip.deleteLater()
        if bot and bot.intent:
            self._chips.addWidget(ChipLabel(self.theme, intent_name(bot.intent), "accent"))
        for value in list(bot.slots.values())[:1] if bot else ():
            self._chips.addWidget(ChipLabel(self.theme, value))
        self._chips.addStretch()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.accept.setText(tr("Offer", "Take over"))
        self.look.setText(tr("Offer", "Open"))
        self.shut.setAccessibleName(tr("Offer", "Close"))
        self.setAccessibleName(tr("Offer", "Handed over: {name}", name=self.row.name))
        self._say_waiting()
        self._say_why()
