import pytest

from voip import quality
from voip.quality import mos, rating


def test_a_perfect_line_has_the_rating_of_the_recommendation() -> None:
    r = rating("PCMU", 0.0, 0.0)
    assert r is not None and r == pytest.approx(93.2, abs=0.05)
    assert mos(r) == pytest.approx(4.41, abs=0.005)


@pytest.mark.parametrize(
    ("r", "opinion"),
    # G.107 annex B and G.109: the borders of the categories
    [(90, 4.34), (80, 4.03), (70, 3.60), (60, 3.10), (50, 2.58), (0, 1.0), (-5, 1.0), (100, 4.5)],
)
def test_opinions_at_the_borders_of_the_categories(r: float, opinion: float) -> None:
    assert mos(r) == pytest.approx(opinion, abs=0.01)


def test_codecs_cost_what_g_113_says() -> None:
    assert quality.equipment(quality.CODECS["GSM"], 0.0) == 20.0
    perfect, gsm = rating("PCMA", 0.0, 0.0), rating("GSM/8000/1", 0.0, 0.0)
    assert perfect is not None and gsm is not None
    assert perfect - gsm == pytest.approx(20.0)


def test_loss_costs_by_the_formula_of_g_107() -> None:
    # 95 * 5 / (5 + 25.1)
    assert quality.equipment(quality.CODECS["PCMU"], 0.05) == pytest.approx(15.78, abs=0.01)
    assert quality.equipment(quality.CODECS["PCMU"], 1.0) < 95


def test_bursts_are_worse_than_the_same_loss_spread() -> None:
    codec = quality.CODECS["PCMU"]
    assert quality.equipment(codec, 0.05, bursts=2.0) > quality.equipment(codec, 0.05)


def test_delay_costs_little_below_150_ms_and_much_above() -> None:
    costs = [quality.delayed(ms) for ms in (0, 50, 100, 150, 200, 300, 400)]
    assert costs == sorted(costs)
    assert costs[3] < 5 < costs[4] and costs[6] > 25


def test_no_talker_echo_where_there_is_no_delay() -> None:
    assert all(quality.delayed(ms) >= 0.14 for ms in (0, 0.5, 1, 2, 5))


def test_what_g_113_does_not_know_has_no_rating() -> None:
    assert rating("speex/16000", 0.0, 0.0) is None


def test_the_worst_line_is_no_less_than_the_worst_opinion() -> None:
    r = rating("iLBC", 1.0, 2_000.0)
    assert r is not None and mos(r) >= 1.0
