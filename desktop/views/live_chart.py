"""DayChart: today as bars, the same weekday a week ago as a line: whether it is more than usual is seen at once."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.models.live_day import Series
from desktop.models.live_words import NONE
from desktop.theme import Theme
from desktop.times import HOUR, clock
from desktop.translate import tr

HEIGHT = 132
TOP, FOOT, LEFT, RIGHT = 26, 18, 38, 6
FEWEST = 16
"""Intervals shown at least: eight hours."""


class DayChart(QWidget):
    """`goal`: a line of its own, in percent; without one it is a count."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._series, self._title, self._goal = Series(), "", 0
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def show_series(self, title: str, series: Series, goal: int = 0) -> None:
        if (title, series, goal) != (self._title, self._series, self._goal):
            self._title, self._series, self._goal = title, series, goal
            self.setAccessibleName(title)
            self.setAccessibleDescription(self._said())
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, HEIGHT)

    def visible_texts(self) -> list[str]:
        return [self._title]

    def _said(self) -> str:
        """The newest of both, for who does not see it."""
        known = [n for n, value in enumerate(self._series.today) if value is not None]
        if not known:
            return ""
        at = known[-1]
        return self._at(at)

    def _at(self, at: int) -> str:
        series = self._series
        now, before = series.today[at], series.before[at]
        return tr(
            "Live", "{time}: {now}, a week ago {before}", time=clock(series.starts[at]),
            now=self._number(now), before=self._number(before),
        )  # fmt: skip

    def _number(self, value: float | None) -> str:
        if value is None:
            return NONE
        return tr("Numbers", "{value}%", value=round(value)) if self._goal else str(round(value))

    def _shown(self) -> range:
        """Intervals in which anything was, and a few beside them."""
        series = self._series
        filled = [
            n for n in range(len(series.starts)) if series.today[n] or series.before[n]
        ]  # fmt: skip
        if not filled:
            return range(0)
        first, last = max(0, filled[0] - 1), min(len(series.starts), filled[-1] + 2)
        return range(max(0, min(first, last - FEWEST)), last)

    def _plot(self) -> QRectF:
        return QRectF(LEFT, TOP, self.width() - LEFT - RIGHT, self.height() - TOP - FOOT)

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_title(painter)
            shown, plot = self._shown(), self._plot()
            if not shown:
                self._word(
                    painter, plot, tr("Live", "Nothing yet today"), Qt.AlignmentFlag.AlignCenter
                )
                return
            most = 100.0 if self._goal else self._most(shown)
            self._paint_axis(painter, plot, shown, most)
            self._paint_today(painter, plot, shown, most)
            self._paint_before(painter, plot, shown, most)

    def _paint_title(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font("small", 600))
        painter.setPen(self._theme.color("second"))
        painter.drawText(QRectF(0, 0, self.width(), 18), Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setFont(self._theme.font("caption"))
        x = float(self.width() - RIGHT)
        for words, token in ((tr("Live", "a week ago"), "third"), (tr("Live", "today"), "accent")):
            width = painter.fontMetrics().horizontalAdvance(words)
            x -= width
            painter.setPen(self._theme.color("second"))
            painter.drawText(QRectF(x, 0, width + 1, 18), Qt.AlignmentFlag.AlignVCenter, words)
            mark = QRectF(x - 14, 5, 9, 9) if token == "accent" else QRectF(x - 18, 9, 13, 2)
            painter.fillRect(mark, self._theme.color(token))
            x -= 28

    def _most(self, shown: range) -> float:
        both = [self._series.today[n] or 0 for n in shown] + [
            self._series.before[n] or 0 for n in shown
        ]
        return max(4.0, max(both) * 1.08)

    def _paint_axis(self, painter: QPainter, plot: QRectF, shown: range, most: float) -> None:
        painter.setFont(self._theme.font("caption", tabular=True))
        for share in (0.0, 0.5, 1.0):
            y = plot.bottom() - plot.height() * share
            painter.fillRect(QRectF(plot.x(), y, plot.width(), 1), self._theme.color("border"))
            if share:
                value = (
                    tr("Numbers", "{value}%", value=round(most * share))
                    if self._goal
                    else str(round(most * share))
                )
                at = QRectF(0, y - 7, LEFT - 6, 14)
                self._word(
                    painter, at, value, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                )
        step = plot.width() / len(shown)
        every = 2 if step * 4 > 60 else 4
        for place, n in enumerate(shown):
            start = self._series.starts[n]
            if start % HOUR == 0 and (start // HOUR) % every == 0:
                at = QRectF(plot.x() + step * place - 20, plot.bottom() + 3, 40, 14)
                self._word(painter, at, clock(start), Qt.AlignmentFlag.AlignCenter)
        if self._goal:
            y = plot.bottom() - plot.height() * self._goal / most
            painter.setPen(QPen(self._theme.color("ok"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(plot.x(), y), QPointF(plot.right(), y))

    def _paint_today(self, painter: QPainter, plot: QRectF, shown: range, most: float) -> None:
        step = plot.width() / len(shown)
        for place, n in enumerate(shown):
            value = self._series.today[n]
            if value:
                height = plot.height() * value / most
                missed = self._goal and value < self._goal
                bar = QRectF(
                    plot.x() + step * place + 1, plot.bottom() - height, max(1.5, step - 2), height
                )
                painter.fillRect(bar, self._theme.color("warning" if missed else "accent"))

    def _paint_before(self, painter: QPainter, plot: QRectF, shown: range, most: float) -> None:
        step = plot.width() / len(shown)
        line = QPolygonF()
        painter.setPen(QPen(self._theme.color("third"), 1.5))
        for place, n in enumerate(shown):
            value = self._series.before[n]
            if value is not None:
                line.append(
                    QPointF(
                        plot.x() + step * (place + 0.5),
                        plot.bottom() - plot.height() * value / most,
                    )
                )
            elif line:
                painter.drawPolyline(line)
                line = QPolygonF()
        painter.drawPolyline(line)

    def _word(self, painter: QPainter, box: QRectF, text: str, flags: Qt.AlignmentFlag) -> None:
        painter.setPen(self._theme.color("third"))
        painter.drawText(box, flags, text)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            shown, plot = self._shown(), self._plot()
            at = int((event.pos().x() - plot.x()) / plot.width() * len(shown)) if shown else -1
            if 0 <= at < len(shown):
                QToolTip.showText(event.globalPos(), self._at(shown[at]), self)
            return True
        return super().event(event)
