from tests.voip.abuse.flood import run


def test_strangers_neither_ring_nor_end_a_call() -> None:
    outcome = run(seconds=3)
    assert outcome.sent == 1_500
    assert (outcome.rings, outcome.ended) == (0, False)
    assert outcome.longest_gap_ms > 0
