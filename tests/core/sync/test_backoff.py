from core.sync.backoff import LONGEST_S, SOON_S, STABLE_S, Backoff


def test_waits_double_up_to_half_a_minute_and_are_spread() -> None:
    longest = Backoff(lambda: 1.0)
    waits = [longest.wait(at_once=False) for _ in range(10)]
    assert waits[:4] == [0.2, 0.4, 0.8, 1.6]
    assert waits[-1] == LONGEST_S
    assert Backoff(lambda: 0.0).wait(at_once=False) == 0.0


def test_at_once_is_at_once_only_the_first_time() -> None:
    backoff = Backoff(lambda: 1.0)
    assert backoff.wait(at_once=True) == 0.0
    assert backoff.wait(at_once=True) == 0.4


def test_a_line_that_stood_long_enough_starts_afresh() -> None:
    backoff = Backoff(lambda: 1.0)
    for _ in range(5):
        backoff.wait(at_once=False, lasted_s=STABLE_S - 1)
    assert backoff.wait(at_once=True, lasted_s=STABLE_S) == 0.0


def test_where_nobody_is_it_comes_again_soon_and_backs_off_from_one_that_does_not_answer() -> None:
    backoff = Backoff(lambda: 1.0)
    waits = [backoff.wait(at_once=False, nobody=True) for _ in range(10)]
    assert waits[:4] == [0.2, 0.4, 0.8, 1.6]
    assert waits[-1] == SOON_S
    assert backoff.wait(at_once=False) == LONGEST_S
