"""Who is told of work, of supervision and of evaluations: whom it concerns, and supervisors.

Two hundred agents are not told of every offer of every other: that would be all the platform did.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from backend import statements
from backend.permissions import Viewer
from backend.rows import decode
from backend.state import State
from backend.tables import entities
from core import evaluation as q
from core import supervision as s
from core.protocol import events as e
from core.protocol.events import Body
from core.protocol.kinds import KIND_OF, KINDS
from core.work import Interaction, Offer, Task

Work = Interaction | Offer | Task
W = TypeVar("W", Interaction, Offer, Task)
LATELY_MS = 92 * 24 * 3_600_000
"""So far back go what was done as a supervisor and the alerts in a snapshot: as a desk keeps figures."""
KEPT_MS = 36 * 3_600_000
"""So long after its end work is part of a snapshot: today, wherever a day ends."""

CONCERNING: Mapping[type[Body], str] = {
    e.SupervisionUpserted: "supervision",
    e.AlertRuleUpserted: "alert_rule",
    e.AlertUpserted: "alert",
    e.AuditEntryUpserted: "audit_entry",
    e.AnnouncementUpserted: "announcement",
    e.ReportScheduleUpserted: "report_schedule",
    e.EvaluationUpserted: "evaluation",
    e.RemarkUpserted: "remark",
    e.SamplingRuleUpserted: "sampling_rule",
}
"""Events of which supervisors are told and whom `is_about` says, with the field of their value."""


def audience_of(state: State, body: Body) -> frozenset[str] | None:
    """None: everybody who may see the conversation, or everybody."""
    if field := CONCERNING.get(type(body)):
        value = getattr(body, field)
        return frozenset(v.user for v in state.viewers() if v.role != "agent" or is_about(value, v))
    if isinstance(body, e.OfferUpserted):
        return _with_supervisors(state, {body.offer.agent})
    if isinstance(body, e.TaskUpserted):
        return _with_supervisors(state, {body.task.agent})
    if isinstance(body, e.InteractionUpserted):
        of = body.interaction
        asked = {offer.agent for offer in state.offers_of(of.id)}
        return _with_supervisors(state, asked | {who for who in (of.agent, of.to_agent) if who})
    return None


def is_about(value: Any, viewer: Viewer) -> bool:
    """Whether it is for this person even where they are nobody's supervisor."""
    if isinstance(value, s.Supervision):
        return value.visible and value.agent == viewer.user
    if isinstance(value, s.Announcement):
        whole = not value.agent and not value.team
        return whole or viewer.user in (value.agent, value.by) or value.team in viewer.teams
    if isinstance(value, q.Evaluation):
        return value.state == "released" and value.agent == viewer.user
    return isinstance(value, q.Remark) and value.shared and value.agent == viewer.user


def supervised(connection: Connection, viewer: Viewer, now: int) -> Iterator[tuple[str, bytes]]:
    """Kind and JSON of all supervision and evaluation that one person is to know."""
    for kind in CONCERNING.values():
        for data in _told(connection, kind, now - LATELY_MS):
            if viewer.role != "agent" or is_about(decode(KINDS[kind], data), viewer):
                yield kind, data


def _told(connection: Connection, kind: str, since: int) -> Iterable[bytes]:
    if kind in statements.LATELY:
        return connection.scalars(statements.LATELY[kind], {"of": since})
    return connection.scalars(select(entities.c.body).where(entities.c.kind == kind))


def shown(connection: Connection, viewer: Viewer, now: int) -> Iterator[tuple[str, Work]]:
    """Kind and value of all that one person is to know: not done, or done lately."""
    offers = _lately(connection, Offer, now)
    asked = {offer.interaction for offer in offers if offer.agent == viewer.user}
    interactions, tasks = _lately(connection, Interaction, now), _lately(connection, Task, now)
    values: list[Work] = [*interactions, *offers, *tasks]
    for value in values:
        if viewer.role != "agent" or _concerns(value, viewer.user, asked):
            yield KIND_OF[type(value)], value


def _concerns(work: Work, user: str, asked: set[str]) -> bool:
    if isinstance(work, Interaction):
        return user in (work.agent, work.to_agent) or work.id in asked
    return work.agent == user


def _with_supervisors(state: State, people: set[str]) -> frozenset[str]:
    return frozenset(people | {who.user for who in state.viewers() if who.role != "agent"})


def _lately(connection: Connection, kind: type[W], now: int) -> list[W]:
    """Two questions: one with "or" would be answered by looking through all there ever was."""
    of = {"kind": KIND_OF[kind], "of": now - KEPT_MS}
    asked = (statements.UNFINISHED, statements.ENDED_SINCE)
    return [decode(kind, data) for each in asked for data in connection.scalars(each, of)]
