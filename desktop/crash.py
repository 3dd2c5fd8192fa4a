"""Crash: every way an exception can surface ends here, in one report without personal text.

Five ways: sys.excepthook (also kept tasks and the event loop, which `desktop/loop.py` hands to
it), threads, what Python cannot raise, Qt's messages, and faults in C through faulthandler.
A report holds types, files, lines and versions; never messages or values, which may quote a
customer.
"""

import faulthandler
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from core.errors import UserError

if TYPE_CHECKING:
    from logging import Logger

KEPT = 20
_DEBUG = 10
_LEVELS = {
    QtMsgType.QtDebugMsg: _DEBUG,
    QtMsgType.QtInfoMsg: 20,
    QtMsgType.QtWarningMsg: 30,
    QtMsgType.QtCriticalMsg: 40,
    QtMsgType.QtFatalMsg: 50,
}
"""As `logging` numbers them, which is imported after the first paint, or when there is a need."""
QUIET = ("PulseAudioService:", "This plugin does not support propagateSizeHints")
"""What Qt says of a machine without a loudspeaker or a screen: nothing is wrong."""


def _log(name: str) -> "Logger":
    import logging

    return logging.getLogger(name)


def level_of(kind: QtMsgType, message: str | None) -> int:
    """The level of logging a message of Qt deserves."""
    return _DEBUG if (message or "").startswith(QUIET) else _LEVELS[kind]


class Crash:
    """Writes reports into `folder` and tells `show` the path of the newest; built once, early."""

    def __init__(self, folder: Path, version: str = "") -> None:
        self.show: Callable[[Path], None] | None = None
        self._folder = folder
        self._version = version
        self._fault_file: IO[str] | None = None
        self._told: set[str] = set()

    def install(self) -> None:
        sys.excepthook = self._raised
        threading.excepthook = self._in_thread
        sys.unraisablehook = self._unraisable
        qInstallMessageHandler(self._qt_said)
        # Without room for reports the work can go on all the same
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._fault_file = (self._folder / "fault.txt").open("w", encoding="utf-8")
            faulthandler.enable(self._fault_file)

    def uninstall(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._fault_file is not None:
            self._fault_file.close()

    def report(self, error: BaseException, where: str) -> Path | None:
        """One file per kind of failure and run; None where it was told already or cannot be kept."""
        lines = _described(error)
        if lines[-1] in self._told:
            return None
        self._told.add(lines[-1])
        _log(__name__).critical("%s failed: %s", where, lines[-1])
        path = self._folder / f"crash-{time.strftime('%Y%m%d-%H%M%S')}-{len(self._told)}.txt"
        try:
            path.write_text("\n".join([*self._about(where), *lines]) + "\n", encoding="utf-8")
            self._drop_old()
        except OSError:
            _log(__name__).exception("the crash report cannot be kept")
            return None
        return path

    def _about(self, where: str) -> list[str]:
        import platform  # not worth its time at every start

        return [
            f"Santral {self._version}, Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
            f"Where: {where}",
        ]

    def _drop_old(self) -> None:
        for path in sorted(self._folder.glob("crash-*.txt"))[:-KEPT]:
            path.unlink()

    def _tell(self, error: BaseException, where: str) -> None:
        path = self.report(error, where)
        if path is not None and self.show is not None:
            self.show(path)

    def _raised(
        self, kind: type[BaseException], error: BaseException, _: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, error.__traceback__)
            return
        self._tell(error, "the screen's thread")

    def _in_thread(self, args: threading.ExceptHookArgs) -> None:
        """Only kept: `show` belongs to the screen's thread."""
        if args.exc_value is not None:
            self.report(args.exc_value, f"thread {args.thread.name if args.thread else '?'}")

    def _unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            self.report(args.exc_value, "a place that cannot raise")

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        _log("qt").log(level_of(kind, message), "%s: %s", context.category or "default", message)


def _described(error: BaseException) -> list[str]:
    """Stack and type of an exception and of what caused it, the innermost cause first."""
    lines: list[str] = []
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and cause is not error:
        lines += [*_described(cause), "Led to:"]
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {_inside(frame.filename)}:{frame.lineno} in {frame.name}")
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    code = f" {error.code}" if isinstance(error, UserError) else ""
    place = lines[-1].strip() if lines and error.__traceback__ else "?"
    return [*lines, f"{kind}{code} at {place}"]


def _inside(filename: str) -> str:
    """The last three parts of a path: a home folder names a person."""
    return "/".join(Path(filename).parts[-3:])
