"""Sound: the copy of a recording in which some seconds are silent. Only WAV, as recordings are."""

import struct

import msgspec

_SILENCE = {(1, 8): b"\x80", (1, 16): b"\0", (7, 8): b"\xff", (6, 8): b"\xd5"}
"""By format (1 PCM, 6 A-law, 7 µ-law) and bits."""


class Unknown(Exception):
    """Nothing whose seconds can be found: it must not be taken out as it is."""


class _Sound(msgspec.Struct, frozen=True):
    start: int
    end: int
    rate: int
    """Frames a second."""
    frame: int
    """Bytes of one, of all channels."""
    silence: bytes


def silenced(wav: bytes, spans: tuple[tuple[int, int], ...]) -> bytes:
    """`spans` in ms, from and until. Raises Unknown; without spans any file is taken as it is."""
    if not spans:
        return wav
    sound, copy = _found(wav), bytearray(wav)
    for start_ms, end_ms in spans:
        first = sound.start + start_ms * sound.rate // 1_000 * sound.frame
        last = sound.start + -(-end_ms * sound.rate // 1_000) * sound.frame
        first, last = max(first, sound.start), min(last, sound.end)
        if first < last:
            copy[first:last] = sound.silence * (last - first)
    return bytes(copy)


def _found(wav: bytes) -> _Sound:
    if wav[:4] != b"RIFF" or wav[8:12] != b"WAVE":
        raise Unknown
    at, form = 12, None
    while at + 8 <= len(wav):
        name, length = wav[at : at + 4], struct.unpack_from("<I", wav, at + 4)[0]
        if name == b"fmt " and length >= 16:
            form = struct.unpack_from("<HHIIHH", wav, at + 8)
        if name == b"data" and form is not None:
            return _sound(form, at + 8, min(at + 8 + length, len(wav)))
        at += 8 + length + length % 2
    raise Unknown


def _sound(form: tuple[int, ...], start: int, end: int) -> _Sound:
    kind, _, rate, _, frame, bits = form
    silence = _SILENCE.get((kind, bits))
    if silence is None or not rate or not frame:
        raise Unknown
    return _Sound(start, end, rate, frame, silence)
