"""Keeps the chosen devices open while they are needed, whatever is unplugged meanwhile.

All of it runs on one thread of its own, because opening a device can take a second and a sound
server that hangs can take any time; the wheel and the calls do not wait for it.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread

from voip import streams
from voip.cleaning import Cleaner, cleaner
from voip.devices import Device, Kind, Plugged, chosen
from voip.ends import Sink, Source
from voip.streams import NoDevice, Stream
from voip.values import Devices

NONE = "none"
_NEEDED_S = 3.0
_SILENT_S = 0.7
"""A device that gave no sign for so long is gone, whatever the system says."""
_TORN_S = 0.7
"""Once it came late, as when it was opened on a busy machine, PortAudio may keep it so for ever: it
begins anew with each piece, and has lost the next one meanwhile."""
_TICK_S = 0.25
_AGAIN_S = 2.0
_DELAY_MS = 80
_log = logging.getLogger("voip.sound")


@dataclass(frozen=True)
class State:
    """What is plugged in, and what is used; empty where nothing is."""

    microphones: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    microphone: str = ""
    speaker: str = ""
    lost: bool = False
    missing: tuple[Kind, ...] = ()
    """Of these the chosen one is not there."""


class Line:
    """One device and the end of the bridge it serves."""

    def __init__(self, kind: Kind, end: Source | Sink) -> None:
        self.kind, self.end = kind, end
        self.name = NONE
        """As it was chosen."""
        self.device: Device | None = None
        self.missing = False
        """The chosen one is not there; another stands in for it."""
        self._stream: Stream | None = None
        self._opened: Device | None = None
        """Which was asked for when it was opened."""
        self._failed_at: float | None = None
        self._latency_s = streams.LATENCY_S

    def choose(self, known: tuple[Device, ...]) -> bool:
        """True where the chosen one went away just now."""
        before, self.device = self.device, None if self.name == NONE else chosen(known, self.name)
        wanted = self.name not in ("", NONE)
        missed = wanted and (self.device is None or self.device.name != self.name)
        lost, self.missing = missed and not self.missing, missed
        if before != self.device:
            self._failed_at, self._latency_s = None, streams.LATENCY_S
        return lost

    def tend(self, work: Callable[..., object]) -> bool:
        """Opens or closes it; False where it is needed and, since just now, cannot be had."""
        now = time.monotonic()
        needed = self.name != NONE and now - self.end.asked < _NEEDED_S
        if self._stream is not None and (not needed or self._stale(self._stream, now)):
            self.close()
        elif self._stream is not None and self._stream.torn_s > _TORN_S:
            self._latency_s = min(streams.MOST_LATENCY_S, 2 * self._latency_s)
            self.close()
        waits = self._failed_at is not None and now - self._failed_at < _AGAIN_S
        if not needed or self._stream is not None or waits:
            return True
        could, self._stream = self._failed_at is None, self._open(work)
        self._failed_at = None if self._stream else now
        return self._stream is not None or not could

    def close(self) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream = None
            self.end.ring.clear()

    def _stale(self, stream: Stream, now: float) -> bool:
        return now - stream.beat > _SILENT_S or self._opened != self.device

    def _open(self, work: Callable[..., object]) -> Stream | None:
        """The chosen one, else whatever the system takes for its default."""
        self._opened = self.device
        for device in dict.fromkeys((self.device, None)):
            try:
                return Stream(self.kind, device, work, self._latency_s)
            except NoDevice as error:
                _log.info("no %s: %s", self.kind, error)
        return None


class Card:
    """`changed` and `missing` are called on the card's thread."""

    def __init__(
        self, microphone: Source, speaker: Sink, changed: Callable[[State], None],
        missing: Callable[[], None],
    ) -> None:  # fmt: skip
        self._microphone, self._speaker = Line("microphone", microphone), Line("speaker", speaker)
        self._changed, self._missing = changed, missing
        self._settings = Devices(microphone=NONE, speaker=NONE)
        self._cleaner: Cleaner | None = None
        self._plugged: Plugged | None = None
        self._wake = Event()
        self._stopping = False
        self._replug = self._reset = False
        self._thread = Thread(target=self._run, name="sound card", daemon=True)

    def open(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stopping = True
        self._wake.set()
        self._thread.join(2.0)

    def wake(self) -> None:
        """From any thread: something may be needed."""
        self._wake.set()

    def use(self, settings: Devices) -> None:
        """From any thread."""
        self._settings, self._reset = settings, True
        self._wake.set()

    def _run(self) -> None:
        while not self._stopping:
            self._wake.wait(_TICK_S if self._busy() else None)
            self._wake.clear()
            if self._reset:
                self._apply()
            if self._replug:
                self._look()
            self._tend()
        self._microphone.close()
        self._speaker.close()
        if self._plugged is not None:
            self._plugged.close()

    def _busy(self) -> bool:
        now = time.monotonic()
        ends = (self._microphone.end, self._speaker.end)
        return any(now - end.asked < 2 * _NEEDED_S for end in ends)

    def _apply(self) -> None:
        self._reset, settings = False, self._settings
        self._microphone.name, self._speaker.name = settings.microphone, settings.speaker
        silent = settings.microphone == settings.speaker == NONE
        self._cleaner = None if silent else cleaner(settings)
        if self._cleaner is not None:
            self._cleaner.delay(_DELAY_MS)
        if self._plugged is None and not silent:
            self._plugged = Plugged(self._plug)
        self._replug = True

    def _plug(self) -> None:
        self._replug = True
        self._wake.set()

    def _look(self) -> None:
        """Something was plugged in or out, or something else was chosen."""
        self._replug = False
        if streams.LOOKS_ONCE:
            self._microphone.close()
            self._speaker.close()
            streams.refresh()
        microphones = self._plugged.microphones() if self._plugged else ()
        speakers = self._plugged.speakers() if self._plugged else ()
        lost = [self._microphone.choose(microphones), self._speaker.choose(speakers)]
        lines = (self._microphone, self._speaker)
        self._changed(
            State(
                microphones=tuple(device.name for device in microphones),
                speakers=tuple(device.name for device in speakers),
                microphone=_used(self._microphone),
                speaker=_used(self._speaker),
                lost=any(lost),
                missing=tuple(line.kind for line in lines if line.missing),
            )
        )

    def _tend(self) -> None:
        there = [self._microphone.tend(self._heard), self._speaker.tend(self._wanted)]
        if not all(there):
            self._missing()

    def _heard(self, sound: bytes) -> None:
        clean = self._cleaner
        self._microphone.end.ring.write(sound if clean is None else clean.near(sound))

    def _wanted(self, length: int) -> bytes:
        sound, clean = self._speaker.end.ring.read(length), self._cleaner
        if clean is not None:
            clean.far(sound)
        return sound


def _used(line: Line) -> str:
    return line.device.name if line.device is not None else ""
