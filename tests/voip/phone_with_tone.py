"""`python -m tests.voip.phone_with_tone PLACE`: the phone's process, with a tone for a microphone.

What the agent would hear is recorded into PLACE/heard.wav. Music on hold is a tone as well.
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pjsua2 as pj

from voip import pipe, process
from voip.commands import AnyCommand
from voip.endpoint import Wheel, Work
from voip.ports import Recorder, RecorderState, Tell
from voip.recording import Recorders
from voip.tones import Kind
from voip.values import Devices

MICROPHONE_HZ, MUSIC_HZ, RING_BACK_HZ, CONSENT_HZ = 350, 2_600, 3_100, 1_700


class Tones:
    def __init__(self, wheel: Wheel, say: Tell) -> None:
        self._recorders = Recorders(wheel)
        self.microphone = _tone(MICROPHONE_HZ)
        self.speaker = pj.AudioMediaRecorder()
        self.speaker.createRecorder(str(Path(sys.argv[1]) / "heard.wav"))
        self._music, self._ring_back = _tone(MUSIC_HZ), _tone(RING_BACK_HZ)
        self._announcement = _tone(CONSENT_HZ)
        self._wheel = wheel

    def music(self, path: str) -> pj.AudioMedia | None:
        return self._music if path else None

    def ring_back(self, country: str, kind: Kind, *, anew: bool = False) -> pj.AudioMedia:
        return self._ring_back

    def quietly(self, change: Work) -> None:
        change()

    def announce(self, path: str, to: Iterable[pj.AudioMedia], then: Work) -> None:
        for listener in to:
            self._announcement.startTransmit(listener)
        self._wheel.later(600, lambda: self._announced(to, then))

    def _announced(self, to: Iterable[pj.AudioMedia], then: Work) -> None:
        for listener in to:
            self._announcement.stopTransmit(listener)
        then()

    def recorder(
        self, path: Path, key: bytes, changed: Callable[[RecorderState], None]
    ) -> Recorder:
        return self._recorders.start(path, key, changed)

    def do(self, command: AnyCommand) -> bool:
        return False

    def use(self, devices: Devices) -> None:
        pass

    def close(self) -> None:
        pass


def _tone(hz: int) -> pj.ToneGenerator:
    generator = pj.ToneGenerator()
    generator.createToneGenerator()
    tone, tones = pj.ToneDesc(), pj.ToneDescVector()
    tone.freq1, tone.freq2, tone.on_msec, tone.off_msec = hz, 0, 1_000, 0
    tones.append(tone)
    generator.play(tones, True)
    return generator


if __name__ == "__main__":
    # What a collection can break is to show in every test, not after ten seconds alone.
    process.COLLECT_MS = 1_000
    secret = sys.stdin.buffer.read(pipe.SECRET)
    sys.exit(process.run(Path(sys.argv[1]), secret, Tones))
