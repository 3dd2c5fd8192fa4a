import pytest

from core.export.sound import Unknown, silenced
from voip import wav

SECOND = 16_000 * 2


def test_a_second_of_a_companded_recording_is_silent() -> None:
    codes = bytes([1, 2]) * (SECOND // 2) * 3
    copy = silenced(wav.companded(wav.Form(16_000, 2), codes), ((1_000, 2_000),))
    sound = copy[-3 * SECOND :]
    assert sound[:SECOND] == codes[:SECOND]
    assert sound[SECOND : 2 * SECOND] == b"\xff" * SECOND
    assert sound[2 * SECOND :] == codes[2 * SECOND :]


def test_a_plain_one_as_well_and_no_further_than_its_end() -> None:
    samples = b"\x11\x22" * 8_000
    copy = silenced(wav.plain(wav.Form(8_000, 1), samples), ((500, 99_000),))
    assert copy[-16_000:] == samples[:8_000] + bytes(8_000)


def test_what_nobody_can_silence_is_not_taken_out() -> None:
    for content in (b"", b"OggS" * 9, b"RIFF\0\0\0\0WAVE", b"RIFF\0\0\0\0WAVEdata\4\0\0\0abcd"):
        with pytest.raises(Unknown):
            silenced(content, ((0, 1),))
    assert silenced(b"OggS", ()) == b"OggS"
