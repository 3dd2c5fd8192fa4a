"""RecordingSource: this machine's recordings as uploads read them, opened second by second.

For worker threads: it knows nothing of Qt. Nothing plain ever touches the disk.
"""

import re
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from core.entities import LOCAL
from core.errors import UserError

if TYPE_CHECKING:
    from voip.recording_file import Reader

SUFFIX = ".call"
_ID = re.compile(r"[A-Za-z0-9._-]{1,80}\Z")


class RecordingSource:
    """`core.contents.Recordings` of one profile's folder. `key`: of `voip.commands.Hello`."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key

    def open(self, id: str) -> "Opened":
        """Raises UserError file.gone, file.damaged."""
        path = place_of(self._folder, id.removeprefix(LOCAL))
        if path is None:
            raise UserError("file.gone", name=id)
        return Opened(path, self._key)

    def uploaded(self, id: str) -> None:
        path = place_of(self._folder, id.removeprefix(LOCAL))
        if path is not None:
            with suppress(OSError):
                path.unlink()


class Opened:
    """One recording as the WAV it will be on the platform."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Raises UserError file.gone, file.damaged."""
        self._name = path.name
        self._reader = opened(path, key, path.name)
        self._one = threading.Lock()
        """A player and whoever looks for silences read at once, and the file has one place."""
        self.size = self._reader.wav_size

    def read(self, offset: int, length: int) -> bytes:
        from voip.recording_file import Damaged

        try:
            with self._one:
                return self._reader.wav_part(offset, length)
        except (OSError, ValueError) as error:  # the second where it was closed
            raise UserError("file.gone", name=self._name) from error
        except Damaged as error:
            raise UserError("file.damaged", name=self._name) from error

    def close(self) -> None:
        with self._one:
            self._reader.close()


def opened(path: Path, key: bytes, name: str) -> "Reader":
    """Raises UserError file.gone, file.damaged."""
    from voip.recording_file import Damaged, Reader  # its ciphers are slow to load: on a worker

    try:
        return Reader(path, key)
    except OSError as error:
        raise UserError("file.gone", name=name) from error
    except (Damaged, ValueError) as error:
        raise UserError("file.damaged", name=name) from error


def place_of(folder: Path, call: str) -> Path | None:
    """Ids come from the network: one that is no plain name is none of ours."""
    return folder / (call + SUFFIX) if _ID.match(call) else None
