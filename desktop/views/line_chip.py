"""How fresh the screen is, said quietly; nothing at all while the line is live."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from core.errors import UserError
from core.rows import Line
from desktop.theme import Theme
from desktop.times import clock
from desktop.translate import tr, words

CALM_MS = 700
"""A line that is back within this was never worth a word."""


def line_words(line: Line, now: int) -> str:
    """The state of the line in a few words; empty while it is live. `now` in ms."""
    if line.reason.startswith("store."):
        return " · ".join(part for part in (_store_words(line), _retry(line, now)) if part)
    if line.state == "catching_up":
        return _catching_up(line)
    if line.state == "ended":
        return tr("Line", "Not connected")
    if line.state == "live":
        return ""
    return " · ".join(part for part in (_since(line), _next(line, now)) if part)


def line_icon(line: Line) -> str:
    if line.reason.startswith("store."):
        return "triangle-alert"
    return "refresh-cw" if line.state == "catching_up" else "cloud-off"


def _catching_up(line: Line) -> str:
    if not line.total:
        return tr("Line", "Catching up…")
    return tr("Line", "Catching up {done} of {total}", done=line.done, total=line.total)


def _store_words(line: Line) -> str:
    """Not the line but this machine is why nothing new comes in."""
    if line.reason == "store.full":
        return tr("Line", "The disk is full: free some space")
    return words(UserError(line.reason))[0]


def _since(line: Line) -> str:
    if line.since:
        return tr("Line", "Offline since {time}", time=clock(line.since))
    return tr("Line", "Offline") if line.state == "offline" else ""


def _next(line: Line, now: int) -> str:
    if line.state == "connecting":
        return tr("Line", "connecting…") if line.since else tr("Line", "Connecting…")
    return _retry(line, now)


def _retry(line: Line, now: int) -> str:
    if line.retry_at is None:
        return ""
    seconds = max(1, -(-(line.retry_at - now) // 1000))
    return tr("Line", "trying again in {seconds} s", seconds=seconds)


class LineChip(QFrame):
    """Icon, words, and a way to try now."""

    try_now = Signal()

    def __init__(self, theme: Theme, now: Callable[[], int]) -> None:
        super().__init__()
        self._theme, self._now = theme, now
        self._line: Line | None = None
        self._icon = QLabel()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("kind", "second")
        self._words.setFont(theme.font("body", 500, tabular=True))
        self._again = QPushButton()
        self._again.setProperty("kind", "link")
        self._again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._again.clicked.connect(self.try_now)
        self._lay_out()
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self.show)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._say)
        theme.changed.connect(self._say)
        self._retranslate()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(7)
        for widget in (self._icon, self._words, self._again):
            row.addWidget(widget)

    def show_line(self, line: Line) -> None:
        self._line = line
        if line.state == "live":
            self._calm.stop()
            self._tick.stop()
            self.hide()
            return
        self._say()
        self._tick.start()
        if line.state in ("offline", "ended"):
            self.show()
        elif self.isHidden() and not self._calm.isActive():
            self._calm.start()

    def words(self) -> str:
        return self._words.text()

    def _say(self) -> None:
        line = self._line
        if line is None or line.state == "live":
            return
        icon = line_icon(line)
        self._icon.setPixmap(self._theme.pixmap(icon, "second", 16, self.devicePixelRatioF()))
        self._words.setText(line_words(line, self._now()))
        self._again.setVisible(line.state == "offline")
        self.setAccessibleDescription(self._words.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._again.setText(tr("Line", "Try now"))
        self.setAccessibleName(tr("Line", "State of the connection"))
        self._say()
