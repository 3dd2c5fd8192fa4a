"""Sound in and out of a device, through PortAudio: 16 kHz mono in frames of 20 ms.

The callbacks come on a thread of PortAudio's. They may not wait: they read or write a ring.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import Any

from voip import priority
from voip.devices import Device, Kind
from voip.frames import RATE, SAMPLES

LOOKS_ONCE = not sys.platform.startswith("linux")
"""PortAudio's list is that of its start; on Linux all devices are behind one name instead."""
LATENCY_S, MOST_LATENCY_S = 0.04, 0.16
"""The usual, and for a machine that cannot keep up with it."""
_PULSE = {"microphone": "PULSE_SOURCE", "speaker": "PULSE_SINK"}


class NoDevice(Exception):
    """It cannot be opened: gone, busy, or not allowed."""


class Stream:
    """Runs from its making until `close`."""

    def __init__(
        self, kind: Kind, device: Device | None, work: Callable[..., Any],
        latency_s: float = LATENCY_S,
    ) -> None:  # fmt: skip
        """`device` None: the system's default. Raises NoDevice. May take a while.

        `work` is told what a microphone heard, or asked for so many bytes for a loudspeaker.
        """
        self.device = device
        self._kind, self._work, self._latency_s = kind, work, latency_s
        self.beat = self._whole_at = time.monotonic()
        """When the device last asked or gave: one that is gone often just falls silent."""
        # Where a sound server is between, its own thread in here must not wait either
        others = priority.threads()
        self._stream = self._opened()
        priority.put_first(priority.threads() - others)

    @property
    def torn_s(self) -> float:
        """For so long every single piece of it has been too late to be whole."""
        return self.beat - self._whole_at

    def close(self) -> None:
        import sounddevice

        try:
            self._stream.abort(ignore_errors=True)
            self._stream.close(ignore_errors=True)
        except sounddevice.PortAudioError:  # it is gone with its device
            return

    def _opened(self) -> Any:
        try:
            import sounddevice
        except (ImportError, OSError) as error:  # OSError: there is no libportaudio
            raise NoDevice(str(error)) from error
        make = (
            sounddevice.RawInputStream
            if self._kind == "microphone"
            else sounddevice.RawOutputStream
        )
        callback = self._heard if self._kind == "microphone" else self._wanted
        try:
            stream = make(
                samplerate=RATE, blocksize=SAMPLES, channels=1, dtype="int16", latency=self._latency_s,
                device=_portaudio(self._kind, self.device), callback=callback,
                extra_settings=_extra(),
            )  # fmt: skip
            stream.start()
        except (sounddevice.PortAudioError, ValueError) as error:
            raise NoDevice(str(error)) from error
        return stream

    def _heard(self, data: Any, frames: int, at: Any, flags: Any) -> None:
        self._turned(bool(flags))
        self._work(bytes(data))

    def _wanted(self, data: Any, frames: int, at: Any, flags: Any) -> None:
        self._turned(bool(flags))
        data[:] = self._work(len(data))

    def _turned(self, torn: bool) -> None:
        self.beat = time.monotonic()
        if not torn:
            self._whole_at = self.beat


def refresh() -> None:
    """Makes PortAudio look again. Every stream must be closed."""
    import sounddevice

    sounddevice._terminate()
    sounddevice._initialize()


def _portaudio(kind: Kind, device: Device | None) -> str | int | None:
    """PortAudio's word for it. Raises NoDevice."""
    import sounddevice

    known = sounddevice.query_devices()
    if sys.platform.startswith("linux"):
        return _of_pulse(kind, device, {entry["name"] for entry in known})
    if device is None:
        return None
    channels = "max_input_channels" if kind == "microphone" else "max_output_channels"
    for index, entry in enumerate(known):
        if entry[channels] and entry["name"] == device.name and _best_api(entry):
            return index
    raise NoDevice(device.name)


def _of_pulse(kind: Kind, device: Device | None, names: set[str]) -> str | None:
    """ALSA's door to PulseAudio takes the name of a sink or source from the environment."""
    if "pulse" not in names:
        return None
    if device is None:
        os.environ.pop(_PULSE[kind], None)
    else:
        os.environ[_PULSE[kind]] = device.id
    return "pulse"


def _best_api(entry: Any) -> bool:
    """Windows lists each device once for every one of its interfaces; WASAPI is the quickest."""
    import sounddevice

    if sys.platform != "win32":
        return True
    return "WASAPI" in str(sounddevice.query_hostapis(entry["hostapi"])["name"])


def _extra() -> Any:
    """WASAPI opens a shared device only at its own rate unless it is asked to convert."""
    import sounddevice

    return sounddevice.WasapiSettings(auto_convert=True) if sys.platform == "win32" else None
