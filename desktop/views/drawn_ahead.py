"""DrawnAhead: the rows that a person sees next are drawn while nothing else happens."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

CALM_MS = 150
"""So long nothing changes before rows that did are drawn again."""
NOTHING = (0, -1)
MOST = 16
"""Rows beyond each end, at most a page: with a tall screen's they are all that is kept."""


class DrawnAhead(QObject):
    """`draw` is called with one row number in each turn of the loop that has nothing else to do.

    A page of rows that were never seen takes longer to measure and to draw than a frame may.
    """

    def __init__(self, draw: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._draw = draw
        self._waiting: deque[int] = deque()
        self._seen, self._down = NOTHING, True
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._next)
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._begin)

    def follow(self, first: int, last: int) -> None:
        """Rows `first` to `last` are seen; those where the person is going come first."""
        before, self._seen = self._seen, (first, last)
        self._down = first >= before[0]
        # What is seen first is to be there first
        if before in (NOTHING, self._seen):
            self.again()
        else:
            self._begin()

    def again(self) -> None:
        """Some of them were read, or changed. In a flood that ends never, and what is drawn is
        another one before it is seen."""
        self._calm.start()

    def _begin(self) -> None:
        self._calm.stop()
        first, last = self._seen
        many = min(last - first + 1, MOST)
        below = range(last + 1, last + 1 + many)
        above = range(first - 1, max(-1, first - 1 - many), -1)
        self._waiting = deque((*below, *above) if self._down else (*above, *below))
        self._idle.start()

    def _next(self) -> None:
        if self._waiting:
            self._draw(self._waiting.popleft())
        else:
            self._idle.stop()
