import json
from pathlib import Path

from tests.bench.figure import Figure, percentile, save


def test_a_figure_knows_whether_it_is_within_its_limit() -> None:
    assert Figure("a", 3.0, "ms", 3.0).ok
    assert not Figure("a", 3.1, "ms", 3.0).ok
    assert Figure("a", 5_000, "/s", 4_000, "higher").ok
    assert not Figure("a", 3_999, "/s", 4_000, "higher").ok
    assert Figure("a", 1e9, "ms").ok


def test_its_line_says_name_value_unit_and_limit() -> None:
    line = Figure("opening", 101.25, "ms", 100.0).line()
    assert line.startswith("OVER opening")
    assert "101.250 ms" in line
    assert "limit 100" in line


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(n) for n in range(1, 101)]
    assert percentile(values, 0.5) == 51.0
    assert percentile(values, 0.99) == 100.0
    assert percentile([7.0], 0.99) == 7.0


def test_saved_figures_hold_what_is_promised(tmp_path: Path) -> None:
    save([Figure("a", 1.23456789, "x", 2.0)], tmp_path / "figures.json")
    [row] = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert row == {
        "name": "a", "value": 1.2346, "unit": "x", "limit": 2.0, "better": "lower", "ok": True,
    }  # fmt: skip
