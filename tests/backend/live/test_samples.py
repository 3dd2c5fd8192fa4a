from backend.live.samples import EVERY_MS, KEPT, Samples
from core.supervision import Sample


def test_ten_minutes_are_kept_oldest_first() -> None:
    samples = Samples()
    for number in range(100):
        samples.take(number * EVERY_MS, {("waiting", "queue:q"): float(number)})
    before = samples.before("waiting", "queue:q")
    assert len(before) == KEPT == 600_000 / EVERY_MS
    assert before[0] == Sample(at=40 * EVERY_MS, value=40.0)
    assert before[-1] == Sample(at=99 * EVERY_MS, value=99.0)


def test_one_each_ten_seconds_also_where_the_clock_was_put_back() -> None:
    samples = Samples()
    samples.take(100_000, {})
    assert not samples.due(100_000 + EVERY_MS - 1)
    assert samples.due(100_000 + EVERY_MS)
    assert samples.due(99_999)


def test_whoever_is_gone_for_ten_minutes_is_forgotten() -> None:
    samples = Samples()
    samples.take(0, {("wrap_up_s", "agent:a"): 5.0})
    samples.take(EVERY_MS, {})
    assert [s.value for s in samples.before("wrap_up_s", "agent:a")] == [5.0, None]
    for number in range(KEPT):
        samples.take((2 + number) * EVERY_MS, {})
    assert samples.before("wrap_up_s", "agent:a") == ()
    assert not samples._kept
