from random import Random

from voip.retrying import after_failure_s, renewal_s

DESKS = 1_000


def test_desks_come_back_spread_over_more_than_half_of_the_wait() -> None:
    chance = Random(7)
    for failures, longest in ((0, 1.0), (3, 8.0), (10, 60.0)):
        waits = [after_failure_s("transport_lost", failures, chance) for _ in range(DESKS)]
        assert len(set(waits)) == DESKS
        assert 0.4 * longest <= min(waits) < 0.45 * longest
        assert 0.95 * longest < max(waits) <= longest
        tenths = [int(10 * (wait / longest - 0.4) / 0.6) for wait in waits]
        assert all(tenths.count(each) < DESKS / 5 for each in range(10)), "no crowd in any moment"


def test_a_wrong_password_is_not_said_every_minute() -> None:
    waits = [after_failure_s("password_refused", 0, Random(seed)) for seed in range(50)]
    assert 120 <= min(waits) < max(waits) <= 300


def test_renewals_are_spread_as_well_and_stay_off_with_the_keep_alive() -> None:
    chance = Random(7)
    waits = [renewal_s(15, chance) for _ in range(DESKS)]
    assert 21 <= min(waits) < 22 and 29 < max(waits) <= 30
    assert renewal_s(0, chance) == 0
