"""The rail at the left edge: where one can go, and at its foot the theme and the settings."""

from collections.abc import Collection
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop.numbers import pill
from desktop.theme import Theme
from desktop.tokens import RAIL
from desktop.translate import tr

Destination = Literal["inbox", "phone", "day", "live", "review", "quality", "reports"]
ICONS = {
    "day": "chart-column", "live": "gauge", "review": "library", "quality": "clipboard-check",
    "reports": "file-chart-column",
}  # fmt: skip
WIDE: tuple[Destination, ...] = ("live", "review", "quality", "reports")
"""They take all the room beside the rail."""
SIDE = 40
BADGE = 16


class Badged(QPushButton):
    """A button with a number at its corner, which stands in its name too."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.count = 0

    def show_count(self, count: int) -> None:
        self.count = count
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._theme.font("caption", 600, tabular=True))
            text = pill(self.count)
            width = max(BADGE, painter.fontMetrics().horizontalAdvance(text) + 8)
            place = QRectF(self.width() - width - 1, 1, width, BADGE)
            painter.setPen(QPen(self._theme.color("side"), 2))
            painter.setBrush(self._theme.color("danger"))
            painter.drawRoundedRect(place, BADGE / 2, BADGE / 2)
            painter.setPen(self._theme.color("on_accent"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QFrame):
    """Only destinations that exist have a button."""

    inbox_asked = Signal()
    phone_asked = Signal()
    day_asked = Signal()
    wide_asked = Signal(str)
    """live, review, quality or reports."""
    theme_asked = Signal()
    settings_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "side")
        self.setFixedWidth(RAIL - 1)
        self._at: Destination = "inbox"
        self._unread = 0
        self._inbox = self._button("inbox", "accent_text", self.inbox_asked)
        self._phone = self._button("phone", "second", self.phone_asked)
        self._day = self._button("chart-column", "second", self.day_asked)
        self._wide = {at: self._wide_button(at) for at in WIDE}
        for place in (self._inbox, self._phone, self._day, *self._wide.values()):
            place.setCheckable(True)
            place.clicked.connect(lambda: self.mark(self._at))
        self.mark("inbox")
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
        column.addWidget(self._phone, 0, middle)
        column.addWidget(self._day, 0, middle)
        for button in self._wide.values():
            column.addWidget(button, 0, middle)
        column.addStretch()
        column.addWidget(self._look, 0, middle)
        column.addWidget(self._settings, 0, middle)

    def mark(self, at: Destination) -> None:
        """Where one is now."""
        self._at = at
        buttons: dict[Destination, Badged] = {
            "inbox": self._inbox, "phone": self._phone, "day": self._day, **self._wide,
        }  # fmt: skip
        for name, button in buttons.items():
            button.setChecked(name == at)
            token = "accent_text" if name == at else "second"
            self._theme.set_icon(button, ICONS.get(name, name), token, 20)

    def show_wide(self, places: Collection[Destination]) -> None:
        """Those of them that exist for this person."""
        for at, button in self._wide.items():
            button.setVisible(at in places)

    def show_alerts(self, count: int) -> None:
        """Alerts that nobody looks after."""
        self._wide["live"].show_count(count)
        self._retranslate()

    def show_quality(self, unread: int, open_: int) -> None:
        """Evaluations of one's own work that were not read; contacts that one is to evaluate."""
        self._unread = unread
        self._wide["quality"].show_count(unread + open_)
        self._retranslate()

    def _wide_button(self, at: Destination) -> Badged:
        button = self._button(ICONS[at], "second", self.wide_asked)
        button.clicked.disconnect()
        button.clicked.connect(lambda: self.wide_asked.emit(at))
        button.hide()
        return button

    def show_missed(self, count: int) -> None:
        self._phone.show_count(count)
        self._retranslate()

    def _button(self, icon: str, token: str, asked: SignalInstance) -> Badged:
        button = Badged(self._theme)
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

    def _quality_words(self) -> str:
        unread, open_ = self._unread, self._wide["quality"].count - self._unread
        said = [tr("Rail", "Quality")]
        said += [tr("Rail", "%n new evaluations", unread)] if unread else []
        said += [tr("Rail", "%n contacts to evaluate", open_)] if open_ else []
        return ", ".join(said)

    def _retranslate(self) -> None:
        dark = self._theme.name == "dark"
        _name(self._inbox, tr("Rail", "Inbox"))
        missed = self._phone.count
        _name(
            self._phone, tr("Rail", "Phone, %n missed", missed) if missed else tr("Rail", "Phone")
        )
        _name(self._day, tr("Rail", "My day"))
        alerts = self._wide["live"].count
        _name(
            self._wide["live"],
            tr("Rail", "Live, %n alerts", alerts) if alerts else tr("Rail", "Live"),
        )
        _name(self._wide["review"], tr("Rail", "Review"))
        _name(self._wide["quality"], self._quality_words())
        _name(self._wide["reports"], tr("Rail", "Reports"))
        _name(self._look, tr("Rail", "Light theme") if dark else tr("Rail", "Dark theme"))
        _name(self._settings, tr("Rail", "Settings"))
        self.setAccessibleName(tr("Rail", "Main places"))


def _name(button: QPushButton, name: str) -> None:
    button.setAccessibleName(name)
    button.setToolTip(name)
