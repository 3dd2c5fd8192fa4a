"""What came of it for customers: whether the bot was enough, and what they said of us."""

from collections.abc import Iterable

from core.entities import BotState, Survey
from core.metrics.ratio import Ratio

SATISFIED = 4
"""From this score on, of 1 to 5."""


def containment(sessions: Iterable[BotState]) -> Ratio:
    """Closed with no human over all sessions of the bot."""
    known = list(sessions)
    return Ratio(sum(each.phase == "closed" for each in known), len(known))


def hand_off_rate(sessions: Iterable[BotState]) -> Ratio:
    known = list(sessions)
    return Ratio(sum(each.asked_at is not None for each in known), len(known))


def csat(answered: Iterable[Survey]) -> Ratio:
    """Satisfied over answered; `over` is the n that is shown beside it."""
    scores = list({each.id: each.score for each in answered}.values())
    return Ratio(sum(score >= SATISFIED for score in scores), len(scores))
