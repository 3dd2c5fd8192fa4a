from tests.voip.abuse.mutation import mutations, run, run_in_call


def test_the_same_seed_spoils_alike() -> None:
    one, other = (list(mutations(50, 7, "10.0.0.1:5060")) for _ in range(2))
    assert one == other
    assert len(set(one)) > 45


def test_the_phone_stands_under_a_few_hundred() -> None:
    outcome = run(600)
    assert outcome.sent == 600
    assert outcome.falls == 0


def test_it_stands_under_new_offers_in_a_call() -> None:
    assert run_in_call(80).falls == 0
