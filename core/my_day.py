"""One's own day: what the store has of it, by the formulas of `core.metrics`."""

from collections.abc import Mapping

from core.metrics.day import agent_day
from core.metrics.days import day_of
from core.metrics.states import state_intervals
from core.rows import Budget, Directory, MyDay
from core.store.work import Happened
from core.work import Task


def my_day(
    me: str, happened: Happened, known: Directory, now: int, team_aht_ms: int | None,
    tasks: tuple[Task, ...],
) -> MyDay:  # fmt: skip
    """`tasks`: not done, the one that is due first before the others."""
    states = state_intervals(happened.states, now)
    today = day_of(now, known.company.zone)
    day = agent_day(me, happened.interactions, happened.offers, states, today, now)
    return MyDay(
        handled=day.handling.handled, talk_ms=day.talk_ms, mail_ms=day.mail_ms,
        wrap_up_ms=day.handling.wrap_up_ms, aht_ms=day.handling.aht.mean_ms,
        team_aht_ms=team_aht_ms, offered=day.offered, not_answered=day.not_answered,
        budgets=_budgets(day.used_ms, known),
        next_task=next((task for task in tasks if task.due_at is not None), None),
    )  # fmt: skip


def _budgets(used: Mapping[str, int], known: Directory) -> tuple[Budget, ...]:
    """In the order of the reasons; of one that is archived only what was used of it."""
    reasons = known.reasons.values()
    limited = [of for of in reasons if of.budget_s and (not of.archived or used.get(of.id))]
    limited.sort(key=lambda reason: (reason.order, reason.id))
    return tuple(Budget(of.id, used.get(of.id, 0), of.budget_s * 1_000) for of in limited)
