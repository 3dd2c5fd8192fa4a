"""Reports: sums by queue, agent, channel, disposition, bot or interval, beside those of a second period.

What is added up comes as sums by key, from the ledger of the platform, its log, or the desk's store: the
rows are the same.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from core.entities import Agent, Queue
from core.metrics import days
from core.metrics.intervals import Interval
from core.metrics.measures import MEASURES, Group, Measure
from core.metrics.ratio import Ratio
from core.metrics.service_level import Variant, variant_of
from core.metrics.tally import NOTHING, Key, Tally, total
from core.supervision import ReportSpec
from core.work import COMPANY_ZONE

Number = int | float | None
Source = Literal["here", "platform"]
PIECE_DAYS = 31
"""Asked of the platform at once, so that a long report has progress and can be given up."""
Grouped = Mapping[tuple[str, int], Tally]
"""By subject and the beginning of the row's interval."""


class Cell(NamedTuple):
    """`value`: a count, ms or percent; None: there was nothing to be part of, shown as a dash."""

    value: Number
    before: Number = None
    """In the second period; None also where there is none."""
    ratio: Ratio | None = None
    """What it is a part of, for whoever adds up further or shows the n."""


class Shown(NamedTuple):
    """What all rows of a report have in common."""

    columns: tuple[Measure, ...]
    variant: Variant


@dataclass(frozen=True)
class Row:
    subject: str
    """Id of the queue, agent or disposition, a medium, or why the bot handed over; empty where the row is
    an interval alone, of what has no disposition, or of the bot's sessions as a whole."""
    span: Interval
    shown: Shown
    tally: Tally
    before: Tally | None = None
    """Of the second period, where there is one."""

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """One for each column. Worked out when a row is looked at first: of ninety days by quarters of
        an hour nobody looks at more than a page."""
        columns, variant = self.shown
        return tuple(_cell(measure, variant, self.tally, self.before) for measure in columns)


@dataclass(frozen=True)
class Report:
    spec: ReportSpec
    variant: Variant
    """Of the service level; stands beside the figure."""
    zone: str
    period: Interval
    against: Interval | None
    columns: tuple[Measure, ...]
    rows: tuple[Row, ...]
    total: Row
    since: int = 0
    """What was before then is not kept where this was worked out."""
    source: Source = "here"
    """Whose sums they are: this machine's, or the platform's for a time that is not kept here."""


class Scope(NamedTuple):
    """Whose sums belong to a report; None: everybody's."""

    queues: frozenset[str] | None = None
    agents: frozenset[str] | None = None

    def holds(self, key: Key) -> bool:
        if self.queues is not None and key.queue not in self.queues:
            return False
        return self.agents is None or key.agent in self.agents


class Frame(NamedTuple):
    """What a report asks for, with its times worked out."""

    spec: ReportSpec
    scope: Scope
    zone: str
    period: Interval
    against: Interval | None


def frame(
    spec: ReportSpec, queues: Iterable[Queue], agents: Iterable[Agent], now: int,
    zone: str = COMPANY_ZONE,
) -> Frame:  # fmt: skip
    """`queues`, `agents`: all there are, for a team means its queues, or its people where rows are
    agents'. Raises UserError report.period{period}."""
    span = days.period(spec.period, now, zone)
    against = None
    if spec.against:
        earlier = spec.against == "before"
        against = days.before(span, zone) if earlier else days.period(spec.against, now, zone)
    return Frame(spec, scope(spec, queues, agents), zone, span, against)


def scope(spec: ReportSpec, queues: Iterable[Queue], agents: Iterable[Agent]) -> Scope:
    teams, chosen, people = set(spec.teams), set(spec.queues), set(spec.agents)
    if spec.by == "agent":
        people |= {agent.id for agent in agents if teams & set(agent.teams)}
    else:
        chosen |= {queue.id for queue in queues if queue.team in teams}
    of_people = bool(spec.agents) or (spec.by == "agent" and bool(teams))
    of_queues = bool(spec.queues) or (spec.by != "agent" and bool(teams))
    return Scope(frozenset(chosen) if of_queues else None, frozenset(people) if of_people else None)


def groups(spec: ReportSpec, of: Scope) -> frozenset[Group]:
    """What such rows can answer for. Who came and waited belongs to queues: no agent has a service
    level. Time belongs to people: no queue has their breaks."""
    if spec.by == "bot":
        return frozenset({"bot"})
    if spec.by == "disposition":
        return frozenset({"handling"})
    found: set[Group] = {"offering", "handling", "replies"}
    personal = spec.by == "agent" or of.agents is not None
    if personal:
        found |= {"quality"}
    else:
        found |= {"demand"}
    if of.queues is None and spec.by in ("agent", "interval"):
        found |= {"time"}
    if of.queues is None and not personal and spec.by in ("channel", "interval"):
        found |= {"bot"}
    if of.queues is None and not personal and spec.by == "interval":
        found |= {"quality"}
    return frozenset(found)


def columns(spec: ReportSpec, of: Scope) -> tuple[Measure, ...]:
    shown = groups(spec, of)
    return tuple(measure for measure in MEASURES if measure.group in shown)


def subject(spec: ReportSpec, key: Key) -> str | None:
    """Whose row it belongs to; None: to none."""
    if spec.by == "interval":
        return ""
    if spec.by in ("disposition", "bot"):
        return key.code
    return {"queue": key.queue, "agent": key.agent}.get(spec.by, key.media) or None


def counts(spec: ReportSpec, tally: Tally) -> bool:
    """Whether rows of this kind are made of it: a reason for a break is no disposition."""
    if spec.by == "disposition":
        return tally.handled > 0
    return spec.by != "bot" or tally.bot_sessions + tally.bot_hand_overs > 0


def grouped(
    tallies: Iterable[tuple[Key, Tally]], of: Frame, period: Interval | None = None
) -> dict[tuple[str, int], Tally]:
    """By subject and row of the period, or of the second one."""
    span = period or of.period
    starts = [cell.start for cell in days.cells(span, of.spec.step_min, of.zone)]
    found: dict[tuple[str, int], Tally] = {}
    for key, tally in tallies:
        who = subject(of.spec, key)
        if who is None or key.at not in span or not of.scope.holds(key):
            continue
        if counts(of.spec, tally):
            name = who, starts[bisect_right(starts, key.at) - 1]
            found[name] = found.get(name, NOTHING).plus(tally)
    return found


def pieces(span: Interval, zone: str) -> tuple[Interval, ...]:
    """The whole of it in order, each of few enough days."""
    starts = [cell.start for cell in days.cells(span, days.DAY_MIN, zone)][::PIECE_DAYS]
    return tuple(Interval(*edges) for edges in pairwise((*starts, span.end)))


def joined(
    rows: Iterable[tuple[str, int, Tally]], of: Frame, span: Interval, so_far: Grouped
) -> Grouped:
    """With those of one piece, in the rows that they are of in the whole."""
    starts = [cell.start for cell in days.cells(span, of.spec.step_min, of.zone)]
    found = dict(so_far)
    for who, at, tally in rows:
        name = who, starts[max(0, bisect_right(starts, at) - 1)]
        found[name] = found.get(name, NOTHING).plus(tally)
    return found


def build(
    of: Frame, sums: Grouped, against: Grouped | None = None, since: int = 0,
    source: Source = "here",
) -> Report:  # fmt: skip
    """`sums`, `against`: of the period and of the second one, as `grouped` makes them."""
    shown = Shown(columns(of.spec, of.scope), variant_of(of.spec.variant))
    cells = list(days.cells(of.period, of.spec.step_min, of.zone))
    earlier = _moved(against or {}, of, cells)
    names = set(sums) | (set(earlier) if of.spec.step_min == 0 else set())
    if of.spec.by == "interval":
        names |= {("", cell.start) for cell in cells}
    ends = {cell.start: cell.end for cell in cells}
    rows = tuple(
        Row(who, Interval(at, ends[at]), shown, sums.get((who, at), NOTHING), _before(earlier, (who, at), of))
        for who, at in sorted(names, key=lambda name: (name[1], name[0]))
    )  # fmt: skip
    before = total(against.values()) if against is not None else None
    return Report(
        spec=of.spec, variant=shown.variant, zone=of.zone, period=of.period, against=of.against,
        columns=shown.columns, rows=rows, since=since, source=source,
        total=Row("", of.period, shown, total(sums.values()), before),
    )  # fmt: skip


def figure(measure: Measure, tally: Tally, variant: Variant = "default") -> Number:
    return _number(measure, measure.of(tally, variant))


def _moved(against: Grouped, of: Frame, cells: Collection[Interval]) -> Grouped:
    """The second period's under the beginnings of the first's: the second day beside the second day."""
    if of.against is None:
        return {}
    there = [cell.start for cell in days.cells(of.against, of.spec.step_min, of.zone)]
    here = dict(zip(there, (cell.start for cell in cells), strict=False))
    return {(who, here[at]): tally for (who, at), tally in against.items() if at in here}


def _before(earlier: Grouped, name: tuple[str, int], of: Frame) -> Tally | None:
    return None if of.against is None else earlier.get(name, NOTHING)


def _cell(measure: Measure, variant: Variant, tally: Tally, before: Tally | None) -> Cell:
    found = measure.of(tally, variant)
    earlier = None if before is None else figure(measure, before, variant)
    return Cell(_number(measure, found), earlier, found if isinstance(found, Ratio) else None)


def _number(measure: Measure, found: int | Ratio) -> Number:
    if not isinstance(found, Ratio):
        return found
    return found.mean_ms if measure.unit == "ms" else found.percent
