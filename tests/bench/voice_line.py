"""`python -m tests.bench.voice_line RESULT PATH CODEC SPEECH HEARD`: a call from oneself to oneself.

PATH is `native` (pjsua2's own player and recorder), `bridge` (ports in Python, nothing between) or
`ours` (what a device goes through: rings, fades, ports). RTP goes over the loopback either way.
RESULT gets {cpu, delay_ms}; HEARD is a WAV of what arrived.
"""

import json
import os
import sys
import threading
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy
import pjsua2 as pj

from voip import frames
from voip.endpoint import Wheel
from voip.ends import Sink, Source
from voip.recording import Tap

TICK_S = frames.FRAME_MS / 1_000
TAIL_S = 1.0


class Mouth(pj.AudioMediaPort):  # type: ignore[misc]  # the library has no types
    """Speaks the file into the bridge, and knows when it began."""

    def __init__(self, speech: list[bytes]) -> None:
        super().__init__()
        self._speech, self._at = speech, 0
        self.began = 0.0
        self.createPort("mouth", frames.format_())

    def onFrameRequested(self, frame: pj.MediaFrame) -> None:
        self.began = self.began or time.monotonic()
        said = self._speech[self._at] if self._at < len(self._speech) else frames.SILENCE
        self._at += 1
        frames.say(frame, said)


class Leg(pj.Call):  # type: ignore[misc]
    ready = False

    def onCallMediaState(self, prm: pj.OnCallMediaStateParam) -> None:
        info = self.getInfo()  # what it holds dies with it
        self.ready = info.media[0].status == pj.PJSUA_CALL_MEDIA_ACTIVE

    @property
    def media(self) -> pj.AudioMedia:
        return self.getAudioMedia(0)


class Person(pj.Account):  # type: ignore[misc]
    called: Leg | None = None

    def onIncomingCall(self, prm: pj.OnIncomingCallParam) -> None:
        self.called = Leg(self, prm.callId)
        answer = pj.CallOpParam(True)
        answer.statusCode = 200
        self.called.answer(answer)


class Line:
    def __init__(self, codec: str) -> None:
        self.kept: list[pj.AudioMedia] = []
        """Ports may not go while the bridge turns."""
        self.wheel = Wheel()
        self.wheel.open("bench")
        for info in self.wheel.endpoint.codecEnum2():
            self.wheel.endpoint.codecSetPriority(info.codecId, 0)
        self.wheel.endpoint.codecSetPriority(codec, 255)
        listener = self.wheel.listen("udp")
        config = pj.AccountConfig()
        config.idUri = "sip:self@127.0.0.1"
        config.sipConfig.transportId = listener.id
        config.mediaConfig.transportConfig.boundAddress = "127.0.0.1"
        config.mediaConfig.lockCodecEnabled = False
        self._person = Person()
        self._person.create(config)
        self._caller = Leg(self._person)
        self._caller.makeCall(f"sip:self@127.0.0.1:{listener.port}", pj.CallOpParam(True))
        self.until(lambda: self._caller.ready and bool(self._person.called), 10)
        self.until(lambda: bool(self._person.called and self._person.called.ready), 10)

    @property
    def sending(self) -> pj.AudioMedia:
        return self._caller.media

    @property
    def receiving(self) -> pj.AudioMedia:
        assert self._person.called is not None
        return self._person.called.media

    def until(self, done: Callable[[], bool], most_s: float) -> None:
        end = time.monotonic() + most_s
        while not done() and time.monotonic() < end:
            self.wheel.turn()

    def turn(self, seconds: float) -> None:
        self.until(lambda: False, seconds)


def native(line: Line, speech: Path, heard: Path, seconds: float) -> float:
    player, recorder = pj.AudioMediaPlayer(), pj.AudioMediaRecorder()
    player.createPlayer(str(speech), pj.PJMEDIA_FILE_NO_LOOP)
    recorder.createRecorder(str(heard))
    line.receiving.startTransmit(recorder)
    player.startTransmit(line.sending)
    line.turn(seconds)
    del player, recorder  # written to its end when it goes
    line.turn(0.1)
    return 0.0


def bridge(line: Line, speech: Path, heard: Path, seconds: float) -> float:
    said, ear = read(speech), Ear()
    mouth, tap = Mouth(said), Tap("ear")
    line.kept += [mouth, tap]
    tap.hears = ear.hear
    line.receiving.startTransmit(tap)
    mouth.startTransmit(line.sending)
    line.turn(seconds)
    tap.hears = None
    save(heard, ear.sound)
    return delay_ms(said, mouth.began, ear)


def ours(line: Line, speech: Path, heard: Path, seconds: float) -> float:
    said, ear = read(speech), Ear()
    source, sink = Source(lambda: None), Sink(lambda: None)
    line.kept += [source, sink]
    source.startTransmit(line.sending)
    line.receiving.startTransmit(sink)
    stop = threading.Event()
    spoken = iter(said)
    began = time.monotonic() + 0.3
    device(began, stop, lambda: source.ring.write(next(spoken, frames.SILENCE)))
    # The other device's clock stands elsewhere in its 20 ms
    device(began + 0.007, stop, lambda: ear.hear(sink.ring.read(frames.BYTES)))
    line.turn(seconds + 0.3)
    stop.set()
    save(heard, ear.sound)
    return delay_ms(said, began, ear)


class Ear:
    def __init__(self) -> None:
        self.began = 0.0
        self._heard: list[bytes] = []

    def hear(self, sound: bytes) -> None:
        self.began = self.began or time.monotonic()
        self._heard.append(sound)

    @property
    def sound(self) -> bytes:
        return b"".join(self._heard)


def device(began: float, stop: threading.Event, work: Callable[[], None]) -> None:
    """A sound card's thread: once in 20 ms by its own clock."""

    def run() -> None:
        at = began
        while not stop.is_set():
            time.sleep(max(0.0, at - time.monotonic()))
            work()
            at += TICK_S

    threading.Thread(target=run, daemon=True).start()


def delay_ms(said: list[bytes], began: float, ear: Ear) -> float:
    """From the mouth to the ear, by where the two are most alike."""
    spoken = numpy.frombuffer(b"".join(said), numpy.int16).astype(float)
    heard = numpy.frombuffer(ear.sound, numpy.int16).astype(float)
    return 1_000 * (later(spoken, heard) / frames.RATE + ear.began - began)


def later(spoken: Any, heard: Any) -> int:
    """Samples from the beginning of what was heard to where what was spoken begins in it."""
    length = 1 << (len(spoken) + len(heard)).bit_length()
    alike = numpy.fft.irfft(
        numpy.fft.rfft(heard, length) * numpy.conj(numpy.fft.rfft(spoken, length)), length
    )
    return int(numpy.argmax(alike[: length // 2]))


def read(path: Path) -> list[bytes]:
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels()) == (frames.RATE, 1)
        sound = file.readframes(file.getnframes())
    whole = len(sound) // frames.BYTES * frames.BYTES
    return [sound[i : i + frames.BYTES] for i in range(0, whole, frames.BYTES)]


def save(path: Path, sound: bytes) -> None:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, frames.RATE, 0, "NONE", ""))
        file.writeframes(sound)


def main() -> None:
    result, path, codec, speech, heard = sys.argv[1:]
    sys.setswitchinterval(0.0005)
    line = Line(codec)
    line.turn(0.5)
    seconds = len(read(Path(speech))) * TICK_S + TAIL_S
    paths: dict[str, Any] = {"native": native, "bridge": bridge, "ours": ours}
    cpu = time.process_time()
    delay = paths[path](line, Path(speech), Path(heard), seconds)
    cpu = (time.process_time() - cpu) / seconds
    Path(result).write_text(json.dumps({"cpu": cpu, "delay_ms": delay}), encoding="utf-8")

    os._exit(0)  # ports may not go while the bridge turns


if __name__ == "__main__":
    main()
