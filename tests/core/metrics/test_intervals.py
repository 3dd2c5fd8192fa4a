from random import Random

from core.metrics.intervals import Interval, common, cut, length, union, windows


def test_the_end_belongs_to_the_next() -> None:
    assert 5 in Interval(5, 7)
    assert 7 not in Interval(5, 7)


def test_time_is_split_at_the_edges() -> None:
    assert list(cut([Interval(0, 10)], Interval(4, 6))) == [Interval(4, 6)]
    assert list(cut([Interval(0, 4), Interval(6, 9)], Interval(4, 6))) == []


def test_union_counts_what_overlaps_once() -> None:
    spans = [Interval(5, 8), Interval(0, 3), Interval(2, 6), Interval(9, 9), Interval(8, 9)]
    assert union(spans) == [Interval(0, 9)]
    assert length(spans) == 9


def test_common_is_what_both_cover() -> None:
    assert common([Interval(0, 5), Interval(7, 9)], [Interval(3, 8)]) == [
        Interval(3, 5), Interval(7, 8),
    ]  # fmt: skip


def test_windows_tile_without_gap_or_overlap() -> None:
    assert list(windows(0, 25, 10)) == [Interval(0, 10), Interval(10, 20), Interval(20, 25)]


def test_by_ticks_it_is_the_same() -> None:
    """Against counting every ms, for anything."""
    for seed in range(200):
        random = Random(seed)
        first, second = ([some(random) for _ in range(random.randint(0, 6))] for _ in range(2))
        window = some(random)
        ticks = {at for span in first for at in range(*span)}
        others = {at for span in second for at in range(*span)}
        assert length(first) == len(ticks)
        assert length(common(first, second)) == len(ticks & others)
        assert length(cut(first, window)) == len(ticks & set(range(*window)))


def some(random: Random) -> Interval:
    start = random.randint(0, 40)
    return Interval(start, start + random.randint(0, 15))
