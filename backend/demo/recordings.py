"""Recordings: the sample company's calls and voice messages, made once per directory.

Spoken by espeak-ng where it is installed, else by our own `speech`: WAV, 8 kHz, 16 bit, mono.
"""

import hashlib
import io
import shutil
import subprocess
import tomllib
import wave
from array import array
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from backend.demo.files import File, cached, keep
from backend.demo.speech import RATE, silence, spoken
from backend.demo.texts import PLACE
from core.entities import Spoken

PEAKS = 60
_SCRIPTS = PLACE / "calls.toml"
_VOICES = {
    ("tr", "A"): "tr+m3",
    ("tr", "C"): "tr+f2",
    ("en", "A"): "en+f3",
    ("en", "C"): "en-us+m7",
}
_WHO: dict[str, Literal["customer", "agent"]] = {"A": "agent", "C": "customer"}
_PITCH = {"A": 118, "C": 196}
_ESPEAK_RATE = 22_050
_ALIKE = 50
"""Divides both rates."""


def prepare(
    directory: Path, synthesiser: str | None = "espeak-ng", scripts: Path = _SCRIPTS
) -> dict[str, File]:
    """Every recording by id; made if they are not there. `synthesiser` None: our own speech.

    `scripts`: what is said, by whom (A, C) and with which pauses (P, in ms).
    """
    program = shutil.which(synthesiser) if synthesiser else None
    made_from = hashlib.sha256(scripts.read_bytes()).hexdigest() + ("+espeak" if program else "")
    made_from += "+said"  # what older starts kept does not say when each line begins
    return cached(directory, "recordings", made_from, lambda: _made(directory, scripts, program))


def peaks(samples: "array[int]", count: int = PEAKS) -> tuple[int, ...]:
    """The loudest sample of each of `count` equal parts, 0 to 100 of the loudest of all."""
    width = max(1, len(samples) // count)
    parts = (samples[n * width : (n + 1) * width] for n in range(count))
    loud = [max(max(part), -min(part)) if part else 0 for part in parts]
    top = max(loud) or 1
    return tuple(round(100 * value / top) for value in loud)


def _made(directory: Path, scripts: Path, program: str | None) -> dict[str, File]:
    said = tomllib.loads(scripts.read_text("utf-8"))
    with ThreadPoolExecutor(max_workers=2) as pool:
        files = pool.map(lambda id: _file(directory, id, said[id], program), said)
        return {file.id: file for file in files}


def _file(directory: Path, id: str, script: dict[str, Any], program: str | None) -> File:
    samples, told = array("h"), list[Spoken]()
    for line in script["lines"].strip().splitlines():
        begins = len(samples)
        samples.extend(_said(line[2:], script["language"], line[0], program))
        if line[0] in _WHO:
            told.append(_line(line, begins, len(samples)))
        samples.extend(silence(280))
    content = _wav(samples)
    path = directory / f"{id}.wav"
    size, digest = keep(path, content)
    return File(
        id=id, path=str(path), name=script["name"], mime="audio/wav", size=size, sha256=digest,
        duration_ms=len(samples) * 1000 // RATE, waveform=peaks(samples), spoken=tuple(told),
    )  # fmt: skip


def _line(line: str, begins: int, ends: int) -> Spoken:
    at, until = (samples * 1000 // RATE for samples in (begins, ends))
    return Spoken(at_ms=at, until_ms=until, who=_WHO[line[0]], text=line[2:])


def _said(text: str, language: str, who: str, program: str | None) -> "array[int]":
    if who == "P":
        return silence(int(text))
    if program:
        try:
            return _espeak(program, _VOICES[language, who], text)
        except (OSError, subprocess.SubprocessError, ValueError):
            return spoken(text, _PITCH[who])
    return spoken(text, _PITCH[who])


def _espeak(program: str, voice: str, text: str) -> "array[int]":
    """Samples at RATE. The sizes in the header of a piped WAV are not true: read to the end."""
    made = subprocess.run(
        [program, "-v", voice, "-s", "165", "--stdout"], input=text.encode(), capture_output=True,
        timeout=20, check=True,
    )  # fmt: skip
    start = made.stdout.index(b"data") + 8
    whole = made.stdout[start:]
    return _slower(array("h", whole[: len(whole) // 2 * 2]))


def _slower(samples: "array[int]") -> "array[int]":
    """From espeak's rate to ours; the mean of three neighbours keeps the aliases low.

    Which neighbours comes again every 160 samples: taken together, half as long a first start."""
    every, ours = _ESPEAK_RATE // _ALIKE, RATE // _ALIKE
    count = max(0, (len(samples) - 3) * RATE // _ESPEAK_RATE)
    found = array("h", bytes(2 * count))
    for place in range(min(ours, count)):
        first = place * every // ours
        near = (samples[first + n :: every] for n in range(3))
        few = islice(zip(*near), len(range(place, count, ours)))  # noqa: B905 - they end apart
        found[place::ours] = array("h", [(a + b + c) // 3 for a, b, c in few])
    return found


def _wav(samples: "array[int]") -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return out.getvalue()
