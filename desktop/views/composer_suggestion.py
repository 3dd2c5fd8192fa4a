"""Suggestion: what the bot would answer now, above the composer; one key puts it into the reply."""

from difflib import SequenceMatcher
from typing import Literal

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.rows import Opened
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.card import ElidedLabel
from desktop.views.composer import Composer
from desktop.views.offer_preview import Preview

Verdict = Literal["used", "edited", "dismissed"]
LIKE = 0.5
"""From so much of it left on, what was sent is the suggestion, edited."""
MOST_LINES = 3


def verdict(suggested: str, sent: str) -> Verdict:
    """What became of it, by the words that went out."""
    if sent.strip() == suggested.strip():
        return "used"
    like = SequenceMatcher(None, suggested.split(), sent.split(), autojunk=False).ratio()
    return "edited" if like >= LIKE else "dismissed"


class Suggestion(QFrame):
    """Hidden where there is none. It goes with the next public reply, whoever wrote it."""

    judged = Signal(str)

    def __init__(self, parts: Parts, composer: Composer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._composer = parts, composer
        self._key: int | None = None
        self._dismissed: dict[int, str] = {}
        """Key of a conversation -> the suggestion that is not wanted there."""
        self._inserted: dict[int, str] = {}
        self._text = self._latest = ""
        self.setProperty("kind", "card")
        self._icon, self.text = QLabel(), Preview(parts.theme, most=MOST_LINES)
        self._title, self._sources = QLabel(), ElidedLabel(kind="third")
        self.insert, self.shut = QPushButton(), QPushButton()
        self._build()
        composer.editor.textChanged.connect(self._written)
        composer.sent.connect(self._sent)
        parts.theme.changed.connect(self._tint)
        self.hide()

    def _build(self) -> None:
        theme = self._parts.theme
        self._title.setProperty("kind", "second")
        self._title.setFont(theme.font("small", 600))
        self._sources.setFont(theme.font("small"))
        self.shut.setProperty("kind", "tiny")
        theme.set_icon(self.shut, "x", "third", 14)
        theme.set_icon(self.insert, "corner-up-left", "second", 15)
        self.shut.setFixedSize(24, 24)
        self.insert.clicked.connect(self.use)
        self.shut.clicked.connect(self.dismiss)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title)
        head.addWidget(self._sources, 1)
        head.addWidget(self.insert)
        head.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 9)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.text)
        self._tint()

    # What it shows

    def show_opened(self, opened: Opened) -> None:
        bot = opened.conversation.bot
        self._key = opened.key
        self._text = bot.suggestion if bot and opened.conversation.status != "resolved" else ""
        if self._dismissed.get(opened.key) == self._text:
            self._text = ""
        self.setVisible(bool(self._text))
        if self._text and bot is not None:
            self.text.say(self._text)
            self.text.setToolTip(self._text)
            titles = ", ".join(bot.sources)
            self._sources.say(tr("Suggestion", "from {titles}", titles=titles) if titles else "")
            self._retranslate()

    @property
    def there(self) -> bool:
        return bool(self._text)

    # What is done with it

    def use(self) -> None:
        """Behind what is written already, under the hands of who may change it."""
        if self._key is None or not self._text:
            return
        text = self._text
        self._inserted[self._key] = text
        self._put_away()
        self._composer.reply()
        written = self._composer.editor.toPlainText()
        self._composer.editor.insertPlainText(text if not written.strip() else f"\n{text}")

    def dismiss(self) -> None:
        if self._key is not None and self._text:
            self._judge(self._key, "dismissed")
            self._put_away()
            self._composer.reply()

    def _put_away(self) -> None:
        if self._key is not None:
            self._dismissed[self._key] = self._text
        self._text = ""
        self.hide()

    def _written(self) -> None:
        """Sending empties the editor before it tells: the last words are remembered."""
        if (now := self._composer.editor.toPlainText()).strip():
            self._latest = now

    def _sent(self) -> None:
        key = self._key
        if key is None or not self._composer.tabs.reply.isChecked():
            return
        if (suggested := self._inserted.pop(key, None)) is not None:
            self._judge(key, verdict(suggested, self._latest))

    def _judge(self, key: int, found: Verdict) -> None:
        self._parts.tasks.start(self._parts.desk.judge_suggestion(key, found), "suggestion")
        self.judged.emit(found)

    # Looks and words

    def _tint(self) -> None:
        picture = self._parts.theme.pixmap("sparkles", "accent_text", 16, self.devicePixelRatioF())
        self._icon.setPixmap(picture)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(tr("Suggestion", "The bot suggests"))
        self.insert.setText(tr("Suggestion", "Insert"))
        self.insert.setToolTip(tr("Suggestion", "Puts it into your reply; nothing is sent yet"))
        self.shut.setAccessibleName(tr("Suggestion", "Not this one"))
        self.shut.setToolTip(tr("Suggestion", "Not this one"))
        self.setAccessibleName(tr("Suggestion", "The bot suggests: {text}", text=self._text))
