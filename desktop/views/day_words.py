"""The figures of a day in words, each with the formula it is worked out by. Pure."""

import msgspec

from core.rows import Budget, MyDay
from core.work import Task
from desktop.times import HOUR, MINUTE, SECOND, duration
from desktop.translate import tr
from desktop.views.state_words import budget_words
from desktop.views.wrap_up_times import due_words

NONE = "–"
"""Where the denominator is zero: nobody can say."""


class Figure(msgspec.Struct, frozen=True):
    name: str
    value: str
    formula: str


class BudgetLine(msgspec.Struct, frozen=True):
    """`share` of the budget that is used, 0 to 1."""

    value: str
    share: float
    over: bool
    formula: str


def figures(day: MyDay) -> tuple[Figure, ...]:
    """Handled, answered of what was offered, talk and wrap-up; e-mail where there was any."""
    mail = Figure(
        tr("Day", "E-mail open"), exact(day.mail_ms),
        tr("Day", "How long e-mail was open with you today, also while you did other things. Several at once count once."),
    )  # fmt: skip
    return (*_usual(day), mail) if day.mail_ms else _usual(day)


def _usual(day: MyDay) -> tuple[Figure, ...]:
    return (
        Figure(
            tr("Day", "Handled"), str(day.handled),
            tr("Day", "Interactions you accepted whose wrap-up ended today. Each visit to a queue counts once."),
        ),
        Figure(
            tr("Day", "Not answered"), f"{day.not_answered} / {day.offered}" if day.offered else NONE,
            tr("Day", "Offers that ran out without your answer, of all that were made to you today."),
        ),
        Figure(
            tr("Day", "Talk"), exact(day.talk_ms),
            tr("Day", "Talk, chat and hold of your calls and chats today, from the answer to the end. Several at once count once; e-mail is not in it."),
        ),
        Figure(
            tr("Day", "Wrap-up"), exact(day.wrap_up_ms),
            tr("Day", "From the end of each contact to the end of its wrap-up, added up."),
        ),
    )  # fmt: skip


def averages(day: MyDay) -> tuple[Figure, Figure, str]:
    """My own, the team's, and what both are."""
    formula = tr(
        "Day", "(talk + hold + wrap-up) / handled. Sums are divided, never averages of averages."
    )
    own, team = tr("Day", "Mine"), tr("Day", "My team’s")
    return (
        Figure(own, _average(day.aht_ms), formula),
        Figure(team, _average(day.team_aht_ms), formula),
        formula,
    )


def _average(ms: int | None) -> str:
    return NONE if ms is None else duration(ms)


def exact(ms: int) -> str:
    """4:50, from an hour on 1 h 05 min: what an average of a few is worked out from adds up."""
    return length(ms) if ms >= HOUR else duration(ms)


def length(ms: int) -> str:
    """1 h 05 min, 12 min, 45 s."""
    if ms >= HOUR:
        hours, minutes = ms // HOUR, ms % HOUR // MINUTE
        return tr("Day", "{hours} h {minutes} min", hours=hours, minutes=f"{minutes:02}")
    if ms >= MINUTE:
        return tr("Day", "{minutes} min", minutes=ms // MINUTE)
    return tr("Day", "{seconds} s", seconds=ms // SECOND)


def budget_line(budget: Budget, left: int) -> BudgetLine:
    used = budget.budget_ms - left
    formula = tr(
        "Day", "{used} of {whole} used today.", used=length(max(0, used)),
        whole=length(budget.budget_ms),
    )  # fmt: skip
    share = used / budget.budget_ms if budget.budget_ms else 1.0
    return BudgetLine(budget_words(left), share, left < 0, formula)


def task_when(task: Task, now: int) -> str:
    if task.due_at is None:
        return ""
    if task.due_at <= now:
        return tr("Day", "due {when}", when=due_words(task.due_at, now))
    return due_words(task.due_at, now)
