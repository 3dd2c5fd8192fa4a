"""Synthesises the sounds: python resources/sounds/make.py. Sines with soft edges, nothing sampled."""

import math
import struct
import wave
from pathlib import Path

HERE = Path(__file__).resolve().parent
RATE = 44_100
LEVEL = 0.42

# Each note: (starts at s, hertz, lasts s, loudness)
Note = tuple[float, float, float, float]
SOUNDS: dict[str, list[Note]] = {
    "handover": [(0.00, 587.33, 0.55, 0.8), (0.14, 739.99, 0.60, 0.8), (0.28, 880.00, 0.90, 0.9)],
    "message": [(0.00, 659.26, 0.30, 0.6), (0.09, 987.77, 0.45, 0.6)],
    "sent": [(0.00, 1046.50, 0.16, 0.35)],
    "problem": [(0.00, 329.63, 0.35, 0.7), (0.16, 261.63, 0.55, 0.7)],
    "knock": [(0.00, 196.00, 0.18, 0.9), (0.17, 196.00, 0.18, 0.9), (0.34, 246.94, 0.30, 1.0)],
    "bell": [(0.00, 880.00, 1.40, 0.7), (0.02, 1318.51, 1.10, 0.4)],
    "drops": [(0.12 * i, (1174.66, 987.77, 783.99, 1174.66)[i], 0.32, 0.6) for i in range(4)],
    "alarm": [(0.17 * i, (783.99, 1046.50)[i % 2], 0.20, 0.9) for i in range(6)],
    "ring": [(0.4 * i, 523.25 if i % 2 else 659.26, 0.5, 0.7) for i in range(4)],
    "ring-soft": [(0.0, 392.00, 1.6, 0.5), (0.25, 493.88, 1.6, 0.5), (0.5, 587.33, 1.8, 0.6)],
    "ring-bright": [(0.11 * i, (1046.50, 1318.51)[i % 2], 0.22, 0.6) for i in range(8)],
    "ring-low": [(0.3 * i, (220.00, 277.18, 329.63)[i % 3], 0.7, 0.8) for i in range(6)],
}

# Hold music: four chords, each broken up and down over a bass, twice, at the rate of a telephone.
HOLD_RATE = 16_000
HOLD_LEVEL = 0.22
BAR_S = 3.0
CHORDS = [
    (130.81, (261.63, 329.63, 392.00, 493.88)),
    (110.00, (261.63, 329.63, 392.00, 440.00)),
    (87.31, (261.63, 349.23, 440.00, 523.25)),
    (98.00, (246.94, 293.66, 392.00, 440.00)),
]
STEPS = (0, 1, 2, 3, 2, 1)


def hold_music() -> list[Note]:
    notes: list[Note] = []
    for bar, (bass, chord) in enumerate(CHORDS * 2):
        notes.append((bar * BAR_S, bass, BAR_S, 0.7))
        for step, index in enumerate(STEPS):
            higher = 2 if bar >= len(CHORDS) and index == 3 else 1
            start = bar * BAR_S + step * BAR_S / len(STEPS)
            notes.append((start, chord[index] * higher, 1.6, 0.5))
    return notes


def voice(hertz: float, seconds: float, rate: int) -> list[float]:
    """A struck bar: the tone and two quiet overtones, with an attack of 6 ms and a long fade."""
    out = []
    for i in range(round(seconds * rate)):
        t = i / rate
        tone = math.sin(2 * math.pi * hertz * t)
        tone += 0.28 * math.sin(4 * math.pi * hertz * t) * math.exp(-9 * t)
        tone += 0.12 * math.sin(5.4 * math.pi * hertz * t) * math.exp(-22 * t)
        edge = min(1.0, t / 0.006) * min(1.0, (seconds - t) / 0.03)
        out.append(tone * edge * math.exp(-5.5 * t / seconds))
    return out


def mixed(notes: list[Note], rate: int = RATE, length_s: float = 0.0) -> list[float]:
    """`length_s`: what sounds beyond it comes at the beginning, so that it can go round."""
    length = max(start + lasts for start, _, lasts, _ in notes)
    out = [0.0] * (round((length_s or length) * rate) + (0 if length_s else 1))
    for start, hertz, lasts, loudness in notes:
        for i, value in enumerate(voice(hertz, lasts, rate), round(start * rate)):
            out[i % len(out)] += value * loudness
    return out


def save(name: str, samples: list[float], rate: int, level: float) -> None:
    loudest = max(1.0, max(map(abs, samples)))
    frames = b"".join(struct.pack("<h", round(s / loudest * level * 32_767)) for s in samples)
    with wave.open(str(HERE / f"{name}.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(frames)


def main() -> None:
    for name, notes in SOUNDS.items():
        save(name, mixed(notes), RATE, LEVEL)
    music = mixed(hold_music(), HOLD_RATE, BAR_S * len(CHORDS) * 2)
    save("hold", music, HOLD_RATE, HOLD_LEVEL)


if __name__ == "__main__":
    main()
