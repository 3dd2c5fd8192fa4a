"""WAV files made in memory, of plain samples or of µ-law (which the standard library cannot write)."""

import struct
from dataclasses import dataclass
from io import BytesIO

_MULAW = 7


@dataclass(frozen=True)
class Form:
    rate: int
    channels: int


def plain(form: Form, samples: bytes) -> bytes:
    """`samples`: 16 bits each, little end first, the channels in turn."""
    import wave

    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(form.channels)
        file.setsampwidth(2)
        file.setframerate(form.rate)
        file.writeframes(samples)
    return out.getvalue()


def companded(form: Form, codes: bytes) -> bytes:
    """Half the size; browsers and Qt play it."""
    return companded_head(form, len(codes)) + codes + bytes(len(codes) % 2)


def companded_head(form: Form, length: int) -> bytes:
    """What stands before `length` bytes of µ-law."""
    bytes_a_second = form.rate * form.channels
    kind = struct.pack(
        "<HHIIHHH", _MULAW, form.channels, form.rate, bytes_a_second, form.channels, 8, 0
    )
    fact = struct.pack("<I", length // form.channels)
    parts = _head(b"fmt ", len(kind)) + kind + _head(b"fact", len(fact)) + fact
    parts += _head(b"data", length)
    return _head(b"RIFF", 4 + len(parts) + length + length % 2) + b"WAVE" + parts


def _head(name: bytes, length: int) -> bytes:
    return name + struct.pack("<I", length)
