"""Phase: whether a rule has come true of a subject, with so much patience that it never flaps. Pure.

It turns only where the turn has held without a break for as long as the rule says, in either direction,
and back only beyond `clear_at`: so two turns are never nearer to each other than that.
"""

from typing import NamedTuple

from core.supervision import AlertRule

BREAK_MS = 10_000
"""Longer without a look, while the machine slept, and nobody knows what held meanwhile."""


class Phase(NamedTuple):
    raised: bool = False
    turning: int | None = None
    """Since when the opposite holds."""
    seen: int = 0


CALM = Phase()


def step(
    phase: Phase, rule: AlertRule, value: float | None, now: int, *, urgent: bool = False,
    quiet: bool = False,
) -> Phase:  # fmt: skip
    """After one more look. `value` None: there is nothing to measure, which is no alarm. `urgent`: true
    whatever the figure says, and at once; `quiet`: none is raised now."""
    if not phase.raised and urgent and not quiet:
        return Phase(raised=True, seen=now)
    turns = back(rule, value) and not urgent if phase.raised else beyond(rule, value) and not quiet
    if not turns:
        return Phase(phase.raised, None, now)
    known = phase.turning is not None and now - phase.seen <= BREAK_MS
    since = phase.turning if known and phase.turning is not None else now
    if now - since >= rule.for_s * 1_000:
        return Phase(not phase.raised, None, now)
    return Phase(phase.raised, since, now)


def beyond(rule: AlertRule, value: float | None) -> bool:
    if value is None:
        return False
    return value > rule.threshold if rule.comparison == "above" else value < rule.threshold


def back(rule: AlertRule, value: float | None) -> bool:
    if value is None:
        return True
    clear = rule.threshold if rule.clear_at is None else rule.clear_at
    return value <= clear if rule.comparison == "above" else value >= clear
