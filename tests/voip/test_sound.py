"""The whole of it, in a process of its own: without devices, and on a sound server of the test."""

import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from tests.voip.child import run
from tests.voip.pulse import Pulse

pytest.importorskip("pjsua2")

BEGIN = """
import array, math, sys, time
from pathlib import Path
import pjsua2 as pj
from voip import frames
from voip.endpoint import Wheel
from voip.ends import Sink
from voip.recording import Tap
from voip.sound import Sound
from voip.values import Devices
sys.setswitchinterval(0.0005)
wheel = Wheel()
wheel.open()
said = []
sound = Sound(wheel, said.append)
heard = []
tap = Tap("test")
tap.hears = lambda frame: heard.append(frames.loudest(frame))
def until(done, most_s=15):
    end = time.monotonic() + most_s
    while not done():
        assert time.monotonic() < end, "it never came"
        wheel.turn()
def clear():
    heard.clear()
    until(lambda: len(heard) > 3)
class Tone(pj.AudioMediaPort):
    def __init__(self):
        super().__init__()
        self.at = 0
        self.createPort("tone", frames.format_())
    def onFrameRequested(self, frame):
        at, self.at = self.at, self.at + 320
        wave = [round(8000 * math.sin(2 * math.pi * 500 * i / 16000)) for i in range(at, at + 320)]
        frames.say(frame, array.array("h", wave).tobytes())
tone = Tone()
"""
END = """
del tone, tap
sound.close()
del sound
wheel.close()
print("closed")
"""


def play(script: str) -> str:
    said = run(BEGIN + textwrap.dedent(script) + END, timeout_s=30)
    assert "closed" in said
    return said


def test_a_phone_without_devices_is_silent_and_all_else_works() -> None:
    play("""
        sound.use(Devices(microphone="none", speaker="none"))
        sound.microphone.startTransmit(tap)
        until(lambda: len(heard) > 10)
        assert not any(heard)
        until(lambda: said)
        assert (said[0].microphone, said[0].speaker, said[0].lost) == ("", "", False)
        sound.microphone.stopTransmit(tap)
    """)


def test_tones_and_music_are_heard_and_one_serves_all() -> None:
    play("""
        ring = sound.ring_back("TR")
        assert sound.ring_back("TR") is ring and sound.ring_back("TR", "busy") is not ring
        ring.startTransmit(tap)
        until(lambda: any(level > 1_000 for level in heard))
        ring.stopTransmit(tap)
        clear()
        music = sound.music("resources/sounds/hold.wav")
        assert sound.music("resources/sounds/hold.wav") is music
        music.startTransmit(tap)
        until(lambda: any(level > 300 for level in heard))
        music.stopTransmit(tap)
        assert sound.music("") is None
        del ring, music
    """)


def test_a_tone_that_was_heard_before_begins_at_once_and_not_in_its_pause() -> None:
    """Turkey's call waiting is 200 ms in nine seconds."""
    play("""
        waiting = sound.ring_back("TR", "waiting")
        waiting.startTransmit(tap)
        until(lambda: len(heard) > 80)  # both bursts are over, and the long pause has begun
        assert not any(heard[-10:])
        waiting.stopTransmit(tap)
        clear()
        assert sound.ring_back("TR", "waiting", anew=True) is waiting
        waiting.startTransmit(tap)
        until(lambda: len(heard) > 12)
        assert max(heard[:12]) > 1_000
        waiting.stopTransmit(tap)
        del waiting
    """)


def test_music_that_is_not_there_is_silence(tmp_path: Path) -> None:
    rubbish = tmp_path / "rubbish.wav"
    rubbish.write_bytes(b"nothing of the kind")
    play(f"""
        assert sound.music("/nowhere/at/all.wav") is None
        assert sound.music({str(rubbish)!r}) is None
        done = []
        sound.announce({str(rubbish)!r}, [tap], lambda: done.append(True))
        until(lambda: done)
    """)


def test_an_announcement_is_heard_by_both_and_then_it_goes_on() -> None:
    play("""
        other, also = Tap("other"), []
        other.hears = lambda frame: also.append(frames.loudest(frame))
        done = []
        sound.announce("resources/sounds/message.wav", [tap, other], lambda: done.append(len(also)))
        until(lambda: done)
        assert max(heard) > 1_000 and max(also) > 1_000
        clear()
        assert not any(heard)
        del other
    """)


def test_connections_change_without_a_click() -> None:
    play("""
        def through(frame):
            samples.extend(array.array("h", frame))
        samples = []
        sound._sink.ring.write = through
        tone.startTransmit(sound.speaker)
        until(lambda: len(samples) > 16_000)
        changed = []
        sound.quietly(lambda: (tone.stopTransmit(sound.speaker), changed.append(True)))
        until(lambda: changed)
        count = len(samples)
        sound.quietly(lambda: tone.startTransmit(sound.speaker))
        until(lambda: len(samples) > count + 8_000)
        steps = [abs(a - b) for a, b in zip(samples, samples[1:])]
        assert max(steps[:-1]) < 1_800, max(steps)   # a sine of 500 Hz steps by 1,570 at most
        assert max(samples[-3_200:]) > 7_900
        tone.stopTransmit(sound.speaker)
    """)


def test_one_hears_oneself_a_moment_later() -> None:
    play("""
        sound.echo_test(True, 200)
        sound._source.ring.read = lambda length: loud
        loud = array.array("h", [6_000] * 320).tobytes()
        levels = []
        sound._sink.ring.write = lambda frame: levels.append(frames.loudest(frame))
        until(lambda: 6_000 in levels)
        assert 9 <= levels.index(6_000) <= 13, levels
        sound.echo_test(False)
    """)


def test_levels_come_while_somebody_looks() -> None:
    play("""
        loud = array.array("h", [32_767] * 320).tobytes()
        sound._source.ring.read = lambda length: loud
        sound.watch(True)
        sound.watch(True)
        until(lambda: [event for event in said if getattr(event, "microphone", 0) > 0.99])
        sound.watch(False)
        until(lambda: True)
        count = len(said)
        begin = time.monotonic()
        until(lambda: time.monotonic() > begin + 0.25)
        assert len(said) == count
    """)


def test_a_hundred_announcements_leave_nothing_behind() -> None:
    play("""
        import wave
        from pathlib import Path
        import tempfile
        path = tempfile.mktemp(suffix=".wav")
        with wave.open(path, "wb") as file:
            file.setparams((1, 2, 16_000, 0, "NONE", ""))
            file.writeframes(bytes(640))
        ports = len(wheel.endpoint.mediaEnumPorts2())
        done = []
        for _ in range(100):
            sound.announce(path, [tap], lambda: done.append(True))
            until(lambda: not sound._playing)
        until(lambda: len(wheel.endpoint.mediaEnumPorts2()) == ports)
        assert len(done) == 100
        Path(path).unlink()
    """)


@pytest.fixture
def pulse() -> Iterator[Pulse]:
    if not shutil.which("pulseaudio") or not shutil.which("pactl"):
        pytest.skip("there is no pulseaudio here")
    with Pulse() as pulse:
        yield pulse


def test_a_headset_that_is_pulled_out_does_not_lose_the_call(pulse: Pulse) -> None:
    pulse.speaker("Desk")
    pulse.speaker("Mouth")
    headset = pulse.speaker("Headset")
    pulse.microphone("Ear", hears="Mouth")
    pulse.prefer("Desk")
    script = """
        sound.use(Devices(speaker="Headset", microphone="Ear", cancel_echo=False))
        tone.startTransmit(sound.speaker)
        sound.microphone.startTransmit(tap)
        changes = lambda: [event for event in said if type(event).__name__ == "DevicesChanged"]
        until(lambda: changes() and changes()[-1].speaker == "Headset")
        print("using", changes()[-1].microphone, flush=True)
        until(lambda: any(change.lost for change in changes()))  # Qt and the server both tell
        assert changes()[-1].speaker == "Desk", changes()[-1]
        print("lost", flush=True)
        sys.stdin.readline()
        count = len(heard)
        until(lambda: len(heard) > count + 5)   # the bridge and the microphone go on
        tone.stopTransmit(sound.speaker)
        sound.microphone.stopTransmit(tap)
    """
    child = subprocess.Popen(
        [sys.executable, "-c", BEGIN + textwrap.dedent(script) + END],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=pulse.env,
    )  # fmt: skip
    assert child.stdin and child.stdout and child.stderr
    said: list[str] = []
    try:
        wait_for(child.stdout, "using Ear", said)
        assert loud(pulse, "Headset")
        pulse.unplug(headset)
        wait_for(child.stdout, "lost", said)
        assert loud(pulse, "Desk")
        rest, errors = child.communicate("go on\n", timeout=20)
    finally:
        child.kill()
        child.wait()
    assert "closed" in rest, errors[-2000:]


def wait_for(stream: IO[str], words: str, said: list[str]) -> None:
    for line in stream:
        said.append(line)
        if words in line:
            return
    pytest.fail(f"ended before it said {words!r}: {said[-20:]}")


def loud(pulse: Pulse, speaker: str) -> bool:
    """Whether sound comes out of it, within ten seconds."""
    with pulse.listen(speaker) as listening:
        assert listening.stdout
        for _ in range(500):
            sound = listening.stdout.read(640)
            if sound and max(memoryview(sound).cast("h")) > 4_000:
                listening.kill()
                return True
        listening.kill()
    return False
