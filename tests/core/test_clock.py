from core.clock import TRUSTED_ROUND_TRIP_MS, Clock, monotonic_ms, wall_ms

NEAR = 500


def test_before_it_was_measured_it_is_our_own() -> None:
    assert abs(Clock().now() - wall_ms()) < NEAR


def test_the_skew_is_measured_in_the_middle_of_the_question() -> None:
    clock = Clock()
    clock.measured(wall_ms() + 3_600_000, round_trip=2_000)
    assert abs(clock.now() - wall_ms() - 3_601_000) < NEAR
    assert clock.round_trip == 2_000


def test_a_slow_answer_never_replaces_a_good_one() -> None:
    clock = Clock()
    clock.measured(wall_ms(), round_trip=None)
    clock.measured(wall_ms() + 60_000, round_trip=TRUSTED_ROUND_TRIP_MS + 1)
    assert abs(clock.now() - wall_ms()) < NEAR
    clock.measured(wall_ms() + 60_000, round_trip=1)
    assert abs(clock.now() - wall_ms() - 60_000) < NEAR


def test_steady_time_grows() -> None:
    assert monotonic_ms() <= monotonic_ms()
