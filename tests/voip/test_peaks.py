from voip.peaks import MOST, Peaks


def test_a_short_call_has_one_level_for_each_frame() -> None:
    peaks = Peaks()
    for level in (0, 128, 32_767, 32_768):
        peaks.add(level)
    assert peaks.levels() == (0, 1, 255, 255)


def test_an_hour_has_no_more_levels_than_fit_and_keeps_its_loudest_moment() -> None:
    peaks = Peaks()
    for frame in range(180_000):
        peaks.add(32_000 if frame == 90_000 else 1_280)
    levels = peaks.levels()
    assert MOST // 2 <= len(levels) <= MOST
    assert levels.count(250) == 1 and abs(levels.index(250) - len(levels) // 2) <= 2
    assert set(levels) == {10, 250}


def test_nothing_has_no_levels() -> None:
    assert Peaks().levels() == ()
