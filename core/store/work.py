"""Work: what is offered to this person, what they have accepted, what is to be done, and their day."""

from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection

from core.entities import Conversation
from core.protocol import commands as c
from core.rows import Missed, OfferRow, WorkRow
from core.store import bodies, lookup, meta
from core.work import Interaction, Offer, QueueRules, StateSpan, Task

KEPT_MS = 36 * 3_600_000
"""So long after its end work is kept, as the platform tells it: today, wherever a day ends."""
_MINE = """
SELECT r.kind, r.body FROM work w JOIN records r ON r.kind = w.kind AND r.id = w.id
WHERE w.agent = ? AND {}
"""
_OPEN = _MINE.format("w.ended IS NULL")
_SINCE = _MINE.format("(w.ended IS NULL OR w.ended >= ?)")
_ENDED = _MINE.format("w.ended IS NOT NULL AND w.kind = 'offer'") + "ORDER BY w.ended DESC"
_SAID = """
SELECT id, type, body FROM outbox
WHERE type IN ('task.add', 'task.finish') AND failed IS NULL ORDER BY position
"""
_SPANS = "SELECT body FROM records WHERE kind = 'state_span' AND id >= ? AND id < ? ORDER BY id"


class Mine(NamedTuple):
    """What is so right now for who is signed in; oldest first."""

    offers: tuple[OfferRow, ...] = ()
    """Open as far as the platform said; whether their time is over is for the clock."""
    work: tuple[WorkRow, ...] = ()
    seq: int = 0
    """Of the newest event that is in it; 0 where nobody can say."""


class Happened(NamedTuple):
    """What a person's day is worked out from; more than the day, never less."""

    interactions: tuple[Interaction, ...] = ()
    offers: tuple[Offer, ...] = ()
    states: tuple[StateSpan, ...] = ()
    """In the order of time; the first began before the day where one is known that did."""


def mine(connection: Connection) -> Mine:
    found = _found(connection, _OPEN)
    offers = sorted((o for o in found["offer"] if o.state == "open"), key=lambda o: (o.at, o.id))
    accepted = [i for i in found["interaction"] if i.state in ("active", "wrap_up")]
    accepted.sort(key=lambda i: (i.answered_at or 0, i.id))
    at = meta.cursor(connection)
    return Mine(
        tuple(_offer_row(connection, offer) for offer in offers),
        tuple(_work_row(connection, of) for of in accepted),
        at.seq if at else 0,
    )


def announced(connection: Connection, offer: Offer) -> OfferRow | None:
    """The row of one that is not written yet; None where its customer is not known either."""
    return _offer_row(connection, offer) if lookup.contact(connection, offer.contact) else None


def offer(connection: Connection, id: str) -> Offer | None:
    """Also one that ended; None where it is forgotten."""
    found: Offer | None = lookup.record(connection, "offer", id)
    return found


def missed(connection: Connection) -> Missed | None:
    """The newest that ran out unanswered; None where it is forgotten."""
    bodies_ = connection.exec_driver_sql(_ENDED, (meta.signed_in(connection),))
    ended: list[Offer] = [bodies.record(kind, body) for kind, body in bodies_]
    of = next((each for each in ended if each.state == "timed_out"), None)
    if of is None:
        return None
    besides = (each for each in ended if each is not of and _went_with(each, of))
    found = tuple(_missed(connection, each) for each in besides)
    return replace(_missed(connection, of), besides=found)


def _went_with(other: Offer, missed: Offer) -> bool:
    """It ran out in the same moment, or was taken back because this person did not answer."""
    unanswered = other.state == "timed_out" or (other.state, other.reason) == ("rescinded", "state")
    return unanswered and other.ended_at == missed.ended_at


def tasks(connection: Connection) -> tuple[Task, ...]:
    """This person's that are not done; those with a time first, the earliest before. What waits in
    the outbox, planned or done, is so already."""
    told = {task.id: task for task in _found(connection, _OPEN)["task"]}
    found = _with_own_word(connection, told).values()
    return tuple(sorted(found, key=lambda t: (t.due_at is None, t.due_at or 0, t.id)))


def _with_own_word(connection: Connection, told: dict[str, Task]) -> dict[str, Task]:
    me, found = meta.signed_in(connection), dict(told)
    for id, type_, body in connection.exec_driver_sql(_SAID):
        if type_ == "task.finish":
            found.pop(msgspec.json.decode(body, type=c.FinishTask).task, None)
        elif id not in told:
            of = msgspec.json.decode(body, type=c.AddTask)
            found[id] = Task(
                id=id, agent=me, title=of.title, kind=of.kind, due_at=of.due_at,
                contact=of.contact, conversation=of.conversation,
            )  # fmt: skip
    return found


def happened(connection: Connection, since: int) -> Happened:
    """To who is signed in, from `since` on, in ms."""
    found = _found(connection, _SINCE, since)
    me = meta.signed_in(connection)
    rows = connection.exec_driver_sql(_SPANS, (f"{me}:", f"{me};")).scalars()
    spans: list[StateSpan] = [bodies.record("state_span", body) for body in rows]
    return Happened(tuple(found["interaction"]), tuple(found["offer"]), tuple(spans))


def forget(connection: Connection, now: int) -> None:
    """What was over long before `now` (the platform's), but not what held when today began."""
    cut = now - KEPT_MS
    run = connection.exec_driver_sql
    run(
        "DELETE FROM records WHERE (kind, id) IN (SELECT kind, id FROM work WHERE ended < ?)",
        (cut,),
    )
    run("DELETE FROM work WHERE ended < ?", (cut,))
    me = meta.signed_in(connection)
    span = "kind = 'state_span' AND id >= ? AND id < ?"
    before = (f"{me}:", f"{me}:{max(cut, 0):014d}")
    held = run(f"SELECT max(id) FROM records WHERE {span}", before).scalar()
    run(f"DELETE FROM records WHERE {span}", (f"{me}:", held or ""))


def _found(connection: Connection, sql: str, *values: int) -> dict[str, list[Any]]:
    """By kind, of who is signed in."""
    kinds: dict[str, list[Any]] = {kind: [] for kind in sorted(bodies.WORK)}
    for kind, body in connection.exec_driver_sql(sql, (meta.signed_in(connection), *values)):
        kinds[kind].append(bodies.record(kind, body))
    return kinds


def _offer_row(connection: Connection, of: Offer) -> OfferRow:
    contact = lookup.contact(connection, of.contact)
    found = lookup.conversation(connection, of.conversation)
    by = lookup.record(connection, "agent", of.transferred_by)
    work = lookup.record(connection, "interaction", of.interaction)
    keys = [key for key, _ in lookup.newest_of(connection, of.contact)]
    return OfferRow(
        offer=of, name=contact.name if contact else "", channel=_channel(of, found),
        queue=lookup.record(connection, "queue", of.queue), key=found[0] if found else None,
        by=by.name if by else "", vip=contact is not None and "vip" in contact.tags,
        asked=lookup.on_one_line(lookup.last_asked(connection, keys)),
        number=work.number if work else "",
    )  # fmt: skip


def _missed(connection: Connection, of: Offer) -> Missed:
    contact = lookup.contact(connection, of.contact)
    now: Interaction | None = lookup.record(connection, "interaction", of.interaction)
    by = lookup.record(connection, "agent", now.agent if now else None)
    return Missed(
        offer=of, name=contact.name if contact else "",
        channel=_channel(of, lookup.conversation(connection, of.conversation)),
        queue=lookup.record(connection, "queue", of.queue), interaction=now,
        by=by.name if by else "",
    )  # fmt: skip


def _work_row(connection: Connection, of: Interaction) -> WorkRow:
    contact = lookup.contact(connection, of.contact)
    found = lookup.conversation(connection, of.conversation)
    rules: QueueRules | None = lookup.record(connection, "queue_rules", of.queue)
    return WorkRow(
        interaction=of, name=contact.name if contact else "", key=found[0] if found else None,
        queue=lookup.record(connection, "queue", of.queue),
        rules=rules or QueueRules(id=of.queue),
    )  # fmt: skip


def _channel(of: Offer, found: tuple[int, Conversation] | None) -> str:
    if of.media in ("call", "callback"):
        return "call"
    if found:
        return found[1].channel
    return {"chat": "chat", "mail": "email"}.get(of.media, "")
