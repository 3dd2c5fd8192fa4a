"""Figures of everybody, kept for whoever supervises: what happened, and its sums by quarter of an hour.

Each event changes the sums by what it changes, in its own transaction; what cannot be counted so is left to
`settling`.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from core.changes import Changes
from core.entities import CallRecord
from core.evaluation import EvaluationForm
from core.metrics import counted
from core.metrics.tally import Counts, Sums, quarter
from core.protocol.events import Event
from core.protocol.frames import Rows
from core.store import audited, happened, listed, lookup, sums, telling
from core.store.basis import DAY_MS, EVER, Basis, basis, keeps, save
from core.store.happened import ONWARD, Name
from core.work import Interaction, StateSpan

SNAPSHOT_MS = 36 * 3_600_000
"""A snapshot tells all work that was over for less."""
Form = Callable[[str], EvaluationForm | None]
_PLAIN: dict[str, Callable[[Any], Counts]] = {
    "offer": counted.of_offer, "survey": counted.of_survey, "bot": counted.of_session,
    "talk": counted.of_exchange,
}  # fmt: skip
"""Kinds that say all by themselves."""


def hear(connection: Connection, events: Sequence[Event]) -> None:
    """Within the transaction of these events, after their rows are written."""
    if not keeps(connection):
        return
    known, last = basis(connection), events[-1].at
    put(connection, telling.of_events(connection, events), known)
    _unread(connection, {talk for event in events if (talk := telling.talked(event))})
    if last // DAY_MS > known.last // DAY_MS:
        forget(connection, last)
    elif last > known.last:
        save(connection, last=last)


def heard_of(connection: Connection, rows: Rows, now: int) -> None:
    """A page of a snapshot."""
    if not keeps(connection):
        return
    known = basis(connection)
    cut = known.cut(now)
    audited.told(connection, now)
    put(connection, telling.of_snapshot(connection, rows, cut), known)
    _unread(connection, {of.id for of in rows.conversations if of.last_at >= cut})
    # What happened between the last event and what a snapshot still tells is known to nobody here
    gap = known.last < now - SNAPSHOT_MS
    since = now - SNAPSHOT_MS if gap else known.since
    save(connection, since=since, last=max(known.last, now))


def put(
    connection: Connection, values: Iterable[tuple[Name, Any]], known: Basis | None = None
) -> None:
    """The newest word of each, whatever is known already: late, doubled and in any order."""
    known = known or basis(connection)
    fresh: dict[Name, Any] = {}
    for name, value in values:
        if name not in fresh or happened.newer(fresh[name], value):
            fresh[name] = value
    onward = {(ONWARD, id): at for id, at in _onward(fresh.values())}
    asked = {*fresh, *onward, *((ONWARD, id) for kind, id in fresh if kind == "interaction")}
    asked |= {("interaction", id) for _, id in onward}
    before = happened.load(connection, asked)
    fresh = {n: v for n, v in fresh.items() if n not in before or happened.newer(before[n], v)}
    new = {name: at for name, at in onward.items() if name not in before}
    after = {**before, **fresh, **dict.fromkeys(new, True)}
    happened.write(connection, [*fresh.items(), *new.items()])
    moved = {*fresh, *(("interaction", id) for _, id in new if ("interaction", id) in before)}
    # What is not counted anew yet will be, as it stands then
    count(connection, filter(known.stands, moved), before, after, known)
    _lower(connection, fresh, before)


def forget(connection: Connection, now: int) -> None:
    """What is older than the policy keeps, and the figures that nothing would stand behind any more."""
    known = basis(connection)
    cut = known.cut(now)
    happened.forget(connection, cut)
    listed.forget(connection, cut, audited.cut(connection, cut, now))
    sums.forget(connection, cut)
    save(connection, since=max(known.since, cut), last=max(known.last, now))


def keep(connection: Connection, days: int, now: int) -> tuple[None, Changes]:
    """The policy: so many days, of work and of its figures."""
    save(connection, days=days)
    forget(connection, now)
    return None, Changes()


def start_anew(connection: Connection) -> None:
    """Another platform's events follow: nothing of this one's is true any more."""
    for table in ("happened", "timed", "unread_talks"):
        connection.exec_driver_sql(f"DELETE FROM {table}")
    sums.clear(connection)
    audited.start_anew(connection)
    save(connection, since=EVER, last=0, recounted=None, former=None)


def count(
    connection: Connection, moved: Iterable[Name], before: Mapping[Name, Any],
    after: Mapping[Name, Any], known: Basis,
) -> None:  # fmt: skip
    """The sums change from what these contributed to what they do now."""
    form, found = forms(connection), Sums()
    for name in moved:
        found.take(_counts(name, before, known, form))
        found.add(_counts(name, after, known, form))
    sums.add(connection, found.by_key, known.zone)


def _counts(name: Name, values: Mapping[Name, Any], known: Basis, form: Form) -> Counts:
    """What one thing contributes; none where it is not known."""
    kind, id = name
    value = values.get(name)
    if value is None:
        return ()
    if kind == "interaction":
        return counted.of_visit(value, known.target_ms(name, value.queue), (ONWARD, id) in values)
    if kind == "evaluation":
        by = form(value.form)
        return counted.of_evaluation(value, by) if by else ()
    return _PLAIN[kind](value) if kind in _PLAIN else ()


def forms(connection: Connection) -> Form:
    """Forms of evaluations, each read once."""
    known: dict[str, EvaluationForm | None] = {}

    def form(id: str) -> EvaluationForm | None:
        if id not in known:
            known[id] = lookup.record(connection, "evaluation_form", id)
        return known[id]

    return form


def _onward(values: Iterable[Any]) -> Iterator[tuple[str, int]]:
    for value in values:
        if isinstance(value, Interaction) and value.transferred_by and value.before:
            yield value.before, value.entered_at


def _unread(connection: Connection, talks: set[str]) -> None:
    """What was said in them is counted before a report asks."""
    if talks:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO unread_talks(conversation) SELECT value FROM json_each(?)",
            (json.dumps(sorted(talks)),),
        )


def _lower(connection: Connection, fresh: Mapping[Name, Any], before: Mapping[Name, Any]) -> None:
    """Time from the first moment on at which something else is so now."""
    found: dict[str, int] = {}
    for name, value in fresh.items():
        for agent, at in _touched(before.get(name), value):
            found[agent] = min(at, found.get(agent, EVER))
    said = {value.agent for value in fresh.values() if isinstance(value, StateSpan)}
    rows = [(agent, quarter(at)) for agent, at in found.items()]
    for sql, known in (
        (
            "INSERT OR IGNORE INTO timed(agent, up_to) VALUES (?, ?)",
            [r for r in rows if r[0] in said],
        ),
        ("UPDATE timed SET up_to = min(up_to, ?2) WHERE agent = ?1", rows),
    ):
        if known:
            connection.exec_driver_sql(sql, known)


def _touched(before: Any, after: Any) -> Iterator[tuple[str, int]]:
    if isinstance(after, StateSpan):
        yield after.agent, after.since
    elif isinstance(after, Interaction | CallRecord):
        for each, other in ((before, after), (after, before)):
            if each is not None and each.agent and each.answered_at is not None:
                yield each.agent, _differs(each, other)


def _differs(each: Any, other: Any) -> int:
    """From when on it takes other time than the other does."""
    if other is None or (each.agent, each.answered_at) != (other.agent, other.answered_at):
        return int(each.answered_at)
    ends = (_end(each), _end(other))
    return min(ends) if ends[0] != ends[1] else EVER


def _end(value: Any) -> int:
    end = value.completed_at if isinstance(value, Interaction) else value.ended_at
    return EVER if end is None else int(end)
