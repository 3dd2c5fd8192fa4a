"""The phone as it is measured: its process, a sound server of its own, and somebody who answers."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it has no types

from tests.bench.stage import Failed
from tests.voip.pulse import Pulse
from tests.voip.sides import DeskSide
from voip import commands as c
from voip import events as e
from voip.values import Account, Policy

LINE = Account(
    id="line", user="bench", domain="127.0.0.1", peer="127.0.0.1", srtp="off", codecs=("PCMA",)
)


@contextlib.contextmanager
def place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="voice-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextlib.contextmanager
def sounding() -> Iterator[dict[str, str]]:
    """The environment of a sound server with a microphone in which somebody could speak."""
    with Pulse() as pulse:
        for name in ("Mouth", "Ear"):
            pulse.speaker(name)
        pulse.microphone("Microphone", hears="Mouth")
        pulse.prefer("Ear")
        yield pulse.env


@contextlib.contextmanager
def lent(env: dict[str, str]) -> Iterator[None]:
    """Ours for a moment: a phone takes what there is when it starts."""
    before = dict(os.environ)
    os.environ.update(env)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


class BenchPhone(DeskSide):
    """The real phone in its process."""

    def __init__(
        self,
        place: Path,
        *accounts: Account,
        env: dict[str, str] | None = None,
        program: str = "voip",
    ) -> None:
        accounts = accounts or (LINE,)
        with lent(env or {}), told("the phone did not start"):
            super().__init__(place / "phone", accounts=accounts, policy=Policy(), program=program)
            self.until(lambda: self.of(e.Welcome))

    def __enter__(self) -> "BenchPhone":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def talk(self, id: str, number: str, account: str = "line") -> None:
        """Returns when it is answered. Raises Failed."""
        self.send(c.Dial(call=id, account=account, number=number))
        with told(f"{number} was not reached"):
            self.call(id, state="talking")

    def end(self, id: str) -> None:
        self.send(c.HangUp(call=id))
        with told(f"{id} did not end"):
            self.call(id, state="ended")

    @property
    def process(self) -> psutil.Process:
        return psutil.Process(self.pid)


@contextlib.contextmanager
def told(what: str) -> Iterator[None]:
    """A wait in vain of the tests' side is a measurement that failed."""
    try:
        yield
    except AssertionError as error:
        raise Failed(f"{what}: {error}") from error


def handles(process: psutil.Process) -> int:
    return int(process.num_fds() if hasattr(process, "num_fds") else process.num_handles())
