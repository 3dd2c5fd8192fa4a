"""Echo and noise taken out of the microphone, by WebRTC's audio processing as `livekit` brings it.

Only its processing module is used: nothing of it speaks to a network. Where it is not installed
the microphone stays as it is.
"""

import logging
from typing import Any

from voip.frames import RATE
from voip.values import Devices

_TEN_MS = RATE // 100 * 2
_log = logging.getLogger("voip.sound")


class Cleaner:
    """`near` is called by the microphone's thread, `far` by the loudspeaker's."""

    def __init__(self, echo: bool, noise: bool) -> None:
        """Raises ImportError. Loading it takes 0.2 s."""
        from livekit.rtc.apm import AudioProcessingModule

        self._echo = echo
        self._module = AudioProcessingModule(
            echo_cancellation=echo, noise_suppression=noise, high_pass_filter=True
        )

    def near(self, sound: bytes) -> bytes:
        """The microphone's, cleaned; whole stretches of 10 ms, others come back as they are."""
        if len(sound) % _TEN_MS:
            return sound
        return b"".join(
            self._ten_ms(self._module.process_stream, sound[i : i + _TEN_MS])
            for i in range(0, len(sound), _TEN_MS)
        )

    def far(self, sound: bytes) -> None:
        """What the loudspeaker is about to play: the echo will be of this."""
        if self._echo and not len(sound) % _TEN_MS:
            for i in range(0, len(sound), _TEN_MS):
                self._ten_ms(self._module.process_reverse_stream, sound[i : i + _TEN_MS])

    def delay(self, ms: int) -> None:
        """From `far` to its echo in `near`, about."""
        if self._echo:
            self._module.set_stream_delay_ms(ms)

    def _ten_ms(self, process: Any, sound: bytes) -> bytes:
        from livekit.rtc.audio_frame import AudioFrame

        frame = AudioFrame(bytearray(sound), RATE, 1, _TEN_MS // 2)
        process(frame)
        return bytes(frame.data)


def cleaner(devices: Devices) -> Cleaner | None:
    """What these devices ask for; None for nothing, and where it cannot be had."""
    if not (devices.cancel_echo or devices.suppress_noise):
        return None
    try:
        return Cleaner(devices.cancel_echo, devices.suppress_noise)
    except ImportError as error:
        _log.info("echo and noise stay: %s", error)
        return None
