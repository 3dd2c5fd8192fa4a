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
    "ring": [(0.4 * i, 523.25 if i % 2 else 659.26, 0.5, 0.7) for i in range(4)],
}


def voice(hertz: float, seconds: float) -> list[float]:
    """A struck bar: the tone and two quiet overtones, with an attack of 6 ms and a long fade."""
    out = []
    for i in range(round(seconds * RATE)):
        t = i / RATE
        tone = math.sin(2 * math.pi * hertz * t)
        tone += 0.28 * math.sin(4 * math.pi * hertz * t) * math.exp(-9 * t)
        tone += 0.12 * math.sin(5.4 * math.pi * hertz * t) * math.exp(-22 * t)
        edge = min(1.0, t / 0.006) * min(1.0, (seconds - t) / 0.03)
        out.append(tone * edge * math.exp(-5.5 * t / seconds))
    return out


def mixed(notes: list[Note]) -> list[float]:
    length = max(start + lasts for start, _, lasts, _ in notes)
    out = [0.0] * (round(length * RATE) + 1)
    for start, hertz, lasts, loudness in notes:
        for i, value in enumerate(voice(hertz, lasts), round(start * RATE)):
            out[i] += value * loudness
    return out


def main() -> None:
    for name, notes in SOUNDS.items():
        samples = mixed(notes)
        loudest = max(1.0, max(map(abs, samples)))
        frames = b"".join(struct.pack("<h", round(s / loudest * LEVEL * 32_767)) for s in samples)
        with wave.open(str(HERE / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(frames)


if __name__ == "__main__":
    main()
