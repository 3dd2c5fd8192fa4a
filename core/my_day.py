"""One's own day: what the store has of it, by the formulas of `core.metrics`."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from core.metrics.day import agent_day
from core.metrics.intervals import Interval
from core.metrics.states import state_intervals
from core.rows import Budget, Directory, MyDay
from core.store.work import Happened
from core.work import Task


def local_day(now: int) -> Interval:
    """From this machine's midnight to the next, in ms; 23 or 25 hours where the clock is put."""
    today = datetime.fromtimestamp(now / 1_000).date()
    first, last = (datetime.combine(today + timedelta(days=n), time.min) for n in (0, 1))
    return Interval(round(first.timestamp() * 1_000), round(last.timestamp() * 1_000))


def my_day(
    me: str, happened: Happened, known: Directory, now: int, team_aht_ms: int | None,
    tasks: tuple[Task, ...],
) -> MyDay:  # fmt: skip
    """`tasks`: not done, the one that is due first before the others."""
    states = state_intervals(happened.states, now)
    day = agent_day(me, happened.interactions, happened.offers, states, local_day(now), now)
    return MyDay(
        handled=day.handling.handled, talk_ms=day.handling.talk_ms,
        wrap_up_ms=day.handling.wrap_up_ms, aht_ms=day.handling.aht.mean_ms,
        team_aht_ms=team_aht_ms, offered=day.offered, not_answered=day.not_answered,
        budgets=_budgets(day.used_ms, known),
        next_task=next((task for task in tasks if task.due_at is not None), None),
    )  # fmt: skip


def _budgets(used: Mapping[str, int], known: Directory) -> tuple[Budget, ...]:
    """In the order of the reasons."""
    limited = [reason for reason in known.reasons.values() if reason.budget_s]
    limited.sort(key=lambda reason: (reason.order, reason.id))
    return tuple(Budget(of.id, used.get(of.id, 0), of.budget_s * 1_000) for of in limited)
