"""Taking: the desk's end of the process that writes. It blocks: for a worker thread.

taking = Taking(program(), job)
taking.add(item); …
result = taking.finish()
taking.close()          # at any time; what is not finished leaves nothing behind
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from core.errors import UserError
from core.export.job import Answer, End, Failed, Item, Job, Result, Told, Written, framed

WORD = "write-export"
"""What a packed desk is started with to be this process."""
PATIENCE_S = 5.0
_ROOT = Path(__file__).resolve().parents[2]
T = TypeVar("T", bound=Answer)


def program() -> tuple[str, ...]:
    if getattr(sys, "frozen", False):
        return (sys.executable, WORD)
    return (sys.executable, "-m", "core.export.worker")


class Taking:
    """Raises UserError export.* wherever something could not be written, export.cut where the
    process is gone."""

    def __init__(self, run: Sequence[str], job: Job) -> None:
        self._part = Path(job.target).with_name(job.part)
        self._child = subprocess.Popen(
            run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd=_ROOT if not getattr(sys, "frozen", False) else None,
        )  # fmt: skip
        self._say(job)

    def add(self, item: Item) -> None:
        """Returns once it is written."""
        self._say(item)
        self._answer(Written)

    def finish(self) -> Result:
        self._say(End())
        return self._answer(Result)

    def close(self) -> None:
        """From any thread: whoever waits within `add` gets export.cut."""
        self._child.kill()
        self._child.wait(PATIENCE_S)
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what was not written to a process that is gone
        shutil.rmtree(self._part, ignore_errors=True)

    def _say(self, told: Told) -> None:
        try:
            self._in.write(framed(told))
            self._in.flush()
        except (OSError, ValueError) as error:
            self._look_for_reason(error)

    def _look_for_reason(self, error: Exception) -> None:
        """A process that could not begin said why before it went."""
        try:
            self._answer(Result)
        except UserError:
            raise
        raise UserError("export.cut") from error

    def _answer(self, kind: type[T]) -> T:
        answer = self._heard()
        if isinstance(answer, Failed):
            raise UserError(answer.code, **answer.facts)
        if not isinstance(answer, kind):
            raise UserError("export.cut")
        return answer

    def _heard(self) -> Answer | None:
        try:
            head = self._out.read(4)
            data = self._out.read(int.from_bytes(head, "little")) if len(head) == 4 else b""
            return msgspec.msgpack.decode(data, type=Answer) if data else None
        except (OSError, ValueError, msgspec.DecodeError):
            return None

    @property
    def _in(self) -> BinaryIO:
        assert self._child.stdin is not None
        return self._child.stdin  # type: ignore[return-value]  # IO[bytes] is all that is used

    @property
    def _out(self) -> BinaryIO:
        assert self._child.stdout is not None
        return self._child.stdout  # type: ignore[return-value]
