"""What the bot learned, where a person decides: a card at hand-over, a strip while it answers."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.entities import BotState
from core.rows import Opened
from desktop.bidi import led
from desktop.numbers import percent
from desktop.parts import Parts
from desktop.rows.timeline_terms import (
    confidence_word,
    intent_name,
    reason_words,
    slot_name,
    understood,
)
from desktop.theme import Theme
from desktop.times import ago
from desktop.translate import tr
from desktop.views.card import ElidedLabel
from desktop.views.composer_flow import Flow
from desktop.views.composer_limits import taken_over

STRIP = 40
MOST = 16_777_215
"""Qt's own “as high as you like”."""


class Confidence(QWidget):
    """A small bar; the percentage and a word stand beside it."""

    def __init__(self, theme: Theme, score: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._score = theme, max(0.0, min(1.0, score))
        self.setFixedSize(48, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("pressed"))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.setBrush(self._theme.color("accent" if self._score >= 0.5 else "warning"))
        painter.drawRoundedRect(QRectF(0, 0, self.width() * self._score, 6), 3, 3)
        painter.end()


class Handover(QFrame):
    """Hidden where no bot took part."""

    take_over_asked = Signal()

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._opened: Opened | None = None
        self._shown: tuple[object, ...] = ()
        self._wide: bool | None = None
        self.setProperty("kind", "card")
        self._icon = QLabel(self)
        self._title, self._since = ElidedLabel(kind="strong"), QLabel(self)
        self._brief = ElidedLabel(kind="second")
        self._since.setProperty("kind", "third")
        self.summary = _words(self, "")
        self._facts = QWidget(self)
        self._flow = Flow(self._facts, 8)
        self.take = QPushButton(self)
        self.take.setProperty("kind", "primary")
        self.fold = QPushButton(self)
        self.fold.setProperty("kind", "quiet")
        for button in (self.take, self.fold):
            button.setFixedHeight(STRIP - 8)
        self._arrange()
        self.take.clicked.connect(self.take_over_asked)
        self.fold.clicked.connect(self._toggle)
        parts.theme.changed.connect(self._again)
        self.hide()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._icon)
        top.addWidget(self._title)
        top.addWidget(self._brief, 1)
        top.addWidget(self._since)
        top.addWidget(self.take)
        top.addWidget(self.fold)
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.summary)
        column.addWidget(self._facts)

    # What it shows

    def show_opened(self, opened: Opened) -> None:
        if self._opened is None or self._opened.key != opened.key:
            self._wide = None
        self._opened = opened
        bot = opened.conversation.bot
        closed = bot is None or bot.phase == "closed" or opened.conversation.status == "resolved"
        self.setVisible(not closed)
        if bot is not None and not closed:
            self._show(opened, bot)

    @property
    def can_take_over(self) -> bool:
        opened = self._opened
        bot = opened.conversation.bot if opened else None
        return bool(
            opened and bot and bot.phase in ("active", "handoff") and not taken_over(opened)
        )

    def _show(self, opened: Opened, bot: BotState) -> None:
        wide = bot.phase == "handoff" if self._wide is None else self._wide
        shown = (bot, wide, opened.pending, opened.conversation.assignee, self._parts.theme.name)
        self._title.say(_title(bot))
        self._brief.say("" if wide else _brief(bot))
        self._set_height(wide)
        waits = bot.asked_at if bot.phase == "handoff" else None
        now = self._parts.desk.now()
        self._since.setText(tr("Handover", "asked {when}", when=ago(waits, now)) if waits else "")
        self._show_buttons(opened, bot, wide)
        if shown == self._shown:
            return
        self._shown = shown
        token = "accent_text" if bot.phase != "silent" else "third"
        self._icon.setPixmap(self._parts.theme.pixmap("bot", token, 18, self.devicePixelRatioF()))
        self.summary.setText(led(_sentence(bot)))
        self.summary.setVisible(wide and bool(self.summary.text()))
        self._show_facts(bot, wide)

    def _set_height(self, wide: bool) -> None:
        """A strip never changes its height, whatever it holds."""
        self.setMinimumHeight(0 if wide else STRIP)
        self.setMaximumHeight(MOST if wide else STRIP)
        margins = self.layout()
        if margins is not None:
            margins.setContentsMargins(12, 3, 6, 9 if wide else 3)

    def _show_buttons(self, opened: Opened, bot: BotState, wide: bool) -> None:
        waits = taken_over(opened) and bot.phase != "silent"
        self.take.setVisible(bot.phase != "silent")
        self.take.setEnabled(not waits)
        self.take.setText(tr("Handover", "Taking over…") if waits else tr("Handover", "Take over"))
        more = bool(bot.summary or bot.slots or understood(bot))
        self.fold.setVisible(more)
        icon = "chevron-down" if wide else "chevron-up"
        self._parts.theme.set_icon(self.fold, icon, "second", 16)
        name = tr("Handover", "Less") if wide else tr("Handover", "What the bot learned")
        self.fold.setAccessibleName(name)
        self.fold.setToolTip(name)

    def _show_facts(self, bot: BotState, wide: bool) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if understood(bot):
            self._flow.addWidget(self._intent(bot))
        for name, value in bot.slots.items():
            self._flow.addWidget(self._slot(slot_name(name), value))
        self._facts.setVisible(wide and self._flow.count() > 0)

    def _intent(self, bot: BotState) -> QWidget:
        box, row = _box(self._facts)
        row.addWidget(_words(box, intent_name(bot.intent), "strong"))
        row.addWidget(Confidence(self._parts.theme, bot.score, box))
        sure = f"{percent(bot.score)} · {confidence_word(bot.score)}"
        row.addWidget(_words(box, sure, "second"))
        row.addSpacing(6)
        return box

    def _slot(self, name: str, value: str) -> QWidget:
        box, row = _box(self._facts)
        row.addWidget(_words(box, name, "third"))
        row.addWidget(_words(box, value, "strong"))
        copy = QPushButton(box)
        copy.setProperty("kind", "tiny")
        self._parts.theme.set_icon(copy, "copy", "second", 14)
        copy.setAccessibleName(tr("Handover", "Copy {value}", value=value))
        copy.setToolTip(tr("Handover", "Copy {value}", value=value))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(value))
        row.addWidget(copy)
        return box

    def _toggle(self) -> None:
        bot = self._opened.conversation.bot if self._opened else None
        if bot is not None:
            shown = bot.phase == "handoff" if self._wide is None else self._wide
            self._wide = not shown
            self._again()

    def _again(self) -> None:
        self._shown = ()
        if self._opened is not None:
            self.show_opened(self._opened)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._again()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, STRIP)


def _title(bot: BotState) -> str:
    if bot.phase == "active":
        return tr("Handover", "The bot is answering")
    if bot.phase == "handoff":
        return tr("Handover", "The bot asks for a person")
    return (
        tr("Handover", "The bot was here before")
        if bot.summary
        else tr("Handover", "The bot is silent")
    )


def _brief(bot: BotState) -> str:
    """What it was about, in the one line of the strip."""
    about = [intent_name(bot.intent)] if understood(bot) else []
    return " · ".join([*about, *bot.slots.values()])


def _sentence(bot: BotState) -> str:
    reason = f"{reason_words(bot.reason)}." if bot.reason else ""
    return " ".join(part for part in (reason, bot.summary) if part)


def _words(parent: QWidget, text: str, kind: str = "") -> QLabel:
    label = QLabel(led(text), parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if kind:
        label.setProperty("kind", kind)
    else:
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _box(parent: QWidget) -> tuple[QFrame, QHBoxLayout]:
    box = QFrame(parent)
    box.setProperty("kind", "sunken")
    row = QHBoxLayout(box)
    row.setContentsMargins(10, 0, 4, 0)
    row.setSpacing(8)
    box.setFixedHeight(32)
    return box, row
