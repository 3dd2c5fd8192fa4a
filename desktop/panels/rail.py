"""The rail at the left edge: where one can go, and at its foot the theme and the settings."""

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop.theme import Theme
from desktop.tokens import RAIL
from desktop.translate import tr

SIDE = 40


class Rail(QFrame):
    """Only destinations that exist have a button."""

    inbox_asked = Signal()
    theme_asked = Signal()
    settings_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "side")
        self.setFixedWidth(RAIL - 1)
        self._inbox = self._button("inbox", "accent_text", self.inbox_asked)
        self._inbox.setCheckable(True)
        self._inbox.setChecked(True)
        self._inbox.clicked.connect(lambda: self._inbox.setChecked(True))
        self._look = self._button("moon", "second", self.theme_asked)
        self._settings = self._button("settings", "second", self.settings_asked)
        self._lay_out()
        theme.changed.connect(self._show_theme)
        self._show_theme()
        self._retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 7, 8)
        column.setSpacing(4)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._inbox, 0, middle)
        column.addStretch()
        column.addWidget(self._look, 0, middle)
        column.addWidget(self._settings, 0, middle)

    def _button(self, icon: str, token: str, asked: SignalInstance) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "quiet")
        button.setFixedSize(SIDE, SIDE)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: asked.emit())
        self._theme.set_icon(button, icon, token, 20)
        return button

    def _show_theme(self) -> None:
        icon = "sun" if self._theme.name == "dark" else "moon"
        self._theme.set_icon(self._look, icon, "second", 20)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        dark = self._theme.name == "dark"
        _name(self._inbox, tr("Rail", "Inbox"))
        _name(self._look, tr("Rail", "Light theme") if dark else tr("Rail", "Dark theme"))
        _name(self._settings, tr("Rail", "Settings"))
        self.setAccessibleName(tr("Rail", "Main places"))


def _name(button: QPushButton, name: str) -> None:
    button.setAccessibleName(name)
    button.setToolTip(name)
