import array
import os
from pathlib import Path

import pytest

pytest.importorskip("pjsua2")

from tests.voip.child import run
from voip.frames import SILENCE
from voip.recording import Track
from voip.recording_file import Reader, Writer

KEY = os.urandom(32)
US = array.array("h", [4_000] * 320).tobytes()
THEM = array.array("h", [-9_000] * 320).tobytes()


def track(path: Path, failed: list[bool] | None = None) -> Track:
    told = failed if failed is not None else []
    return Track(Writer(path, KEY, 0), lambda: told.append(True))


def speak(track: Track, count: int, us: bytes = US, them: bytes = THEM) -> None:
    for _ in range(count):
        track.us(us)
        track.them(them)


def heard(path: Path) -> tuple[list[int], list[int]]:
    """Left and right, one sample of each frame."""
    with Reader(path, KEY) as reader:
        samples = memoryview(reader.pcm()).cast("h")
    return list(samples[0::640]), list(samples[1::640])


def test_each_side_has_its_channel(tmp_path: Path) -> None:
    path = tmp_path / "call.rec"
    one = track(path)
    speak(one, 130)
    ending = one.close()
    assert ending.samples == 130 * 320
    left, right = heard(path)
    assert len(left) == len(right) == 130
    assert all(abs(value - 4_000) < 150 for value in left)
    assert all(abs(value + 9_000) < 300 for value in right)
    assert max(ending.peaks) == 9_000 >> 7


def test_a_pause_is_silence_in_both_and_time_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "call.rec"
    one = track(path)
    speak(one, 10)
    assert one.silence(True) and not one.silence(True)
    speak(one, 20)
    assert one.silence(False)
    speak(one, 10)
    assert one.close().pauses == ((200, 600),)
    left, right = heard(path)
    assert len(left) == 40
    assert not any(left[10:30]) and not any(right[10:30])
    assert all(left[:10]) and all(left[30:])


def test_a_pause_that_lasts_to_the_end_ends_with_it(tmp_path: Path) -> None:
    one = track(tmp_path / "call.rec")
    speak(one, 10)
    one.silence(True)
    speak(one, 10)
    assert one.close().pauses == ((200, 400),)


def test_what_is_cut_is_neither_heard_nor_counted(tmp_path: Path) -> None:
    path = tmp_path / "call.rec"
    one = track(path)
    speak(one, 10)
    one.cut = True
    speak(one, 200)
    one.cut = False
    speak(one, 10)
    assert one.close().samples == 20 * 320
    left, right = heard(path)
    assert all(left) and all(right)


def test_a_side_that_says_nothing_does_not_hold_up_the_other(tmp_path: Path) -> None:
    path = tmp_path / "call.rec"
    one = track(path)
    for _ in range(120):
        one.them(THEM)
    assert one.close().samples == 120 * 320
    left, right = heard(path)
    assert not any(left) and all(right)


def test_a_full_disk_is_told_and_the_call_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, overheard: list[str]
) -> None:
    def full(_: Writer, __: bytes) -> None:
        raise OSError(28, "No space left on device")

    failed: list[bool] = []
    one = track(tmp_path / "call.rec", failed)
    monkeypatch.setattr(Writer, "second", full)
    speak(one, 60)
    one.close()
    assert failed == [True]
    speak(one, 10)
    assert overheard == ["ERROR voip.recording: the recording stopped: No space left on device"]
    overheard.clear()


def test_a_call_is_recorded_from_the_bridge_in_step_and_resumes_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "call.rec"
    said = run(f"""
        import array, time
        from pathlib import Path
        import pjsua2 as pj
        from voip import frames
        from voip.endpoint import Wheel
        from voip.recording import Recorders
        wheel = Wheel()
        wheel.open()
        class Tone(pj.AudioMediaPort):
            def __init__(self, level):
                super().__init__()
                self.sound = array.array("h", [level] * 320).tobytes()
                self.createPort("tone", frames.format_())
            def onFrameRequested(self, frame):
                frames.say(frame, self.sound)
        us, them = Tone(3000), Tone(-3000)
        states, key = [], bytes.fromhex("{KEY.hex()}")
        recorders = Recorders(wheel)
        recorder = recorders.start(Path({str(path)!r}), key, states.append)
        us.startTransmit(recorder.us)
        them.startTransmit(recorder.them)
        def turn(seconds):
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                wheel.turn()
        turn(0.5)
        recorder.pause(1)
        while "on" not in states:
            wheel.turn()
        turn(0.4)
        us.stopTransmit(recorder.us)
        them.stopTransmit(recorder.them)
        recording = recorder.close()
        again = recorders.start(Path({str(path)!r} + "2"), key, states.append)
        again.pause(60)
        again.pause(0)
        again.close()
        print("states:", states)
        print("pauses:", len(recording.pauses), recording.path == {str(path)!r})
        wheel.endpoint.audDevManager().setNoDev()
        del us, them, recorder, again, recorders
        wheel.close()
    """)
    assert "states: ['paused', 'on', 'paused', 'on']" in said and "pauses: 1 True" in said
    with Reader(path, KEY) as reader:
        (began, ended), *_ = reader.recorded.pauses
        silent = memoryview(reader.pcm(began, ended - began)).cast("h")
    assert 900 <= ended - began <= 1_500 and not any(silent)
    left, right = heard(path)
    both = [(a > 2_500) == (b < -2_500) for a, b in zip(left, right, strict=True)]
    assert both.count(False) <= 3, "the channels are in step"
    assert any(left) and SILENCE
