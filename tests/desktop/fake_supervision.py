"""FakeSupervision: the Desk's part for supervisors, over the floor of `sample_floor`."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from core.changes import Changes
from core.delivery import Callbacks, Unsubscribe
from core.figure_rows import InteractionRow, Live, Report, Timeline
from core.metrics.days import day_of
from core.metrics.intervals import Interval
from core.metrics.report import build, frame, joined
from core.metrics.tally import Tally
from core.rows import BotTalk, Person, WorkRow
from core.supervision import ReportSchedule, ReportSpec
from tests.desktop import sample, sample_floor
from tests.desktop.fake_desk import FakeDesk

SUPERVISOR = replace(
    sample.ME, role="supervisor",
    permissions=sample.ME.permissions | {"agent.force_state", "supervision.start"},
)  # fmt: skip


class FakeSupervision(FakeDesk):
    def __init__(self) -> None:
        super().__init__()
        self.known = sample_floor.directory()
        self.now_live = sample_floor.live()
        self.floor = {row.interaction.id: row for row in sample_floor.work()}
        self.own: dict[str, dict[str, bytes]] = {}
        self.watched = False
        self.reports: list[ReportSpec] = []
        self.schedules: dict[str, ReportSchedule] = {}
        self._told: Callbacks[Live] = Callbacks()

    @property
    def me(self) -> Person:
        return SUPERVISOR

    # What a test does to it

    def put_live(self, live: Live) -> None:
        self.now_live = live
        self._told.tell(live)

    def put_agent_live(self, id: str, **changed: Any) -> None:
        agents = {**self.now_live.agents, id: replace(self.now_live.agents[id], **changed)}
        self.put_live(Live(self.now_live.queues, agents, self.now_live.bots))

    def put_queue_live(self, id: str, **changed: Any) -> None:
        queues = {**self.now_live.queues, id: replace(self.now_live.queues[id], **changed)}
        self.put_live(Live(queues, self.now_live.agents, self.now_live.bots))

    def lose_line(self) -> None:
        live = self.now_live
        self.put_live(Live(live.queues, live.agents, live.bots, self.clock))

    def put_floor(self, row: WorkRow) -> None:
        self.floor[row.interaction.id] = row
        self.tell(Changes(work={row.interaction.id}))

    # What is so right now

    @property
    def live(self) -> Live:
        return self.now_live

    def on_live(self, callback: Callable[[Live], None]) -> Unsubscribe:
        return self._told.add(callback)

    def watch_live(self, on: bool = True) -> None:
        self.watched = on

    # Reads

    async def floor_work(self) -> tuple[WorkRow, ...]:
        return tuple(row for row in self.floor.values() if row.interaction.state != "done")

    async def floor_work_of(self, ids: Sequence[str]) -> dict[str, WorkRow]:
        return {id: self.floor[id] for id in ids if id in self.floor}

    async def bot_talks(self) -> tuple[BotTalk, ...]:
        return sample_floor.bot_talks()

    async def contacts_behind(
        self, figure: str, spec: ReportSpec, subject: str | None = None,
        span: Interval | None = None, limit: int = 1_000,
    ) -> tuple[InteractionRow, ...]:  # fmt: skip
        self._did("contacts_behind", 0, figure, subject)
        queue = subject if subject in sample_floor.QUEUES else "q-sales"
        return sample_floor.behind(queue or "q-sales")[:limit]

    async def agent_timeline(self, agent: str, at: int | None = None) -> Timeline:
        return sample_floor.timeline(agent)

    async def report(
        self, spec: ReportSpec, on_progress: Callable[[float], None] | None = None
    ) -> Report:
        """A day that climbs towards noon, and the one before it."""
        self.reports.append(spec)
        known = self.known
        of = frame(spec, known.queues.values(), known.agents.values(), self.clock)
        today = day_of(self.clock, of.zone)
        who = {"queue": list(known.queues), "agent": list(known.agents)[:9]}.get(spec.by, [""])
        found, other = _day(today, 40, self.clock), _day(of.against or today, 33, None)
        sums = joined(_of_each(found, who), of, today, {})
        against = joined(_of_each(other, who), of, of.against, {}) if of.against else None
        return build(of, sums, against)

    async def report_schedules(self) -> tuple[ReportSchedule, ...]:
        return tuple(self.schedules.values())

    async def save_report_schedule(self, schedule: ReportSchedule) -> str:
        self.schedules[schedule.id] = schedule
        return self._did("save_report_schedule", 0, schedule.id)

    # One's own

    async def keep_own(self, kind: Any, name: str, body: bytes | None) -> None:
        kept = self.own.setdefault(kind, {})
        if body is None:
            kept.pop(name, None)
        else:
            kept[name] = body

    async def kept_own(self, kind: Any) -> dict[str, bytes]:
        return dict(self.own.get(kind, {}))


def _of_each(found: dict[tuple[str, int], Tally], who: list[str]) -> list[tuple[str, int, Tally]]:
    """What came in turn to each of them."""
    return [(who[n % len(who)], at, tally) for n, ((_, at), tally) in enumerate(found.items())]


def _day(day: Interval, most: int, until: int | None) -> dict[tuple[str, int], Tally]:
    half, found = 30 * 60_000, {}
    for n, start in enumerate(range(day.start, day.end, half)):
        if not 16 <= n <= 38 or (until is not None and start > until):
            continue
        came = max(1, round(most * (1 - abs(n - 26) / 14) + n * 7 % 5))
        met = round(came * (0.95 - 0.4 * (n in (19, 20, 21))))
        found["", start] = Tally(offered=came, answered=came, answered_within=met)
    return found
