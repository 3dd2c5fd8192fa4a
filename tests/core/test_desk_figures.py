import asyncio
from concurrent.futures import Future
from datetime import datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from core.entities import Queue
from core.figure_rows import Live
from core.metrics.days import period
from core.metrics.tally import Tally
from core.protocol import events as e
from core.protocol.reported import ReportedSums
from core.protocol.signals import LIVE, AgentLive, BotLive, QueueLive
from core.rows import Line
from core.supervision import ReportSpec
from core.work import COMPANY_ZONE
from tests.core.metrics.visit import offer, visit
from tests.core.office import HELLO, Office, office

assert office  # a fixture


async def supervised(office: Office) -> int:
    """Two came, one was answered by u2, wrapped up, and one still waits; when that was."""
    await asyncio.wrap_future(office.store.welcome(replace(HELLO, role="supervisor")))
    now = office.desk.now()
    at = now - now % 900_000 - 30_000
    done = visit(
        "v1", queue="q", contact="p1", conversation="c1", entered_at=at, agent="u2", version=4,
        answered_at=at + 5_000, ended_at=at + 15_000, completed_at=at + 20_000, end="handled",
        state="done", disposition="sold",
    )  # fmt: skip
    waits = visit("v2", queue="q", contact="p1", entered_at=at + 1, version=1)
    asked = offer("o1", agent="u2", queue="q", at=at, state="timed_out", ended_at=at + 9, version=2)
    bodies: list[e.Body] = [
        e.QueueUpserted(queue=Queue(id="q", name="Satış")),
        e.AgentStateChanged(agent="u2", state="available", since=at - 60_000),
        *(e.InteractionUpserted(interaction=each) for each in (done, waits)),
        e.OfferUpserted(offer=asked),
    ]
    for seq, body in enumerate(bodies, 2):
        await office.apply(body, seq)
    return at


def of_days_around(at: int) -> str:
    """The period does not depend on when the test is run: the day before ours to the day after."""
    day = datetime.fromtimestamp(at / 1_000, ZoneInfo("Europe/Istanbul")).date()
    return f"{day - timedelta(days=1)}/{day + timedelta(days=2)}"


async def test_a_report_without_a_line(office: Office) -> None:
    at = await supervised(office)
    shares: list[float] = []
    spec = ReportSpec(by="queue", period=of_days_around(at))
    report = await office.desk.report(spec, shares.append)
    [row] = report.rows
    shown = {m.name: cell.value for m, cell in zip(report.columns, row.cells, strict=True)}
    assert (shown["offered"], shown["answered"], shown["waiting"]) == (2, 1, 1)
    assert (shown["service_level"], shown["aht"], shown["rona"]) == (100, 15_000, 100)
    assert shown["abandon_rate"] == 0 and shown["first_reply"] is None
    assert report.variant == "default"
    assert all(0 <= share <= 1 for share in shares)


async def test_a_figure_opens_to_its_contacts(office: Office) -> None:
    spec = ReportSpec(by="queue", period=of_days_around(await supervised(office)))
    offered = await office.desk.contacts_behind("offered", spec, "q")
    assert [row.id for row in offered] == ["v2", "v1"]
    [answered] = await office.desk.contacts_behind("service_level", spec, "q")
    assert (answered.id, answered.part, answered.over) == ("v1", 1, 1)
    assert (answered.name, answered.key) == ("Ali", await office.key())
    [rung] = await office.desk.contacts_behind("rona", spec)
    assert (rung.kind, rung.id, rung.agent) == ("offer", "o1", "u2")
    assert await office.desk.contacts_behind("offered", spec, "another") == ()


async def test_the_day_of_an_agent(office: Office) -> None:
    at = await supervised(office)
    shown = await office.desk.agent_timeline("u2", at)
    assert [(each.interaction, each.part) for each in shown.contacts] == [
        ("v1", "talk"), ("v1", "wrap_up"),
    ]  # fmt: skip
    assert shown.states[0].state == "available"


async def test_the_newest_signal_of_each_is_what_is_so(office: Office) -> None:
    told: list[Live] = []
    office.desk.on_live(told.append)
    office.desk.watch_live()
    assert office.client.topics == {LIVE}
    for waiting in (3, 4):
        office.hear(QueueLive(queue="q", target_s=20, waiting=waiting, today=Tally(offered=9)))
    office.hear(AgentLive(agent="u2", at=5, state="available"))
    office.hear(BotLive(media="chat", live=2))
    await office.until(lambda: bool(told) and bool(told[-1].bots))
    live = office.desk.live
    assert live.queues["q"].waiting == 4 and live.queues["q"].today.offered == 9
    assert live.agents["u2"].state == "available" and live.bots["chat"].live == 2
    assert live.stale_since is None
    office.desk.watch_live(False)
    assert office.client.topics == set()


async def test_without_a_line_the_store_says_what_was_so(office: Office) -> None:
    at = await supervised(office)
    told: list[Live] = []
    office.desk.on_live(told.append)
    office.desk.watch_live()
    await office.until(lambda: bool(told))
    assert told[-1].stale_since == 1
    queue = told[-1].queues["q"]
    assert (queue.waiting, queue.oldest_at) == (1, at + 1)
    assert told[-1].agents["u2"].state == "available"
    office.client.listener.line(Line(state="live", since=9))
    office.hear(QueueLive(queue="q", target_s=20))
    await office.until(lambda: told[-1].stale_since is None)
    assert not told[-1].agents  # what was worked out here is not mixed with what is told


class Telling:
    """A platform that has one row for each piece it is asked for."""

    def __init__(self, at: int) -> None:
        self.at, self.asked = at, list[str]()

    def report(self, spec: ReportSpec) -> "Future[ReportedSums]":
        self.asked.append(spec.period)
        future: Future[ReportedSums] = Future()
        start = period(spec.period, self.at).start
        rows = (("q", start, Tally(offered=2, answered=1)),)
        future.set_result(ReportedSums(zone=COMPANY_ZONE, now=self.at, sums=rows))
        return future


async def test_what_is_not_kept_here_is_asked_of_the_platform(office: Office) -> None:
    at = await supervised(office)
    telling = Telling(at)
    cast(Any, office.client).report = telling.report
    office.client.line = Line(state="live", since=0)
    shares: list[float] = []
    spec = ReportSpec(by="queue", period="2026-01-01/2026-04-01", against="2025-06-01/2025-06-11")
    report = await office.desk.report(spec, shares.append)
    assert telling.asked == [
        "2026-01-01/2026-02-01", "2026-02-01/2026-03-04", "2026-03-04/2026-04-01",
        "2025-06-01/2025-06-11",
    ]  # fmt: skip
    [row] = report.rows
    assert report.source == "platform" and not report.since
    assert (row.tally.offered, row.before) == (6, Tally(offered=2, answered=1))
    assert shares == [0, 0.25, 0.5, 0.75]


async def test_where_the_platform_says_nothing_what_is_here_is_shown(office: Office) -> None:
    await supervised(office)
    spec = ReportSpec(by="queue", period="2026-01-01/2026-01-02")
    for line in (Line(state="live", since=0), Line(state="offline", since=0)):
        office.client.line = line
        report = await office.desk.report(spec)
        assert report.source == "here" and report.since > report.period.start, line


async def test_what_is_kept_is_said(office: Office) -> None:
    assert await office.desk.kept_since() is None
    await supervised(office)
    await office.desk.keep_figures(3)
    assert await office.desk.figures_days() == 3
    assert await office.desk.kept_since() is None  # no snapshot has told of anything since
