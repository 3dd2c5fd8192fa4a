"""The handle a desk holds on its phone, which is a process of its own.

    phone = Phone(place, secret, Hello(desk="…", key=key), heard)
    phone.start()
    phone.send(commands.Dial(...))
    phone.close()

`heard` is called with every event, on a thread of the handle. A phone that still runs (its desk
was killed) is found again with its calls; one that falls is started again and told everything
it needs: `Hello` and the accounts.
"""

import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from voip import commands as c
from voip import events as e
from voip import pipe, starting, wire

_MANY_FALLS, _OFTEN_S = 3, 60.0
_LONGEST_PAUSE_S = 30.0
_SETTINGS = c.SetAccounts | c.SetPolicy | c.SetDevices


class Phone:
    """`start`, `send` and `close` never wait for the phone, and may be called from any thread."""

    def __init__(
        self,
        place: Path,
        secret: bytes,
        hello: c.Hello,
        heard: Callable[[e.AnyEvent], None],
        run: Sequence[str] | None = None,
    ) -> None:
        """`place`: a folder of the profile's own. `secret`: 32 bytes, the same for its whole life.

        `run` starts the process, `starting.program()` where none is given; the place is appended.
        """
        self._place, self._secret, self._run = place, secret, tuple(run or starting.program())
        self._hello, self._accounts = hello, c.SetAccounts(accounts=())
        self._heard = heard
        self._sender: pipe.Sender | None = None
        self._waiting: list[c.AnyCommand] = []
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._falls: list[float] = []

    def start(self) -> None:
        threading.Thread(target=self._live, name="phone", daemon=True).start()

    def send(self, command: c.AnyCommand) -> None:
        """Without a phone: settings are kept for it, orders about calls are refused, others wait."""
        with self._lock:
            self._remember(command)
            refusal = self._say(command)
        if refusal is not None:
            self._heard(refusal)

    def close(self, *, keep: bool = False) -> None:
        """Ends the phone with its calls, or leaves both to the next desk (`keep`)."""
        self._closing.set()
        with self._lock:
            sender, self._sender = self._sender, None
        if sender is not None:
            if not keep:
                sender.say(wire.encode(c.Goodbye()))
            sender.close()

    def _remember(self, command: c.AnyCommand) -> None:
        match command:
            case c.SetAccounts():
                self._accounts = command
            case c.SetPolicy():
                self._hello = msgspec.structs.replace(self._hello, policy=command.policy)
            case c.SetDevices():
                self._hello = msgspec.structs.replace(self._hello, devices=command.devices)

    def _say(self, command: c.AnyCommand) -> e.Refused | None:
        if self._sender is not None:
            self._sender.say(wire.encode(command))
        elif isinstance(command, c.Dial):
            return e.Refused(code="account.not_ready", call=command.call)
        elif call := getattr(command, "call", ""):
            return e.Refused(code="call.gone", call=call)
        elif not isinstance(command, _SETTINGS):
            self._waiting.append(command)
        return None

    # The thread of the handle

    def _live(self) -> None:
        while not self._closing.is_set():
            try:
                connection = self._connection()
            except starting.NoLibrary as why:
                self._heard(e.Unavailable(reason="no_library", detail=str(why)))
                return
            if connection is not None:
                self._serve(connection)
            self._fell()

    def _connection(self) -> Connection | None:
        try:
            pipe.prepare(self._place)
            found = starting.find(self._place, self._secret)
            return found or starting.start(self._place, self._secret, self._run)
        except OSError:
            return None  # A full disk, or no more processes: it is tried again, ever more rarely.

    def _serve(self, connection: Connection) -> None:
        """Until the phone is gone, or we are."""
        self._introduce(pipe.Sender(connection))
        try:
            while True:
                self._one(connection.recv_bytes(pipe.LARGEST))
        except (OSError, EOFError):
            with self._lock:
                self._sender = None
            connection.close()

    def _introduce(self, sender: pipe.Sender) -> None:
        with self._lock:
            first = (self._hello, self._accounts, *self._waiting)
            self._waiting.clear()
            for command in first:
                sender.say(wire.encode(command))
            self._sender = sender
            gone = self._closing.is_set()
        if gone:
            self.close()

    def _one(self, frame: bytes) -> None:
        try:
            event = wire.event(frame)
        except msgspec.DecodeError:
            return  # An older phone says something we no longer know; its calls are worth more.
        self._heard(event)

    def _fell(self) -> None:
        if self._closing.is_set():
            return
        now = time.monotonic()
        self._falls = [*(at for at in self._falls if now - at < _OFTEN_S), now]
        often = len(self._falls) - _MANY_FALLS
        self._heard(e.Unavailable(reason="keeps_falling" if often > 0 else "fell"))
        if often > 0:
            self._closing.wait(min(2.0**often, _LONGEST_PAUSE_S))
