"""One's own day: what the store has of it, by the platform's clock and this machine's midnight."""

from datetime import datetime, time

from core.rows import Budget, Directory, MyDay
from core.store.work import Happened
from core.work import Interaction, StateSpan, Task


def midnight(now: int) -> int:
    """When the local day of `now` began, in ms, also on days of 23 or 25 hours."""
    today = datetime.fromtimestamp(now / 1_000).date()
    return round(datetime.combine(today, time.min).timestamp() * 1_000)


def my_day(
    happened: Happened, known: Directory, now: int, team_aht_ms: int | None, tasks: tuple[Task, ...]
) -> MyDay:
    """`tasks`: not done, the one that is due first before the others."""
    since = midnight(now)
    handled = [of for of in happened.interactions if _handled(of, since, now)]
    talk = sum(_talk_ms(of) for of in handled)
    wrap_up = sum(_wrap_up_ms(of) for of in handled)
    offers = [offer for offer in happened.offers if since <= offer.at < now]
    return MyDay(
        handled=len(handled), talk_ms=talk, wrap_up_ms=wrap_up,
        aht_ms=round((talk + wrap_up) / len(handled)) if handled else None,
        team_aht_ms=team_aht_ms, offered=len(offers),
        not_answered=sum(offer.state == "timed_out" for offer in offers),
        budgets=budgets(happened.states, known, since, now),
        next_task=next((task for task in tasks if task.due_at is not None), None),
    )  # fmt: skip


def budgets(
    states: tuple[StateSpan, ...], known: Directory, since: int, now: int
) -> tuple[Budget, ...]:
    """In the order of the reasons; what began before the day counts from its beginning."""
    used: dict[str, int] = {}
    ends = [*(span.since for span in states[1:]), now]
    for span, end in zip(states, ends, strict=True) if states else ():
        spent = min(end, now) - max(span.since, since)
        used[span.reason] = used.get(span.reason, 0) + max(0, spent)
    limited = sorted(
        (reason for reason in known.reasons.values() if reason.budget_s),
        key=lambda reason: (reason.order, reason.id),
    )
    return tuple(Budget(of.id, used.get(of.id, 0), of.budget_s * 1_000) for of in limited)


def _handled(of: Interaction, since: int, now: int) -> bool:
    return of.end == "handled" and of.completed_at is not None and since <= of.completed_at < now


def _talk_ms(of: Interaction) -> int:
    return max(0, (of.ended_at or of.completed_at or 0) - (of.answered_at or 0))


def _wrap_up_ms(of: Interaction) -> int:
    return max(0, (of.completed_at or 0) - of.ended_at) if of.ended_at else 0
