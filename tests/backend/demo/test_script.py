"""The little language of scenarios."""

import pytest

from backend.demo.script import Beat, beats, span


def test_a_line_is_a_beat_with_its_ways_of_saying() -> None:
    assert beats("C Merhaba | Selam") == (Beat("C", ("Merhaba", "Selam")),)


def test_time_mark_and_argument_are_read() -> None:
    (beat,) = beats("@1h30m F?(pic-box,koli.png) bakın")
    assert (beat.before, beat.optional, beat.arg, beat.texts) == (
        5_400_000,
        True,
        "pic-box,koli.png",
        ("bakın",),
    )
    assert beats("A- Numara?")[0].without_bot


def test_a_line_break_is_written_as_two_characters() -> None:
    assert beats(r"C bir\n\niki")[0].texts == ("bir\n\niki",)


def test_spans_add_up() -> None:
    assert span("1d2h3m4s") == 93_784_000


def test_rubbish_is_named() -> None:
    with pytest.raises(ValueError, match="merhaba"):
        beats("merhaba")
