import array
import math

from voip import companding


def test_every_sample_comes_back_as_the_nearest_there_is() -> None:
    samples = array.array("h", range(-32_768, 32_768))
    again = companding.decoded(companding.encoded(samples.tobytes()))
    steps = sorted({companding.decoded(bytes([code]))[0] for code in range(256)})
    assert len(steps) == 255
    for before, after in list(zip(samples, again, strict=True))[::97]:
        assert abs(before - after) == min(abs(before - step) for step in steps)


def test_the_codes_are_those_of_g_711() -> None:
    # 0x00 and 0x80 are the loudest, 0xFF is nothing (G.711, table 2)
    assert list(companding.decoded(b"\x00\x80\xff\x7f\xfe")) == [-32_124, 32_124, 0, 0, 8]


def test_silence_is_one_and_the_same_byte() -> None:
    assert companding.encoded(bytes(8)) == companding.SILENCE * 4


def test_speech_is_far_above_its_noise() -> None:
    speech = array.array("h", [round(6_000 * math.sin(i / 7)) for i in range(4_000)])
    again = companding.decoded(companding.encoded(speech.tobytes()))
    noise = sum((a - b) ** 2 for a, b in zip(speech, again, strict=True))
    assert 10 * math.log10(sum(s * s for s in speech) / noise) > 35
