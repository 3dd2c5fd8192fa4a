"""Tones to play on the telephone, and which of them was heard."""

import array
import math
import wave
from pathlib import Path

RATE = 8_000


def tone(path: Path, hertz: float, seconds: float = 2.0) -> Path:
    samples = array.array(
        "h",
        (int(9_000 * math.sin(2 * math.pi * hertz * n / RATE)) for n in range(int(RATE * seconds))),
    )
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return path


def strength(path: Path, hertz: float) -> float:
    """Share of the power of a WAV that is at one frequency, by Goertzel: 1 where it is only that."""
    with wave.open(str(path), "rb") as file:
        samples = array.array("h", file.readframes(file.getnframes()))
        rate = file.getframerate()
    return goertzel(samples, rate, hertz)


def lasted(path: Path, hertz: float) -> float:
    """Seconds of a WAV in which it is mostly at one frequency, however long the rest of it is."""
    with wave.open(str(path), "rb") as file:
        samples = array.array("h", file.readframes(file.getnframes()))
        rate = file.getframerate()
    return lasting(samples, rate, hertz)


def lasting(samples: "array.array[int]", rate: int, hertz: float) -> float:
    """The same of samples. The share of all power falls with every tear of a busy machine, and a
    piece of 100 ms is torn or it is not."""
    length = rate // 10
    starts = range(0, len(samples) - length, length)
    return sum(goertzel(samples[at : at + length + 1], rate, hertz) > 0.5 for at in starts) / 10


def goertzel(samples: "array.array[int]", rate: int, hertz: float) -> float:
    """In pieces of 100 ms, so that a break in the sound does not turn its phase around."""
    length = rate // 10
    found = total = 0.0
    for start in range(0, len(samples) - length, length):
        piece = samples[start : start + length]
        factor, one, two = 2 * math.cos(2 * math.pi * hertz / rate), 0.0, 0.0
        for sample in piece:
            one, two = sample + factor * one - two, one
        found += (one * one + two * two - factor * one * two) * 2 / length
        total += sum(sample * sample for sample in piece)
    return found / total if total else 0.0
