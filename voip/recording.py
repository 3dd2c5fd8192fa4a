"""Recording a call while it is spoken.

    recorders = Recorders(wheel)
    recorder = recorders.start(path, key, changed)
    microphone.startTransmit(recorder.us); call_media.startTransmit(recorder.them)
    recorder.pause(60)                     # silence; resumes by itself
    recorder.cut(True)                     # nothing of what follows, until cut(False)
    recording = recorder.close()           # values.Recording

What reaches `us` and `them` is recorded, in step; where nothing reaches them (hold, mute) there is
silence, and time goes on. The bridge's clock only puts frames aside: a slow disk must not make a
gap in the voice, so a thread of its own encodes, encrypts and writes, one second at a time.
"""

import logging
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Literal

import pjsua2 as pj

from voip import companding, frames
from voip.endpoint import Timer, Wheel
from voip.peaks import Peaks
from voip.recording_file import Ending, Writer
from voip.values import Recording

State = Literal["on", "paused", "failed"]
Changed = Callable[[State], None]
_FRAMES_A_SECOND = 1_000 // frames.FRAME_MS
_MOST_APART = 10
"""Frames one side may lead; the bridge serves both in each round, so it is one at most."""
_PATIENCE_S = 5.0
"""With a disk that hangs: the calls of the others go on."""
_log = logging.getLogger("voip.recording")


class Tap(pj.AudioMediaPort):  # type: ignore[misc]  # the library has no types
    """A place on the bridge that hands on what it hears."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.hears: Callable[[bytes], None] | None = None
        self.createPort(name, frames.format_())

    def onFrameReceived(self, frame: pj.MediaFrame) -> None:
        hears = self.hears
        if hears is not None:
            hears(frames.heard(frame))


class Recorders:
    """Keeps the taps: one that is destroyed while the bridge turns takes the process with it."""

    def __init__(self, wheel: Wheel) -> None:
        self._wheel = wheel
        self._free: list[tuple[Tap, Tap]] = []

    def start(self, path: Path, key: bytes, changed: Changed) -> "Recorder":
        """`key`: 32 bytes. `changed` comes on the wheel's thread. Raises OSError, ValueError."""
        started_at = time.time_ns() // 1_000_000
        writer = Writer(path, key, started_at)
        taps = self._free.pop() if self._free else (Tap("us"), Tap("them"))
        track = Track(writer, lambda: self._wheel.post(lambda: changed("failed")))
        return Recorder(self._wheel, taps, track, path, started_at, changed, self._free.append)


class Recorder:
    """One recording; all of it on the wheel's thread."""

    def __init__(
        self, wheel: Wheel, taps: tuple[Tap, Tap], track: "Track", path: Path, started_at: int,
        changed: Changed, give_back: Callable[[tuple[Tap, Tap]], None],
    ) -> None:  # fmt: skip
        self._wheel, self._taps, self._track = wheel, taps, track
        self._path, self._started_at = path, started_at
        self._changed, self._give_back = changed, give_back
        self._resuming: Timer | None = None
        for tap, hears in zip(taps, (track.us, track.them), strict=True):
            tap.hears = hears

    @property
    def us(self) -> pj.AudioMedia:
        """Connect to it whatever we say to the other side."""
        return self._taps[0]

    @property
    def them(self) -> pj.AudioMedia:
        return self._taps[1]

    def pause(self, most_s: int) -> None:
        """Silence from now on, for at most `most_s`; 0 resumes."""
        if most_s <= 0:
            self.resume()
            return
        self._forget_resuming()
        self._resuming = self._wheel.later(most_s * 1_000, self.resume)
        self._track.silence(True)
        self._changed("paused")

    def resume(self) -> None:
        self._forget_resuming()
        if self._track.silence(False):
            self._changed("on")

    def cut(self, on: bool) -> None:
        """What is said meanwhile is not in it, and no time passes in it; a pause is over."""
        self._forget_resuming()
        self._track.silence(False)
        self._track.cut = on

    def close(self) -> Recording:
        """Waits for the last second to be written. Disconnect `us` and `them` first."""
        self._forget_resuming()
        for tap in self._taps:
            tap.hears = None
        ending = self._track.close()
        self._give_back(self._taps)
        return Recording(
            path=str(self._path),
            duration_ms=ending.samples * 1_000 // frames.RATE,
            started_at=self._started_at,
            pauses=ending.pauses,
            peaks=ending.peaks,
        )

    def _forget_resuming(self) -> None:
        if self._resuming is not None:
            self._resuming.cancel()
            self._resuming = None


class Track:
    """Frames of both sides to seconds in the file. `us` and `them` may be called on any thread."""

    def __init__(self, writer: Writer, failed: Callable[[], None]) -> None:
        self._writer, self._failed = writer, failed
        self.cut = False
        """What comes is let go."""
        self._us: deque[bytes] = deque()
        self._them: deque[bytes] = deque()
        self._silenced = self._closing = self._broken = False
        self._heard = 0
        self._began_silence = 0
        self._pauses: list[tuple[int, int]] = []
        self._written = 0
        self._peaks = Peaks()
        self._due = Event()
        self._thread = Thread(target=self._work, name="recording", daemon=True)
        self._thread.start()

    def us(self, sound: bytes) -> None:
        if self._broken or self.cut:
            return
        self._us.append(frames.SILENCE if self._silenced else sound)

    def them(self, sound: bytes) -> None:
        if self._broken or self.cut:
            return
        self._them.append(frames.SILENCE if self._silenced else sound)
        self._heard += 1
        if self._heard % _FRAMES_A_SECOND == 0:
            self._due.set()

    @property
    def waiting(self) -> int:
        """Frames that are not written yet; more than a hundred means a slow disk."""
        return len(self._them)

    def silence(self, on: bool) -> bool:
        """Whether that changed anything."""
        if on == self._silenced:
            return False
        now = self._heard * frames.FRAME_MS
        if on:
            self._began_silence = now
        else:
            self._pauses.append((self._began_silence, now))
        self._silenced = on
        return True

    def close(self) -> Ending:
        self.silence(False)
        self._closing = True
        self._due.set()
        self._thread.join(_PATIENCE_S)
        return Ending(self._written, tuple(self._pauses), self._peaks.levels())

    def _work(self) -> None:
        try:
            self._write()
        except OSError as error:
            self._broken = True
            self._writer.abandon()
            _log.error("the recording stopped: %s", error.strerror)
            self._failed()

    def _write(self) -> None:
        while not self._closing:
            self._due.wait()
            self._due.clear()
            while min(len(self._us), len(self._them)) >= _FRAMES_A_SECOND:
                self._second(_FRAMES_A_SECOND)
            self._keep_together()
        while rest := max(len(self._us), len(self._them)):
            self._second(min(rest, _FRAMES_A_SECOND))
        self._writer.end(Ending(self._written, tuple(self._pauses), self._peaks.levels()))

    def _keep_together(self) -> None:
        """A side that hears nothing at all must not hold the other up."""
        for one, other in ((self._us, self._them), (self._them, self._us)):
            for _ in range(len(one) - len(other) - _MOST_APART):
                other.append(frames.SILENCE)

    def _second(self, count: int) -> None:
        codes = b"".join(self._frame() for _ in range(count))
        self._writer.second(codes)
        self._written += len(codes) // 2

    def _frame(self) -> bytes:
        us = self._us.popleft() if self._us else frames.SILENCE
        them = self._them.popleft() if self._them else frames.SILENCE
        self._peaks.add(max(frames.loudest(us), frames.loudest(them)))
        both = bytearray(2 * frames.SAMPLES)
        both[0::2], both[1::2] = companding.encoded(us), companding.encoded(them)
        return bytes(both)
