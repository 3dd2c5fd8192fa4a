"""Build: a row of the timeline while it is being laid out, from top to bottom."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from desktop.rows.timeline_entry import Entry
from desktop.rows.timeline_shape import Drawn, Shape, Spot
from desktop.rows.timeline_words import LINE, Setting, Words
from desktop.theme import Theme
from desktop.tokens import BUBBLE

EDGE = 24
"""Px from the sides of the timeline to avatars and bubbles."""
AVATAR = 28
TEXT_X = EDGE + AVATAR + 8
"""Where what the customer writes begins."""
SHARE = 0.66
"""Of the timeline's width that a bubble may take."""
SOUND = 380
GAP = 4
"""Px between the parts of one message."""


@dataclass(slots=True)
class Build:
    """`y` is where the next part begins."""

    entry: Entry
    theme: Theme
    width: int
    y: float = 3
    shape: Shape = field(default_factory=Shape)
    spoken: list[str] = field(default_factory=list)

    @property
    def out(self) -> bool:
        return self.entry.kind in ("out", "note")

    @property
    def left(self) -> float:
        return TEXT_X

    @property
    def right(self) -> float:
        """The edge our own bubbles end at; the bot's leave room for its avatar."""
        by_bot = self.entry.author_kind == "bot" and self.entry.kind == "out"
        return self.width - EDGE - (AVATAR + 8 if by_bot else 0)

    @property
    def most(self) -> float:
        """The widest a bubble may be."""
        return min(BUBBLE, self.width * SHARE, self.right - self.left)

    @property
    def sound(self) -> float:
        """The width of a recording's card: all there is before its parts would lie on each other."""
        return min(SOUND, self.right - self.left)

    def x(self, width: float) -> float:
        """Where a part `width` px wide begins on its side."""
        return self.right - width if self.out else self.left

    def body(self, token: str = "text", width: float | None = None) -> Setting:
        return Setting(self.theme.font("body"), token, width or self.most - 24, LINE)

    def small(self, token: str = "third", width: float | None = None, weight: int = 400) -> Setting:
        return Setting(self.theme.font("caption", weight), token, width or self.most, 15)

    def draw(self, *items: Drawn) -> None:
        self.shape.drawn.extend(items)

    def write(self, words: Words, x: float, y: float) -> Words:
        self.shape.words.append(words.at(x, y))
        return words

    def spot(self, rect: QRectF, what: str, value: object, tip: str = "") -> None:
        self.shape.spots.append(Spot(rect, what, value, tip))

    def say(self, *texts: str) -> None:
        self.spoken.extend(text for text in texts if text)

    def grow(self, rect: QRectF) -> None:
        self.shape.body = self.shape.body.united(rect)

    def done(self, below: float = 3) -> Shape:
        self.shape.height = round(self.y + below)
        self.shape.spoken = ", ".join(self.spoken)
        return self.shape
