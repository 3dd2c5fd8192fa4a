"""The bar that stands over other programs: the most urgent of what waits, to be taken or passed on.

It never takes the keyboard from the program it stands over.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.settings import Settings
from desktop.arrival import Arrival
from desktop.arrival_words import accept_words, alarm_words, shown_name, spoken, where, why
from desktop.theme import Theme
from desktop.times import countdown
from desktop.tokens import RADIUS
from desktop.translate import tr
from desktop.views.card import ChipLabel, ElidedLabel
from desktop.views.offer_face import OfferFace, step_ms

WIDTH, HEIGHT = 640, 84
EDGE = 24
"""From the screen's edge where nobody put it elsewhere, px."""
SECOND = 1_000
_FLAGS = (
    Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus | Qt.WindowType.NoDropShadowWindowHint
)  # fmt: skip


class FloatingBar(QWidget):
    accepted = Signal(str)
    declined = Signal(str)
    seen = Signal(str)
    raised = Signal()
    """The person wants the window."""
    back_asked = Signal()
    """Who did not answer is there again."""

    def __init__(self, theme: Theme, settings: Settings, now: Callable[[], int]) -> None:
        super().__init__(None, _FLAGS)
        self._theme, self._settings, self._now = theme, settings, now
        self.arrival: Arrival | None = None
        self._more = 0
        self._unanswered: tuple[str, str] | None = None
        self._dragged: QPoint | None = None
        self._face, self._left = OfferFace(theme), QLabel()
        self._name, self._from = ElidedLabel(kind="title"), ElidedLabel(kind="second")
        self._why = ElidedLabel(kind="second")
        self._rest = ChipLabel(theme)
        self.accept, self.decline, self.back = QPushButton(), QPushButton(), QPushButton()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle("Santral")
        self._build()
        self.setFixedSize(WIDTH, HEIGHT)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._count)
        theme.changed.connect(self.update)

    def _build(self) -> None:
        row, names, first = QHBoxLayout(self), QVBoxLayout(), QHBoxLayout()
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        names.setSpacing(1)
        first.setSpacing(6)
        self._left.setFont(self._theme.font("title", 600, tabular=True))
        self._left.setTextFormat(Qt.TextFormat.PlainText)
        for elided in (self._from, self._why):
            elided.setFont(self._theme.font("small", tabular=True))
        for elided in (self._name, self._from, self._why):
            elided.setProperty("may_end_early", True)
        first.addWidget(self._name)
        first.addWidget(self._rest)
        first.addStretch()
        names.addStretch()
        names.addLayout(first)
        names.addWidget(self._from)
        names.addWidget(self._why)
        names.addStretch()
        row.addWidget(self._face)
        row.addLayout(names, 1)
        row.addWidget(self._left)
        self._dress(row)

    def _dress(self, row: QHBoxLayout) -> None:
        for button, kind in ((self.accept, "ok"), (self.decline, "danger"), (self.back, "primary")):
            button.setProperty("kind", kind)
            row.addWidget(button)
        self._theme.set_icon(self.back, "circle-check", "on_accent", 16)
        self.accept.clicked.connect(lambda: self.accepted.emit(self._id))
        self.decline.clicked.connect(lambda: self.declined.emit(self._id))
        self.back.clicked.connect(self.back_asked)

    @property
    def _id(self) -> str:
        return self.arrival.id if self.arrival is not None else ""

    # What it shows

    def show_first(self, arrival: Arrival | None, more: int) -> None:
        """`more` others wait behind it. None: it has nothing to say of offers."""
        if (arrival, more) != (self.arrival, self._more):
            self.arrival, self._more = arrival, max(0, more)
            self._refresh()

    def show_unanswered(self, words: tuple[str, str] | None) -> None:
        """Whose work was not answered, and what becomes of it; None: nobody's."""
        if words != self._unanswered:
            self._unanswered = words
            self._refresh()

    def _refresh(self) -> None:
        arrival = self.arrival
        for widget in (self.accept, self.decline, self._left, self._face):
            widget.setVisible(arrival is not None)
        self.back.setVisible(arrival is None and self._unanswered is not None)
        if arrival is None:
            self._tick.stop()
        else:
            whole = self._whole(arrival)
            self._tick.start(step_ms(whole) if arrival.expires_at is not None else SECOND)
        self.retranslate()
        self._place() if arrival is not None or self._unanswered is not None else self.hide()

    def _whole(self, arrival: Arrival) -> int:
        ends = arrival.expires_at
        return SECOND if ends is None else max(SECOND, ends - arrival.at)

    def _place(self) -> None:
        if not self.isVisible():
            self.move(self._kept())
            self.show()
        self.update()

    def _kept(self) -> QPoint:
        """Where it was put, if that is still on a screen; else the upper right corner."""
        kept = self._settings.get("floating_bar_place")
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        middle = self.rect().center()
        if len(kept) == 2 and any(s.contains(QPoint(*kept) + middle) for s in screens):
            return QPoint(*kept)
        place = QGuiApplication.primaryScreen().availableGeometry()
        return QPoint(place.right() - EDGE - self.width(), place.top() + EDGE)

    def _count(self) -> None:
        if self.arrival is None:
            return
        now = self._now()
        left = self.arrival.left(now)
        self._face.show_left(left, self._whole(self.arrival))
        self._left.setText("" if left is None else countdown(left + SECOND - 1))
        said = (alarm_words(self.arrival), where(self.arrival))
        self._from.say(" · ".join(part for part in said if part))
        self._why.say(", ".join(reason.text for reason in why(self.arrival, now)))
        self._why.setVisible(bool(self._why.whole()))

    def retranslate(self) -> None:
        self.back.setText(tr("Offer", "I am back"))
        if self.arrival is None:
            title, missed = self._unanswered or ("", "")
            self._name.say(title)
            self._from.say(missed)
            self._from.setVisible(bool(missed))
            self._why.say(tr("Offer", "Nothing new comes until you are back."))
            self._why.show()
            self._rest.hide()
            self.setAccessibleName(self._name.whole())
            return
        self._face.show_who(shown_name(self.arrival), self.arrival.channel)
        self._name.say(shown_name(self.arrival))
        self._from.show()
        self._rest.say(f"+{self._more}")
        self._rest.setVisible(self._more > 0)
        rings = self.arrival.rings
        ink = "on_accent" if rings else "second"
        self.decline.setProperty("kind", "danger" if rings else "")
        self.decline.style().unpolish(self.decline)
        self.decline.style().polish(self.decline)
        self._theme.set_icon(self.accept, "phone" if rings else "check", "on_accent", 16)
        self._theme.set_icon(self.decline, "phone-off" if rings else "x", ink, 16)
        self.accept.setText(accept_words(self.arrival))
        self.decline.setText(tr("Offer", "Decline"))
        self._count()
        self.setAccessibleName(spoken(self.arrival, self._now()))

    # The mouse: it can be put elsewhere, and a press beside the buttons brings the window

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        if self.arrival is not None:
            self.seen.emit(self.arrival.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            self.move(event.globalPosition().toPoint() - self._dragged)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place, kept = self.pos(), self._settings.get("floating_bar_place")
        if self._dragged is not None and [place.x(), place.y()] != kept:
            self._settings.put("floating_bar_place", [place.x(), place.y()])
        self._dragged = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.raised.emit()

    # How it looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its corners are cut off: not every system lets a window be seen through."""
        super().resizeEvent(event)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS["popup"], RADIUS["popup"])
        self.setMask(QRegion(shape.toFillPolygon().toPolygon()))

    def paintEvent(self, _: QPaintEvent) -> None:
        level = (
            self.arrival.level if self.arrival is not None else 2 * (self._unanswered is not None)
        )
        tone = {0: "strong", 1: "warning"}.get(level, "bad")
        width = 2 if level else 1
        edge = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), self._theme.color("raised"))
            painter.setPen(QPen(self._theme.color(tone), width))
            painter.drawRoundedRect(edge, RADIUS["popup"], RADIUS["popup"])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def close_down(self) -> None:
        self._tick.stop()
        self.hide()
        self.deleteLater()
