"""How figures are asked for by name."""

from tests.bench.__main__ import BENCHES, Bench


def test_a_bench_goes_by_its_name_and_by_that_of_what_it_is_a_part_of() -> None:
    gap = Bench("voice-gap", "voice_sent", "")
    assert gap.is_called("voice-gap") and gap.is_called("flood", "voice")
    assert not gap.is_called("voice-g") and not gap.is_called("flood")


def test_the_softphones_figures_are_all_of_them_voice() -> None:
    parts = {bench.name for bench in BENCHES if bench.is_called("voice")}
    assert {"voice-setup", "voice-lasting", "voice-gap", "voice-fallen", "voice-heard"} <= parts
