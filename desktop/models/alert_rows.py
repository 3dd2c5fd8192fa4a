"""The tables of alerts and of the audit list, for the grid the live view's tables stand in."""

from collections.abc import Callable
from typing import Any

import msgspec

from core.rows import Directory
from core.supervision import COMMAND_LINE, Alert, AuditEntry
from desktop.models.alert_words import figure_title, subject_words, value_words, who_tends
from desktop.models.audit_words import act_words, refused_words, whom_words
from desktop.models.live_column import AnyTable, Column, Table
from desktop.models.live_values import Cell, Floor
from desktop.models.live_words import NONE, age
from desktop.times import moment
from desktop.translate import tr


class AlertRow(msgspec.Struct, frozen=True, gc=False):
    alert: Alert
    known: Directory

    @property
    def id(self) -> str:
        return self.alert.id

    @property
    def subject(self) -> str:
        return self.alert.subject


class AuditRow(msgspec.Struct, frozen=True, gc=False):
    entry: AuditEntry
    known: Directory

    @property
    def id(self) -> str:
        return self.entry.id


def person(id: str, known: Directory) -> str:
    agent = known.agents.get(id)
    if agent is None and id.startswith(COMMAND_LINE):
        user = id.removeprefix(COMMAND_LINE)
        line = tr("Audit", "Command line")
        return tr("Audit", "{user} (command line)", user=user) if user else line
    return agent.name if agent is not None else id


def _state(row: AlertRow, _: Floor) -> Cell:
    alert = row.alert
    if alert.cleared_at is not None:
        return Cell(tr("Alerts", "Over"), "third", "check")
    if alert.acknowledged_by:
        return Cell(who_tends(alert, row.known), "", "user-check")
    return Cell(tr("Alerts", "Nobody looks after it"), "bad", "siren", strong=True)


def _order(row: AlertRow) -> tuple[int, int]:
    alert = row.alert
    rank = 0 if alert.cleared_at is not None else 1 if alert.acknowledged_by else 2
    return rank, alert.raised_at


def _lasts(row: AlertRow, floor: Floor) -> Cell:
    alert = row.alert
    return Cell(age(max(0, (alert.cleared_at or floor.now) - alert.raised_at)))


def _about(row: AlertRow, _: Floor) -> Cell:
    alert = row.alert
    name = subject_words(alert.subject, row.known) or NONE
    return Cell(name, strong=alert.cleared_at is None)


def _value(row: AlertRow, _: Floor) -> Cell:
    alert = row.alert
    limit = tr("Alerts", "of {limit}", limit=value_words(alert.figure, alert.threshold))
    return Cell(
        value_words(alert.figure, alert.value), aside=limit, strong=alert.cleared_at is None
    )


ALERT_COLUMNS: tuple[Column[Any], ...] = (
    Column("about", lambda: tr("Alerts", "About"), 150, _about,
           lambda r, _: (subject_words(r.subject, r.known),), right=False),
    Column("figure", lambda: tr("Alerts", "Figure"), 200, lambda r, _: Cell(figure_title(r.alert.figure)),
           lambda r, _: (figure_title(r.alert.figure),), right=False),
    Column("value", lambda: tr("Alerts", "Value"), 116, _value, lambda r, _: (r.alert.value,), aside=62),
    Column("state", lambda: tr("Alerts", "Who looks after it"), 210, _state, lambda r, _: _order(r),
           right=False),
    Column("raised", lambda: tr("Alerts", "Since"), 92,
           lambda r, f: Cell(moment(r.alert.raised_at, f.now)), lambda r, _: (r.alert.raised_at,)),
    Column("lasts", lambda: tr("Alerts", "Lasted"), 84, _lasts,
           lambda r, f: ((r.alert.cleared_at or f.now) - r.alert.raised_at,), ages=True, rank=2),
    Column("rule", lambda: tr("Alerts", "Rule"), 150, lambda r, _: Cell(r.alert.name, "second"),
           lambda r, _: (r.alert.name,), right=False, rank=3),
)  # fmt: skip


def alert_table(rows: Callable[[], tuple[AlertRow, ...]]) -> AnyTable:
    return Table(
        "alerts", lambda _: rows(), ALERT_COLUMNS, (),
        lambda r, _: f"{subject_words(r.subject, r.known)} {figure_title(r.alert.figure)} {r.alert.name}",
        ("state", True),
        lambda: (tr("Alerts", "All is calm"), tr("Alerts", "No rule came true in the last week.")),
    )  # fmt: skip


def _who(row: AuditRow, _: Floor) -> Cell:
    name = person(row.entry.by, row.known)
    return Cell(name, person=name, strong=True)


def _act(row: AuditRow, _: Floor) -> Cell:
    if row.entry.refused:
        return Cell(
            act_words(row.entry, row.known), "warning", "circle-alert", refused_words(row.entry)
        )
    return Cell(act_words(row.entry, row.known))


AUDIT_COLUMNS: tuple[Column[Any], ...] = (
    Column("by", lambda: tr("Audit", "By whom"), 180, _who, lambda r, _: (person(r.entry.by, r.known),),
           right=False),
    Column("act", lambda: tr("Audit", "What"), 400, _act, lambda r, _: (r.entry.act,), right=False),
    Column("whom", lambda: tr("Audit", "Whom"), 180, lambda r, _: Cell(whom_words(r.entry, r.known) or NONE),
           lambda r, _: (whom_words(r.entry, r.known),), right=False),
    Column("at", lambda: tr("Audit", "When"), 120, lambda r, f: Cell(moment(r.entry.at, f.now)),
           lambda r, _: (r.entry.at, r.entry.id)),
)  # fmt: skip


def audit_table(rows: Callable[[], tuple[AuditRow, ...]]) -> AnyTable:
    return Table(
        "audit", lambda _: rows(), AUDIT_COLUMNS, (), lambda r, _: r.entry.act, ("at", True),
        lambda: (tr("Audit", "Nothing is in the list"),
                 tr("Audit", "What supervisors do to others’ work stands here, and stays.")),
    )  # fmt: skip
