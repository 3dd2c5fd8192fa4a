"""AlertChart: the minutes before an alert: the figure as a line, its threshold dashed across."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.supervision import Alert
from desktop.models.alert_words import PERCENTS, figure_title, value_words
from desktop.models.live_words import NONE
from desktop.theme import Theme
from desktop.times import clock
from desktop.translate import tr

HEIGHT = 150
TOP, FOOT, LEFT, RIGHT = 26, 20, 46, 8


class AlertChart(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._alert: Alert | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_alert(self, alert: Alert) -> None:
        self._alert = alert
        known = [each for each in alert.before if each.value is not None]
        first = value_words(alert.figure, known[0].value or 0) if known else ""
        said = tr("Alerts", "From {first} to {last}", first=first,
                  last=value_words(alert.figure, alert.value))  # fmt: skip
        self.setAccessibleName(figure_title(alert.figure))
        self.setAccessibleDescription(said if known else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, HEIGHT)

    def visible_texts(self) -> list[str]:
        return [tr("Alerts", "The minutes before")]

    def paintEvent(self, _: QPaintEvent) -> None:
        alert = self._alert
        if alert is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._theme.font("small", 600))
            painter.setPen(self._theme.color("second"))
            title = QRectF(0, 0, self.width(), 18)
            painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, self.visible_texts()[0])
            self._paint(painter, self._plot(), alert)

    def _plot(self) -> QRectF:
        return QRectF(LEFT, TOP, self.width() - LEFT - RIGHT, self.height() - TOP - FOOT)

    def _paint(self, painter: QPainter, plot: QRectF, alert: Alert) -> None:
        points = _points(alert)
        values = [value for _, value in points if value is not None]
        low, high = _scale(alert, values)
        first, last = points[0][0], points[-1][0]
        span = max(1, last - first)
        painter.fillRect(
            QRectF(plot.x(), plot.bottom(), plot.width(), 1), self._theme.color("border")
        )
        self._paint_limit(painter, plot, alert, (low, high))
        self._paint_line(painter, plot, [
            (plot.right() - plot.width() * (last - at) / span,
             None if value is None else plot.bottom() - plot.height() * (value - low) / (high - low))
            for at, value in points
        ])  # fmt: skip
        self._paint_value(painter, plot, alert, (low, high))
        painter.setFont(self._theme.font("caption", tabular=True))
        painter.setPen(self._theme.color("third"))
        below = QRectF(plot.x(), plot.bottom() + 4, plot.width(), 14)
        if last > first:
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, clock(first))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, clock(alert.raised_at))

    def _paint_limit(
        self, painter: QPainter, plot: QRectF, alert: Alert, scale: tuple[float, float]
    ) -> None:
        low, high = scale
        y = plot.bottom() - plot.height() * (alert.threshold - low) / (high - low)
        painter.setPen(QPen(self._theme.color("strong"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(plot.x(), y), QPointF(plot.right(), y))
        painter.setFont(self._theme.font("caption", tabular=True))
        painter.setPen(self._theme.color("third"))
        box = QRectF(0, y - 7, LEFT - 6, 14)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, right, value_words(alert.figure, alert.threshold))

    def _paint_value(
        self, painter: QPainter, plot: QRectF, alert: Alert, scale: tuple[float, float]
    ) -> None:
        """What it was when it was raised, where the line is not and there is room for it."""
        low, high = scale
        y = plot.bottom() - plot.height() * (alert.value - low) / (high - low)
        above = alert.value >= alert.threshold or y + 22 > plot.bottom()
        box = QRectF(plot.right() - 80, y - 22 if above else y + 6, 80, 16)
        painter.setFont(self._theme.font("small", 600, tabular=True))
        painter.setPen(self._theme.color("bad"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, right, value_words(alert.figure, alert.value))

    def _paint_line(
        self, painter: QPainter, plot: QRectF, points: list[tuple[float, float | None]]
    ) -> None:
        """Where nothing was measured there is no line."""
        painter.setPen(QPen(self._theme.color("accent"), 2))
        run = QPolygonF()
        for x, y in (*points, (plot.right(), None)):
            if y is not None:
                run.append(QPointF(x, y))
            elif run.size():
                painter.drawPolyline(run)
                run = QPolygonF()
        x, y = points[-1]
        if y is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("bad"))
            painter.drawEllipse(QPointF(x, y), 4, 4)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(event.pos().x()), self)
            return True
        return super().event(event)

    def words_at(self, x: float) -> str:
        """What was measured nearest to it, and when."""
        alert, plot = self._alert, self._plot()
        if alert is None:
            return ""
        points = _points(alert)
        first, span = points[0][0], points[-1][0] - points[0][0]
        at = first + (x - plot.x()) / plot.width() * span
        near, value = min(points, key=lambda each: abs(each[0] - at))
        said = NONE if value is None else value_words(alert.figure, value)
        return f"{clock(near)}  {said}"


def _points(alert: Alert) -> list[tuple[int, float | None]]:
    """Up to the moment it was raised."""
    before = [(each.at, each.value) for each in alert.before]
    return [*before, (alert.raised_at, alert.value)]


def _scale(alert: Alert, values: list[float]) -> tuple[float, float]:
    """From nothing on; a share from a little below its worst, or its fall would not be seen."""
    high, low = max(*values, alert.threshold, 1), 0.0
    if alert.figure in PERCENTS:
        low = max(0.0, min(*values, alert.threshold) - 10)
    return low, high + (high - low) * 0.25
