"""Shape: a laid-out row of the timeline as boxes, pictures, words and places to click."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from core.entities import Attachment
from desktop.rows.timeline_words import Words
from desktop.theme import Theme


class Lively(Protocol):
    """What changes without a new layout: pictures that arrive, a recording that plays."""

    def picture(self, file: Attachment) -> QPixmap | None:
        """The thumbnail of an attachment, or None while it is not here."""

    def progress(self, id: str) -> float | None:
        """How far a recording has played, 0 to 1; None: not this one."""

    def playing(self, id: str) -> bool: ...

    def speed(self) -> float:
        """How fast recordings are played; 1 as they were spoken."""


class Drawn(Protocol):
    def draw(self, painter: QPainter, theme: Theme, lively: Lively) -> None: ...


def stamp(painter: QPainter, theme: Theme, icon: tuple[str, str, int], x: float, y: float) -> None:
    """Draws an icon (name, token, px) as sharp as the screen is."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(QPointF(x, y), theme.pixmap(*icon, ratio))


@dataclass(slots=True)
class Box:
    """A filled rounded rectangle, with a one-pixel border where `border` names a colour."""

    rect: QRectF
    fill: str = ""
    border: str = ""
    radius: float = 12

    def draw(self, painter: QPainter, theme: Theme, lively: Lively) -> None:
        rect = self.rect.adjusted(0.5, 0.5, -0.5, -0.5) if self.border else self.rect
        painter.setPen(QPen(theme.color(self.border), 1) if self.border else QColor(0, 0, 0, 0))
        painter.setBrush(theme.color(self.fill) if self.fill else QColor(0, 0, 0, 0))
        painter.drawRoundedRect(rect, self.radius, self.radius)


@dataclass(slots=True)
class Icon:
    name: str
    token: str
    size: int
    x: float
    y: float

    def draw(self, painter: QPainter, theme: Theme, lively: Lively) -> None:
        stamp(painter, theme, (self.name, self.token, self.size), self.x, self.y)


@dataclass(slots=True)
class Rule:
    """A one-pixel line."""

    x1: float
    x2: float
    y: float
    token: str = "border"

    def draw(self, painter: QPainter, theme: Theme, lively: Lively) -> None:
        painter.fillRect(QRectF(self.x1, self.y, self.x2 - self.x1, 1), theme.color(self.token))


@dataclass(slots=True)
class Thumb:
    """A picture of an attachment; a quiet ground with an icon until it is here."""

    file: Attachment
    rect: QRectF

    def draw(self, painter: QPainter, theme: Theme, lively: Lively) -> None:
        path = QPainterPath()
        path.addRoundedRect(self.rect, 10, 10)
        picture = lively.picture(self.file)
        painter.fillPath(path, theme.color("sunken"))
        if picture is None:
            middle = self.rect.center()
            stamp(painter, theme, ("image", "third", 24), middle.x() - 12, middle.y() - 12)
            return
        painter.save()
        painter.setClipPath(path)
        painter.drawPixmap(self.rect, picture, QRectF(picture.rect()))
        painter.restore()


@dataclass(slots=True)
class Play:
    """The round play or pause button of a recording."""

    id: str
    rect: QRectF

    def draw(self, painter: QPainter, theme: Theme, lively: Lively) -> None:
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(theme.color("accent_soft"))
        painter.drawEllipse(self.rect)
        name = "pause" if lively.playing(self.id) else "play"
        middle = self.rect.center()
        stamp(painter, theme, (name, "accent_text", 16), middle.x() - 8, middle.y() - 8)


@dataclass(slots=True)
class Wave:
    """Peaks of a recording from 0 to 100, the played part in the accent colour."""

    id: str
    rect: QRectF
    peaks: tuple[int, ...]

    def draw(self, painter: QPainter, theme: Theme, lively: Lively) -> None:
        played = lively.progress(self.id) or 0.0
        painter.setPen(QColor(0, 0, 0, 0))
        step = self.rect.width() / max(1, len(self.peaks))
        for index, peak in enumerate(self.peaks):
            height = max(3.0, self.rect.height() * peak / 100)
            bar = QRectF(0, 0, 2, height)
            bar.moveTop(round(self.rect.center().y() - height / 2))
            bar.moveLeft(round(self.rect.x() + step * index))
            done = (index + 1) / len(self.peaks) <= played
            painter.setBrush(theme.color("accent_text" if done else "strong"))
            painter.drawRoundedRect(bar, 1, 1)


@dataclass(slots=True)
class Spot:
    """A place that does something. `what`: link, retry, discard, play, seek, speed, open, unfold,
    whole, jump, call, said, remark."""

    rect: QRectF
    what: str
    value: Any
    tip: str = ""


@dataclass(slots=True)
class Shape:
    """One row. Coordinates are px from its own top left corner."""

    height: int = 0
    drawn: list[Drawn] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    body: QRectF = field(default_factory=QRectF)
    """What flashes when a search leads here."""
    spoken: str = ""
    """The whole row as a screen reader says it."""

    def draw(
        self,
        painter: QPainter,
        theme: Theme,
        lively: Lively,
        selected: tuple[Words, int, int] | None = None,
    ) -> None:
        for item in self.drawn:
            item.draw(painter, theme, lively)
        for words in self.words:
            mine = selected is not None and selected[0] is words
            words.draw(painter, theme, selected[1:] if mine and selected else None)

    def spot(self, x: float, y: float) -> Spot | None:
        hit = next((s for s in reversed(self.spots) if s.rect.contains(x, y)), None)
        if hit is not None:
            return hit
        for words in self.words:
            if link := words.link(x, y):
                return Spot(words.box, "link", link.address, link.address)
        return None

    def selectable(self, x: float, y: float) -> Words | None:
        return next((w for w in self.words if w.selectable and w.box.contains(x, y)), None)
