"""Reports over what the store has, what stands behind each figure, and what is so now where nobody says it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from core.figure_rows import InteractionRow
from core.metrics import counted
from core.metrics.days import day_of
from core.metrics.intervals import Interval
from core.metrics.live import Ledger
from core.metrics.measures import Group
from core.metrics.report import (
    Frame,
    Grouped,
    Report,
    build,
    frame,
    grouped,
    groups,
)
from core.metrics.states import state_intervals
from core.metrics.tally import Counts, Key, Tally
from core.metrics.timeline import Timeline, timeline
from core.store import behind, bodies, happened, settling, sums
from core.store.basis import DAY_MS, basis
from core.store.sums import Progress
from core.supervision import ReportSpec

_AT_A_TIME = 500


def report(
    connection: Connection, spec: ReportSpec, now: int, progress: Progress = lambda *_: None
) -> Report:
    """Raises UserError report.period{period}."""
    of = framed(connection, spec, now)
    running = _running(connection, of, now)

    def sums_of(span: Interval) -> Grouped:
        if not sums.answers(of):
            return grouped(_counts_within(connection, of, span), of, span)
        found = dict(sums.grouped(connection, of, span, progress))
        for name, tally in grouped(running, of, span).items():
            found[name] = found.get(name, Tally()).plus(tally)
        return found

    against = sums_of(of.against) if of.against else None
    return build(of, sums_of(of.period), against, basis(connection).since)


def framed(connection: Connection, spec: ReportSpec, now: int) -> Frame:
    zone = basis(connection).zone
    return frame(spec, _all(connection, "queue"), _all(connection, "agent"), now, zone)


def contacts_behind(
    connection: Connection, spec: ReportSpec, figure: str, who: str | None, span: Interval | None,
    now: int, limit: int,
) -> tuple[InteractionRow, ...]:  # fmt: skip
    """`who`, `span`: the row's; None: of the whole report. The newest first."""
    return behind.rows(connection, framed(connection, spec, now), figure, who, span, limit)


def day_of_agent(connection: Connection, agent: str, at: int, now: int) -> Timeline:
    """Of the company's day that `at` lies in."""
    day = day_of(at, basis(connection).zone)
    read = happened.lasting
    return timeline(
        agent,
        state_intervals(happened.spans(connection, agent, *day), now),
        read(connection, "interaction", agent, *day),
        read(connection, "offer", agent, *day),
        read(connection, "call", agent, *day),
        day,
        now,
    )


def ledger(connection: Connection, now: int) -> Ledger:
    """What was so when the last event came, and the figures of the day of `now`."""
    zone = basis(connection).zone
    made, day = Ledger(zone), day_of(now, zone)
    for kind in ("queue", "queue_rules", "profile", "agent"):
        for value in _all(connection, kind):
            made.put(value)
    for agent in connection.exec_driver_sql("SELECT agent FROM timed").scalars().all():
        for span in happened.spans(connection, agent, day.start, now):
            made.put(span)
    for value in _of_day(connection, day):
        made.put(value)
    for kind, count in (("bot", counted.of_session), ("talk", counted.of_exchange)):
        for id, value in happened.reaching(connection, kind, *day):
            within = tuple((key, tally) for key, tally in count(value) if key.at in day)
            made.count(f"kept:{kind}:{id}", within)
    sql = "SELECT body FROM conversations WHERE status = 'pending' OR handover"
    for body in connection.exec_driver_sql(sql).scalars():
        made.put(bodies.conversation(body))
    made.remember(_earlier_arrivals(connection, day))
    return made


def _running(connection: Connection, of: Frame, now: int) -> list[tuple[Key, Tally]]:
    spans = [span for span in (of.period, of.against) if span]
    timed = "time" in groups(of.spec, of.scope)
    return settling.passing(connection, now) if timed and any(now in s for s in spans) else []


def _counts_within(connection: Connection, of: Frame, span: Interval) -> Counts:
    """Of dispositions, or of the bot, for which no sums by quarters of an hour are kept."""
    group: Group = "bot" if of.spec.by == "bot" else "handling"
    found = behind.contributed(connection, group, span)
    return tuple(count for each in found for count in each.counts)


def _of_day(connection: Connection, day: Interval) -> Iterator[Any]:
    """What may count in it, or is not over."""
    sql = (
        "SELECT kind, body FROM happened WHERE kind IN ('interaction', 'offer', 'call') "
        "AND (done IS NULL OR done >= ?) UNION ALL "
        "SELECT kind, body FROM happened WHERE kind = 'survey' AND coalesce(done, at) >= ?"
    )
    for kind, body in connection.exec_driver_sql(sql, (day.start, day.start)):
        yield happened.decode(kind, body)


def _earlier_arrivals(connection: Connection, day: Interval) -> Counts:
    """Of the same weekday in the weeks before."""
    sql = "SELECT at, queue, sum(offered) FROM sums_quarter WHERE at >= ? AND at < ? GROUP BY 1, 2"
    hour = 3_600_000  # a day of 25 hours, four weeks later
    spans = [
        (day.start - week * 7 * DAY_MS - hour, day.end - week * 7 * DAY_MS + hour)
        for week in range(1, 5)
    ]
    return tuple(
        (Key(at, queue), Tally(offered=offered))
        for span in spans
        for at, queue, offered in connection.exec_driver_sql(sql, span)
        if queue and offered
    )


def _all(connection: Connection, kind: str) -> list[Any]:
    rows = connection.exec_driver_sql("SELECT body FROM records WHERE kind = ?", (kind,)).scalars()
    return [bodies.record(kind, body) for body in rows]
