"""A telephone that says when it begins and ceases to hear a tone: what is heard, to 20 ms.

    with Ear(1_100, tones=(350, 700)) as ear:
        ear.address; ear.changes   # (Hz, whether it sounds, time.monotonic() of this machine)

It answers at once and plays a tone of its own.
"""

import array
import json
import math
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import pjsua2 as pj

from tests.peers.far import Far, FarCall, tell
from tests.peers.ports import end
from voip import frames, priority
from voip.recording import Tap

_LOUD = 300
"""Amplitude, of 32,767."""
_WINDOW = 2 * frames.BYTES
"""40 ms tell tones of 25 Hz and more apart."""
_READY_S = 30.0


class Change(NamedTuple):
    hz: int
    on: bool
    at: float


class Ear:
    def __init__(self, hz: int, tones: tuple[int, ...]) -> None:
        self.hz = hz
        self._words = [sys.executable, "-m", "tests.peers.ear", str(hz), *map(str, tones)]
        self.changes: list[Change] = []
        self.changed = threading.Condition()
        self._port = 0

    @property
    def address(self) -> str:
        return f"sip:far{self.hz}@127.0.0.1:{self._port};transport=tcp"

    def __enter__(self) -> Self:
        self._child = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", *self._words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        with self.changed:
            ready = self.changed.wait_for(lambda: self._port, _READY_S)
        if not ready:
            self.__exit__(None, None, None)
            raise AssertionError("the telephone did not start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        at: TracebackType | None,
    ) -> None:  # fmt: skip
        end(self._child, self._reader)

    def sounds(self, hz: int) -> bool:
        return next((one.on for one in reversed(self.changes) if one.hz == hz), False)

    def until(self, hz: int, *, on: bool, most_s: float = _READY_S) -> float:
        """When that became so."""
        with self.changed:
            assert self.changed.wait_for(lambda: self.sounds(hz) is on, most_s), self.changes
            return next(one.at for one in reversed(self.changes) if one.hz == hz)

    def _read(self) -> None:
        assert self._child.stdout is not None
        for line in self._child.stdout:
            if not line.startswith("{"):
                continue
            news = json.loads(line)
            with self.changed:
                self._port = news.get("port", self._port)
                if "hz" in news:
                    self.changes.append(Change(news["hz"], news["on"], news["at"]))
                self.changed.notify_all()


class _Listening(Far):
    """The child."""

    def __init__(self, hz: int, tones: list[int]) -> None:
        self._on = dict.fromkeys(tones, False)
        self._window = b""
        super().__init__(Path(os.devnull), hz)
        self._tap = Tap("ear")
        self._tap.hears = self._hears

    def join(self, call: FarCall, media: pj.AudioMedia) -> None:
        self.tone.startTransmit(media)
        media.startTransmit(self._tap)

    def _hears(self, sound: bytes) -> None:
        self._window = (self._window + sound)[-_WINDOW:]
        samples = array.array("h", self._window)
        for hz, before in self._on.items():
            on = _amplitude(samples, hz) > _LOUD
            if on != before:
                self._on[hz] = on
                tell(hz=hz, on=on, at=time.monotonic())


def _amplitude(samples: "array.array[int]", hz: int) -> float:
    factor, one, two = 2 * math.cos(2 * math.pi * hz / frames.RATE), 0.0, 0.0
    for sample in samples:
        one, two = sample + factor * one - two, one
    return 2 * math.sqrt(max(0.0, one * one + two * two - factor * one * two)) / len(samples)


def main() -> None:
    ear = _Listening(int(sys.argv[1]), [int(hz) for hz in sys.argv[2:]])
    priority.put_first(ear.wheel.threads)
    ear.wheel.run()


if __name__ == "__main__":
    main()
