"""WallTile: one figure in a size that is read from six metres; its risk is a colour, a sign and a bar."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.icons import Icons
from desktop.models.live_tiles import Face, Tile
from desktop.theme import Theme
from desktop.tokens import Tokens

NAME, VALUE, NOTE = 0.115, 0.46, 0.095
"""Shares of the tile's height."""
BESIDE, CORNER = 1.3, 14
"""How wide the sign's corner is, in its own height; and how round the tile."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
SOFT = {"bad": "bad_soft", "warning": "warning_soft", "ok": "ok_soft", "accent": "accent_soft"}


class Look(NamedTuple):
    """What a wallboard is painted with: its own colours, whatever the desk's theme."""

    tokens: Tokens
    icons: Icons

    def color(self, token: str) -> QColor:
        return QColor(getattr(self.tokens, token))


class WallTile(QWidget):
    def __init__(self, theme: Theme, look: Look, tile: Tile, of: str) -> None:
        """`of`: name of the queue; empty: of all."""
        super().__init__()
        self._theme, self.look, self.tile, self._of = theme, look, tile, of
        self.face = Face("–")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_face(self, face: Face) -> None:
        if face != self.face:
            self.face = face
            self.setAccessibleName(
                ", ".join(part for part in (self.name(), face.value, face.note) if part)
            )
            self.update()

    def name(self) -> str:
        return f"{self.tile.title()} · {self._of}" if self._of else self.tile.title()

    def visible_texts(self) -> list[str]:
        return [self.name(), self.face.value, self.face.note]

    def paintEvent(self, _: QPaintEvent) -> None:
        box = QRectF(self.rect())
        unit = min(box.height(), box.width() / 1.25)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter, box)
            edge = max(12.0, unit * 0.075)
            inner = box.adjusted(edge + unit * 0.02, edge, -edge, -edge)
            name = QRectF(inner.x(), inner.y(), inner.width(), unit * NAME * 1.5)
            self._paint_sign(painter, name)
            left = name.adjusted(0, 0, -name.height() * BESIDE if self.face.sign else 0, 0)
            self._say(painter, left, self.name(), unit * NAME, 600, "second")
            note = QRectF(
                inner.x(), inner.bottom() - unit * NOTE * 1.5, inner.width(), unit * NOTE * 1.5
            )
            self._say(painter, note, self.face.note, unit * NOTE, 500, "third")
            value = QRectF(inner.x(), name.bottom(), inner.width(), note.y() - name.bottom())
            self._say(
                painter,
                value,
                self.face.value,
                unit * VALUE,
                600,
                self.face.tone or "text",
                least=0.4,
            )

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        tone = self.face.tone
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.color(SOFT.get(tone, "surface")))
        painter.drawRoundedRect(box, CORNER, CORNER)
        if tone in SOFT:
            shape = QPainterPath()
            shape.addRoundedRect(box, CORNER, CORNER)
            painter.setClipPath(shape)
            bar = QRectF(box.x(), box.y(), max(6.0, box.height() * 0.03), box.height())
            painter.fillRect(bar, self.look.color(tone))
            painter.setClipping(False)

    def _paint_sign(self, painter: QPainter, box: QRectF) -> None:
        """In the corner: the colour is never alone."""
        if self.face.sign:
            side, ratio = round(box.height()), painter.device().devicePixelRatio()
            colour = getattr(self.look.tokens, self.face.tone or "text")
            at = QPointF(box.right() - side, box.y())
            painter.drawPixmap(at, self.look.icons.pixmap(self.face.sign, colour, side, ratio))

    def _say(
        self, painter: QPainter, box: QRectF, text: str, px: float, weight: int, ink: str,
        least: float = 0.66,
    ) -> None:  # fmt: skip
        """Smaller where it must, down to `least` of it: a word cut short is read by nobody."""
        font = self._font(px, weight)
        wide = QFontMetricsF(font).horizontalAdvance(text)
        if wide > box.width() > 0:
            font = self._font(px * max(least, box.width() / wide * 0.99), weight)
        painter.setFont(font)
        painter.setPen(self.look.color(ink))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 2)
        painter.drawText(box.adjusted(0, 0, 4, 0), LEFT, shown)

    def _font(self, px: float, weight: int) -> QFont:
        font = self._theme.font("heading", weight, tabular=True)
        font.setPixelSize(max(11, round(px)))
        return font
