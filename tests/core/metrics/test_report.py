from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from core.entities import Agent, Queue
from core.errors import UserError
from core.metrics.counted import of_visit
from core.metrics.day import agent_day
from core.metrics.days import DAY_MIN, day_of
from core.metrics.live import Ledger
from core.metrics.measures import BY_NAME
from core.metrics.queue import queue_time
from core.metrics.ratio import added
from core.metrics.report import Report, Row, build, figure, frame, grouped
from core.metrics.service_level import VARIANTS
from core.metrics.states import state_intervals
from core.metrics.tally import Key, Sums, Tally
from core.protocol.events import Event
from core.supervision import ReportSpec
from core.work import Interaction, Offer, StateSpan
from tests.core.metrics.visit import visit
from tests.core.metrics.world import AGENTS, QUEUES, TARGETS, World

HOUR = 3_600_000
ORDINARY, AN_HOUR_LESS, AN_HOUR_MORE = 1_780_308_000_000, 1_774_778_400_000, 1_792_926_000_000
ZONES = ("Europe/Istanbul", "Europe/Berlin", "Asia/Kathmandu")
moments = st.sampled_from((ORDINARY, AN_HOUR_LESS, AN_HOUR_MORE))
steps: Any = st.sampled_from((15, 30, 60, DAY_MIN))


def made(seed: int, noon: int, zone: str) -> tuple[World, Ledger, int]:
    """Two days and the night between them."""
    day = day_of(noon, zone)
    world = World(Random(seed), day.start - 20 * HOUR, day.end - HOUR, visits=40)
    ledger = Ledger(zone)
    for value in world.told:
        ledger.hear(value) if isinstance(value, Event) else ledger.put(value)
    return world, ledger, day.end - Random(seed).randrange(6 * HOUR)


def reported(world: World, ledger: Ledger, spec: ReportSpec, now: int, zone: str) -> Report:
    of = frame(spec, world.of(Queue), world.of(Agent), now, zone)
    tallies = list(ledger.tallies(now))
    return build(of, grouped(tallies, of), grouped(tallies, of, of.against) if of.against else None)


def value(report: Report, row: Row, name: str) -> Any:
    return row.cells[report.columns.index(BY_NAME[name])].value


DEMAND = ("offered", "answered", "abandoned", "flow_outs", "waiting", "service_level", "asa", "aht")


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9), moments, st.sampled_from(ZONES), steps, st.sampled_from(VARIANTS))
def test_each_row_is_what_the_formulas_say_of_its_interval(
    seed: int, noon: int, zone: str, step: Any, variant: Any
) -> None:
    """Cut at 15 and 30 minutes, over midnight and where clocks are put, in each variant."""
    world, ledger, now = made(seed, noon, zone)
    visits: list[Interaction] = world.of(Interaction)
    for queue in QUEUES:
        spec = ReportSpec(
            by="interval", step_min=step, queues=(queue,), variant=variant, period="week"
        )
        report = reported(world, ledger, spec, now, zone)
        assert report.variant == variant
        for row in report.rows:
            by_hand = queue_time(visits, queue, row.span, TARGETS[queue])
            for name in DEMAND:
                expected = figure(BY_NAME[name], by_hand, variant)
                assert value(report, row, name) == expected, (name, row.span)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9), moments, st.sampled_from(ZONES), st.sampled_from((15, 30, 60)))
def test_time_is_split_at_the_edges_and_never_passes_what_there_is(
    seed: int, noon: int, zone: str, step: Any
) -> None:
    world, ledger, now = made(seed, noon, zone)
    spec = ReportSpec(by="agent", step_min=step)
    report = reported(world, ledger, spec, now, zone)
    for row in report.rows:
        spans = [span for span in world.of(StateSpan) if span.agent == row.subject]
        calls = [c for c in world.told if getattr(c, "direction", "") and c.agent == row.subject]
        by_hand = agent_day(
            row.subject, world.of(Interaction), world.of(Offer), state_intervals(spans, now),
            row.span, now, calls,
        )  # fmt: skip
        for name in ("occupancy", "utilisation", "idle_ms", "communicating_ms", "handled", "rona"):
            assert value(report, row, name) == figure(BY_NAME[name], by_hand.total), name
        assert 0 <= (value(report, row, "occupancy") or 0) <= 100
        assert value(report, row, "signed_in_ms") <= row.span.ms


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**9), moments, st.sampled_from(ZONES))
def test_all_that_came_came_once(seed: int, noon: int, zone: str) -> None:
    """However it is cut, the rows add up to the total, and each ratio to that of all together."""
    world, ledger, now = made(seed, noon, zone)
    totals = []
    every: Any = (0, 15, 30, 60, DAY_MIN)
    for step in every:
        spec = ReportSpec(by="interval", period="week", step_min=step)
        report = reported(world, ledger, spec, now, zone)
        totals.append([cell.value for cell in report.total.cells])
        for number, _ in enumerate(report.columns):
            cells = [row.cells[number] for row in report.rows]
            whole = report.total.cells[number]
            if whole.ratio is not None:
                assert added(cell.ratio for cell in cells if cell.ratio) == whole.ratio
            else:
                assert sum(int(cell.value or 0) for cell in cells) == whole.value
    assert all(total == totals[0] for total in totals)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**9), moments, st.sampled_from(ZONES))
def test_the_figure_on_the_wall_is_the_figure_in_the_report(
    seed: int, noon: int, zone: str
) -> None:
    world, ledger, now = made(seed, noon, zone)
    report = reported(world, ledger, ReportSpec(by="queue"), now, zone)
    live = ledger.queues(now)
    for row in report.rows:
        for measure in report.columns:
            assert value(report, row, measure.name) == figure(measure, live[row.subject].today)
    report = reported(world, ledger, ReportSpec(by="agent"), now, zone)
    seen = ledger.agents(now)
    assert {row.subject for row in report.rows} <= seen.keys() == set(AGENTS)
    for row in report.rows:
        for measure in report.columns:
            assert value(report, row, measure.name) == figure(measure, seen[row.subject].today)


def test_the_check_rows_in_each_variant() -> None:
    day = day_of(ORDINARY, ZONES[0])
    sums = Sums()
    for number in range(1_060):
        wait = 20_000 if number < 860 or number >= 1_040 else 20_001
        at = day.start + number * 1_000
        left = {"answered_at": at + wait} if number < 1_000 else {
            "end": "abandoned", "ended_at": at + wait, "completed_at": at + wait, "state": "done",
        }  # fmt: skip
        sums.add(of_visit(visit(str(number), entered_at=at, **left), 20_000))
    for variant, expected in zip(VARIANTS, (82.69, 83.02, 86.0, 81.13), strict=True):
        spec = ReportSpec(by="queue", variant=variant)
        of = frame(spec, [], [], ORDINARY, ZONES[0])
        report = build(of, grouped(sums.by_key.items(), of))
        assert round(value(report, report.total, "service_level"), 2) == expected


TALLIES = [
    (Key(day_of(ORDINARY, ZONES[0]).start + at * HOUR, queue, media="chat"), Tally(offered=n))
    for at, queue, n in ((1, "q1", 3), (1, "q2", 5), (30, "q1", 7), (-23, "q1", 11), (-23, "q3", 2))
]


def test_a_second_period_stands_beside_each_row() -> None:
    spec = ReportSpec(by="queue", against="yesterday")
    of = frame(spec, [], [], ORDINARY, ZONES[0])
    report = build(of, grouped(TALLIES, of), grouped(TALLIES, of, of.against))
    offered = {row.subject: row.cells[0][:2] for row in report.rows}
    assert offered == {"q1": (3, 11), "q2": (5, 0), "q3": (0, 2)}
    assert report.total.cells[0][:2] == (8, 13)


def test_intervals_are_compared_by_their_place_in_the_day() -> None:
    spec = ReportSpec(by="interval", step_min=60, against="before")
    of = frame(spec, [], [], ORDINARY, ZONES[0])
    report = build(of, grouped(TALLIES, of), grouped(TALLIES, of, of.against))
    assert len(report.rows) == 24
    assert report.rows[1].cells[0][:2] == (8, 13)
    assert report.rows[2].cells[0][:2] == (0, 0)


def test_teams_are_their_queues_or_their_people() -> None:
    queues = [Queue(id="q1", name="1", team="t1"), Queue(id="q2", name="2", team="t2")]
    agents = [Agent(id="a1", name="A", teams=("t1",)), Agent(id="a2", name="B", teams=("t2",))]
    by_queue = frame(ReportSpec(by="queue", teams=("t1",)), queues, agents, ORDINARY)
    assert by_queue.scope == (frozenset({"q1"}), None)
    by_agent = frame(ReportSpec(by="agent", teams=("t1",)), queues, agents, ORDINARY)
    assert by_agent.scope == (None, frozenset({"a1"}))
    nobody = frame(ReportSpec(by="agent", teams=("t9",)), queues, agents, ORDINARY)
    assert nobody.scope == (None, frozenset())


def test_rows_show_only_what_they_can_answer_for() -> None:
    def shown(**asked: Any) -> set[str]:
        of = frame(ReportSpec(**asked), [], [], ORDINARY)
        return {measure.group for measure in build(of, {}).columns}

    assert shown(by="queue") == {"demand", "handling", "offering", "replies"}
    assert "demand" not in shown(by="agent") and "time" in shown(by="agent")
    assert "time" not in shown(by="agent", queues=("q1",))
    assert shown(by="disposition") == {"handling"}
    assert shown(by="bot") == {"bot"}
    assert "demand" not in shown(by="interval", agents=("a1",))


@pytest.mark.parametrize("period", ["", "tomorrow", "2026-11-02/2026-11-01", "2026-11-02/x"])
def test_a_period_that_makes_no_sense_is_refused(period: str) -> None:
    with pytest.raises(UserError, match=r"report\.period"):
        frame(ReportSpec(period=period), [], [], ORDINARY)


def test_an_interval_without_anything_is_a_row_of_dashes() -> None:
    of = frame(replace(ReportSpec(by="interval"), step_min=60), [], [], ORDINARY, "Europe/Berlin")
    report = build(of, {})
    assert len(report.rows) == 24
    assert {value(report, row, "service_level") for row in report.rows} == {None}
    assert {value(report, row, "offered") for row in report.rows} == {0}
