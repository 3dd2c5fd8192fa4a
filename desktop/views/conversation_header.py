"""The head of an open conversation: who it is with, where it stands, what can be done with it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.rows import InboxRow, Opened
from desktop.channel_names import channel_name
from desktop.parts import Parts
from desktop.rows.avatar import paint_avatar
from desktop.rows.chip import HEIGHT, Chip, chip_width, paint_chip
from desktop.theme import Theme
from desktop.tokens import HEADER
from desktop.translate import tr
from desktop.views.card import ElidedLabel
from desktop.views.conversation_words import (
    MOST_SPARED,
    chips,
    pending_words,
    second_line,
    viewers_words,
)

AVATAR = 34


class _Avatar(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ""
        self.setFixedSize(AVATAR, AVATAR)

    def show_name(self, name: str) -> None:
        self._name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, QRectF(self.rect()), self._name)
        painter.end()


class Chips(QWidget):
    """A row of chips; those that do not fit are left out, the first ones matter most."""

    GAP = 8

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[Chip] = []
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_chips(self, found: list[Chip]) -> None:
        if found != self._chips:
            self._chips = found
            self.setAccessibleName(", ".join(chip.text for chip in found))
            self.update()

    def visible_texts(self) -> list[str]:
        return [chip.text for chip in self._chips]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = 0.0
        for chip in self._chips:
            if x + chip_width(self._theme, chip) > self.width():
                break
            x += paint_chip(painter, self._theme, QPointF(x, 0), chip) + self.GAP
        painter.end()


class Header(QFrame):
    assign_asked = Signal()
    snooze_asked = Signal()
    more_asked = Signal()
    resolve_asked = Signal()
    reopen_asked = Signal()

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._opened: Opened | None = None
        self._said: Mapping[str, str] = {}
        self.setProperty("kind", "surface")
        self.setFixedHeight(HEADER)
        self._avatar = _Avatar(self)
        self.name = ElidedLabel(kind="title")
        self.name.setObjectName("talks_with")
        self.chips = Chips(parts.theme, self)
        self.line = ElidedLabel(kind="second")
        self.line.setFont(parts.theme.font("small"))
        self._make_buttons(parts.theme)
        self._arrange()
        self._tick = QTimer(self, interval=1_000)
        self._tick.timeout.connect(self._count_down)
        self._tick.start()
        parts.theme.changed.connect(self.chips.update)
        self._retranslate()

    def _make_buttons(self, theme: Theme) -> None:
        self.assign, self.snooze = QPushButton(self), QPushButton(self)
        self.more, self.resolve = QPushButton(self), QPushButton(self)
        theme.set_icon(self.assign, "user-plus", "second", 16)
        for button, icon in ((self.snooze, "alarm-clock"), (self.more, "ellipsis")):
            button.setProperty("kind", "quiet")
            theme.set_icon(button, icon, "second", 18)
        self.resolve.setProperty("kind", "primary")
        self.assign.clicked.connect(self.assign_asked)
        self.snooze.clicked.connect(self.snooze_asked)
        self.more.clicked.connect(self.more_asked)
        self.resolve.clicked.connect(self._resolve_clicked)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.name)
        top.addWidget(self.chips, 1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addLayout(top)
        words.addWidget(self.line)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        for button in (self.assign, self.snooze, self.more, self.resolve):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_coming(self, row: InboxRow | None) -> None:
        """One that is still being read, as the list knows it: nothing of the one before stays."""
        self._opened = None
        self._avatar.show_name(row.name if row else "")
        self.name.say(row.name if row else "…")
        self.line.say(channel_name(row.channel) if row else "")
        self.chips.show_chips([])
        self._enable(False)

    def _enable(self, on: bool) -> None:
        for button in (self.assign, self.snooze, self.more, self.resolve):
            button.setEnabled(on)

    def show_opened(self, opened: Opened, said: Mapping[str, str]) -> None:
        """`said`: words for what was asked for last, by command type."""
        self._opened, self._said = opened, said
        self._enable(True)
        self._avatar.show_name(opened.contact.name)
        self.name.say(opened.contact.name)
        self._count_down()
        self.show_line()
        theme = self._parts.theme
        if opened.conversation.status == "resolved":
            theme.set_icon(self.resolve, "rotate-ccw", "on_accent", 16)
        else:
            theme.set_icon(self.resolve, "check", "on_accent", 16)
        self._retranslate()

    def show_line(self) -> None:
        """The second line: also when somebody comes to look or the line goes."""
        if self._opened is None:
            return
        desk = self._parts.desk
        live = desk.line.state == "live"
        waits = pending_words(self._opened.pending, self._said, live)
        viewers = viewers_words(desk.viewers(self._opened.conversation.id))
        for spare in range(MOST_SPARED + bool(waits or viewers)):
            line = second_line(self._opened, desk.directory, desk.now(), spare)
            text = " · ".join(part for part in (waits, viewers, line) if part)
            if self.line.fontMetrics().horizontalAdvance(text) <= self.line.width():
                break
        self.line.say(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_line()

    def _count_down(self) -> None:
        if self._opened is not None:
            desk = self._parts.desk
            self.chips.show_chips(chips(self._opened, desk.directory, desk.now()))

    def _resolve_clicked(self) -> None:
        resolved = self._opened and self._opened.conversation.status == "resolved"
        (self.reopen_asked if resolved else self.resolve_asked).emit()

    def _retranslate(self) -> None:
        resolved = self._opened is not None and self._opened.conversation.status == "resolved"
        self.assign.setText(tr("Conversation", "Assign"))
        done, again = tr("Conversation", "Resolve"), tr("Conversation", "Open again")
        self.resolve.setText(again if resolved else done)
        names = {self.snooze: tr("Conversation", "Snooze"), self.more: tr("Conversation", "More")}
        for button, name in names.items():
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.show_line()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._count_down()

    def sizeHint(self) -> QSize:
        return QSize(560, HEADER)
