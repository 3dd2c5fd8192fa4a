"""Reports out of a supervisor's store, each from its question to the finished rows, and what stands behind."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from core.metrics.live import Ledger
from core.store import reports
from core.store.store import Store
from core.supervision import ReportSpec
from tests.bench import supervised
from tests.bench.figure import Figure, percentile
from tests.bench.progress import Progress

LIMIT_S = 1.0
RUNS = 3
PAGE = 200
"""Rows that are looked at first."""


def figures(days: int = supervised.DAYS) -> Iterator[Figure]:
    store = supervised.opened(supervised.prepare(days))
    for name, spec in specs(days):
        seconds, rows = measured(store, spec)
        yield Figure(f"{name}, {rows:,} rows", seconds, "s", LIMIT_S)
    store.close()
    yield from ledger()


def specs(days: int) -> Iterator[tuple[str, ReportSpec]]:
    """Every kind of row, over all of it; two periods at once where one is held against the other."""
    period, half = _period(days, 0, days), days // 2
    for by in ("queue", "agent", "channel", "disposition", "bot"):
        yield f"by {by}", ReportSpec(by=by, period=period)
    for step in (15, 60, 1440):
        spec = ReportSpec(by="interval", period=period, step_min=step)
        yield f"every {step} minutes", spec
    team = tuple(supervised.agent(number) for number in range(0, supervised.AGENTS, 10))
    yield (
        "every 15 minutes, of 20 agents",
        ReportSpec(by="interval", period=period, step_min=15, agents=team),
    )
    yield "by agent and day, of a team", ReportSpec(
        by="agent", period=period, step_min=1440, teams=("team-3",)
    )  # fmt: skip
    yield "by agent, of two queues", ReportSpec(
        by="agent", period=period, queues=(supervised.queue(1), supervised.queue(2))
    )  # fmt: skip
    yield "by queue, half against half", ReportSpec(
        by="queue", period=_period(days, half, days), against=_period(days, 0, half)
    )  # fmt: skip


def measured(store: Store, spec: ReportSpec) -> tuple[float, int]:
    """Seconds, the longest of a few, and how many rows."""
    found: list[float] = []
    for _ in range(RUNS):
        began = time.perf_counter()
        shown = store.read(lambda c: reports.report(c, spec, supervised.end()), "report").result()
        found.append(time.perf_counter() - began)
    return max(found), len(shown.rows)


def ledger(contacts: int = supervised.CONTACTS) -> Iterator[Figure]:
    """A whole day put one after the other, and what a tick of the live view costs at its end."""
    day = supervised.end() - supervised.DAY_MS
    of = supervised.shift(Random(1), day, contacts)
    told: list[Any] = [*supervised.queues(), *supervised.people(), *of.spans]
    told += [*of.offers, *of.interactions]
    made, progress = Ledger(supervised.ZONE), Progress("a day into the ledger", len(told))
    began = time.perf_counter()
    for number, value in enumerate(told):
        made.put(value)
        if number % 1_000 == 0:
            progress.at(number)
    took = time.perf_counter() - began
    yield Figure("one more thing into the ledger", 1_000_000 * took / len(told), "us", 200)
    now = day + 20 * supervised.HOUR_MS
    yield Figure("queues and agents, all of them", _ms(partial(_tick, made, now)), "ms")
    ticks = [_ms(partial(_tick, made, now + 1_000 * number)) for number in range(1, 20)]
    yield Figure("queues and agents, one second later", percentile(ticks, 0.99), "ms")


def _tick(made: Ledger, now: int) -> None:
    made.queues(now)
    made.agents(now)


def _ms(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return 1_000 * (time.perf_counter() - began)


def _period(days: int, first: int, end: int) -> str:
    """Days counted from the first there is."""
    last = datetime.fromtimestamp(supervised.end() / 1_000, ZoneInfo(supervised.ZONE)).date()
    begin = last - timedelta(days=days)
    return f"{begin + timedelta(days=first)}/{begin + timedelta(days=end)}"
