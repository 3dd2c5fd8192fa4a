"""µ-law of ITU-T G.711: 16-bit samples in half the room, with 38 dB between speech and its noise."""

import array
from functools import cache


def encoded(sound: bytes) -> bytes:
    """`sound`: 16-bit samples of this machine's byte order; one byte comes back for each."""
    return bytes(map(_codes().__getitem__, memoryview(sound).cast("H")))


def decoded(codes: bytes) -> "array.array[int]":
    return array.array("h", map(_samples().__getitem__, codes))


SILENCE = b"\xff"


@cache
def _samples() -> tuple[int, ...]:
    return tuple(_sample(code) for code in range(256))


def _sample(code: int) -> int:
    turned = ~code & 0xFF
    magnitude = (((turned & 0x0F) << 3) + 0x84 << (turned >> 4 & 7)) - 0x84
    return -magnitude if turned & 0x80 else magnitude


@cache
def _codes() -> bytes:
    """The nearest code of every sample, found at the sample read as unsigned."""
    codes = bytearray(65_536)
    # 0xFF and 0x7F both mean nothing; a silent line must be one and the same byte throughout
    ordered = sorted((_sample(code), code) for code in range(256) if code != 0x7F)
    lowest = -32_768
    for (sample, code), (following, _) in zip(ordered, [*ordered[1:], (98_303, 0)], strict=True):
        above = min(32_768, (sample + following) // 2 + 1)
        for value in range(lowest, above):
            codes[value & 0xFFFF] = code
        lowest = above
    return bytes(codes)
