"""Starting the phone's process, so that it outlives the desk that started it."""

import multiprocessing
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from voip import pipe

NO_LIBRARY = 69
"""The process's end where PJSIP cannot be imported (EX_UNAVAILABLE of sysexits.h)."""
OTHER_LIVES = 75
"""Its end where another phone has the place already."""
_MOST_S = 15.0
_LOOK_AGAIN_S = 0.02
_ROOT = Path(__file__).resolve().parents[1]


class NoLibrary(Exception):
    """PJSIP cannot be imported; the text is what its import said."""


def program() -> tuple[str, ...]:
    """What starts a phone: the interpreter that runs us, or the program packed beside the desk's."""
    if getattr(sys, "frozen", False):
        beside = "santral-phone.exe" if sys.platform == "win32" else "santral-phone"
        return (str(Path(sys.executable).with_name(beside)),)
    return (sys.executable, "-m", "voip")


def find(place: Path, secret: bytes) -> Connection | None:
    """The phone that runs there, if one does."""
    try:
        return pipe.connect(place, secret)
    except (OSError, EOFError, multiprocessing.AuthenticationError):
        return None


def start(place: Path, secret: bytes, run: Sequence[str]) -> Connection | None:
    """Waits until the new one listens. None: it did not come up. Raises NoLibrary."""
    errors = place / "errors.txt"
    child = _spawn((*run, str(place)), secret, errors)
    # Somebody has to ask how it ended, or it stays in the list of processes.
    threading.Thread(target=child.wait, name="phone's end", daemon=True).start()
    until = time.monotonic() + _MOST_S
    while time.monotonic() < until:
        connection = find(place, secret)
        if connection is not None:
            return connection
        if child.returncode == NO_LIBRARY:
            raise NoLibrary(errors.read_text("utf-8", "replace").strip()[-500:])
        if child.returncode not in (None, OTHER_LIVES):
            return None
        time.sleep(_LOOK_AGAIN_S)
    return None


def _spawn(command: Sequence[str], secret: bytes, errors: Path) -> subprocess.Popen[bytes]:
    """The secret goes through stdin: arguments and environment can be read by others."""
    if errors.exists() and errors.stat().st_size:
        errors.replace(errors.with_name("fallen.txt"))
    with errors.open("wb") as said:
        child = subprocess.Popen(
            command,
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=said,
            start_new_session=True,
            creationflags=_detached(),
        )
    assert child.stdin is not None
    try:
        child.stdin.write(secret)
        child.stdin.close()
    except BrokenPipeError:
        pass  # It ended before it asked; its exit code says why.
    return child


def _detached() -> int:
    if sys.platform == "win32":
        return subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    return 0
