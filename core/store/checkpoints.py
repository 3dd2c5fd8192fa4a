"""Checkpoints: what is committed is brought from the log into the file beside the writing thread.

SQLite would have the commit do it that finds 4,000 pages in the log: every half second of a busy
day one transaction, and all that waits behind it, would stand still for 30 to 200 ms.
"""

from sqlalchemy import Connection

from core.store.lanes import Lane, driver_of

PAGES = 4_000
"""A log of more than that is brought into the file."""
_PASSES = 2
"""The second finds what was written during the first, so that little is left for the writer."""
_LOOK = "PRAGMA wal_checkpoint(NOOP)"
_BRING = "PRAGMA wal_checkpoint(PASSIVE)"
_CUT = "PRAGMA wal_checkpoint(TRUNCATE)"


class Checkpoints:
    """All of it is used on the writing thread; `beside` has a connection of its own."""

    def __init__(self, writer: Lane, beside: Lane) -> None:
        self._writer, self._beside = writer, beside
        self._under_way = False
        self._stopped = False
        self._to_cut = False

    def begin(self, connection: Connection) -> None:
        """From here on no commit does it."""
        driver_of(connection).execute("PRAGMA wal_autocheckpoint = 0")

    def cut(self) -> None:
        """Something was erased: the log must not go on holding it. It is cut after this commit, or
        after the next one where somebody reads just then."""
        self._to_cut = True

    def look(self, connection: Connection) -> None:
        """After each commit; takes 3 us where there is nothing to do."""
        if self._to_cut:
            self._to_cut = bool(driver_of(connection).execute(_CUT).fetchone()[0])
        if self._under_way or self._stopped or _pages(connection) < PAGES:
            return
        self._under_way = True
        self._beside.submit(_bring).add_done_callback(lambda _: self._writer.submit(self._finish))

    def stop(self, connection: Connection) -> None:
        """Commits do it again."""
        self._stopped = True
        driver_of(connection).execute(f"PRAGMA wal_autocheckpoint = {PAGES}")

    def _finish(self, connection: Connection) -> None:
        """Only while nothing is written can the log begin anew, or it would grow for ever."""
        self._under_way = False
        if not self._stopped:
            driver_of(connection).execute(_BRING).fetchall()


def _pages(connection: Connection) -> int:
    """How many stand in the log; negative where there is none."""
    return int(driver_of(connection).execute(_LOOK).fetchone()[1])


def _bring(connection: Connection) -> None:
    for _ in range(_PASSES):
        driver_of(connection).execute(_BRING).fetchall()
