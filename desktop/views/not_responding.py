"""Across the whole window: whose offer was not answered, that nothing new comes, and the one way back."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.card import ElidedLabel

HEIGHT = 60


class NotResponding(QFrame):
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.keys = ""
        """What does the same as its button, as it stands on keyboards."""
        self.setProperty("kind", "alarm")
        self.setFixedHeight(HEIGHT)
        self._icon, self._keys = QLabel(), QLabel()
        self._title, self._detail = ElidedLabel(kind="on_alarm"), ElidedLabel(kind="on_alarm")
        self._missed = ""
        self.back = QPushButton()
        self._build()
        theme.changed.connect(self.retranslate)
        self.retranslate()
        self.hide()

    def _build(self) -> None:
        words, row = QVBoxLayout(), QHBoxLayout(self)
        words.setSpacing(1)
        words.addStretch()
        words.addWidget(self._title)
        words.addWidget(self._detail)
        words.addStretch()
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(12)
        self._keys.setTextFormat(Qt.TextFormat.PlainText)
        self._keys.setProperty("kind", "on_alarm")
        self._title.setFont(self._theme.font("body", 600))
        self._detail.setFont(self._theme.font("small"))
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.clicked.connect(self.back_asked)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self._keys)
        row.addWidget(self.back)

    def say(self, title: str, missed: str) -> None:
        """`missed` begins the second line: whose work it was, and what becomes of it."""
        self._title.say(title)
        self._missed = missed
        self._say_detail()

    def _say_detail(self) -> None:
        stays = tr("Offer", "Nothing new comes until you are back.")
        self._detail.say(" ".join(part for part in (self._missed, stays) if part))
        self.setAccessibleName(f"{self._title.whole()}. {self._detail.whole()}")

    def retranslate(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._theme.pixmap("triangle-alert", "on_accent", 20, ratio))
        self.back.setText(tr("Offer", "I am back"))
        self._keys.setText(self.keys)
        self._say_detail()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
