"""Why it came to this person: a few words each, that go on in a second line where they must."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.arrival_words import Why
from desktop.rows.chip import HEIGHT, Chip, chip_width, paint_chip
from desktop.theme import Theme

GAP = 5
MOST_LINES = 3


class WhyChips(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said: tuple[Why, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def say(self, said: Sequence[Why]) -> None:
        """A wait that only counted on is painted, and nothing is laid out anew."""
        before, self._said = self._said, tuple(said)
        if before == self._said:
            return
        self.setAccessibleName(", ".join(each.text for each in said))
        if _shape(before) != _shape(self._said):
            self.updateGeometry()
        self.update()

    def visible_texts(self) -> list[str]:
        return [each.text for each in self._said]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = 1 + max((line for line, _ in self._places(width)), default=0)
        return lines * HEIGHT + (lines - 1) * GAP if self._said else 0

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT if self._said else 0)

    def _places(self, width: int) -> list[tuple[int, float]]:
        """(line, left) of each; what does not fit into the last line is left out."""
        found: list[tuple[int, float]] = []
        line, left = 0, 0.0
        for each in self._said:
            wide = chip_width(self._theme, _chip(each))
            if left and left + wide > width:
                line, left = line + 1, 0.0
            if line == MOST_LINES:
                break
            found.append((line, left))
            left += wide + GAP
        return found

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for each, (line, left) in zip(self._said, self._places(self.width()), strict=False):
                at = QPointF(left, line * (HEIGHT + GAP))
                paint_chip(painter, self._theme, at, _chip(each))


def _chip(why: Why) -> Chip:
    return Chip(why.text, why.tone, "clock" if why.waits else "")


def _shape(said: Sequence[Why]) -> list[int]:
    return [len(each.text) for each in said]
