import math
import struct
from array import array

import pytest

from core.contents import Whole
from core.errors import UserError
from desktop.models import review_silence
from desktop.models.review_silence import Heard, skip_to

RATE = 8_000


def heard(content: bytes) -> Heard:
    found = review_silence.heard(Whole(content))
    assert found is not None
    return found


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


class Hour:
    """Of two sides, quiet but for the ten seconds it begins with and those it ends with."""

    second = 2 * RATE
    head = wav(b"", 7, 8, 2)[:-4] + struct.pack("<I", 3_600 * second)
    size = len(head) + 3_600 * second

    def __init__(self, ends_at: int = 1 << 40) -> None:
        self.most, self._ends_at = 0, ends_at

    def read(self, offset: int, length: int) -> bytes:
        if offset > self._ends_at:
            raise UserError("file.offline")
        self.most = max(self.most, length)
        start = offset - len(self.head)
        if start < 0:
            return self.head[offset : offset + length]
        loud = start < 10 * self.second or start >= 3_590 * self.second
        return (b"\0" if loud else b"\xff") * min(length, self.size - offset)

    def close(self) -> None: ...


def test_an_hour_is_read_ten_seconds_at_a_time() -> None:
    hour = Hour()
    found = review_silence.heard(hour)
    assert found is not None and found.silences == ((10_200, 3_589_800),)
    assert hour.most == 160_000


def test_of_one_that_ends_in_the_middle_nothing_is_said() -> None:
    assert review_silence.heard(Hour(ends_at=1_000_000)) is None
