"""The door: where a desk comes to its phone. The newest one has it; an older one is shown out."""

import logging
import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection, Listener

import msgspec

from voip import wire
from voip.commands import AnyCommand
from voip.events import Event
from voip.pipe import LARGEST, Sender

_log = logging.getLogger("voip.door")


class Door:
    """`heard` and `left` are called on threads of the door; `say` may be called from any."""

    def __init__(
        self, listener: Listener, heard: Callable[[AnyCommand], None], left: Callable[[], None]
    ) -> None:
        self._listener = listener
        self._heard = heard
        self._left = left
        self._desk: Sender | None = None
        self._lock = threading.Lock()
        self._closed = False

    def open(self) -> None:
        threading.Thread(target=self._accept, name="door", daemon=True).start()

    @property
    def empty(self) -> bool:
        return self._desk is None

    def say(self, event: Event) -> None:
        """Never waits; lost where no desk is there."""
        desk = self._desk
        if desk is not None:
            desk.say(wire.encode(event))

    def close(self) -> None:
        with self._lock:
            desk, self._desk = self._desk, None
        self._closed = True
        if desk is not None:
            desk.close()
        self._listener.close()

    def _accept(self) -> None:
        while not self._closed:
            try:
                connection = self._listener.accept()
            except (OSError, EOFError, multiprocessing.AuthenticationError):
                _log.warning("somebody came to the door without the secret")
                continue
            reader = threading.Thread(
                target=self._read, args=(connection, self._let_in(connection)), daemon=True
            )
            reader.start()

    def _let_in(self, connection: Connection) -> Sender:
        desk = Sender(connection)
        with self._lock:
            before, self._desk = self._desk, desk
        if before is not None:
            before.close(0.0)
        return desk

    def _read(self, connection: Connection, desk: Sender) -> None:
        try:
            while True:
                self._one(connection.recv_bytes(LARGEST))
        except (OSError, EOFError):
            self._gone(desk)
            connection.close()

    def _one(self, frame: bytes) -> None:
        try:
            command = wire.command(frame)
        except msgspec.DecodeError:
            _log.warning("a command that is not understood was passed over")
            return
        self._heard(command)

    def _gone(self, desk: Sender) -> None:
        with self._lock:
            current = self._desk is desk
            if current:
                self._desk = None
        desk.close(0.0)
        if current:
            self._left()
