"""The log: what happened and where, never what anybody wrote, who they are or how they got in.

Nothing is filtered by guessing what looks private. A record keeps its own literal sentence and
its numbers; every other value becomes its kind and size, unless the code that logs it vouches
for it with `Code`. An exception keeps its type and places without its message, which in a
database or a decoder quotes the very values. What a library says is left out altogether.
"""

import logging
import sys
import traceback
from contextlib import suppress
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

OURS = ("core", "desktop", "backend", "voip")
MAX_BYTES = 1024 * 1024
KEPT = 5
FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"

Raised = tuple[type[BaseException], BaseException, TracebackType | None]


class Code(str):
    """A word that our own code chose: a state, an error code, a type of event. Never a value
    that came from a person or from the platform's data."""

    __slots__ = ()


class Discreet(logging.Formatter):
    """Writes a record without anything that was not written by us."""

    def format(self, record: logging.LogRecord) -> str:
        plain = copy(record)
        if record.name.split(".")[0] in OURS:
            plain.args = _discreet(record.args)
        else:
            plain.msg, plain.args = "(a library's own words)", ()
        plain.exc_text = _places(record.exc_info) if record.exc_info else None
        plain.exc_info, plain.stack_info = None, None
        return super().format(plain)


class Steadfast(RotatingFileHandler):
    """A full disk costs the log its lines, never the work and never the terminal its quiet."""

    def handleError(self, record: logging.LogRecord) -> None:
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)

    def close(self) -> None:
        with suppress(OSError):
            super().close()


def set_up(directory: Path, level: int = logging.INFO) -> logging.Handler:
    """Logs into rotating files in `directory`; returns the handler, for `take_down`."""
    with suppress(OSError):
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = Steadfast(
        directory / "santral.log", maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8",
        delay=True,
    )  # fmt: skip
    handler.setFormatter(Discreet(FORMAT))
    root = logging.getLogger()
    root.setLevel(level)
    root.addHandler(handler)
    return handler


def take_down(handler: logging.Handler) -> None:
    logging.getLogger().removeHandler(handler)
    handler.close()


def _discreet(args: Any) -> Any:
    if isinstance(args, dict):
        return {name: _vouched(value) for name, value in args.items()}
    return tuple(_vouched(value) for value in args or ())


def _vouched(value: object) -> object:
    if value is None or isinstance(value, int | float | Code):
        return value
    size = len(value) if isinstance(value, str | bytes | list | tuple | dict | set) else None
    return f"<{type(value).__name__}{'' if size is None else f' of {size}'}>"


def _places(error: Raised | tuple[None, None, None]) -> str:
    """Type and places of an exception and of what caused it."""
    lines: list[str] = []
    at: BaseException | None = error[1]
    while at is not None and len(lines) < 200:
        lines.append(f"{type(at).__module__}.{type(at).__qualname__}")
        frames = traceback.extract_tb(at.__traceback__)
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
        at = at.__cause__ or at.__context__
    return "\n".join(lines)
