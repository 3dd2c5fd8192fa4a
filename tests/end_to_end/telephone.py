"""The telephone of a story: customers who call, a desk's own sound devices, and what was heard."""

import array
import json
import math
import subprocess
import urllib.error
import urllib.request
import wave
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.end_to_end.processes import LONGEST_S, NotSeen, until
from tests.voip.pulse import Pulse

RATE = 16_000
PIECE_MS = 50
_HEAD = 44
"""Bytes before the samples of a WAV."""
ALIKE = 0.7
"""Correlation of two outlines of loudness from which on the one is the other: 0.97 and more on a
machine at rest; words of somebody else come to 0.4 to 0.6."""
QUIET = 150
"""Mean level of 32,768 below which nothing was heard."""


@dataclass
class Customers:
    """Has the platform's customers call; `port` is the platform's own, past any proxy."""

    port: int

    def ring(self, **who: str | int) -> "Customer":
        """Waits until a desk can be called."""
        found: list[dict[str, Any]] = []

        def rings() -> bool:
            answer = self.ask("", who)
            found[:] = [answer] if answer else []
            return bool(answer)

        until(rings, "a desk can be called", 30)
        return Customer(self, found[0]["id"], found[0]["name"])

    def ask(self, path: str, body: object = None) -> dict[str, Any]:
        """Empty where nobody can be called now."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/v1/demo/calls{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                said: dict[str, Any] = json.load(answer)
                return said
        except urllib.error.HTTPError as error:
            error.close()
            if error.code != 409:
                raise
            return {}


@dataclass
class Customer:
    line: Customers
    id: str
    name: str

    def now(self) -> dict[str, Any]:
        return self.line.ask(f"/{self.id}")

    def waits_for(self, what: str, holds: Callable[[dict[str, Any]], bool]) -> None:
        until(lambda: holds(self.now()), f"for {self.name} {what}", LONGEST_S)

    def answered(self) -> None:
        self.waits_for("the call is answered", lambda now: now["state"] == "talking")

    def held(self, on: bool = True) -> None:
        self.waits_for("it is on hold" if on else "it goes on", lambda now: now["held"] is on)

    def over(self) -> None:
        self.waits_for("the call is over", lambda now: now["state"] == "ended")

    def handed_on(self) -> None:
        self.waits_for("somebody else answers", lambda now: now["handed_on"] == "talking")

    def gone(self) -> None:
        self.waits_for("everything is over", lambda now: now["handed_on"] == "ended")

    def hangs_up(self) -> None:
        self.line.ask(f"/{self.id}", {"hang_up": True})

    def said(self) -> "Sound":
        return Sound.of(Path(self.now()["said"]))

    def heard(self) -> "Sound":
        """Whole once the call is over."""
        return Sound.of(Path(self.now()["heard"]))

    def heard_s(self) -> float:
        """How much of it there is by now; by its own clock, whatever this machine is busy with."""
        return Sound.so_far(Path(self.now()["heard"]), RATE).seconds

    def heard_after(self) -> "Sound":
        """Since it was handed on to somebody else."""
        return Sound.of(Path(self.now()["heard"].replace(".wav", "-after.wav")))


@dataclass
class Room:
    """A microphone and a loudspeaker that are the desk's alone."""

    pulse: Pulse
    _talking: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def furnish(self) -> dict[str, str]:
        """What the desk's environment needs to have them."""
        self.pulse.speaker("Ear")
        self.pulse.speaker("Said")
        self.pulse.microphone("Mouth", "Said")
        self.pulse.prefer("Ear")
        self.pulse.hear("Mouth")
        return {"PULSE_SERVER": self.pulse.env["PULSE_SERVER"]}

    def listen(self, seconds: float, to: str = "Ear") -> "Sound":
        """What the loudspeaker plays from now on; of "Said": what the microphone hears."""
        recorder = self.pulse.listen(to)
        assert recorder.stdout is not None
        try:
            content = recorder.stdout.read(int(RATE * seconds) * 2)
        finally:
            recorder.kill()
            recorder.wait()
            recorder.stdout.close()
        return Sound(array.array("h", content), RATE)

    def until_heard(self, to: str = "Ear") -> None:
        """Half a second that is not silent."""
        until(lambda: self.listen(0.5, to).loudness() > QUIET, "anything is heard", LONGEST_S)

    def record(self, place: Path) -> None:
        """What the loudspeaker plays from now on, into a file of raw samples, until all is over."""
        with place.open("wb") as into:
            self._talking.append(self.pulse.listen("Ear", into))

    def tone(self, hertz: int, place: Path, seconds: int = 240) -> None:
        """A tone into the microphone from now on, until all is over."""
        one = (int(9_000 * math.sin(2 * math.pi * hertz * n / RATE)) for n in range(RATE))
        place.write_bytes(array.array("h", one).tobytes() * seconds)
        self._talking.append(self.pulse.play("Said", place))

    def still(self) -> None:
        for process in self._talking:
            process.kill()
            process.wait()

    def say(self, sound: "Sound", place: Path) -> None:
        """Into the microphone, to its end."""
        place.write_bytes(sound.at(RATE).samples.tobytes())
        done = self.pulse.play("Said", place).wait(60)
        if done:
            raise NotSeen("nothing could be said into the microphone")


@dataclass
class Sound:
    samples: "array.array[int]"
    rate: int

    @classmethod
    def of(cls, path: Path) -> "Sound":
        with wave.open(str(path), "rb") as file:
            content = file.readframes(file.getnframes())
            return cls(array.array("h", content[: len(content) // 2 * 2]), file.getframerate())

    @classmethod
    def so_far(cls, path: Path, rate: int) -> "Sound":
        """Of a file that is still being written: it says how long it is only once it is closed."""
        content = path.read_bytes()[_HEAD:] if path.is_file() else b""
        return cls(array.array("h", content[: len(content) // 2 * 2]), rate)

    def at(self, rate: int) -> "Sound":
        """By repeating or leaving out: enough for the outline of speech."""
        count = len(self.samples) * rate // self.rate
        picked = (self.samples[n * self.rate // rate] for n in range(count))
        return Sound(array.array("h", picked), rate)

    def part(self, first_s: float, last_s: float) -> "Sound":
        first, last = int(first_s * self.rate), int(last_s * self.rate)
        return Sound(self.samples[first:last], self.rate)

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate

    def loudness(self) -> float:
        return sum(map(abs, self.samples)) / max(1, len(self.samples))

    def outline(self) -> list[float]:
        """Mean level of each 50 ms."""
        length = self.rate * PIECE_MS // 1_000
        starts = range(0, len(self.samples) - length + 1, length)
        return [sum(map(abs, self.samples[at : at + length])) / length for at in starts]

    def is_in(self, other: "Sound") -> float:
        """How alike the outline of this is to the most alike stretch of another, -1 to 1."""
        mine, theirs = self.outline(), other.outline()
        places = range(max(1, len(theirs) - len(mine) + 1))
        return max(_alike(mine, theirs[at : at + len(mine)]) for at in places)


def _alike(one: list[float], other: list[float]) -> float:
    """Pearson's correlation; 0 where one of them does not change."""
    count = min(len(one), len(other))
    if count == 0:
        return 0.0
    mean_one, mean_other = sum(one[:count]) / count, sum(other[:count]) / count
    pairs = [(a - mean_one, b - mean_other) for a, b in zip(one, other, strict=False)]
    both = sum(a * b for a, b in pairs)
    power = (sum(a * a for a, _ in pairs) * sum(b * b for _, b in pairs)) ** 0.5
    return both / power if power else 0.0
