"""One desk per profile: a second start raises the first one's window and leaves."""

import getpass
import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 300


class SingleInstance(QObject):
    """Held by the first desk of a profile for as long as it runs."""

    raised = Signal()
    """Somebody started the same profile again."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._came)
        # The name outlives a desk that was killed, and nothing answers on it
        QLocalServer.removeServer(name)
        self.listening = self._server.listen(name)

    def _came(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.disconnectFromServer()
        self.raised.emit()

    def close(self) -> None:
        self._server.close()


def name_for(profile: str) -> str:
    """The same for the same person and profile, short enough for every system's socket names."""
    mark = hashlib.sha256(f"{getpass.getuser()}\n{profile}".encode()).hexdigest()
    return f"santral-{mark[:20]}"


def claim(profile: str) -> SingleInstance | None:
    """None: a desk of this profile runs already, and has been asked to come forward."""
    name = name_for(profile)
    socket = QLocalSocket()
    socket.connectToServer(name)
    if socket.waitForConnected(_PATIENCE_MS):
        socket.waitForDisconnected(_PATIENCE_MS)
        return None
    return SingleInstance(name)
