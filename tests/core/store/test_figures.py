"""The store of a supervisor: its sums are the ledger's, and the ledger's are the formulas'."""

from collections.abc import Iterable
from functools import partial
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from core.clock import wall_ms
from core.entities import Agent, CallRecord, Contact, Conversation, Message, Queue, Survey
from core.metrics.days import day_of
from core.metrics.intervals import Interval
from core.metrics.live import Ledger
from core.metrics.ratio import Ratio
from core.metrics.report import Frame, Report, build, frame, grouped
from core.protocol import events as e
from core.protocol.events import Body, By, Event
from core.protocol.frames import Rows
from core.store import behind, figures, happened, reports, settling, work
from core.store.basis import EVER, basis
from core.store.store import Store
from core.supervision import ReportSpec
from core.work import CompanyRules, Interaction, Offer, QueueRules, StateSpan
from tests.core.metrics.visit import visit
from tests.core.metrics.world import World
from tests.core.store.samples import ME, fill, filled, hello, opened

HOUR = 3_600_000
NOON = 1_780_308_000_000
ZONE = "Europe/Istanbul"
DAY = day_of(NOON, ZONE)
NOW = DAY.end - HOUR
SPECS = (
    ReportSpec(by="queue"), ReportSpec(by="agent"), ReportSpec(by="channel"),
    ReportSpec(by="disposition"), ReportSpec(by="bot"), ReportSpec(by="interval", step_min=15),
    ReportSpec(by="interval", step_min=60, agents=("a1", "a3")),
    ReportSpec(by="agent", step_min=30, teams=("t1",)), ReportSpec(by="queue", queues=("q2",)),
    ReportSpec(by="disposition", step_min=15), ReportSpec(by="bot", step_min=60),
    ReportSpec(by="interval", period="yesterday", against="today", step_min=30),
    ReportSpec(by="queue", against="before", variant="answered_only"),
    ReportSpec(by="agent", period="week", step_min=1440, queues=("q1",)),
    ReportSpec(by="channel", step_min=1440, period="month"),
)  # fmt: skip


def supervised() -> Store:
    store = opened()
    store.welcome(replace(hello(), role="supervisor")).result()
    fill(store, Rows(), seq=1)
    return store


def body_of(value: Any) -> Body:
    match value:
        case Queue():
            return e.QueueUpserted(queue=value)
        case QueueRules():
            return e.QueueRulesUpserted(queue_rules=value)
        case Agent():
            return e.AgentUpserted(agent=value)
        case Interaction():
            return e.InteractionUpserted(interaction=value)
        case Offer():
            return e.OfferUpserted(offer=value)
        case CallRecord():
            return e.CallUpserted(call=value)
        case Survey():
            return e.SurveyUpserted(survey=value)
        case StateSpan():
            return e.AgentStateChanged(
                agent=value.agent, state=value.state, reason=value.reason, since=value.since
            )
        case Conversation():
            return e.ConversationCreated(
                conversation=value, contact=Contact(id=value.contact, name="C")
            )
        case Message():
            return e.MessageCreated(message=value)
    assert isinstance(value, Event) and value.body
    return value.body


def events_of(told: Iterable[Any], first: int = 2) -> list[Event]:
    return [
        Event(
            seq=seq, prev=seq - 1, id=f"e{seq}", type="", at=getattr(value, "at", NOW),
            by=By(kind="system"), body=body_of(value),
        )
        for seq, value in enumerate(told, first)
    ]  # fmt: skip


def tell(store: Store, told: Iterable[Any], first: int = 2, size: int = 7) -> None:
    events = events_of(told, first)
    for start in range(0, len(events), size):
        store.apply(events[start : start + size]).result()


def settled(store: Store, now: int = NOW) -> int:
    """How many pieces it took."""
    pieces = 0
    while store.write(lambda c: settling.prepare(c, now)).result().left:
        pieces += 1
    return pieces


def reported(store: Store, spec: ReportSpec, now: int = NOW) -> Report:
    settled(store, now)
    return store.read(lambda c: reports.report(c, spec, now)).result()


def by_ledger(told: Iterable[Any], spec: ReportSpec, now: int = NOW) -> Report:
    ledger = Ledger(ZONE)
    known = list(told)
    for value in known:
        ledger.hear(value) if isinstance(value, Event) else ledger.put(value)
    queues = [value for value in known if isinstance(value, Queue)]
    agents = [value for value in known if isinstance(value, Agent)]
    of = frame(spec, queues, agents, now, ZONE)
    tallies = list(ledger.tallies(now))
    against = grouped(tallies, of, of.against) if of.against else None
    return build(of, grouped(tallies, of), against)


def same(first: Report, second: Report) -> bool:
    return looked_at(first) == looked_at(second)


def looked_at(report: Report) -> list[Any]:
    rows = [(row.subject, row.span, row.cells) for row in (*report.rows, report.total)]
    return [report.columns, *rows]


def a_day(seed: int) -> World:
    return World(Random(seed), DAY.start - 3 * HOUR, DAY.end, visits=40)


def mixed(world: World, random: Random) -> list[Any]:
    """In another order and partly twice; what is said in one conversation keeps its own."""
    talks = [v for v in world.told if isinstance(v, Conversation | Message | Event)]
    rest = [v for v in world.told if not isinstance(v, Conversation | Message | Event)]
    rest += random.choices(rest, k=len(rest) // 3)
    random.shuffle(rest)
    return [*rest, *talks]


@pytest.mark.parametrize("seed", range(4))
def test_a_report_is_the_ledger_s(seed: int) -> None:
    world, store = a_day(seed), supervised()
    tell(store, mixed(world, Random(seed)))
    for spec in SPECS:
        assert same(reported(store, spec), by_ledger(world.told, spec)), spec
    store.close()


def test_asked_in_between_it_is_the_same_in_the_end() -> None:
    """What was settled is taken back where something late changes it."""
    world, store = a_day(9), supervised()
    told = mixed(world, Random(9))
    for start in range(0, len(told), 40):
        tell(store, told[start : start + 40], first=2 + start)
        settled(store, NOW - 5 * HOUR)
        settled(store)
    for spec in SPECS:
        assert same(reported(store, spec), by_ledger(world.told, spec)), spec
    store.close()


@pytest.mark.parametrize("changes", [1, 2], ids=["once", "and again meanwhile"])
def test_another_t_counts_the_past_anew_also_while_more_comes(changes: int) -> None:
    world, store = a_day(5), supervised()
    told = [*world.told]
    tell(store, told[:-30])
    settled(store)
    coming: list[Any] = [QueueRules(id="q1", target_s=1, version=9), *told[-30:]]
    if changes == 2:
        coming.insert(15, QueueRules(id="q3", target_s=90, version=9))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settling, "PIECE", 1)
        for number, value in enumerate(coming):
            if number % 6 == 1:
                store.write(lambda c: settling.prepare(c, NOW)).result()
            tell(store, [value], first=len(told) - 28 + number)
        assert settled(store) > 3
    known = [value for value in told if not isinstance(value, QueueRules)]
    rules = [value for value in coming if isinstance(value, QueueRules)]
    last = {each.id: each for each in (*world.of(QueueRules), *rules)}
    for spec in SPECS[:6]:
        assert same(reported(store, spec), by_ledger([*known, *last.values()], spec)), spec
    store.close()


def test_another_midnight_counts_the_days_anew() -> None:
    world, store = a_day(6), supervised()
    tell(store, world.told)
    settled(store)
    rules = CompanyRules(zone="America/New_York", version=2)
    store.apply([said(9_000, e.CompanyRulesUpserted(company_rules=rules))]).result()
    shown = reported(store, ReportSpec(by="queue", period="week", step_min=1440))
    assert shown.zone == "America/New_York"
    assert {row.span.start for row in shown.rows} <= {
        day_of(at, shown.zone).start for at in range(DAY.start - 24 * HOUR, DAY.end, HOUR)
    }
    store.close()


@pytest.mark.parametrize("spec", SPECS[:11], ids=lambda spec: f"{spec.by}-{spec.step_min}")
def test_every_figure_opens_to_what_it_is_made_of(spec: ReportSpec) -> None:
    """What stands behind a cell adds up to it."""
    world, store = a_day(7), supervised()
    tell(store, world.told)
    shown = reported(store, spec)
    of = store.read(lambda c: reports.framed(c, spec, NOW)).result()
    assert shown.rows
    for row in [*shown.rows[:6], shown.total]:
        for measure, cell in zip(shown.columns, row.cells, strict=True):
            if measure.group == "time":
                continue
            who = None if row is shown.total else row.subject
            found = opened_to(store, of, measure.name, who, row.span)
            parts, overs = sum(b.part for b in found), sum(b.over for b in found)
            made = cell.ratio or Ratio(int(cell.value or 0))
            assert (parts, overs) == tuple(made), (measure.name, row.subject)
    store.close()


def opened_to(
    store: Store, of: Frame, name: str, who: str | None, span: Interval
) -> list[behind.Behind]:
    return store.read(lambda c: list(behind.behind(c, of, name, who, span))).result()


def test_the_newest_come_first_and_time_opens_to_the_work_within_it() -> None:
    world, store = a_day(7), supervised()
    tell(store, world.told)
    settled(store)
    spec = ReportSpec(by="agent", period="month")
    of = store.read(lambda c: reports.framed(c, spec, NOW)).result()
    for name in ("handled", "offers", "occupancy", "next_reply"):
        found = opened_to(store, of, name, "a1", of.period)
        assert found and [each.at for each in found] == sorted((b.at for b in found), reverse=True)
    asked = partial(
        reports.contacts_behind, spec=spec, figure="handled", who=None, span=None, now=NOW, limit=3
    )
    assert len(store.read(asked).result()) == 3
    store.close()


def test_nothing_of_it_is_kept_for_who_supervises_nobody() -> None:
    store = filled(Rows(interactions=(visit("v", version=1),)))
    tell(store, [visit("v", version=2), QueueRules(id="q1", target_s=3)], first=11)
    for table in ("happened", "timed", "sums_quarter", "unread_talks"):
        assert rows_of(store, table) == 0
    store.close()


def test_what_the_policy_does_not_keep_is_forgotten_with_its_figures() -> None:
    world, store = a_day(8), supervised()
    tell(store, world.told)
    settled(store)
    later = NOW + 10 * 24 * HOUR
    store.write(lambda c: figures.keep(c, 5, later)).result()
    assert rows_of(store, "sums_quarter") == rows_of(store, "sums_agent") == 0
    assert not store.read(lambda c: list(happened.counted_at(c, "offer", 0, later))).result()
    held = store.read(lambda c: happened.spans(c, "a1", later, later)).result()
    assert len(held) == 1  # what was said last still holds
    store.close()


def test_from_when_on_nothing_is_missing_is_said() -> None:
    store = supervised()
    since = store.read(basis).result().since
    assert since < EVER
    fill(store, Rows(), seq=50, epoch="another platform's")
    assert store.read(basis).result().since >= since
    store.close()


def test_a_snapshot_takes_nothing_of_the_past_away() -> None:
    world, store = a_day(3), supervised()
    tell(store, world.told)
    before = reported(store, SPECS[1])
    calls = {call.id: call for call in world.of(CallRecord)}
    visits = {of.id: of for of in world.of(Interaction)}
    rows = Rows(
        agents=tuple(world.of(Agent)), queues=tuple(world.of(Queue)),
        queue_rules=tuple(world.of(QueueRules)), interactions=tuple(visits.values())[-5:],
        calls=tuple(calls.values())[-2:],
    )  # fmt: skip
    fill(store, rows, seq=9_000)
    assert same(reported(store, SPECS[1]), before)
    store.close()


def test_another_platform_s_past_is_not_ours() -> None:
    world, store = a_day(3), supervised()
    tell(store, world.told)
    fill(store, Rows(), seq=1, epoch="another")
    assert rows_of(store, "happened") == rows_of(store, "sums_day") == 0
    store.close()


def test_what_is_so_without_a_line_is_what_the_ledger_says() -> None:
    world, store = a_day(4), supervised()
    tell(store, world.told)
    settled(store)
    made = store.read(lambda c: reports.ledger(c, NOW)).result()
    whole = Ledger(ZONE)
    for event in events_of(world.told):
        whole.hear(event)
    assert made.queues(NOW) == whole.queues(NOW)
    assert made.agents(NOW) == whole.agents(NOW)
    store.close()


def test_the_day_of_an_agent() -> None:
    world, store = a_day(2), supervised()
    tell(store, world.told)
    shown = store.read(lambda c: reports.day_of_agent(c, "a1", NOON, NOW)).result()
    assert shown.day == DAY and shown.states and shown.contacts
    assert shown.states[0].since == DAY.start
    for before, after in pairwise(shown.routing):
        assert before.span.end == after.span.start
    store.close()


def said(seq: int, body: Body) -> Event:
    by = By(kind="system")
    return Event(seq=seq, prev=seq - 1, id=f"e{seq}", type="", at=NOW, by=by, body=body)


def rows_of(store: Store, table: str) -> int:
    sql = f"SELECT count(*) FROM {table}"
    return int(store.read(lambda c: c.exec_driver_sql(sql).scalar_one()).result())


def test_a_snapshot_tells_a_supervisor_what_everybody_said() -> None:
    store = supervised()
    since = wall_ms() - HOUR
    states = tuple(
        StateSpan(id=f"{agent}:{since:014d}", agent=agent, state="available", since=since)
        for agent in (ME, "a2")
    )
    fill(store, Rows(states=states), seq=50)
    own = store.read(lambda c: work.happened(c, 0)).result().states
    assert [span.agent for span in own] == [ME]
    for agent in (ME, "a2"):
        asked = partial(happened.spans, agent=agent, start=since, end=wall_ms())
        assert len(store.read(asked).result()) == 1
    assert rows_of(store, "records") == 1
    store.close()
