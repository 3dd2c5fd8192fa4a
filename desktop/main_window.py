"""The main window: only where everything stands. What it does is joined in `desktop/shell.py`."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.settings import Settings
from desktop.tokens import BAR, CONTEXT, LIST, RAIL

if TYPE_CHECKING:
    from desktop.panels.rail import Rail
    from desktop.panels.top_bar import TopBar

NARROW = 1180
"""Below this width, in px, the customer makes room for the conversation."""
SMALLEST = (1000, 600)
USUAL = (1440, 900)
SAVE_MS = 600
MIDDLE = 420


class Panels:
    """All but the inbox come after the first paint: until then plain ground stands there."""

    rail: "Rail"
    top_bar: "TopBar"

    def __init__(self, inbox: QWidget) -> None:
        self.inbox = inbox
        self.conversation: QWidget = _ground("surface")
        self.customer: QWidget = _ground("side")
        self.phone: QWidget | None = None
        """Takes the inbox's place while it is shown."""


class Places(QStackedWidget):
    """What stands in the left column; only what is shown there needs its room."""

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        width = super().minimumSizeHint().width()
        return QSize(width, shown.minimumSizeHint().height() if shown is not None else 0)


class MainWindow(QMainWindow):
    closing = Signal()
    """The person wants the window gone; whoever joined it decides what that means."""

    def __init__(self, settings: Settings, panels: Panels) -> None:
        super().__init__()
        self._settings = settings
        self.panels = panels
        self._leaving = False
        self.setWindowTitle("Santral")
        self.setMinimumSize(*SMALLEST)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._fill_splitter()
        self.stage = QStackedWidget()
        self.stage.addWidget(self.splitter)
        self._whole = self._arranged()
        self.setCentralWidget(self._whole)
        self._save = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._save.timeout.connect(self.save_places)
        self.splitter.splitterMoved.connect(self._save.start)
        self._stop = settings.on_change(self._setting_changed)
        self._restore()

    def _fill_splitter(self) -> None:
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        panels = self.panels
        self.places = Places()
        self.places.currentChanged.connect(self.places.updateGeometry)
        self.places.addWidget(panels.inbox)
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(0)
        self._left.addWidget(self.places, 1)
        for stretch, panel in enumerate((left, panels.conversation, panels.customer)):
            self.splitter.addWidget(panel)
            self.splitter.setStretchFactor(stretch, int(panel is panels.conversation))
        panels.conversation.setMinimumWidth(MIDDLE)

    def fill(self, conversation: QWidget, customer: QWidget, phone: QWidget | None = None) -> None:
        """The panels that the first paint did without, after `frame`; nothing moves."""
        sizes, panels = self.splitter.sizes(), self.panels
        conversation.setMinimumWidth(MIDDLE)
        for place, new in ((1, conversation), (2, customer)):
            old = self.splitter.replaceWidget(place, new)
            if old is not None:
                old.deleteLater()
            self.splitter.setStretchFactor(place, int(place == 1))
        panels.conversation, panels.customer, panels.phone = conversation, customer, phone
        if phone is not None:
            self.places.addWidget(phone)
        conversation.show()
        self._fit()
        self.splitter.setSizes(sizes)
        self._lead_tab()

    def show_wide(self, panel: QWidget | None) -> None:
        """A panel that needs all the room beside the rail; None: list, conversation and customer."""
        if panel is not None and self.stage.indexOf(panel) < 0:
            self.stage.addWidget(panel)
        self.stage.setCurrentWidget(panel or self.splitter)

    def band(self, widget: QWidget) -> None:
        """Across the whole width below the top bar, wherever one is."""
        bands = self._frames[1][0]
        bands.insertWidget(bands.count() - 1, widget)

    def dock(self, widget: QWidget) -> None:
        """A place of its own below the list: what stands there covers nothing."""
        self._left.addWidget(widget)

    def _arranged(self) -> QWidget:
        bar, rail = _ground("bar"), _ground("side")
        bar.setFixedHeight(BAR)
        rail.setFixedWidth(RAIL - 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(bar)
        right.addWidget(self.stage, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addWidget(_line())
        row.addLayout(right, 1)
        self._frames = ((row, rail), (right, bar))
        return whole

    def frame(self, rail: "Rail", top_bar: "TopBar") -> None:
        """What stands around the list, in the place that was kept for it; nothing moves."""
        self.panels.rail, self.panels.top_bar = rail, top_bar
        for (layout, ground), new in zip(self._frames, (rail, top_bar), strict=True):
            layout.removeWidget(ground)
            layout.insertWidget(0, new)
            ground.deleteLater()

    def _lead_tab(self) -> None:
        """From the top bar into the list, though the list was there first."""
        panels, stops = self.panels, self.stops()
        ways = [stop for panel in (panels.top_bar, panels.inbox)
                for stop in stops if stop is panel or panel.isAncestorOf(stop)]  # fmt: skip
        for before, after in pairwise(ways):
            QWidget.setTabOrder(before, after)

    def stops(self) -> list[QWidget]:
        """Where Tab goes, in its order."""
        found = list[QWidget]()
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found

    # Where it stands and how wide each column is

    def _restore(self) -> None:
        self.setGeometry(_kept_place(self._settings.get("window_geometry")) or _usual_place())
        if self._settings.get("window_maximised"):
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self._set_panes()
        self._fit()

    def _set_panes(self) -> None:
        panes = self._settings.get("window_panes")
        if len(panes) == 3 and min(panes[0], panes[2]) > 0:
            self.splitter.setSizes(panes)
        else:
            rest = max(MIDDLE, self.width() - LIST - CONTEXT - 60)
            self.splitter.setSizes([LIST, rest, CONTEXT])

    def save_places(self) -> None:
        """Not Qt's own form: that moves the window by a title bar where there is none."""
        place = self.normalGeometry()
        numbers = [place.x(), place.y(), place.width(), place.height()]
        self._settings.put("window_geometry", numbers)
        self._settings.put("window_maximised", self.isMaximized())
        if self.panels.customer.isVisible():
            self._settings.put("window_panes", self.splitter.sizes())

    def _fit(self) -> None:
        wanted = self._settings.get("customer_panel")
        self.panels.customer.setVisible(bool(wanted) and self.width() >= NARROW)

    def _setting_changed(self, name: str) -> None:
        if name == "customer_panel":
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._save.start()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._save.start()

    # Coming and going

    def come_forward(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def blank(self) -> None:
        """Shows nothing any more: what was painted is erased."""
        self._whole.hide()

    def leave(self) -> None:
        """For good: the next close closes."""
        self._leaving = True
        self._save.stop()
        self._stop()
        self.save_places()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._leaving:
            event.accept()
        else:
            event.ignore()
            self.closing.emit()


def _kept_place(numbers: list[int]) -> QRect | None:
    """None where it is unknown, or on a screen that is not there any more."""
    if len(numbers) != 4:
        return None
    place = QRect(*numbers)
    screens = QGuiApplication.screens()
    return place if any(s.geometry().contains(place.center()) for s in screens) else None


def _usual_place() -> QRect:
    """In the middle of the screen, and never larger than it."""
    screen = QGuiApplication.primaryScreen().availableGeometry()
    place = QRect(0, 0, min(USUAL[0], screen.width()), min(USUAL[1], screen.height()))
    place.moveCenter(screen.center())
    return place


def _ground(kind: str) -> QFrame:
    ground = QFrame()
    ground.setProperty("kind", kind)
    return ground


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    line.setFixedWidth(1)
    return line
