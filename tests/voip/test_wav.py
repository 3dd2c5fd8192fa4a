import struct
import wave
from io import BytesIO

from voip import wav

FORM = wav.Form(16_000, 2)


def test_plain_samples_can_be_read_again() -> None:
    samples = struct.pack("<4h", 1, -1, 300, -300)
    with wave.open(BytesIO(wav.plain(FORM, samples))) as file:
        assert (file.getnchannels(), file.getframerate(), file.getsampwidth()) == (2, 16_000, 2)
        assert file.readframes(9) == samples


def test_companded_says_what_it_is_and_how_long() -> None:
    made = wav.companded(FORM, b"\xff\x00\x80")
    assert struct.unpack_from("<4sI4s4sIHHIIHH", made) == (
        b"RIFF", len(made) - 8, b"WAVE", b"fmt ", 18, 7, 2, 16_000, 32_000, 2, 8,
    )  # fmt: skip
    assert len(made) % 2 == 0 and made[-4:] == b"\xff\x00\x80\x00"
