"""Speech through two real phones: into the microphone of one, out of the loudspeaker of the other.

All of it is between: the sound server, both rings of each phone, echo and noise taken out or not, both
gates, codec, RTP. What the microphone is given is recorded as what the loudspeaker plays is, so what
the recording itself takes is in neither.
"""

import math
import os
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy
from msgspec.structs import replace

from tests.bench import voice_rig as rig
from tests.bench import voice_speech
from tests.bench.figure import Figure
from tests.bench.progress import Progress
from tests.bench.stage import Failed
from tests.bench.voice_line import later, save
from tests.bench.voice_speech import CODECS, WORSE
from tests.voip.pulse import Pulse
from voip import commands as c
from voip.frames import RATE
from voip.values import Account, Devices

DELAY_MS = 220.0
"""Ours, the codec's and the network's, and both ways through the sound server."""
_SETTLED_S = 1.0
"""The jitter buffer of a call that began just now has found its size."""
_TAIL_S = 0.5
_HEADER = 44
_MOUTH, _MICROPHONE, _EAR, _ASIDE = "Mouth", "Microphone", "Ear", "Aside"
_LINES = tuple(replace(rig.LINE, id=codec, codecs=(codec,)) for codec in CODECS)


@dataclass(frozen=True)
class Heard:
    pesq: float
    delay_ms: float


def figures() -> Iterator[Figure]:
    progress = Progress("speech through two phones", 3 * len(CODECS))
    with ExitStack() as stack:
        place = stack.enter_context(rig.place())
        speech = voice_speech.spoken(place)
        native = {}
        for at, codec in enumerate(CODECS):
            native[codec] = voice_speech.heard(place, speech, codec, "native")["pesq"]
            progress.at(at)
        room = stack.enter_context(Room(place, speech))
        plain, cleaned = {}, {}
        for at, codec in enumerate(CODECS):
            with room.call(codec):
                plain[codec] = _better(room, codec, native[codec])
                cleaned[codec] = room.say(codec, cleaned=True)
            progress.at(3 + 2 * at)
    progress.done("heard and compared")
    for codec in CODECS:
        yield from compared(codec, native[codec], plain[codec].pesq, cleaned[codec].pesq)
    for name, found in (("", plain), (", cleaned", cleaned)):
        delay = median(each.delay_ms for each in found.values())
        yield Figure(f"voice heard: from mouth to ear{name}", delay, "ms", DELAY_MS)


def _better(room: "Room", codec: str, native: float) -> Heard:
    """A packet that the machine held up says nothing of the path: it is said once more then."""
    first = room.say(codec, cleaned=False)
    if native - first.pesq <= WORSE:
        return first
    return max(first, room.say(codec, cleaned=False), key=lambda one: one.pesq)


def compared(codec: str, native: float, plain: float, cleaned: float) -> Iterator[Figure]:
    yield Figure(f"voice heard: PESQ of {codec}, the codec alone", native, "")
    yield Figure(f"voice heard: PESQ of {codec}, two phones", plain, "")
    yield Figure(f"voice heard: PESQ of {codec}, cleaned", cleaned, "")
    yield Figure(f"voice heard: PESQ of {codec}, lost", max(0.0, native - plain), "", WORSE)


class Room:
    """Two phones on one sound server, and what goes into the one and comes out of the other."""

    def __init__(self, place: Path, speech: Path) -> None:
        self._place, self._speech = place, speech
        self._raw = place / "speech.raw"
        self._raw.write_bytes(speech.read_bytes()[_HEADER:])
        self._stack = ExitStack()

    def __enter__(self) -> "Room":
        with ExitStack() as stack:
            self._pulse = stack.enter_context(Pulse())
            for name in (_MOUTH, _EAR, _ASIDE):
                self._pulse.speaker(name)
            self._pulse.microphone(_MICROPHONE, hears=_MOUTH)
            self._us = stack.enter_context(self._phone("us", _LINES))
            self._them = stack.enter_context(
                self._phone("them", (replace(rig.LINE, codecs=tuple(CODECS)),))
            )
            self._said = stack.enter_context(Tape(self._pulse, _MOUTH))
            self._heard = stack.enter_context(Tape(self._pulse, _EAR))
            self._them.send(c.SetDevices(devices=Devices(microphone="none", speaker=_EAR)))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @contextmanager
    def call(self, codec: str) -> Iterator[None]:
        """By the line of that codec, until it is left. Raises Failed."""
        self._us.contact(codec)
        self._us.send(c.Dial(call=codec, account=codec, number=self._them.contact()))
        with rig.told("the other phone was not reached"):
            self._them.send(c.Answer(call=self._them.call(state="ringing_in").id))
            self._us.call(codec, state="talking", codec=codec)
        time.sleep(_SETTLED_S)
        yield
        self._us.end(codec)
        with rig.told("the other phone did not hear the end"):
            self._them.call(state="ended")

    def say(self, codec: str, *, cleaned: bool) -> Heard:
        self._us.send(c.SetDevices(devices=_headset(cleaned)))
        time.sleep(_SETTLED_S)
        begin = time.monotonic()
        with self._pulse.play(_MOUTH, self._raw) as speaking:
            speaking.wait(60)
        end = time.monotonic() + _TAIL_S
        said, heard = self._said.between(begin, end), self._heard.between(begin, end)
        known = numpy.frombuffer(self._raw.read_bytes(), numpy.int16).astype(float)
        at = later(known, heard)
        wav = self._place / "heard.wav"
        save(wav, heard[at : at + len(known)].astype(numpy.int16).tobytes())
        pesq = voice_speech.score(self._speech, wav, codec)
        return Heard(pesq, 1_000 * later(said, heard) / RATE)

    def _phone(self, name: str, accounts: tuple[Account, ...]) -> rig.BenchPhone:
        place = self._place / name
        place.mkdir()
        return rig.BenchPhone(place, *accounts, env=self._pulse.env)


def _headset(cleaned: bool) -> Devices:
    return Devices(
        microphone=_MICROPHONE, speaker=_ASIDE, cancel_echo=cleaned, suppress_noise=cleaned
    )


class Tape:
    """What a loudspeaker plays, and when."""

    def __init__(self, pulse: Pulse, speaker: str) -> None:
        self._pulse, self._speaker = pulse, speaker
        self._sound, self._began = bytearray(), math.inf

    def __enter__(self) -> "Tape":
        self._listening = self._pulse.listen(self._speaker)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.kill()
        self._listening.wait()
        self._reader.join()
        assert self._listening.stdout
        self._listening.stdout.close()

    def between(self, begin: float, end: float) -> Any:
        """Samples of these moments of the monotonic clock, as soon as they were heard."""
        while self._began + len(self._sound) / 2 / RATE < end:
            if self._listening.poll() is not None:
                raise Failed("the sound server ended")
            time.sleep(0.02)
        first, last = (round((at - self._began) * RATE) for at in (begin, end))
        return numpy.frombuffer(bytes(self._sound[2 * first : 2 * last]), numpy.int16).astype(float)

    def _read(self) -> None:
        assert self._listening.stdout
        while sound := os.read(self._listening.stdout.fileno(), 4_096):
            self._sound += sound
            # The quickest of all ways to us says best when it was played.
            self._began = min(self._began, time.monotonic() - len(self._sound) / 2 / RATE)
