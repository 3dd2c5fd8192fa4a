import array
import math
import random

import pytest

pytest.importorskip("livekit.rtc.apm")

from voip import cleaning
from voip.cleaning import Cleaner, cleaner
from voip.frames import BYTES, SAMPLES
from voip.values import Devices


def noise(seed: int, level: int, count: int) -> list[bytes]:
    """Frames of white noise."""
    chance = random.Random(seed)
    return [
        array.array("h", [round(chance.gauss(0, level)) for _ in range(SAMPLES)]).tobytes()
        for _ in range(count)
    ]


def decibels(sound: bytes) -> float:
    samples = memoryview(sound).cast("h")
    return 10 * math.log10(1e-9 + sum(s * s for s in samples) / len(samples))


def test_noise_of_a_room_is_taken_out() -> None:
    clean = Cleaner(echo=False, noise=True)
    before = noise(1, 400, 200)
    after = [clean.near(sound) for sound in before]
    assert all(len(sound) == BYTES for sound in after)
    assert decibels(b"".join(after[150:])) < decibels(b"".join(before[150:])) - 8


def test_our_own_loudspeaker_is_taken_out() -> None:
    clean = Cleaner(echo=True, noise=False)
    clean.delay(40)
    played = [
        sound if number // 10 % 3 else bytes(BYTES)
        for number, sound in enumerate(noise(2, 3_000, 250))
    ]
    silence = [bytes(BYTES)] * 2
    echoes = [quieter(sound) for sound in (silence + played)[: len(played)]]
    after = []
    for far, near in zip(played, echoes, strict=True):
        clean.far(far)
        after.append(clean.near(near))
    assert decibels(b"".join(after[200:])) < decibels(b"".join(echoes[200:])) - 12


def quieter(sound: bytes) -> bytes:
    return array.array("h", [round(s * 0.4) for s in memoryview(sound).cast("h")]).tobytes()


def test_a_frame_of_an_odd_length_passes_as_it_is() -> None:
    clean = Cleaner(echo=False, noise=True)
    assert clean.near(b"\x01\x02" * 100) == b"\x01\x02" * 100


def test_nothing_is_loaded_where_nothing_is_asked_for() -> None:
    assert cleaner(Devices(cancel_echo=False, suppress_noise=False)) is None


def test_a_microphone_without_the_library_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(echo: bool, noise: bool) -> Cleaner:
        raise ImportError("no livekit")

    monkeypatch.setattr(cleaning, "Cleaner", missing)
    assert cleaner(Devices()) is None
