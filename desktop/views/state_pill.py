"""The pill at the left of the top bar: what I am doing now, for how long, and the way to change it."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from desktop.theme import Theme
from desktop.tokens import RING
from desktop.translate import tr
from desktop.views.state_words import StateFace, Tone, state_name

HEIGHT = 30
EDGE = 12
DOT = 8
TOKENS: dict[Tone, tuple[str, str]] = {
    "ok": ("ok", "ok_soft"),
    "busy": ("warning", "warning_soft"),
    "warning": ("warning", "warning_soft"),
    "calm": ("second", "sunken"),
    "accent": ("accent_text", "accent_soft"),
    "bad": ("bad", "bad_soft"),
    "off": ("third", "sunken"),
}
"""Ink and ground."""
UNREACHED: tuple[Tone, ...] = ("calm", "off", "bad")
"""Nothing new comes to whoever looks like this."""


class StatePill(QAbstractButton):
    """A hollow dot while the platform has not confirmed what was chosen.

    Grey and outlined while nothing is heard of the platform: only the last known state.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.face = StateFace(state_name("offline"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)
        self._say()

    def show_face(self, face: StateFace) -> None:
        if face == self.face:
            return
        before = self.sizeHint()
        self.face = face
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()
        self._say()

    def words(self) -> tuple[str, str]:
        return self.face.name, self.face.aside

    def visible_texts(self) -> list[str]:
        return [self.accessibleName()]

    def _say(self) -> None:
        face = self.face
        said = tr("States", "My state: {state}", state=face.name)
        doubt = tr("States", "as last known") if face.stale else ""
        if face.waiting:
            doubt = tr("States", "not confirmed yet")
        # A running clock would be read out every second
        aside = " · ".join(part for part in face.aside.split(" · ") if ":" not in part)
        name = ", ".join(part for part in (said, aside, doubt) if part)
        if name != self.accessibleName():
            self.setAccessibleName(name)
            invites = tr("States", "Choose Available to be given customers.")
            self.setToolTip(f"{name}\n{invites}" if face.tone in UNREACHED else name)

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
        ink, ground = ("second", "") if self.face.stale else TOKENS[self.face.tone]
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
        stale = self.face.stale
        if token:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(QRectF(self.rect()), HEIGHT / 2, HEIGHT / 2)
        if self.hasFocus() or self.underMouse() or stale:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            quiet = "strong" if stale else "border"
            token = "accent" if self.hasFocus() else quiet
            painter.setPen(QPen(self._theme.color(token), RING if self.hasFocus() else 1))
            edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(edge, HEIGHT / 2 - 1, HEIGHT / 2 - 1)

    def _dot(self, painter: QPainter, token: str) -> None:
        place = QRectF(EDGE, (HEIGHT - DOT) / 2, DOT, DOT)
        if self.face.waiting:
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
