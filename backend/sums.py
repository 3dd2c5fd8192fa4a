"""Sums of days that are over: worked out once from what happened, then kept, so that no report reads it.

Surveys and evaluations are few and may be changed later: they are counted anew each time.
"""

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from backend.live import past
from backend.live.day import day
from backend.log import Log, Transaction
from backend.state import State
from backend.tables import sums
from core.entities import Survey
from core.evaluation import EvaluationForm
from core.metrics.counted import of_evaluation, of_survey
from core.metrics.days import DAY_MIN, cells, day_of
from core.metrics.forecast import WEEKS
from core.metrics.intervals import Interval
from core.metrics.measures import MADE_OF
from core.metrics.replies import exchange_of, said
from core.metrics.sessions import TOLD
from core.metrics.tally import FIELDS, NOTHING, Key, Tally
from core.metrics.visits import entered
from core.protocol import events as e
from core.protocol.events import Event

Rows = list[tuple[Key, Tally]]
_HOUR_MS = 3_600_000
_SETTLED = tuple(name for name in FIELDS if name not in MADE_OF["quality"])
_decode = msgspec.msgpack.Decoder(list[tuple[Key, Tally]]).decode
_encode = msgspec.msgpack.Encoder().encode


class Sums:
    """`forget_changed` is to be obeyed by the log."""

    def __init__(self, log: Log, zone: str) -> None:
        self._log, self._zone = log, zone
        self._changes = 0
        """How often a day that was over changed: what was worked out meanwhile is not kept."""

    async def of(self, period: Interval, *, whole: bool) -> Rows:
        """Of those days of a period that are over. `whole`: of each day in one, instead of by quarter
        of an hour."""
        today, changes = day_of(self._log.clock(), self._zone).start, self._changes
        past_days = Interval(period.start, min(period.end, today))
        if past_days.start >= past_days.end:
            return []
        read = self._log.database.read
        rows, made = await read(lambda c: self._read(c, past_days, whole))
        if made:
            await self._log.database.write(lambda c: self._keep(c, made, changes))
        return rows

    async def arrivals(self, of: Interval) -> Rows:
        """Who came on the same weekdays before: the ground of that day's forecast."""
        noon, found = of.start + 12 * _HOUR_MS, Rows()
        for week in range(1, WEEKS + 1):
            each = day_of(noon - week * 7 * 24 * _HOUR_MS, self._zone)
            rows = await self.of(each, whole=False)
            found += [
                (k, tally.only(("offered",))) for k, tally in rows if k.queue and tally.offered
            ]
        return found

    def _read(
        self, connection: Connection, period: Interval, whole: bool
    ) -> tuple[Rows, list[tuple[Interval, Rows]]]:
        """With the days that had to be worked out."""
        column = sums.c.whole if whole else sums.c.quarters
        asked = select(sums.c.day, column).where(
            sums.c.zone == self._zone, sums.c.day >= period.start, sums.c.day < period.end
        )
        known = {row[0]: row[1] for row in connection.execute(asked)}
        found = list(quality(connection, period))
        made: list[tuple[Interval, Rows]] = []
        for each in cells(period, DAY_MIN, self._zone):
            if each.start in known:
                found += _decode(known[each.start])
                continue
            rows = work_out(connection, each, self._zone)
            made.append((each, rows))
            found += in_one(rows, each.start) if whole else rows
        return found, made

    def _keep(
        self, connection: Connection, made: Iterable[tuple[Interval, Rows]], changes: int
    ) -> None:
        for of, rows in made if changes == self._changes else ():
            values = {
                "day": of.start, "zone": self._zone, "quarters": _encode(rows),
                "whole": _encode(in_one(rows, of.start)),
            }  # fmt: skip
            connection.execute(insert(sums).values(**values).on_conflict_do_nothing())

    def forget_changed(self, log: Transaction, event: Event) -> None:
        """What is not right any more is gone with the very event that makes it so."""
        today = day_of(log.now, self._zone).start
        if isinstance(event.body, e.QueueRulesUpserted):
            self._changes += 1
            log.connection.execute(delete(sums))
            return
        if isinstance(event.body, e.AgentStateChanged):
            if event.body.since < today:  # all the time since then
                self._changes += 1
                start = day_of(event.body.since, self._zone).start
                log.connection.execute(delete(sums).where(sums.c.day >= start))
            return
        days = {day_of(at, self._zone).start for at in _touched(log, event, today) if at < today}
        if days:
            self._changes += 1
            log.connection.execute(delete(sums).where(sums.c.day.in_(days)))


def work_out(connection: Connection, of: Interval, zone: str) -> Rows:
    """Of one day that is over."""
    ledger = day(connection, of, zone)
    tallies = ((key, tally.only(_SETTLED)) for key, tally in ledger.tallies(of.end))
    return [(key, tally) for key, tally in tallies if key.at in of and tally]


def in_one(rows: Iterable[tuple[Key, Tally]], at: int) -> Rows:
    found: dict[Key, Tally] = {}
    for key, tally in rows:
        name = key._replace(at=at)
        found[name] = found.get(name, NOTHING).plus(tally)
    return list(found.items())


def quality(connection: Connection, period: Interval) -> Iterator[tuple[Key, Tally]]:
    """Surveys and evaluations: what of them counts within, for a survey that was asked then may have
    been answered on a day that is not over."""
    state = State(connection)
    for value in past.quality(connection, period):
        if isinstance(value, Survey):
            yield from (count for count in of_survey(value) if count[0].at in period)
        elif form := state.get(EvaluationForm, value.form):
            yield from of_evaluation(value, form)


def _touched(log: Transaction, event: Event, today: int) -> Iterator[int]:
    """Times at which figures may be others after it."""
    body = event.body
    if isinstance(body, e.InteractionUpserted):
        yield entered(body.interaction)
    elif isinstance(body, e.OfferUpserted):
        yield body.offer.at
    elif isinstance(body, e.CallUpserted):
        yield from (body.call.started_at, body.call.ended_at or today)
    elif isinstance(body, e.ConversationStatusChanged) and body.to == "resolved":
        yield from _resolved_first(log, body.conversation, today)
    elif isinstance(body, TOLD) and (of := log.conversation(body.conversation)):
        yield from (of.created_at, today - 1)


def _resolved_first(log: Transaction, conversation: str, today: int) -> Iterator[int]:
    """How long it took until the last time counts when it was resolved for the first."""
    of = log.conversation(conversation)
    if of is None or of.created_at >= today:
        return
    entries = (entry for message in log.messages(conversation) if (entry := said(message)))
    yield from exchange_of(of.created_at, entries).resolved[:1]
