"""Words of alerts: what a figure is called, what a rule means in one sentence, whom an alert is about."""

from collections.abc import Mapping
from typing import Any

from core.entities import Agent, Queue, Team
from core.rows import Directory
from core.supervision import Alert, AlertRule, Figure
from desktop.models.live_words import age
from desktop.numbers import percent
from desktop.times import SECOND
from desktop.translate import tr

SECONDS: tuple[Figure, ...] = ("longest_wait_s", "wrap_up_s", "handover_wait_s")
PERCENTS: tuple[Figure, ...] = ("service_level", "abandon_rate", "occupancy", "rona")
TEAMS: tuple[Figure, ...] = ("not_responding", "occupancy")
"""What is measured of a team, the others of a queue."""
USUAL: Mapping[Figure, tuple[str, float]] = {
    "waiting": ("above", 5), "longest_wait_s": ("above", 120), "service_level": ("below", 80),
    "abandon_rate": ("above", 5), "free": ("below", 1), "not_responding": ("above", 0),
    "wrap_up_s": ("above", 300), "occupancy": ("above", 90), "rona": ("above", 5),
    "handover_wait_s": ("above", 60),
}  # fmt: skip
"""What a new rule begins with."""


def figure_title(figure: Figure) -> str:
    return {
        "waiting": tr("Alerts", "Customers waiting"),
        "longest_wait_s": tr("Alerts", "Longest wait"),
        "service_level": tr("Alerts", "Service level"),
        "abandon_rate": tr("Alerts", "Share that gave up"),
        "free": tr("Alerts", "Free agents"),
        "not_responding": tr("Alerts", "Agents not responding"),
        "wrap_up_s": tr("Alerts", "Longest wrap-up"),
        "occupancy": tr("Alerts", "Occupancy"),
        "rona": tr("Alerts", "Share of offers nobody answered"),
        "handover_wait_s": tr("Alerts", "Hand-over nobody took"),
    }[figure]


def value_words(figure: Figure, value: float) -> str:
    if figure in SECONDS:
        return age(round(value * SECOND))
    if figure in PERCENTS:
        return percent(value / 100)
    return str(round(value))


def subject_words(subject: str, known: Directory) -> str:
    kind, _, id = subject.partition(":")
    of: Queue | Team | Agent | None = None
    if kind == "queue":
        of = known.queues.get(id)
    elif kind in ("team", "agent"):
        of = known.teams.get(id) if kind == "team" else known.agents.get(id)
    if of is not None:
        return of.name
    return tr("Alerts", "One contact") if kind == "interaction" else ""


def alert_title(alert: Alert, known: Directory) -> str:
    """Sales: longest wait 3:40."""
    subject = subject_words(alert.subject, known)
    said = f"{figure_title(alert.figure)} {value_words(alert.figure, alert.value)}"
    said = f"{subject}: {said}" if subject else said
    return f"{said} ({tr('Alerts', 'everybody was asked')})" if _early(alert) else said


def _early(alert: Alert) -> bool:
    """Raised before its time, because there is nobody left who could be asked."""
    return alert.figure == "handover_wait_s" and alert.value <= alert.threshold


def who_tends(alert: Alert, known: Directory) -> str:
    """Deniz looks after it."""
    if not alert.acknowledged_by:
        return ""
    agent = known.agents.get(alert.acknowledged_by)
    return tr(
        "Alerts", "{name} looks after it", name=agent.name if agent else alert.acknowledged_by
    )


def sentence(rule: AlertRule, known: Directory) -> str:
    """What the rule means, as one would say it."""
    figure, limit = figure_title(rule.figure), value_words(rule.figure, rule.threshold)
    where, time = _where(rule, known), _length(rule.for_s)
    facts = {"figure": figure, "where": where, "limit": limit, "time": time}
    clear = rule.threshold if rule.clear_at is None else rule.clear_at
    back = value_words(rule.figure, clear)
    if rule.for_s:
        over = tr("Alerts", "It is over once it is back at {limit} for as long.", limit=back)
    else:
        over = tr("Alerts", "It is over once it is back at {limit}.", limit=back)
    quiet = (
        tr("Alerts", "Silent from {spans}.", spans=", ".join(rule.quiet).replace("-", "–"))
        if rule.quiet
        else ""
    )
    return " ".join(part for part in (_said(rule, facts), over, quiet) if part)


def _said(rule: AlertRule, facts: dict[str, Any]) -> str:
    if rule.for_s:
        return {
            "above": tr("Alerts", "Alarms when “{figure}” {where} is above {limit} for {time}.", **facts),
            "below": tr("Alerts", "Alarms when “{figure}” {where} is below {limit} for {time}.", **facts),
        }[rule.comparison]  # fmt: skip
    return {
        "above": tr("Alerts", "Alarms as soon as “{figure}” {where} is above {limit}.", **facts),
        "below": tr("Alerts", "Alarms as soon as “{figure}” {where} is below {limit}.", **facts),
    }[rule.comparison]


def _where(rule: AlertRule, known: Directory) -> str:
    if rule.queue:
        queue = known.queues.get(rule.queue)
        return tr("Alerts", "of {name}", name=queue.name if queue else rule.queue)
    if rule.team:
        team = known.teams.get(rule.team)
        return tr("Alerts", "in the team {name}", name=team.name if team else rule.team)
    if rule.figure == "wrap_up_s":
        return tr("Alerts", "of any agent")
    if rule.figure in TEAMS:
        return tr("Alerts", "of any team")
    return tr("Alerts", "of any queue")


def _length(seconds: int) -> str:
    if seconds and seconds % 60 == 0:
        return tr("Alerts", "%n min", seconds // 60)
    return tr("Alerts", "%n s", seconds)
