"""`python -m tests.voip.phone_with_tone PLACE`: the phone's process, with a tone for a microphone.

What the agent would hear is recorded into PLACE/heard.wav. Music on hold is a tone as well.
"""

import sys
from pathlib import Path

import pjsua2 as pj

from voip import pipe, process
from voip.tones import Kind

MICROPHONE_HZ, MUSIC_HZ, RING_BACK_HZ = 350, 2_600, 3_100


class Tones:
    def __init__(self) -> None:
        self.microphone = _tone(MICROPHONE_HZ)
        self.speaker = pj.AudioMediaRecorder()
        self.speaker.createRecorder(str(Path(sys.argv[1]) / "heard.wav"))
        self._music, self._ring_back = _tone(MUSIC_HZ), _tone(RING_BACK_HZ)

    def music(self, path: str) -> pj.AudioMedia | None:
        return self._music if path else None

    def ring_back(self, country: str, kind: Kind) -> pj.AudioMedia:
        return self._ring_back


def _tone(hz: int) -> pj.ToneGenerator:
    generator = pj.ToneGenerator()
    generator.createToneGenerator()
    tone, tones = pj.ToneDesc(), pj.ToneDescVector()
    tone.freq1, tone.freq2, tone.on_msec, tone.off_msec = hz, 0, 1_000, 0
    tones.append(tone)
    generator.play(tones, True)
    return generator


if __name__ == "__main__":
    secret = sys.stdin.buffer.read(pipe.SECRET)
    sys.exit(process.run(Path(sys.argv[1]), secret, Tones))
