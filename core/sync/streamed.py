"""Streamed: one file read where somebody listens: a few pieces of it are in memory, never the whole."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import CancelledError, Future

from core.entities import Attachment
from core.errors import UserError
from core.store.pieces import PIECE

HELD = 4
"""Pieces: where one listens, what comes next, and the head a player goes back to."""
PATIENCE_S = 45.0
"""Longer than a request may take; a network thread that ended answers nobody."""
Ask = Callable[[int, int], "Future[bytes]"]


class Streamed:
    """`core.contents.Content`, for worker threads. `ask`: so many bytes from an offset on."""

    def __init__(self, file: Attachment, ask: Ask) -> None:
        self.size = file.size
        self._file, self._ask = file, ask
        self._lock = threading.Lock()
        self._pieces: OrderedDict[int, bytes] = OrderedDict()
        self._asked: Future[bytes] | None = None
        self._closed = False

    def read(self, offset: int, length: int) -> bytes:
        """Raises UserError file.offline, file.gone."""
        until = min(offset + length, self.size)
        if until <= offset:
            return b""
        numbers = range(offset // PIECE, -(-until // PIECE))
        with self._lock:
            found = b"".join(map(self._piece, numbers))
        return found[offset - numbers.start * PIECE :][: until - offset]

    def close(self) -> None:
        """From any thread: whoever waits for a piece waits no more."""
        self._closed = True
        if asked := self._asked:
            asked.cancel()

    def _piece(self, number: int) -> bytes:
        if number in self._pieces:
            self._pieces.move_to_end(number)
            return self._pieces[number]
        if self._closed:
            raise self._offline()
        found = self._pieces[number] = self._fetched(number)
        if len(self._pieces) > HELD:
            self._pieces.popitem(last=False)
        return found

    def _fetched(self, number: int) -> bytes:
        try:
            asked = self._asked = self._ask(number * PIECE, PIECE)
        except RuntimeError:  # the network thread has ended
            raise self._offline() from None
        if self._closed:
            asked.cancel()
        try:
            return asked.result(PATIENCE_S)
        except (CancelledError, TimeoutError):
            raise self._offline() from None
        finally:
            self._asked = None

    def _offline(self) -> UserError:
        return UserError("file.offline", name=self._file.name)
