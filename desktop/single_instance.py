"""One desk per profile: a second start tells the first one what it wants, hears what came of it, and
leaves."""

import getpass
import hashlib
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.wishes import MOST_BYTES, Answer, Wish, answer_line, answer_of, decode, encode

_PATIENCE_MS = 300
_ANSWER_MS = 3_000
"""A script wants to know; the desk may be busy with something else."""
_HEARING_MS = 1_000
"""A visitor that says nothing for so long only wanted the window."""
COME = Wish("come")


class SingleInstance(QObject):
    """Held by the first desk of a profile for as long as it runs."""

    raised = Signal()
    """Somebody started the same profile again."""

    def __init__(self) -> None:
        super().__init__()
        self.obeys: Callable[[Wish], bool] = lambda _: False
        """What is done with the wish of a link or a command line; False: nothing could be done."""
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
        if wish is not None:
            visitor.write(answer_line(self._obey(wish)))
            visitor.flush()
        visitor.disconnectFromServer()
        if wish == COME:
            self.raised.emit()

    def _obey(self, wish: Wish) -> Answer:
        return "done" if wish == COME or self.obeys(wish) else "nothing"

    def close(self) -> None:
        self._server.close()


def name_for(profile: str) -> str:
    """The same for the same person and profile, short enough for every system's socket names."""
    mark = hashlib.sha256(f"{getpass.getuser()}\n{profile}".encode()).hexdigest()
    return f"santral-{mark[:20]}"


def tell(profile: str, wish: Wish) -> Answer | None:
    """Says it to the desk of this profile, and returns what came of it; None where none runs."""
    socket = QLocalSocket()
    socket.connectToServer(name_for(profile))
    if not socket.waitForConnected(_PATIENCE_MS):
        return None
    socket.write(encode(wish))
    socket.waitForBytesWritten(_PATIENCE_MS)
    patience = _ANSWER_MS if wish.needs_call else _PATIENCE_MS
    while not socket.canReadLine() and socket.waitForReadyRead(patience):
        pass
    return answer_of(bytes(socket.readLine(MOST_BYTES).data()))


def claim(profile: str, wish: Wish = COME) -> SingleInstance | None:
    """None: a desk of this profile runs already, and has been told what is wished."""
    instance = SingleInstance()
    return instance if instance.take(profile, wish) else None
