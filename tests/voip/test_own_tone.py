import math
import random
from array import array
from typing import Any

import pytest

pytest.importorskip("pjsua2")

from voip import frames
from voip.own_tone import HZ, OwnTone, loudness, share


def sound(*hz: float, level: int = 4_000, ms: int = 200) -> bytes:
    turn = 2 * math.pi / frames.RATE
    count = frames.RATE * ms // 1_000
    return array(
        "h", (round(sum(level * math.sin(turn * each * n) for each in hz)) for n in range(count))
    ).tobytes()


def noise(level: int) -> bytes:
    chance = random.Random(1_004)
    return array("h", (chance.randint(-level, level) for _ in range(3_200))).tobytes()


def test_a_tone_is_all_of_the_power_or_hardly_any() -> None:
    assert share(sound(1_004), 1_004) > 0.98
    assert share(sound(1_014), 1_004) < 0.05
    assert share(sound(1_004, 440, 660), 1_004) == pytest.approx(1 / 3, abs=0.05)
    assert share(noise(9_000), 1_004) < 0.05
    assert share(b"", 1_004) == 0.0


def test_loudness_is_the_root_of_the_mean_square() -> None:
    assert loudness(sound(1_000, level=1_000)) == pytest.approx(707, abs=5)
    assert loudness(b"") == 0.0


class Heard:
    """An ear that hears what the test says."""

    sound = b""

    def forget(self) -> None:
        self.sound = b""


class Generator:
    """Says nothing, and knows what."""

    def __init__(self) -> None:
        self.hz: list[int] = []

    def createToneGenerator(self) -> None: ...

    def stop(self) -> None: ...

    def play(self, tones: Any, _: bool) -> None:
        self.hz.append(tones[0].freq1)


@pytest.fixture
def ear() -> Heard:
    return Heard()


@pytest.fixture
def tone(ear: Heard, monkeypatch: pytest.MonkeyPatch) -> OwnTone:
    monkeypatch.setattr("voip.own_tone.pj.ToneGenerator", Generator)
    made: Any = OwnTone
    one: OwnTone = made(ear)
    return one


def looks(tone: OwnTone, ear: Heard, heard: bytes, times: int) -> list[bool]:
    ear.sound = heard
    return [tone.look() for _ in range(times)]


def test_both_tones_must_come_back_in_their_order(tone: OwnTone, ear: Heard) -> None:
    assert looks(tone, ear, sound(HZ[0]), 3) == [False] * 3
    assert looks(tone, ear, sound(HZ[1]), 3) == [False, False, True]
    generator: Any = tone._generator
    assert generator.hz == list(HZ)


@pytest.mark.parametrize("other", [sound(HZ[0]), sound(HZ[1]), sound(440, 660), noise(9_000)])
def test_whatever_else_is_loud_is_heard_and_is_none_of_ours(
    tone: OwnTone, ear: Heard, other: bytes
) -> None:
    assert not any(looks(tone, ear, other, 40))
    assert tone.heard


def test_silence_and_comfort_noise_are_nothing(tone: OwnTone, ear: Heard) -> None:
    assert not any(looks(tone, ear, noise(40), 10) + looks(tone, ear, sound(HZ[0], level=50), 10))
    assert not tone.heard


def test_a_weak_echo_is_one(tone: OwnTone, ear: Heard) -> None:
    looks(tone, ear, sound(HZ[0], level=200), 3)
    assert looks(tone, ear, sound(HZ[1], level=200), 3)[-1]
