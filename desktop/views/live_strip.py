"""LiveStrip: the figures above a table. Each is a button: it opens what stands behind it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QSizePolicy, QWidget

from desktop.models.live_tiles import STRIPS, TILES, Face, Tile
from desktop.models.live_values import EMPTY, Floor
from desktop.theme import Theme
from desktop.tokens import RADIUS, RING

HEIGHT = 84
NARROW = 132
"""Px: the narrowest a figure is shown in."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
SIGN = 16


class FigureTile(QAbstractButton):
    def __init__(self, theme: Theme, tile: Tile) -> None:
        super().__init__()
        self._theme, self.tile = theme, tile
        self.face = Face("")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(NARROW)
        self.setFixedHeight(HEIGHT - 16)
        theme.changed.connect(self.update)

    def show_face(self, face: Face) -> None:
        """Painted only where it says something else."""
        if face == self.face:
            return
        self.face = face
        said = ", ".join(part for part in (self.tile.title(), face.value, face.note) if part)
        self.setAccessibleName(said)
        self.setToolTip(face.note)
        self.update()

    def visible_texts(self) -> list[str]:
        return [self.tile.title(), self.face.value, self.face.note]

    def sizeHint(self) -> QSize:
        return QSize(NARROW, HEIGHT - 16)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        theme, box = self._theme, QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter, box)
            inner = box.adjusted(12, 5, -8, -5)
            ink = self.face.tone or "text"
            used = self._say(
                painter,
                QRectF(inner.x(), inner.y(), inner.width(), 25),
                self.face.value,
                theme.font("heading", 600, tabular=True),
                ink,
            )
            if self.face.sign:
                at = QRectF(inner.x() + used + 8, inner.y() + 5, SIGN, SIGN).topLeft()
                ratio = painter.device().devicePixelRatio()
                painter.drawPixmap(at, theme.pixmap(self.face.sign, ink, SIGN, ratio))
            below = QRectF(inner.x(), inner.y() + 25, inner.width(), 17)
            self._say(painter, below, self.tile.title(), theme.font("small", 500), "second")
            self._say(
                painter, below.translated(0, 16), self.face.note, theme.font("caption"), "third"
            )

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        token = (
            "accent_soft"
            if self.isChecked()
            else "pressed"
            if self.isDown()
            else "hover"
            if self.underMouse()
            else ""
        )
        painter.setPen(Qt.PenStyle.NoPen)
        if token:
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(box, RADIUS["row"], RADIUS["row"])
        if self.hasFocus():
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(self._theme.color("accent"))
            pen.setWidth(RING)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS["row"], RADIUS["row"])

    def _say(self, painter: QPainter, box: QRectF, text: str, font: QFont, ink: str) -> float:
        """The width it took."""
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(box, LEFT, shown)
        return painter.fontMetrics().horizontalAdvance(shown)


class LiveStrip(QWidget):
    opened = Signal(str)
    """The figure of a tile."""

    def __init__(self, theme: Theme, tab: str) -> None:
        super().__init__()
        self.tiles = [FigureTile(theme, TILES[id]) for id in STRIPS[tab]]
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(8, 4, 8, 12)
        row.setSpacing(4)
        for tile in self.tiles:
            tile.clicked.connect(self._asked(tile))
            row.addWidget(tile, 1)

    def minimumSizeHint(self) -> QSize:
        """What does not fit goes: figures never make a window wider."""
        return QSize(NARROW, HEIGHT)

    def _asked(self, tile: FigureTile) -> Callable[[], None]:
        return lambda: self.opened.emit(tile.tile.figure)

    def show_floor(self, floor: Floor, *, ages: bool = False) -> None:
        """`ages`: only the time has passed."""
        for tile in self.tiles:
            if not ages or tile.tile.ages:
                tile.show_face(tile.tile.face(floor, "") if floor is not EMPTY else Face("–"))

    def mark(self, figure: str | None) -> None:
        """Whose contacts are shown."""
        marked = False
        for tile in self.tiles:
            tile.setChecked(not marked and tile.tile.figure == figure)
            marked |= tile.isChecked()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = max(1, (self.width() - 16) // (NARROW + 4))
        for place, tile in enumerate(self.tiles):
            tile.setVisible(place < fits)
