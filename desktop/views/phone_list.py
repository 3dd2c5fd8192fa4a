"""PhoneList: the lines of one of the phone's lists, or the face that stands where there are none."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout

from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.face import Face
from desktop.views.phone_data import LineData
from desktop.views.phone_line import PhoneLine


class PhoneList(QStackedWidget):
    """Only lines that say something else are built anew."""

    chosen = Signal(object)
    called = Signal(object)
    menu_asked = Signal(object, QPoint)
    """Each with its LineData."""
    ended = Signal()
    """The foot of the list was reached: there may be more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: dict[LineData, PhoneLine] = {}
        self.face = Face(theme)
        self._inside, self._scroll = QFrame(), QScrollArea()
        self._inside.setProperty("kind", "surface")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(8, 0, 8, 8)
        self._column.setSpacing(0)
        self._column.addStretch()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        self.addWidget(self._scroll)
        self.addWidget(self.face)

    def _scrolled(self, value: int) -> None:
        if value == self._scroll.verticalScrollBar().maximum():
            self.ended.emit()

    def show_lines(self, lines: Sequence[LineData]) -> None:
        wanted = dict.fromkeys(lines)
        for data in [data for data in self._lines if data not in wanted]:
            gone = self._lines.pop(data)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, data in enumerate(wanted):
            line = self._lines.get(data) or self._made(data)
            if self._column.indexOf(line) != place:
                self._column.insertWidget(place, line)
        self.setCurrentWidget(self._scroll if wanted else self.face)

    def lines(self) -> list[PhoneLine]:
        found = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [widget for widget in widgets if isinstance(widget, PhoneLine)]

    def _made(self, data: LineData) -> PhoneLine:
        line = self._lines[data] = PhoneLine(self._theme, data, tr("Phone", "Call"))
        line.clicked.connect(partial(self.chosen.emit, data))
        line.called.connect(partial(self.called.emit, data))
        line.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        line.customContextMenuRequested.connect(
            lambda at: self.menu_asked.emit(data, line.mapToGlobal(at))
        )
        return line
