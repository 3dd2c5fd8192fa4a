"""Who is told of work: those it was given to or offered, and supervisors.

Two hundred agents are not told of every offer of every other: that would be all the platform did.
"""

from collections.abc import Iterator
from typing import TypeVar

from sqlalchemy import Connection, select

from backend.permissions import Viewer
from backend.state import KIND_OF, State, decode
from backend.tables import entities
from core.protocol import events as e
from core.protocol.events import Body
from core.work import Interaction, Offer, Task

Work = Interaction | Offer | Task
W = TypeVar("W", Interaction, Offer, Task)
KEPT_MS = 36 * 3_600_000
"""So long after its end work is part of a snapshot: today, wherever a day ends."""


def audience_of(state: State, body: Body) -> frozenset[str] | None:
    """None: everybody who may see the conversation, or everybody."""
    if isinstance(body, e.OfferUpserted):
        return _with_supervisors(state, {body.offer.agent})
    if isinstance(body, e.TaskUpserted):
        return _with_supervisors(state, {body.task.agent})
    if isinstance(body, e.InteractionUpserted):
        of = body.interaction
        asked = {offer.agent for offer in state.offers_of(of.id)}
        return _with_supervisors(state, asked | {who for who in (of.agent, of.to_agent) if who})
    return None


def shown(connection: Connection, viewer: Viewer, now: int) -> Iterator[tuple[str, Work]]:
    """Kind and value of all that one person is to know: not done, or done lately."""
    offers = _all(connection, Offer)
    asked = {offer.interaction for offer in offers if offer.agent == viewer.user}
    work: list[Work] = [*_all(connection, Interaction), *offers, *_all(connection, Task)]
    for value in work:
        ended = ended_at(value)
        lately = ended is None or ended >= now - KEPT_MS
        if lately and (viewer.role != "agent" or _concerns(value, viewer.user, asked)):
            yield KIND_OF[type(value)], value


def ended_at(work: Work) -> int | None:
    if isinstance(work, Interaction):
        return work.completed_at
    return work.ended_at if isinstance(work, Offer) else work.done_at


def _concerns(work: Work, user: str, asked: set[str]) -> bool:
    if isinstance(work, Interaction):
        return user in (work.agent, work.to_agent) or work.id in asked
    return work.agent == user


def _with_supervisors(state: State, people: set[str]) -> frozenset[str]:
    return frozenset(people | {who.user for who in state.viewers() if who.role != "agent"})


def _all(connection: Connection, kind: type[W]) -> list[W]:
    asked = select(entities.c.body).where(entities.c.kind == KIND_OF[kind])
    return [decode(kind, data) for data in connection.scalars(asked)]
