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
    bytes_a_second = form.rate * form.channels
    kind = struct.pack(
        "<HHIIHHH", _MULAW, form.channels, form.rate, bytes_a_second, form.channels, 8, 0
    )
    fact = struct.pack("<I", len(codes) // form.channels)
    parts = _riff(b"fmt ", kind) + _riff(b"fact", fact) + _riff(b"data", codes)
    return _riff(b"RIFF", b"WAVE" + parts)


def _riff(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)
