"""Reports over what the store has, what stands behind each figure, and what is so now where nobody says it."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection

from core.metrics import counted
from core.metrics.days import day_of
from core.metrics.intervals import Interval
from core.metrics.live import Ledger
from core.metrics.measures import BY_NAME, Measure
from core.metrics.ratio import Ratio
from core.metrics.report import (
    Frame,
    Grouped,
    Report,
    build,
    counts,
    frame,
    grouped,
    groups,
    subject,
)
from core.metrics.service_level import variant_of
from core.metrics.states import state_intervals
from core.metrics.tally import Counts, Key, Tally
from core.metrics.timeline import Timeline, timeline
from core.store import bodies, figures, happened, settling, sums
from core.store.basis import DAY_MS, basis
from core.store.happened import ONWARD
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


class Behind(NamedTuple):
    """One thing that a figure counts."""

    kind: Literal["interaction", "offer", "talk", "bot", "survey", "evaluation"]
    id: str
    value: Any
    at: int
    """When it counts."""
    part: int
    over: int
    """Of a ratio; of a count it is 0."""


def behind(
    connection: Connection, of: Frame, name: str, who: str | None, span: Interval
) -> list[Behind]:
    """All that a figure of a row is made of: their parts added up are the figure, by the same measure.

    `who`: the row's subject; None: of the whole report. Of time it is the work within it.
    """
    measure = BY_NAME[name]
    if measure.group == "time":
        return _working(connection, of, who, span)
    variant = variant_of(of.spec.variant)
    found: list[Behind] = []
    for kind, id, value, contributed in _contributed(connection, measure, span):
        within = [
            tally for key, tally in contributed
            if key.at in span and of.scope.holds(key) and counts(of.spec, tally)
            and (subject(of.spec, key) == who if who is not None else subject(of.spec, key) is not None)
        ]  # fmt: skip
        ratios = [_ratio(measure.of(tally, variant)) for tally in within]
        part, over = sum(r.part for r in ratios), sum(r.over for r in ratios)
        if part or over:
            at = min(key.at for key, _ in contributed)
            found.append(Behind(kind, id, value, at, part, over))
    return found


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
        for id, value in _reaching(connection, kind, day):
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


def _counts_within(
    connection: Connection, of: Frame, span: Interval
) -> Iterator[tuple[Key, Tally]]:
    """Of dispositions, or of the bot, for which no sums by quarters of an hour are kept."""
    measure = BY_NAME["bot_sessions" if of.spec.by == "bot" else "handled"]
    for _, _, _, contributed in _contributed(connection, measure, span):
        yield from contributed


def _contributed(
    connection: Connection, measure: Measure, span: Interval
) -> Iterator[tuple[Any, str, Any, Counts]]:
    """Kind, id, value and what it counts, of all that may count for the measure within."""
    if measure.group in ("demand", "handling"):
        by_end = measure.group == "handling"
        count = counted.handled if by_end else None
        targets = basis(connection).targets
        found = list(happened.counted_at(connection, "interaction", *span, by_end=by_end))
        onward = _onward(connection, [id for id, _ in found]) if by_end else set()
        for id, value in found:
            if count:
                yield "interaction", id, value, count(value, id in onward)
            else:
                yield (
                    "interaction",
                    id,
                    value,
                    counted.demand(value, figures.target_ms(targets, value)),
                )
    elif measure.group == "offering":
        for id, value in happened.counted_at(connection, "offer", *span):
            yield "offer", id, value, counted.of_offer(value)
    elif measure.group == "replies":
        for id, value in _reaching(connection, "talk", span):
            yield "talk", id, value, counted.of_exchange(value)
    elif measure.group == "bot":
        for id, value in happened.counted_at(connection, "bot", *span):
            yield "bot", id, value, counted.of_session(value)
    else:
        form = figures.forms(connection)
        for id, value in happened.counted_at(connection, "survey", *span):
            yield "survey", id, value, counted.of_survey(value)
        for id, value in happened.counted_at(connection, "evaluation", *span):
            by = form(value.form)
            yield "evaluation", id, value, counted.of_evaluation(value, by) if by else ()


def _working(connection: Connection, of: Frame, who: str | None, span: Interval) -> list[Behind]:
    agents = connection.exec_driver_sql("SELECT agent FROM timed").scalars().all()
    chosen = [who] if who else [a for a in agents if of.scope.holds(Key(0, agent=a))]
    return [
        Behind("interaction", visit.id, visit, visit.answered_at, 0, 0)
        for agent in chosen
        for visit in happened.lasting(connection, "interaction", agent, *span)
        if visit.answered_at is not None and visit.answered_at < span.end
    ]


def _reaching(connection: Connection, kind: str, span: Interval) -> Iterator[tuple[str, Any]]:
    """Those that began before its end and counted last after its beginning."""
    sql = "SELECT id, body FROM happened WHERE kind = ? AND coalesce(done, at) >= ? AND at < ?"
    for id, body in connection.exec_driver_sql(sql, (kind, *span)):
        yield id, happened.decode(kind, body)


def _of_day(connection: Connection, day: Interval) -> Iterator[Any]:
    """What may count in it, or is not over."""
    sql = (
        "SELECT kind, body FROM happened WHERE kind IN ('interaction', 'offer', 'call') "
        "AND (done IS NULL OR done >= ?) UNION ALL "
        "SELECT kind, body FROM happened WHERE kind = 'survey' AND at >= ?"
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


def _onward(connection: Connection, ids: list[str]) -> set[str]:
    found: set[str] = set()
    for first in range(0, len(ids), _AT_A_TIME):
        names = [(ONWARD, id) for id in ids[first : first + _AT_A_TIME]]
        found |= {id for _, id in happened.load(connection, names)}
    return found


def _all(connection: Connection, kind: str) -> list[Any]:
    rows = connection.exec_driver_sql("SELECT body FROM records WHERE kind = ?", (kind,)).scalars()
    return [bodies.record(kind, body) for body in rows]


def _ratio(found: int | Ratio) -> Ratio:
    return found if isinstance(found, Ratio) else Ratio(found, 0)
