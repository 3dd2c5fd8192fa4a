"""A few words of what it is about: two lines at most, the rest in the tool tip."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import Theme

LINE = 19
MOST = 2


class Preview(QWidget):
    """Plain text, whatever it looks like."""

    def __init__(self, theme: Theme, *, most: int = MOST) -> None:
        super().__init__()
        self._theme, self._most = theme, most
        self._text = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def say(self, text: str) -> None:
        text = " ".join(text.split())
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.setVisible(bool(text))
            self.updateGeometry()
            self.update()

    def whole(self) -> str:
        return self._text

    def visible_texts(self) -> list[str]:
        return [self._text]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self.lines(width)) * LINE

    def sizeHint(self) -> QSize:
        width = max(self.width(), 120)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, LINE if self._text else 0)

    def lines(self, width: int) -> list[str]:
        """The last one ends in an ellipsis where there is more."""
        if not self._text:
            return []
        starts = self._broken(width)
        found = [self._text[a:b].strip() for a, b in pairwise(starts)]
        if len(found) > self._most:
            metrics = self.fontMetrics()
            rest = self._text[starts[self._most - 1] :]
            last = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
            found = [*found[: self._most - 1], last]
        return found

    def _broken(self, width: int) -> list[int]:
        """Where each line begins, as far as it matters, and where the last of them ends."""
        layout = QTextLayout(self._text, self._theme.font("body"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        starts = [0]
        layout.beginLayout()
        while len(starts) <= self._most + 1 and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            starts.append(line.textStart() + line.textLength())
        layout.endLayout()
        return starts

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(self._theme.font("body"))
            painter.setPen(self._theme.color("text"))
            ascent = painter.fontMetrics().ascent()
            top = (LINE - painter.fontMetrics().height()) / 2 + ascent
            for place, line in enumerate(self.lines(self.width())):
                painter.drawText(QPointF(0, place * LINE + top), line)
