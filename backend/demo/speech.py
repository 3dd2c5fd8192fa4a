"""Speech of our own for machines without a synthesiser: vowels that sing, consonants that hiss.

Nobody will understand a word; it has the rise, fall and pauses of two people talking, which
is what a waveform, a player and a test need.
"""

import math
from array import array
from functools import lru_cache
from random import Random

RATE = 8_000
"""Samples a second; 16 bits, one channel."""
_FORMANTS = {
    "a": (750, 1200), "e": (500, 1850), "ı": (400, 1450), "i": (300, 2200),
    "o": (480, 900), "ö": (430, 1500), "u": (330, 800), "ü": (310, 1750),
}  # fmt: skip
_SAME = str.maketrans("âîûyw", "aiuiu")


def spoken(text: str, pitch: int) -> "array[int]":
    """`text` as 16 bit samples, by a voice of about `pitch` Hz."""
    out = array("h")
    for n, letter in enumerate(text.lower().translate(_SAME)):
        if letter in _FORMANTS:
            out.extend(_vowel(letter, pitch + (n % 5 - 2) * pitch // 40))
        elif letter.isalpha():
            out.extend(_consonant(letter))
        else:
            out.extend(silence(260 if letter in ".?!," else 45))
    return out


def silence(milliseconds: int) -> "array[int]":
    return array("h", bytes(2 * (RATE * milliseconds // 1000)))


@lru_cache(maxsize=256)
def _vowel(letter: str, pitch: int) -> "array[int]":
    """95 ms of a pulse train through two resonators."""
    length, period = RATE * 95 // 1000, RATE // pitch
    wave = [1.0 if n % period == 0 else 0.0 for n in range(length)]
    for hertz in _FORMANTS[letter]:
        wave = _resonated(wave, hertz)
    loudest = max(map(abs, wave))
    return array("h", (int(9_000 * s / loudest * _fade(n, length)) for n, s in enumerate(wave)))


def _resonated(wave: list[float], hertz: int) -> list[float]:
    radius = math.exp(-math.pi * 90 / RATE)
    back, further = 2 * radius * math.cos(2 * math.pi * hertz / RATE), -radius * radius
    one = two = 0.0
    out = []
    for sample in wave:
        one, two = sample + back * one + further * two, one
        out.append(one)
    return out


@lru_cache(maxsize=64)
def _consonant(letter: str) -> "array[int]":
    """40 ms: a hiss for s and its kin, a short burst after silence for the others."""
    rng, length = Random(letter), RATE * 40 // 1000
    hiss = letter in "sşzçcfhj"
    loud = 2_600 if hiss else 1_300
    start = 0 if hiss else length // 2
    return array("h", (rng.randint(-loud, loud) if n >= start else 0 for n in range(length)))


def _fade(n: int, length: int) -> float:
    return min(1.0, n / 60, (length - n) / 90)
