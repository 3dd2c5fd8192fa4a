from backend.channels.limits import Limit, Rate


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_then_a_steady_rate() -> None:
    clock = Clock()
    limit = Limit(Rate(3, 2.0), clock)
    assert [limit.take("a") for _ in range(3)] == [0, 0, 0]
    wait = limit.take("a")
    assert 490 <= wait <= 501
    clock.now += wait / 1000
    assert limit.take("a") == 0


def test_one_key_costs_another_nothing() -> None:
    limit = Limit(Rate(1, 1.0), Clock())
    assert limit.take("a") == 0
    assert limit.take("a") > 0
    assert limit.take("b") == 0


def test_memory_is_bounded() -> None:
    limit = Limit(Rate(1, 1.0), Clock())
    for i in range(12_000):
        limit.take(str(i))
    assert len(limit._buckets) == 10_000
