"""The thorough check of a file, beside the work: after an unclean end, or when something looks wrong."""

import threading
from concurrent.futures import Future
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from core.errors import UserError
from core.store.connect import connect, meaning


class Checkup:
    """Reads every page on a thread of its own: seconds for a large file, and nobody waits for it.

    `done` raises UserError store.damaged where the file is.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self.done: Future[None] = Future()
        self._connection = connect(path, key, write=False)
        self._thread = threading.Thread(target=self._run, name="store-checkup", daemon=True)
        self._thread.start()

    @property
    def passed(self) -> bool:
        """Done, and nothing was found."""
        done = self.done
        return done.done() and not done.cancelled() and done.exception() is None

    def stop(self) -> None:
        """Ends it where it stands; may be called again."""
        while self._thread.is_alive():
            self._connection.interrupt()
            self._thread.join(timeout=0.05)

    def _run(self) -> None:
        try:
            self._check()
        finally:
            self._connection.close()

    def _check(self) -> None:
        try:
            found = self._connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        except driver.DatabaseError as error:
            self._fail(error)
        else:
            if found == "ok":
                self.done.set_result(None)
            else:
                self.done.set_exception(UserError("store.damaged"))

    def _fail(self, error: driver.DatabaseError) -> None:
        if error.sqlite_errorname == "SQLITE_INTERRUPT":
            self.done.cancel()
        else:
            self.done.set_exception(meaning(error) or error)
