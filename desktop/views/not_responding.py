"""Across the whole window: an offer was not answered, nothing new comes, and the one way back."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.theme import Theme
from desktop.translate import tr

HEIGHT = 48


class NotResponding(QFrame):
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.keys = ""
        """What does the same as its button, as it stands on keyboards."""
        self.setProperty("kind", "alarm")
        self.setFixedHeight(HEIGHT)
        self._icon, self._title, self._detail, self._keys = (QLabel() for _ in range(4))
        self.back = QPushButton()
        self._build()
        theme.changed.connect(self.retranslate)
        self.retranslate()
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(10)
        for label in (self._title, self._detail, self._keys):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("kind", "on_alarm")
        self._title.setFont(self._theme.font("body", 600))
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.clicked.connect(self.back_asked)
        row.addStretch()
        for widget in (self._icon, self._title, self._detail):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self._keys)
        row.addStretch()

    def retranslate(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._theme.pixmap("triangle-alert", "on_accent", 18, ratio))
        self._title.setText(tr("Offer", "You did not answer an offer"))
        self._detail.setText(tr("Offer", "Nothing new comes until you are back."))
        self.back.setText(tr("Offer", "I am back"))
        self._keys.setText(self.keys)
        self.setAccessibleName(f"{self._title.text()}. {self._detail.text()}")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
