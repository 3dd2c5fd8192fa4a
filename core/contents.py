"""Contents: what is read piece by piece, so that an hour's call is never whole in memory.

Blocking, for worker threads: uploads read from them, and players.
"""

from typing import Protocol


class Content(Protocol):
    """`read` and `close` may be called from several threads at once."""

    @property
    def size(self) -> int: ...

    def read(self, offset: int, length: int) -> bytes:
        """The same bytes at every attempt. Raises UserError file.gone, file.damaged, file.offline."""

    def close(self) -> None: ...


class Recordings(Protocol):
    """The recordings of this machine, by the ids of their attachments (`core.entities.LOCAL`)."""

    def open(self, id: str) -> Content:
        """Raises UserError file.gone, file.damaged."""

    def uploaded(self, id: str) -> None:
        """The platform has it, and the outbox knows that for good: it may go."""


class Whole:
    """One that is in memory."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @property
    def size(self) -> int:
        return len(self._content)

    def read(self, offset: int, length: int) -> bytes:
        return self._content[offset : offset + length]

    def close(self) -> None: ...
