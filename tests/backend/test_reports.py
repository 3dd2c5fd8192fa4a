from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from backend.reports import Reports
from backend.sums import Sums, work_out
from backend.tables import sums as table
from core.entities import Agent, Queue
from core.errors import UserError
from core.metrics.days import day_of
from core.metrics.report import Report, build, frame, grouped
from core.protocol import events as e
from core.protocol.reported import received
from core.supervision import ReportSpec
from core.work import COMPANY_ZONE, Interaction
from tests.backend.live.a_day import SYSTEM, Day, by_hand

ZONE = COMPANY_ZONE
HOUR = 3_600_000
PAST = "2026-05-31/2026-06-03"
SPECS = [
    ReportSpec(by="queue", period=PAST),
    ReportSpec(by="agent", period=PAST),
    ReportSpec(by="channel", period="2026-06-01/2026-06-02", step_min=15, against="before"),
    ReportSpec(by="disposition", period="yesterday", against="before"),
    ReportSpec(by="bot", period=PAST, step_min=1440),
    ReportSpec(by="interval", period=PAST, step_min=30),
    ReportSpec(by="interval", period="today", against="yesterday"),
]


def of_day(seed: int, place: Path) -> tuple[Day, Reports]:
    day = Day(seed, place)
    sums = Sums(day.log, ZONE)
    day.log.obey(sums.forget_changed)
    return day, Reports(day.log, sums, ZONE)


def worked_out(day: Day, spec: ReportSpec) -> Report:
    """From every event there ever was."""
    queues, agents = day.world.of(Queue), day.world.of(Agent)
    of = frame(spec, queues, agents, day.now, ZONE)
    tallies = list(by_hand(day.log).tallies(day.now))
    against = None if of.against is None else grouped(tallies, of, of.against)
    return build(of, grouped(tallies, of), against)


async def equal(day: Day, reports: Reports) -> None:
    for spec in SPECS:
        assert shown(await reports.report(spec)) == shown(worked_out(day, spec))


def shown(of: Report) -> tuple[Any, ...]:
    """All that anybody sees of it."""
    rows = [(row.subject, row.span, row.cells) for row in (*of.rows, of.total)]
    return of.spec, of.variant, of.period, of.against, of.columns, rows


@pytest.mark.parametrize("seed", range(4))
async def test_it_is_what_the_events_say_whenever_it_is_asked(seed: int, tmp_path: Path) -> None:
    day, reports = of_day(seed, tmp_path)
    await day.until(day.of.start + 9 * HOUR)
    await equal(day, reports)
    await day.until(day.of.end + HOUR)
    await equal(day, reports)
    await day.until(day.of.end + 26 * HOUR)
    await equal(day, reports)
    await equal(day, reports)
    day.log.close()


async def test_days_that_are_over_are_read_once_and_anew_where_they_changed(tmp_path: Path) -> None:
    day, reports = of_day(1, tmp_path)
    await day.until(day.of.end + HOUR)
    spec = ReportSpec(by="queue", period=PAST)
    assert await kept(day) == set()
    before = await reports.report(spec)
    assert await kept(day) == {day_of(day.of.start - HOUR).start, day.of.start}
    assert await reports.report(spec) == before
    (waits, *_) = [v for v in await every(day) if v.completed_at is None and v.entered_at in day.of]
    await day.log.transact(lambda log: log.emit(over(waits, day.now), SYSTEM))
    assert await kept(day) == {day_of(day.of.start - HOUR).start}
    await equal(day, reports)
    day.log.close()


async def test_the_desk_builds_it_from_the_sums_it_is_sent(tmp_path: Path) -> None:
    day, reports = of_day(2, tmp_path)
    await day.until(day.of.end + HOUR)
    spec = ReportSpec(by="queue", period="yesterday", against="before")
    told = await reports.reported(spec)
    of = frame(spec, day.world.of(Queue), (), told.now, told.zone)
    assert told.against is not None
    built = build(of, received(told.sums), received(told.against))
    assert shown(built) == shown(await reports.report(spec))
    with pytest.raises(UserError, match=r"report\.period"):
        await reports.report(ReportSpec(period="never"))
    day.log.close()


async def every(day: Day) -> list[Interaction]:
    return await day.log.transact(lambda log: log.state.all(Interaction))


async def kept(day: Day) -> set[int]:
    def read(connection: Any) -> set[int]:
        return set(connection.scalars(table.select().with_only_columns(table.c.day)))

    return await day.log.database.read(read)


def over(visit: Interaction, now: int) -> e.InteractionUpserted:
    done = replace(visit, state="done", end="abandoned", ended_at=now, completed_at=now)
    return e.InteractionUpserted(interaction=done)


async def test_who_is_away_for_years_costs_a_day_and_no_more(tmp_path: Path) -> None:
    day = Day(1, tmp_path)
    away = e.AgentStateChanged(agent="a1", state="not_ready", reason="break", since=5)
    await day.log.transact(lambda log: log.emit(away, SYSTEM))
    rows = await day.log.database.read(lambda c: work_out(c, day.of, ZONE))
    mine = [(key, tally) for key, tally in rows if key.agent == "a1" and key.code == "break"]
    assert len(mine) == 24 * 4
    assert sum(tally.reason_ms for _, tally in mine) == day.of.end - day.of.start
    day.log.close()
