from core.entities import BotState, Survey
from core.metrics.outcomes import containment, csat, hand_off_rate
from core.metrics.ratio import Ratio

SESSIONS = [
    BotState(phase="closed"),
    BotState(phase="silent", asked_at=5),
    BotState(phase="handoff", asked_at=9),
    BotState(phase="active"),
]


def test_contained_and_handed_off_over_all_sessions() -> None:
    assert containment(SESSIONS) == Ratio(1, 4)
    assert hand_off_rate(SESSIONS) == Ratio(2, 4)
    assert containment([]).percent is None


def test_satisfied_over_answered() -> None:
    scores = [Survey(id=str(score), contact="c", score=score, at=0) for score in (1, 3, 4, 5)]
    assert csat([*scores, scores[0]]) == Ratio(2, 4)
