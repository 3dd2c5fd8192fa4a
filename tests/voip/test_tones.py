import pytest

from voip.tones import KINDS, Burst, Kind, cadence


def test_turkey_rings_two_seconds_in_six() -> None:
    assert cadence("TR", "ring_back") == (Burst(450, 0, 2000, 4000),)
    assert cadence("TR", "busy") == (Burst(450, 0, 500, 500),)


def test_britain_rings_twice_with_two_tones() -> None:
    assert cadence("gb", "ring_back") == (Burst(400, 450, 400, 200), Burst(400, 450, 400, 2000))


def test_north_america_is_busy_with_two_tones() -> None:
    assert cadence("CA", "busy") == (Burst(480, 620, 500, 500),)


def test_a_country_we_do_not_know_gets_what_the_itu_recommends() -> None:
    assert cadence("", "ring_back") == cadence("XX", "ring_back") == (Burst(425, 0, 1000, 4000),)


def test_what_is_answered_by_itself_is_told_by_beeps_that_sound_at_any_moment() -> None:
    assert cadence("TR", "answering") == (Burst(450, 0, 100, 100),)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("country", ["TR", "AT", "DE", "ES", "IT", "JP", "SE", "US", "XX"])
def test_every_tone_can_be_heard_and_pauses(country: str, kind: Kind) -> None:
    for burst in cadence(country, kind):
        assert 300 <= burst.hz <= 700
        assert burst.on_ms > 0 and burst.off_ms > 0
