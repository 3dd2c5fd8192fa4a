"""The pill at the left of the top bar: what I am doing now, for how long, and the way to change it."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from core.entities import AgentState
from desktop.theme import Theme
from desktop.times import duration
from desktop.tokens import RING
from desktop.translate import tr

HEIGHT = 30
EDGE = 12
DOT = 8
_TOKENS: dict[AgentState, tuple[str, str]] = {
    "available": ("ok", "ok_soft"),
    "busy": ("warning", "warning_soft"),
    "not_ready": ("second", "sunken"),
    "wrap_up": ("accent_text", "accent_soft"),
    "offline": ("third", "sunken"),
}
UNREACHED: tuple[AgentState, ...] = ("not_ready", "offline")
"""Nothing new comes to whoever is this."""


def state_name(state: AgentState) -> str:
    return {
        "available": tr("States", "Available"),
        "busy": tr("States", "Busy"),
        "not_ready": tr("States", "Not ready"),
        "wrap_up": tr("States", "Wrapping up"),
        "offline": tr("States", "Offline"),
    }[state]


class StatePill(QAbstractButton):
    """A hollow dot while the platform has not confirmed what was chosen.

    Grey and outlined while nothing is heard of the platform: only the last known state.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state: AgentState = "offline"
        self._seconds: int | None = None
        self._waiting = self._stale = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)
        self._say()

    def show_state(
        self, state: AgentState, seconds: int | None, *, waiting: bool, stale: bool = False
    ) -> None:
        """`seconds` in it so far; None where that is not known."""
        before = self.sizeHint()
        self._state, self._seconds = state, None if stale else seconds
        self._waiting, self._stale = waiting, stale
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()
        self._say()

    def words(self) -> tuple[str, str]:
        seconds = self._seconds
        return state_name(self._state), "" if seconds is None else duration(seconds * 1000)

    def _say(self) -> None:
        said = tr("States", "My state: {state}", state=state_name(self._state))
        doubt = tr("States", "as last known") if self._stale else ""
        if self._waiting:
            doubt = tr("States", "not confirmed yet")
        name = f"{said}, {doubt}" if doubt else said
        if name != self.accessibleName():
            self.setAccessibleName(name)
            invites = tr("States", "Choose Available to be given customers.")
            self.setToolTip(f"{name}\n{invites}" if self._state in UNREACHED else name)

    def sizeHint(self) -> QSize:
        name, time = self.words()
        width = EDGE + DOT + 8 + self._width(name) + 8 + 14 + EDGE - 2
        if time:
            width += 8 + self._time_width(time)
        return QSize(round(width), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _width(self, text: str) -> float:
        return QFontMetricsF(self._theme.font("body", 600)).horizontalAdvance(text)

    def _time_width(self, text: str) -> float:
        font = self._theme.font("body", 500, tabular=True)
        return QFontMetricsF(font).horizontalAdvance(text)

    def paintEvent(self, _: QPaintEvent) -> None:
        ink, ground = ("second", "") if self._stale else _TOKENS[self._state]
        name, time = self.words()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._ground(painter, ground)
            self._dot(painter, ink)
            painter.setPen(self._theme.color(ink))
            x = self._write(painter, EDGE + DOT + 8, name, bold=True)
            x = self._write(painter, x + 8, time, bold=False) if time else x
            picture = self._theme.pixmap("chevron-down", ink, 14, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(x + 8, HEIGHT / 2 - 7), picture)

    def _ground(self, painter: QPainter, token: str) -> None:
        if token:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(QRectF(self.rect()), HEIGHT / 2, HEIGHT / 2)
        if self.hasFocus() or self.underMouse() or self._stale:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            quiet = "strong" if self._stale else "border"
            token = "accent" if self.hasFocus() else quiet
            painter.setPen(QPen(self._theme.color(token), RING if self.hasFocus() else 1))
            edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(edge, HEIGHT / 2 - 1, HEIGHT / 2 - 1)

    def _dot(self, painter: QPainter, token: str) -> None:
        place = QRectF(EDGE, (HEIGHT - DOT) / 2, DOT, DOT)
        if self._waiting:
            painter.setPen(QPen(self._theme.color(token), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place.adjusted(1, 1, -1, -1))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(token))
            painter.drawEllipse(place)

    def _write(self, painter: QPainter, x: float, text: str, *, bold: bool) -> float:
        font = (
            self._theme.font("body", 600) if bold else self._theme.font("body", 500, tabular=True)
        )
        width = QFontMetricsF(font).horizontalAdvance(text)
        painter.setFont(font)
        place = QRectF(x, 0, width + 2, HEIGHT)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        return x + width

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.updateGeometry()
            self._say()
            self.update()
