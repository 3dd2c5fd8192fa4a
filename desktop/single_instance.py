"""One desk per profile: a second start tells the first one what it wants, and leaves."""

import getpass
import hashlib
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.wishes import MOST_BYTES, Wish, decode, encode

_PATIENCE_MS = 300
_HEARING_MS = 1_000
"""A visitor that says nothing for so long only wanted the window."""
COME = Wish("come")


class SingleInstance(QObject):
    """Held by the first desk of a profile for as long as it runs."""

    raised = Signal()
    """Somebody started the same profile again."""
    wished = Signal(object)
    """Wish of a link or a command line."""

    def __init__(self) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._came)

    @property
    def listening(self) -> bool:
        return self._server.isListening()

    def take(self, profile: str, wish: Wish) -> bool:
        """Goes by this name, and no longer by the one before. False: another desk has it, and
        has been told what is wished."""
        name = name_for(profile)
        if self._server.serverName() == name:
            return True
        if tell(profile, wish):
            return False
        self._server.close()
        if self._server.listen(name):
            return True
        if tell(profile, wish):
            return False  # it was started in the same moment, and was faster
        # The name outlives a desk that was killed, and nothing answers on it
        QLocalServer.removeServer(name)
        self._server.listen(name)
        return True

    def _came(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.readyRead.connect(partial(self._said, visitor))
            QTimer.singleShot(_HEARING_MS, visitor, visitor.disconnectFromServer)
            self._said(visitor)

    def _said(self, visitor: QLocalSocket) -> None:
        """A whole line, or too much of one; what follows is not read."""
        if not visitor.canReadLine() and visitor.bytesAvailable() < MOST_BYTES:
            return
        wish = decode(bytes(visitor.readLine(MOST_BYTES).data()))
        visitor.readyRead.disconnect()
        visitor.disconnectFromServer()
        if wish is not None and wish.do == "come":
            self.raised.emit()
        elif wish is not None:
            self.wished.emit(wish)

    def close(self) -> None:
        self._server.close()


def name_for(profile: str) -> str:
    """The same for the same person and profile, short enough for every system's socket names."""
    mark = hashlib.sha256(f"{getpass.getuser()}\n{profile}".encode()).hexdigest()
    return f"santral-{mark[:20]}"


def tell(profile: str, wish: Wish) -> bool:
    """Says it to the desk of this profile; False where none runs."""
    socket = QLocalSocket()
    socket.connectToServer(name_for(profile))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(encode(wish))
    socket.waitForBytesWritten(_PATIENCE_MS)
    socket.waitForDisconnected(_PATIENCE_MS)
    return True


def claim(profile: str, wish: Wish = COME) -> SingleInstance | None:
    """None: a desk of this profile runs already, and has been told what is wished."""
    instance = SingleInstance()
    return instance if instance.take(profile, wish) else None
