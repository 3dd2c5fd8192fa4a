"""Wallboard: a window of its own for a second screen or a television, read from six metres.

F11 fills the screen, Escape gives it back and then closes; M or a right click chooses what is shown,
L is light or dark, which holds here alone.
"""

from functools import partial

import msgspec
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from desktop.icons import Icons
from desktop.models.live_tiles import TILES
from desktop.models.live_values import Floor
from desktop.models.live_watch import LiveWatch
from desktop.models.wallboard import FEWEST, KEPT, MOST, Board, Place, columns, read_board
from desktop.parts import Parts
from desktop.times import clock
from desktop.tokens import DARK, LIGHT
from desktop.translate import tr
from desktop.views.menu import Menu
from desktop.views.wallboard_tile import Look, WallTile

GAP = 14
HEAD = 0.062
"""Share of the height above the tiles: what company, what time."""


class Wallboard(QWidget):
    closed = Signal()

    def __init__(self, parts: Parts, watch: LiveWatch) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._parts, self._watch = parts, watch
        self.board = Board()
        self.tiles: list[tuple[Place, WallTile]] = []
        self._icons = Icons()
        self.setMinimumSize(640, 400)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._grid)
        self._whole = whole
        watch.changed.connect(self._show_floor)
        watch.ticked.connect(self._tick)
        parts.tasks.start(self._read(), "wallboard")
        self._furnish()
        self._retranslate()

    # Coming and going

    def come(self) -> None:
        """On the second screen, full, where there is one; else as a window of its own."""
        screens = QGuiApplication.screens()
        second = next((s for s in screens if s is not QGuiApplication.primaryScreen()), None)
        if second is not None and not self.isVisible():
            self.setGeometry(second.geometry())
            self.showFullScreen()
        elif not self.isVisible():
            self.resize(1280, 720)
            self.show()
        self.raise_()
        self.activateWindow()
        self._watch.look(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._watch.look(self, False)
        super().closeEvent(event)
        self.closed.emit()

    async def _read(self) -> None:
        kept = await self._parts.desk.kept_own("view")
        if self.board == Board():  # else something was chosen meanwhile
            self.choose(read_board(kept.get(KEPT)), keep=False)

    # What it shows

    def choose(self, board: Board, *, keep: bool = True) -> None:
        if board != self.board:
            self.board = board
            self._furnish()
            if keep:
                body = msgspec.json.encode(board)
                self._parts.tasks.start(self._parts.desk.keep_own("view", KEPT, body), "wallboard")

    @property
    def look(self) -> Look:
        return Look(LIGHT if self.board.light else DARK, self._icons)

    def _furnish(self) -> None:
        for _, tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.deleteLater()
        self.tiles = [(place, self._tile(place)) for place in self.board.places]
        self._arrange()
        self._show_floor()
        self.update()

    def _tile(self, place: Place) -> WallTile:
        queue = self._parts.desk.directory.queues.get(place.queue)
        name = queue.name if queue else place.queue
        return WallTile(self._parts.theme, self.look, TILES[place.tile], name)

    def _arrange(self) -> None:
        head = round(self.height() * HEAD) + GAP
        self._whole.setContentsMargins(GAP, head, GAP, GAP)
        beside = columns(len(self.tiles), self.width() - GAP, self.height() - head)
        for at, (_, tile) in enumerate(self.tiles):
            self._grid.removeWidget(tile)
            self._grid.addWidget(tile, at // beside, at % beside)
            tile.show()
        for at in range(MOST):
            self._grid.setColumnStretch(at, int(at < beside))
            self._grid.setRowStretch(at, int(at * beside < len(self.tiles)))

    def _show_floor(self) -> None:
        floor = self._watch.floor
        if floor.read:
            for place, tile in self.tiles:
                tile.show_face(tile.tile.face(floor, place.queue))
        self.update(0, 0, self.width(), round(self.height() * HEAD) + GAP)

    def _tick(self) -> None:
        floor = self._watch.floor
        for place, tile in self.tiles:
            if tile.tile.ages and floor.read:
                tile.show_face(tile.tile.face(floor, place.queue))
        self.update(0, 0, self.width(), round(self.height() * HEAD) + GAP)

    def paintEvent(self, _: QPaintEvent) -> None:
        look, floor, height = self.look, self._watch.floor, self.height() * HEAD
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), look.color("background"))
            font = self._parts.theme.font("heading", 600, tabular=True)
            font.setPixelSize(max(11, round(height * 0.55)))
            painter.setFont(font)
            box = QRectF(GAP + 6, GAP / 2, self.width() - 2 * GAP - 12, height)
            painter.setPen(look.color("second"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._parts.desk.me.account)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.setPen(look.color("warning" if floor.as_of is not None else "text"))
            painter.drawText(box, right, self._when(floor))

    def _when(self, floor: Floor) -> str:
        if floor.as_of is not None:
            return tr("Live", "as of {time}, no line", time=clock(floor.as_of))
        return clock(floor.now) if floor.now else ""

    # What a person does

    def menu(self) -> QMenu:
        menu = Menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(tr("Wallboard", "Four to twelve figures")).setEnabled(False)
        every = menu.addMenu(tr("Wallboard", "Of all queues"))
        self._add_figures(every, "")
        for id, queue in sorted(self._parts.desk.directory.queues.items(), key=lambda q: q[1].name):
            self._add_figures(menu.addMenu(queue.name), id)
        menu.addSeparator()
        light = menu.addAction(tr("Wallboard", "Light\tL"), self._turn_light)
        light.setCheckable(True)
        light.setChecked(self.board.light)
        menu.addAction(tr("Wallboard", "As it came"), partial(self.choose, Board()))
        full = menu.addAction(tr("Wallboard", "Full screen\tF11"), self.toggle_full)
        full.setCheckable(True)
        full.setChecked(self.isFullScreen())
        menu.addAction(tr("Wallboard", "Close"), self.close)
        return menu

    def _add_figures(self, menu: QMenu, queue: str) -> None:
        for id, tile in TILES.items():
            if queue and not tile.of_queue:
                continue
            place = Place(id, queue)
            action = menu.addAction(tile.title(), partial(self._toggle, place))
            shown = place in self.board.places
            action.setCheckable(True)
            action.setChecked(shown)
            count = len(self.board.places)
            action.setEnabled(count > FEWEST if shown else count < MOST)

    def _toggle(self, place: Place) -> None:
        shown = place in self.board.places
        self.choose(self.board.without(place) if shown else self.board.with_place(place))

    def _turn_light(self) -> None:
        self.choose(Board(self.board.places, not self.board.light))

    def toggle_full(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_F11:
            self.toggle_full()
        elif key == Qt.Key.Key_Escape:
            if self.isFullScreen():
                self.showNormal()
            else:
                self.close()
        elif key == Qt.Key.Key_L:
            self._turn_light()
        elif key in (Qt.Key.Key_M, Qt.Key.Key_Menu):
            self.menu().popup(self.mapToGlobal(QPoint(GAP, round(self.height() * HEAD) + GAP)))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_floor()

    def _retranslate(self) -> None:
        self.setWindowTitle(tr("Wallboard", "Wallboard"))
