"""What is at risk: a tone, and the sign that stands beside it. The only place that draws these lines."""

from core.work import QueueRules
from desktop.models.live_values import Tone

Risk = tuple[Tone, str]
FINE: Risk = "", ""
WARNING: Risk = "warning", "triangle-alert"
BAD: Risk = "bad", "siren"
RISKS = (FINE, WARNING, BAD)
FAR = 10
"""Percent below the goal from which on it is bad, and not only to be watched."""


def wait_risk(ms: int, rules: QueueRules | None, target_s: int) -> Risk:
    """Past the target it is to be watched; where everybody is asked already it is bad."""
    everybody = rules.everybody_after_s if rules else 0
    if ms >= max(target_s, everybody or 4 * target_s) * 1_000:
        return BAD
    return WARNING if ms > target_s * 1_000 else FINE


def goal_risk(percent: float | None, goal: int) -> Risk:
    if percent is None or percent >= goal:
        return FINE
    return BAD if percent < goal - FAR else WARNING


def rate_risk(percent: float | None, watch: float, bad: float) -> Risk:
    """Of what is better the lower it is."""
    if percent is None or percent < watch:
        return FINE
    return BAD if percent >= bad else WARNING


def limit_risk(ms: int, limit_ms: int | None) -> Risk:
    """Of what has a limit; None: it has none. Half as long again is bad."""
    if limit_ms is None or ms <= limit_ms:
        return FINE
    return BAD if ms > limit_ms * 3 // 2 else WARNING
