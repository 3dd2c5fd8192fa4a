from core.work import QueueRules
from desktop.models.live_risk import BAD, FINE, WARNING, goal_risk, limit_risk, rate_risk, wait_risk


def test_a_wait_is_watched_past_its_target_and_bad_once_everybody_is_asked() -> None:
    rules = QueueRules(id="q", everybody_after_s=90)
    assert wait_risk(20_000, rules, 20) == FINE
    assert wait_risk(20_001, rules, 20) == WARNING
    assert wait_risk(90_000, rules, 20) == BAD
    assert wait_risk(1_000_000, QueueRules(id="m"), 3_600) == FINE, "an hour is promised"


def test_what_is_not_known_is_no_risk() -> None:
    assert goal_risk(None, 80) == rate_risk(None, 5, 10) == limit_risk(9, None) == FINE


def test_below_the_goal() -> None:
    assert [goal_risk(each, 80) for each in (80, 79.9, 69)] == [FINE, WARNING, BAD]


def test_above_what_is_usual() -> None:
    assert [rate_risk(each, 5, 10) for each in (4.9, 5, 10)] == [FINE, WARNING, BAD]
    assert [limit_risk(each, 60) for each in (60, 61, 91)] == [FINE, WARNING, BAD]


def test_every_risk_has_a_sign() -> None:
    assert all(sign for tone, sign in (WARNING, BAD) if tone)
