import math
import struct
from array import array

import pytest

from desktop.models.review_silence import heard, skip_to

RATE = 8_000


def tone(seconds: float) -> list[int]:
    return [round(12_000 * math.sin(i / 3)) for i in range(int(RATE * seconds))]


def wav(data: bytes, form: int = 1, bits: int = 16, channels: int = 1) -> bytes:
    block = channels * bits // 8
    head = struct.pack("<HHIIHH", form, channels, RATE, RATE * block, block, bits)
    body = b"fmt " + struct.pack("<I", 16) + head + b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body


TALK = [*tone(1), *[0] * RATE * 2, *tone(1)]


def test_a_long_silence_is_left_out_but_for_its_ends() -> None:
    assert heard(wav(array("h", TALK).tobytes())).silences == ((1_200, 2_800),)


def test_a_breath_is_no_silence() -> None:
    breath = [*tone(1), *[0] * (RATE // 2), *tone(1)]
    assert heard(wav(array("h", breath).tobytes())).silences == ()


@pytest.mark.parametrize(
    ("form", "quiet", "loud"), [(7, 0xFF, 0x00), (6, 0xD5, 0x2A), (1, 128, 250)]
)
def test_eight_bits_are_read_in_every_form_a_phone_has(form: int, quiet: int, loud: int) -> None:
    said = bytes([loud]) * RATE + bytes([quiet]) * 2 * RATE + bytes([loud]) * RATE
    found = heard(wav(said, form, 8))
    assert found.silences == ((1_200, 2_800),)
    assert found.peaks[0] > 80 and found.peaks[len(found.peaks) // 2] < 3


def test_both_sides_must_be_silent() -> None:
    left, right = TALK, [0] * len(TALK)
    right[RATE : 3 * RATE] = tone(2)
    both = [sample for pair in zip(left, right, strict=True) for sample in pair]
    assert heard(wav(array("h", both).tobytes(), channels=2)).silences == ()


@pytest.mark.parametrize(
    "content", [b"", b"OggS....", b"RIFF\0\0\0\0WAVE", wav(b"", 85, 0), wav(b"")]
)
def test_of_any_other_form_nothing_is_known(content: bytes) -> None:
    assert heard(content).silences == ()


def test_where_to_go_on_from() -> None:
    spans = ((1_200, 2_800),)
    assert skip_to(spans, 1_300) == 2_800
    assert skip_to(spans, 1_000) is None and skip_to(spans, 2_700) is None
