"""Stream: a recording as Qt's player reads it: piece by piece, where somebody listens.

Qt reads on threads of its own, which may wait for a line; the screen's never does.
"""

from PySide6.QtCore import QIODevice, QObject, Signal

from core.contents import Content
from core.errors import UserError


class Stream(QIODevice):
    """`give_up` before it is taken down: it ends the content, and wakes whoever waits in it."""

    lost = Signal()
    """There is no more of it, for `error`. Qt itself may go on for minutes with what it has."""

    def __init__(self, content: Content, parent: QObject) -> None:
        super().__init__(parent)
        self.error: UserError | None = None
        """Why there is no more of it."""
        self._content, self._at = content, 0
        # Its own buffer would be a second copy, and forget where the player went
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def give_up(self) -> None:
        self._content.close()

    def isSequential(self) -> bool:
        return False

    def size(self) -> int:
        return self._content.size

    def bytesAvailable(self) -> int:
        return max(0, self._content.size - self._at)

    def atEnd(self) -> bool:
        return self.error is not None or self._at >= self._content.size

    def seek(self, pos: int) -> bool:
        self._at = pos
        return super().seek(pos)

    def readData(self, maxlen: int) -> object:
        """Empty: there is no more."""
        try:
            found = self._content.read(self._at, maxlen)
        except UserError as error:
            self.error = error
            self.lost.emit()
            return b""
        self._at += len(found)
        return found
