"""Silence in a recording: where nobody speaks for long, so that listening may leave it out.

Pure, for a worker: it reads the WAV a player is about to play. Of any other form nothing is known.
"""

import struct
from array import array
from dataclasses import dataclass
from typing import NamedTuple

from core.contents import Content
from core.errors import UserError

FRAME_MS = 50
QUIET = 0.02
"""Of full scale: room noise and comfort noise stay below."""
LONG_MS = 900
"""A pause for breath is no silence."""
KEEP_MS = 200
"""Left at both ends, so that no word begins in its middle."""
STRIDE = 5
"""Every fifth sample, of both sides in turn: loudness does not need them all."""
PEAKS = 300
FRAMES = 200
"""Read at once: ten seconds."""
PCM, A_LAW, MU_LAW = 1, 6, 7


@dataclass(frozen=True, slots=True)
class _Sound:
    form: int
    channels: int
    rate: int
    bits: int
    start: int
    length: int
    """Bytes."""


Spans = tuple[tuple[int, int], ...]


class Heard(NamedTuple):
    silences: Spans = ()
    """(from, until) in ms, without their ends."""
    peaks: tuple[int, ...] = ()
    """0 to 100, evenly spaced, as `Attachment.waveform`."""


def heard(content: Content) -> Heard | None:
    """Nothing where it cannot be known; None: it was closed, or the line was lost, in the middle."""
    try:
        sound = _opened(content)
        loud = _loudness(content, sound) if sound is not None else []
    except UserError:
        return None
    return Heard(_silences(loud), _peaks(loud))


def _peaks(loud: list[float]) -> tuple[int, ...]:
    step = max(1, len(loud) // PEAKS)
    return tuple(round(100 * max(loud[i : i + step])) for i in range(0, len(loud), step))


def _silences(loud: list[float]) -> Spans:
    spans: list[tuple[int, int]] = []
    begun: int | None = None
    for number, level in enumerate((*loud, 1.0)):
        at = number * FRAME_MS
        if level < QUIET:
            begun = at if begun is None else begun
        elif begun is not None:
            if at - begun >= LONG_MS:
                spans.append((begun + KEEP_MS, at - KEEP_MS))
            begun = None
    return tuple(spans)


def skip_to(spans: Spans, at: int) -> int | None:
    """Where to go on from within a silence; None: somebody speaks, or is about to."""
    return next((until for since, until in spans if since <= at < until - KEEP_MS), None)


def _opened(content: Content) -> _Sound | None:
    if content.read(0, 12)[:4] != b"RIFF":
        return None
    at, form = 12, None
    while len(head := content.read(at, 24)) >= 8:
        name, size = head[:4], struct.unpack_from("<I", head, 4)[0]
        if name == b"fmt " and len(head) == 24:
            form = struct.unpack_from("<HHIIHH", head, 8)
        if name == b"data":
            return _sound(form, at + 8, min(size, content.size - at - 8))
        at += 8 + size + size % 2
    return None


def _sound(form: tuple[int, ...] | None, start: int, length: int) -> _Sound | None:
    if form is None:
        return None
    kind, channels, rate, _, _, bits = form
    known = (kind == PCM and bits in (8, 16)) or (kind in (A_LAW, MU_LAW) and bits == 8)
    if not (known and channels and rate):
        return None
    return _Sound(kind, channels, rate, bits, start, length)


def _loudness(content: Content, sound: _Sound) -> list[float]:
    """Of each frame, 0 to 1; read frame by frame, many at a time."""
    frame = sound.rate * FRAME_MS // 1_000 * sound.channels * sound.bits // 8
    block, end = frame * FRAMES, sound.start + sound.length
    found = list[float]()
    for at in range(sound.start, end, block):
        data = content.read(at, min(block, end - at))
        frames = (data[i : i + frame] for i in range(0, len(data), frame))
        found += [_level(sound, each) for each in frames]
    return found


def _level(sound: _Sound, frame: bytes) -> float:
    if sound.form == PCM and sound.bits == 16:
        samples = array("h", frame[: len(frame) // 2 * 2])
        return _peak(samples[::STRIDE]) / 32_768
    return max(frame.translate(_TABLES[sound.form])) / 255


def _peak(samples: "array[int]") -> int:
    return max(max(samples), -min(samples)) if samples else 0


def _mu_law(byte: int) -> int:
    byte = ~byte & 0xFF
    value = (((byte & 0x0F) << 3) + 0x84 << ((byte & 0x70) >> 4)) - 0x84
    return min(255, value * 255 // 32_124)


def _a_law(byte: int) -> int:
    byte ^= 0x55
    exponent, low = (byte & 0x70) >> 4, byte & 0x0F
    value = (low << 4) + 8 if exponent == 0 else ((low << 4) + 0x108) << (exponent - 1)
    return min(255, value * 255 // 32_256)


_TABLES = {
    PCM: bytes(min(255, abs(byte - 128) * 2) for byte in range(256)),
    A_LAW: bytes(map(_a_law, range(256))),
    MU_LAW: bytes(map(_mu_law, range(256))),
}
