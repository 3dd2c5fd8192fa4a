from random import Random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from core.metrics.measures import MADE_OF, MEASURES
from core.metrics.ratio import Ratio
from core.metrics.report import figure
from core.metrics.service_level import VARIANTS
from core.metrics.tally import (
    CODED,
    FIELDS,
    NOTHING,
    TIME,
    Key,
    Sums,
    Tally,
    differences,
    quarter,
    total,
)

CHECK = Tally(offered=1_060, answered=1_000, answered_within=860, abandoned=60, abandoned_within=20)
tallies = st.builds(
    lambda values: Tally(*values),
    st.lists(st.integers(0, 50), min_size=len(FIELDS), max_size=len(FIELDS)),
)


def test_the_check_rows() -> None:
    percent = [CHECK.service_level(variant).percent for variant in VARIANTS]
    assert [round(each or 0, 2) for each in percent] == [82.69, 83.02, 86.0, 81.13]
    assert CHECK.waiting == 0


def test_zero_below_is_a_dash_and_not_zero() -> None:
    ratios = [m for m in MEASURES if isinstance(m.of(NOTHING, "default"), Ratio)]
    assert len(ratios) > 15
    assert all(figure(measure, NOTHING) is None for measure in ratios)


@given(st.lists(tallies, max_size=5))
def test_adding_up_is_by_number(parts: list[Tally]) -> None:
    by_hand = [sum(column) for column in zip(*map(astuple, parts), strict=True)] or [0] * len(
        FIELDS
    )
    assert astuple(total(parts)) == tuple(by_hand)


@given(st.lists(st.tuples(st.integers(0, 10**7), tallies), max_size=8), st.integers())
def test_what_was_put_in_can_be_taken_out_in_any_order(
    parts: list[tuple[int, Tally]], seed: int
) -> None:
    counts = [(Key(at, "q"), tally) for at, tally in parts]
    mixed = counts.copy()
    Random(seed).shuffle(mixed)
    sums = Sums()
    sums.add(counts)
    assert total(sums.by_key.values()) == total(tally for _, tally in counts)
    assert all(key.at % 900_000 == 0 for key in sums.by_key)
    sums.take(mixed)
    assert sums.by_key == {}


def test_differences_lead_from_one_to_the_other() -> None:
    before = ((Key(5, "q"), Tally(offered=1)),)
    after = ((Key(5, "q"), Tally(offered=1, answered=1)), (Key(900_000), Tally(handled=1)))
    assert differences(before, after) == {
        Key(0, "q"): Tally(answered=1), Key(900_000): Tally(handled=1),
    }  # fmt: skip
    assert differences(after, after) == {}


def test_every_sum_belongs_to_one_group_of_measures() -> None:
    grouped = [field for fields in MADE_OF.values() for field in fields]
    assert sorted(grouped) == sorted(FIELDS)
    assert set(TIME) <= set(FIELDS) and set(CODED) <= set(FIELDS)


def test_a_measure_is_made_of_the_sums_of_its_group_alone() -> None:
    """Reports read no other sums for it."""
    for measure in MEASURES:
        whole = Tally(*range(1, len(FIELDS) + 1))
        own = whole.only(MADE_OF[measure.group])
        for variant in VARIANTS:
            assert measure.of(own, variant) == measure.of(whole, variant), measure.name


def test_a_quarter_of_an_hour_begins_at_its_first_ms() -> None:
    assert [quarter(at) for at in (0, 899_999, 900_000)] == [0, 0, 900_000]
