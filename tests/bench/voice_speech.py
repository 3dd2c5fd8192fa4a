"""Speech through the whole path against pjsua2's own player and recorder, and what the path costs."""

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import numpy

from tests.bench.figure import Figure
from tests.bench.progress import Progress
from tests.bench.stage import Child, Failed, child_env

WORSE = 0.1
DELAY_MS = 80.0
"""Two rings of 40 ms; what a sound card and its server take comes on top."""
CPU = 0.05
TRIES = 3
CODECS = {"PCMU": (8_000, "nb"), "PCMA": (8_000, "nb"), "G722": (16_000, "wb")}
WAYS = [(codec, path) for codec in CODECS for path in ("native", "ours")] + [("PCMA", "bridge")]
Call = dict[str, float]
"""{cpu, delay_ms, pesq}: of a core, and from mouth to ear."""
TEXT = "Good morning, this is the customer service. How may I help you today?"


def figures() -> Iterator[Figure]:
    progress = Progress("speech through both paths")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        speech = spoken(place)
        tries = {
            (codec, path): [heard(place, speech, codec, path) for _ in range(TRIES)]
            for codec, path in WAYS
        }
    progress.done("heard and compared")
    for codec in CODECS:
        yield from compared(codec, best(tries[codec, "native"]), best(tries[codec, "ours"]))
    yield from costs({path: tries["PCMA", path] for path in ("native", "bridge", "ours")})


def compared(codec: str, native: float, ours: float) -> Iterator[Figure]:
    yield Figure(f"voice: PESQ of {codec}, pjsua2's own path", native, "")
    yield Figure(f"voice: PESQ of {codec}, ours", ours, "")
    yield Figure(f"voice: PESQ of {codec}, lost by us", max(0.0, native - ours), "", WORSE)


def best(tries: list[Call]) -> float:
    """A packet that the machine held up says nothing of the path."""
    return max(each["pesq"] for each in tries)


def costs(found: dict[str, list[Call]]) -> Iterator[Figure]:
    delay = {path: median(each["delay_ms"] for each in tries) for path, tries in found.items()}
    cpu = {path: median(each["cpu"] for each in tries) for path, tries in found.items()}
    yield Figure("voice: from mouth to ear, codec and network", delay["bridge"], "ms")
    yield Figure(
        "voice: delay our audio path adds", delay["ours"] - delay["bridge"], "ms", DELAY_MS
    )
    # The bench's line has both ends in one process: half of it is one call
    yield Figure("voice: processor time of a call", cpu["ours"] / 2, "of a core", CPU)
    yield Figure("voice: the same by pjsua2 alone", cpu["native"] / 2, "of a core")


def heard(place: Path, speech: Path, codec: str, path: str) -> Call:
    wav = place / "heard.wav"
    name = {"PCMU": "PCMU/8000/1", "PCMA": "PCMA/8000/1", "G722": "G722/16000/1"}[codec]
    words = (path, name, str(speech), str(wav))
    child = Child(place / "line", "tests.bench.voice_line", words, child_env())
    found: Call = child.result(90)
    return {**found, "pesq": score(speech, wav, codec)}


def score(speech: Path, wav: Path, codec: str) -> float:
    """ITU-T P.862 (nb) or P.862.2 (wb). Raises Failed where the package is not installed."""
    try:
        from pesq import pesq
    except ImportError:
        raise Failed("pesq is not there: python3 dev.py bench voice builds it") from None
    rate, band = CODECS[codec]
    return float(pesq(rate, samples(speech, rate), samples(wav, rate), band))


def samples(wav: Path, rate: int) -> "numpy.ndarray[Any, numpy.dtype[numpy.int16]]":
    command = ["sox", str(wav), "-t", "raw", "-e", "signed", "-b", "16", "-r", str(rate), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    return numpy.frombuffer(done.stdout, numpy.int16)


def spoken(place: Path) -> Path:
    """A sentence at 16 kHz, with half a second of silence around it."""
    raw, path = place / "raw.wav", place / "speech.wav"
    subprocess.run(["espeak-ng", "-v", "en", "-s", "150", "-w", str(raw), TEXT], check=True)
    convert = ["sox", str(raw), "-b", "16", "-r", "16000", "-c", "1", str(path)]
    subprocess.run([*convert, "gain", "-n", "-8", "pad", "0.5", "0.5"], check=True)
    return path
