from core.metrics.ratio import Ratio, added


def test_zero_below_is_no_figure() -> None:
    assert Ratio(0, 0).value is None
    assert Ratio(0, 0).percent is None
    assert Ratio(0, 0).mean_ms is None


def test_a_share_and_a_mean() -> None:
    assert Ratio(1, 4).value == 0.25
    assert Ratio(1, 4).percent == 25
    assert Ratio(10, 4).mean_ms == 2


def test_added_is_of_all_together() -> None:
    assert added([Ratio(1, 2), Ratio(0, 8)]) == Ratio(1, 10)
    assert added([]) == Ratio(0, 0)
