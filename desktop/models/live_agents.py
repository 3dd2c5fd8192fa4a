"""The table of agents: what they are and since when, what they have in hand, how their day goes."""

from core.entities import AgentState
from core.figure_rows import as_of
from core.metrics.ratio import Ratio
from core.rows import WorkRow
from core.work import CAPACITY, Media, Routing
from desktop.models.live_column import Column, Grouping, Table
from desktop.models.live_risk import BAD, FINE, WARNING, Risk, limit_risk, rate_risk
from desktop.models.live_values import AgentRow, Cell, Floor, Key, Tone
from desktop.models.live_words import (
    MEDIA_ICONS,
    NONE,
    ROUTING_ICONS,
    age,
    length,
    media_name,
    routing_name,
    share,
)
from desktop.numbers import count
from desktop.times import MINUTE
from desktop.translate import tr
from desktop.views.state_words import said_name

WRAP_UP_MS = 5 * MINUTE
"""From here on a wrap-up without a limit of its own is looked at."""
CALM: dict[Routing, Tone] = {"idle": "ok", "offered": "accent", "off": "second"}
ORDER: dict[Routing, int] = {
    "not_responding": 0, "wrap_up": 1, "interacting": 2, "offered": 3, "idle": 4, "off": 5,
}  # fmt: skip


def since(row: AgentRow) -> int | None:
    """Of what is shown as their state."""
    live = row.live
    if live.state == "available" and live.routing_since is not None:
        return live.routing_since
    return live.since


def state_words(row: AgentRow, floor: Floor) -> str:
    live = row.live
    if live.state == "available":
        return routing_name(live.routing)
    return said_name(live.state, live.reason, floor.directory.reasons)


def state_risk(row: AgentRow, floor: Floor) -> Risk:
    live = row.live
    if live.routing == "not_responding":
        return BAD
    if live.routing == "wrap_up":
        return limit_risk(floor.now - (since(row) or floor.now), _wrap_limit(row))
    return WARNING if _over_budget(row, floor) else FINE


def _wrap_limit(row: AgentRow) -> int:
    limits = [w.rules.wrap_s * 1_000 for w in row.work if w.interaction.state == "wrap_up"]
    return max([limit for limit in limits if limit] or [WRAP_UP_MS])


def budget_left(row: AgentRow, floor: Floor) -> int | None:
    """Ms of the reason they are away for; None: it has no budget, or they are not away."""
    reason = floor.directory.reasons.get(row.live.reason)
    if reason is None or not reason.budget_s:
        return None
    used = as_of(row.live, floor.now).used_ms.get(reason.id, 0)
    return reason.budget_s * 1_000 - used


def _over_budget(row: AgentRow, floor: Floor) -> bool:
    left = budget_left(row, floor)
    return left is not None and left < 0


def _name(row: AgentRow, _: Floor) -> Cell:
    return Cell(row.name, person=row.name, strong=True)


def _state(row: AgentRow, floor: Floor) -> Cell:
    live = row.live
    tone, icon = state_risk(row, floor)
    if live.state == "offline":
        return Cell(state_words(row, floor), "third", "minus")
    return Cell(
        state_words(row, floor),
        tone or CALM.get(live.routing, ""),
        icon or ROUTING_ICONS[live.routing],
    )


def _since(row: AgentRow, floor: Floor) -> Cell:
    at = since(row)
    if at is None or row.live.state == "offline":
        return Cell(NONE, "third")
    tone, _ = state_risk(row, floor)
    return Cell(age(floor.now - at), tone, strong=bool(tone))


def _load(row: AgentRow, floor: Floor) -> Cell:
    """The fullest medium: how many of how many."""
    profile = floor.directory.profiles.get(row.id)
    most = {**CAPACITY, **(profile.capacity if profile else {})}
    load = [(n / most[m], m, n, most[m]) for m, n in row.live.load.items() if n and most.get(m)]
    if not load:
        return Cell("0", "third", share=0.0)
    full, media, n, whole = max(load)
    words = tr("Live", "{some} of {whole}", some=n, whole=whole)
    return Cell(words, icon=MEDIA_ICONS[media], share=min(1.0, full))


def _load_key(row: AgentRow, _: Floor) -> Key:
    return (sum(row.live.load.values()),)


def current(row: AgentRow) -> WorkRow | None:
    """The newest of what they work on."""
    active = [w for w in row.work if w.interaction.state == "active"] or list(row.work)
    return active[-1] if active else None


def _work(row: AgentRow, _: Floor) -> Cell:
    of = current(row)
    if of is None:
        if row.live.calls:
            return Cell(tr("Live", "A call of their own"), "second", "phone")
        return Cell(NONE, "third")
    more = len(row.work) - 1
    aside = f"+{more}" if more else (of.queue.name if of.queue else "")
    media: Media = of.interaction.media
    return Cell(of.name or media_name(media), "", MEDIA_ICONS[media], aside)


def _budget(row: AgentRow, floor: Floor) -> Cell:
    left = budget_left(row, floor)
    if left is None:
        return Cell(NONE, "third")
    if left < 0:
        return Cell(tr("Live", "{time} over", time=age(-left)), "warning", "triangle-alert")
    return Cell(tr("Live", "{time} left", time=age(left)))


def _rona(row: AgentRow, _: Floor) -> Cell:
    today = row.live.today
    tone, icon = rate_risk(today.rona.percent, 10, 20)
    return Cell(count(today.not_answered), tone, icon, share(today.rona))


def _ratio_key(ratio: Ratio) -> Key:
    return () if ratio.value is None else (ratio.value,)


def _occupancy(row: AgentRow, floor: Floor) -> Ratio:
    return as_of(row.live, floor.now).today.occupancy


COLUMNS: tuple[Column[AgentRow], ...] = (
    Column("name", lambda: tr("Live", "Agent"), 170, _name, lambda r, _: (r.name,), right=False),
    Column(
        "state", lambda: tr("Live", "State"), 138, _state,
        lambda r, _: (ORDER[r.live.routing], r.live.state == "offline", r.live.reason),
        ages=True, right=False,
    ),
    Column(
        "since", lambda: tr("Live", "For"), 76, _since,
        lambda r, f: () if since(r) is None or r.live.state == "offline" else (f.now - (since(r) or 0),),
        ages=True,
    ),
    Column("load", lambda: tr("Live", "Load"), 86, _load, _load_key, right=False, rank=3),
    Column(
        "work", lambda: tr("Live", "Works on"), 190, _work, lambda r, _: (len(r.work),), right=False,
        rank=2, figure="work",
    ),
    Column(
        "handled", lambda: tr("Live", "Handled"), 78, lambda r, _: Cell(count(r.live.today.handled)),
        lambda r, _: (r.live.today.handled,), figure="handled", rank=1,
    ),
    Column(
        "aht", lambda: tr("Live", "Handling"), 84, lambda r, _: Cell(length(r.live.today.aht.mean_ms)),
        lambda r, _: _ratio_key(r.live.today.aht), figure="aht", rank=5,
        hint=lambda: tr("Live", "(talk + hold + wrap-up) / handled, today."),
    ),
    Column(
        "occupancy", lambda: tr("Live", "Occupancy"), 96,
        lambda r, f: Cell(share(_occupancy(r, f))), lambda r, f: _ratio_key(_occupancy(r, f)),
        ages=True, rank=6, figure="occupancy",
        hint=lambda: tr("Live", "Time with work of all time available; several at once count once."),
    ),
    Column(
        "rona", lambda: tr("Live", "Unanswered"), 104, _rona,
        lambda r, _: (r.live.today.not_answered,), figure="not_answered", rank=4, aside=34,
    ),
    Column(
        "budget", lambda: tr("Live", "Break"), 112, _budget,
        lambda r, f: () if budget_left(r, f) is None else (-(budget_left(r, f) or 0),), ages=True, rank=7,
        hint=lambda: tr("Live", "What is left today for the reason they are away for."),
    ),
)  # fmt: skip


def _by_state(row: AgentRow, floor: Floor) -> tuple[Key, str]:
    state: AgentState = row.live.state
    if state == "available":
        return (ORDER[row.live.routing],), routing_name(row.live.routing)
    words = state_words(row, floor)
    return (10 + (state == "offline"), words), words


GROUPINGS: tuple[Grouping[AgentRow], ...] = (
    Grouping("team", lambda: tr("Live", "Team"), lambda r, _: ((r.team,), r.team or NONE)),
    Grouping("state", lambda: tr("Live", "State"), _by_state),
)


def _words(row: AgentRow, floor: Floor) -> str:
    customers = " ".join(work.name for work in row.work)
    return f"{row.name} {row.team} {state_words(row, floor)} {customers}"


AGENTS: Table[AgentRow] = Table(
    "agents", lambda floor: floor.agents, COLUMNS, GROUPINGS, _words, ("state", False),
    lambda: (
        tr("Live", "Nobody is here yet"), tr("Live", "Agents come here once they have signed in."),
    ),
)  # fmt: skip
