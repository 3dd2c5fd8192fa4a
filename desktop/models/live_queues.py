"""The table of queues: what waits, how the day goes, who works for it."""

from core.metrics.ratio import Ratio
from core.work import Routing
from desktop.models.live_column import Column, Grouping, Table
from desktop.models.live_risk import goal_risk, rate_risk, wait_risk
from desktop.models.live_values import Cell, Floor, Key, Part, QueueRow
from desktop.models.live_words import NONE, age, exact_share, length, share, target
from desktop.numbers import count
from desktop.translate import tr

AT_WORK: tuple[Routing, ...] = ("offered", "interacting", "wrap_up")


def _waiting(row: QueueRow, _: Floor) -> Cell:
    return Cell(count(row.live.waiting), strong=True) if row.live.waiting else Cell("0", "third")


def _oldest(row: QueueRow, floor: Floor) -> Cell:
    if row.live.oldest_at is None:
        return Cell(NONE, "third")
    waits = floor.now - row.live.oldest_at
    tone, icon = wait_risk(waits, floor.directory.queue_rules.get(row.id), row.live.target_s)
    return Cell(age(waits), tone, icon, strong=bool(tone))


def _level(row: QueueRow, floor: Floor) -> Cell:
    ratio = row.live.today.service_level(floor.variant)
    tone, icon = goal_risk(ratio.percent, floor.goal)
    return Cell(exact_share(ratio), tone, icon, target(row.live.target_s), strong=bool(tone))


def _abandoned(row: QueueRow, _: Floor) -> Cell:
    today = row.live.today
    tone, icon = rate_risk(today.abandon_rate.percent, 5, 10)
    return Cell(count(today.abandoned), tone, icon, share(today.abandon_rate))


def _rona(row: QueueRow, _: Floor) -> Cell:
    today = row.live.today
    return Cell(count(today.not_answered), aside=share(today.rona))


def _agents(row: QueueRow, _: Floor) -> Cell:
    of = row.live.agents
    free, busy = of.get("idle", 0), sum(of.get(each, 0) for each in AT_WORK)
    silent = of.get("not_responding", 0)
    parts = (
        Part("ok", free), Part("accent", busy), Part("bad", silent), Part("scroll", of.get("off", 0)),
    )  # fmt: skip
    there = free + busy + silent
    words = tr("Live", "{free} free of {there}", free=free, there=there)
    return Cell(words, "warning" if silent else "", "triangle-alert" if silent else "", parts=parts)


def _forecast(row: QueueRow, _: Floor) -> Cell:
    found = row.live.forecast
    if found is None:
        return Cell(NONE, "third")
    more = found.waiting > max(2, row.live.waiting)
    aside = tr("Live", "{count} come", count=found.arrivals)
    return Cell(str(found.waiting), "warning" if more else "", "arrow-up" if more else "", aside)


def _name(row: QueueRow, _: Floor) -> Cell:
    return Cell(row.name, strong=True, aside=row.team if row.team != row.name else "")


def _ratio_key(ratio: Ratio) -> Key:
    return () if ratio.value is None else (ratio.value,)


COLUMNS: tuple[Column[QueueRow], ...] = (
    Column("name", lambda: tr("Live", "Queue"), 150, _name, lambda r, _: (r.name,), right=False),
    Column(
        "waiting", lambda: tr("Live", "Waiting"), 74, _waiting, lambda r, _: (r.live.waiting,),
        figure="waiting",
    ),
    Column(
        "oldest", lambda: tr("Live", "Longest"), 92, _oldest,
        lambda r, f: () if r.live.oldest_at is None else (f.now - r.live.oldest_at,),
        ages=True, figure="waiting",
        hint=lambda: tr("Live", "How long the customer who waits longest has waited."),
    ),
    Column(
        "service_level", lambda: tr("Live", "Service level"), 136, _level,
        lambda r, f: _ratio_key(r.live.today.service_level(f.variant)), figure="service_level",
        aside=42,
        hint=lambda: tr("Live", "Beside it the target. How it is worked out is chosen in the menu above."),
    ),
    Column(
        "answered", lambda: tr("Live", "Answered"), 84,
        lambda r, _: Cell(count(r.live.today.answered)), lambda r, _: (r.live.today.answered,),
        figure="answered", rank=1,
    ),
    Column(
        "abandoned", lambda: tr("Live", "Gave up"), 108, _abandoned,
        lambda r, _: (r.live.today.abandoned,), figure="abandoned", rank=2, aside=34,
        hint=lambda: tr("Live", "Customers who left before an answer, and their share of all who came."),
    ),
    Column(
        "rona", lambda: tr("Live", "Unanswered"), 104, _rona,
        lambda r, _: (r.live.today.not_answered,), figure="not_answered", rank=4, aside=34,
        hint=lambda: tr("Live", "Offers that ran out without the agent’s answer, and their share of all offers."),
    ),
    Column(
        "aht", lambda: tr("Live", "Handling"), 88,
        lambda r, _: Cell(length(r.live.today.aht.mean_ms)), lambda r, _: _ratio_key(r.live.today.aht),
        figure="aht", rank=6,
        hint=lambda: tr("Live", "(talk + hold + wrap-up) / handled, today."),
    ),
    Column(
        "agents", lambda: tr("Live", "Agents"), 184, _agents,
        lambda r, _: (r.live.agents.get("idle", 0), sum(r.live.agents.values())), right=False,
        figure="agents", rank=3,
    ),
    Column(
        "forecast", lambda: tr("Live", "In 15 min"), 108, _forecast,
        lambda r, _: () if r.live.forecast is None else (r.live.forecast.waiting,), rank=5,
        figure="arrivals", aside=56,
        hint=lambda: tr(
            "Live", "How many will wait then: arrivals as on this weekday in the last four weeks, scaled by how "
            "today has gone so far, less what the agents who are there can serve.",
        ),
    ),
)  # fmt: skip

GROUPINGS: tuple[Grouping[QueueRow], ...] = (
    Grouping("team", lambda: tr("Live", "Team"), lambda r, _: ((r.team,), r.team or NONE)),
)

QUEUES: Table[QueueRow] = Table(
    "queues", lambda floor: floor.queues, COLUMNS, GROUPINGS,
    lambda row, _: f"{row.name} {row.team}", ("waiting", True),
    lambda: (
        tr("Live", "No queues yet"), tr("Live", "Queues of the platform come here by themselves."),
    ),
)  # fmt: skip
