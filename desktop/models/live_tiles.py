"""The figures of the strip and of the wallboard: each of the whole floor, or of one queue."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from core.figure_rows import as_of
from core.metrics.ratio import Ratio
from core.metrics.tally import NOTHING, Tally, total
from core.work import Routing
from desktop.models.live_bots import TARGET_S, confidence
from desktop.models.live_queues import AT_WORK
from desktop.models.live_risk import (
    BAD,
    FINE,
    RISKS,
    WARNING,
    Risk,
    goal_risk,
    rate_risk,
    wait_risk,
)
from desktop.models.live_values import AgentRow, Floor, QueueRow, Tone
from desktop.models.live_words import NONE, age, exact_share, length, share, variant_name
from desktop.models.live_work import WAITS, risk
from desktop.numbers import count
from desktop.translate import tr


class Face(NamedTuple):
    value: str
    note: str = ""
    """Target, variant, where: fainter, below the name."""
    tone: Tone = ""
    sign: str = ""


class Tile(NamedTuple):
    id: str
    title: Callable[[], str]
    face: Callable[[Floor, str], Face]
    """`queue`: its id; empty: all."""
    figure: str
    """What it opens."""
    ages: bool = False
    of_queue: bool = True
    """Whether it can be asked of one queue."""


def queues_of(floor: Floor, queue: str) -> list[QueueRow]:
    return [row for row in floor.queues if not queue or row.id == queue]


def today_of(floor: Floor, queue: str) -> Tally:
    return total(row.live.today for row in queues_of(floor, queue)) if floor.queues else NOTHING


def _marked(value: str, note: str, risk: Risk) -> Face:
    return Face(value, note, *risk)


def _waiting(floor: Floor, queue: str) -> Face:
    rows = queues_of(floor, queue)
    busy = [row for row in rows if row.live.waiting]
    note = tr("Live", "in %n queues", len(busy)) if busy and not queue else ""
    return Face(count(sum(row.live.waiting for row in rows)), note)


def _oldest(floor: Floor, queue: str) -> Face:
    waits = [
        (floor.now - row.live.oldest_at, row) for row in queues_of(floor, queue)
        if row.live.oldest_at is not None
    ]  # fmt: skip
    if not waits:
        return Face(NONE)
    risks = [
        (wait_risk(ms, floor.directory.queue_rules.get(r.id), r.live.target_s), ms, r)
        for ms, r in waits
    ]  # fmt: skip
    # An hour of an e-mail is not what four minutes of a call are
    risk_, ms, row = max(risks, key=lambda each: (RISKS.index(each[0]), each[1]))
    return _marked(age(ms), "" if queue else row.name, risk_)


def _service_level(floor: Floor, queue: str) -> Face:
    ratio = today_of(floor, queue).service_level(floor.variant)
    note = tr(
        "Live", "goal {goal}% · {variant}", goal=floor.goal, variant=variant_name(floor.variant)
    )
    return _marked(exact_share(ratio), note, goal_risk(ratio.percent, floor.goal))


def _answered(floor: Floor, queue: str) -> Face:
    today = today_of(floor, queue)
    return Face(
        count(today.answered), tr("Live", "of {count} who came", count=count(today.offered))
    )


def _abandoned(floor: Floor, queue: str) -> Face:
    rate = today_of(floor, queue).abandon_rate
    return _marked(count(rate.part), _of_all(rate), rate_risk(rate.percent, 5, 10))


def _unanswered(floor: Floor, queue: str) -> Face:
    rate = today_of(floor, queue).rona
    return _marked(count(rate.part), _of_offers(rate), rate_risk(rate.percent, 10, 20))


def _of_all(rate: Ratio) -> str:
    return tr("Live", "{share} of all", share=share(rate))


def _of_offers(rate: Ratio) -> str:
    return tr("Live", "{share} of offers", share=share(rate))


def _aht(floor: Floor, queue: str) -> Face:
    return Face(length(today_of(floor, queue).aht.mean_ms), tr("Live", "average, today"))


def _asa(floor: Floor, queue: str) -> Face:
    return Face(length(today_of(floor, queue).asa.mean_ms), tr("Live", "average, today"))


def _forecast(floor: Floor, queue: str) -> Face:
    """Of those queues for which there is ground for one, and how many these are."""
    rows = queues_of(floor, queue)
    known = [(row, row.live.forecast) for row in rows if row.live.forecast is not None]
    if not known:
        return Face(NONE, tr("Live", "no ground for one"))
    waiting, arrivals = sum(f.waiting for _, f in known), sum(f.arrivals for _, f in known)
    more = waiting > max(2, sum(row.live.waiting for row, _ in known))
    note = tr("Live", "{count} will come", count=arrivals)
    if len(known) < len(rows):
        note = tr("Live", "{some} of {all} queues", some=len(known), all=len(rows))
    return _marked(count(waiting), note, WARNING if more else FINE)


def agents_of(floor: Floor, queue: str, *seen: Routing) -> int:
    """Of one queue as the queue says it: somebody may work for several."""
    if queue:
        return sum(row.live.agents.get(each, 0) for row in queues_of(floor, queue) for each in seen)
    return sum(row.live.routing in seen for row in floor.agents)


def _free(floor: Floor, queue: str) -> Face:
    there = agents_of(floor, queue, "idle", "not_responding", *AT_WORK)
    free = agents_of(floor, queue, "idle")
    short = bool(there) and not free and any(row.live.waiting for row in queues_of(floor, queue))
    note = tr("Live", "of {count} available", count=there)
    return _marked(count(free), note, WARNING if short else FINE)


def _busy(floor: Floor, queue: str) -> Face:
    ringing = agents_of(floor, queue, "offered")
    note = tr("Live", "%n ringing", ringing) if ringing else ""
    return Face(count(agents_of(floor, queue, "interacting", "offered")), note)


def _wrapping(floor: Floor, queue: str) -> Face:
    longest = _longest(floor, [r for r in floor.agents if r.live.routing == "wrap_up"])
    note = tr("Live", "longest {time}", time=longest) if longest and not queue else ""
    return Face(count(agents_of(floor, queue, "wrap_up")), note)


def _silent(floor: Floor, queue: str) -> Face:
    found = agents_of(floor, queue, "not_responding")
    names = [row.name for row in floor.agents if row.live.routing == "not_responding"]
    note = ", ".join(names[:2]) if found and not queue else ""
    return _marked(count(found), note, BAD if found else FINE)


def _away(floor: Floor, _: str) -> Face:
    away = [r for r in floor.agents if r.live.state not in ("available", "offline")]
    longest = _longest(floor, away)
    return Face(count(len(away)), tr("Live", "longest {time}", time=longest) if longest else "")


def _longest(floor: Floor, rows: Iterable[AgentRow]) -> str:
    since = [row.live.routing_since or row.live.since for row in rows]
    known = [at for at in since if at is not None]
    return age(floor.now - min(known)) if known else ""


def _occupancy(floor: Floor, _: str) -> Face:
    whole = (
        total(as_of(row.live, floor.now).today for row in floor.agents) if floor.agents else NOTHING
    )
    return Face(share(whole.occupancy), tr("Live", "of the time available"))


def _responses(floor: Floor, _: str) -> Face:
    """Of the surveys sent today about somebody's work."""
    rate = total(row.live.today for row in floor.agents).response_rate if floor.agents else Ratio()
    note = tr("Live", "{count} of {sent} surveys", count=count(rate.part), sent=count(rate.over))
    return Face(share(rate), note if rate.over else tr("Live", "no survey sent today"))


def _open(floor: Floor, queue: str) -> Face:
    tasks = [t for t in floor.tasks if not queue or t.work.interaction.queue == queue]
    return Face(count(len(tasks)), "")


def _in_contact(floor: Floor, _: str) -> Face:
    return Face(count(sum(t.work.interaction.state == "active" for t in floor.tasks)))


def _late(floor: Floor, _: str) -> Face:
    risks = [risk(t, floor.now) for t in floor.tasks]
    late = sum(each != FINE for each in risks)
    return _marked(
        count(late),
        tr("Live", "waits and wrap-ups"),
        BAD if BAD in risks else WARNING if late else FINE,
    )


def _task_waits(floor: Floor, _: str) -> Face:
    return Face(count(sum(t.work.interaction.state in WAITS for t in floor.tasks)))


def _wrap_ups(floor: Floor, _: str) -> Face:
    return Face(count(sum(t.work.interaction.state == "wrap_up" for t in floor.tasks)))


def _bots(floor: Floor) -> Tally:
    return total(row.live.today for row in floor.bots) if floor.bots else NOTHING


def _bot_live(floor: Floor, _: str) -> Face:
    return Face(count(sum(row.live.live for row in floor.bots)))


def _bot_unsure(floor: Floor, _: str) -> Face:
    found = sum(row.live.unsure for row in floor.bots)
    return _marked(count(found), tr("Live", "understood badly"), WARNING if found else FINE)


def _bot_stuck(floor: Floor, _: str) -> Face:
    found = sum(row.live.stuck for row in floor.bots)
    return _marked(count(found), tr("Live", "without an answer"), BAD if found else FINE)


def _bot_waits(floor: Floor, _: str) -> Face:
    found = [row.live for row in floor.bots if row.live.handed_over]
    since = [live.oldest_at for live in found if live.oldest_at is not None]
    ms = floor.now - min(since) if since else 0
    note = tr("Live", "longest {time}", time=age(ms)) if since else ""
    return _marked(
        count(sum(live.handed_over for live in found)),
        note,
        wait_risk(ms, None, TARGET_S) if since else FINE,
    )


def _containment(floor: Floor, _: str) -> Face:
    today = _bots(floor)
    return Face(
        share(today.containment), tr("Live", "of {count} today", count=count(today.bot_sessions))
    )


def _hand_off(floor: Floor, _: str) -> Face:
    return Face(share(_bots(floor).hand_off_rate), tr("Live", "today"))


def _confidence(floor: Floor, _: str) -> Face:
    found = [confidence(row) for row in floor.bots]
    return Face(
        share(Ratio(sum(r.part for r in found), sum(r.over for r in found))),
        tr("Live", "of the live ones"),
    )


TILES: Mapping[str, Tile] = {
    tile.id: tile
    for tile in (
        Tile("waiting", lambda: tr("Live", "Waiting"), _waiting, "waiting"),
        Tile("oldest", lambda: tr("Live", "Longest wait"), _oldest, "waiting", ages=True),
        Tile("service_level", lambda: tr("Live", "Service level"), _service_level, "service_level"),
        Tile("answered", lambda: tr("Live", "Answered"), _answered, "answered"),
        Tile("abandoned", lambda: tr("Live", "Gave up"), _abandoned, "abandoned"),
        Tile("unanswered", lambda: tr("Live", "Unanswered offers"), _unanswered, "not_answered"),
        Tile("aht", lambda: tr("Live", "Handling"), _aht, "aht"),
        Tile("asa", lambda: tr("Live", "Answered after"), _asa, "asa"),
        Tile("forecast", lambda: tr("Live", "Waiting in 15 min"), _forecast, "arrivals"),
        Tile("free", lambda: tr("Live", "Free"), _free, "free"),
        Tile("busy", lambda: tr("Live", "In contact"), _busy, "busy"),
        Tile("wrapping", lambda: tr("Live", "Wrapping up"), _wrapping, "wrapping", ages=True),
        Tile("silent", lambda: tr("Live", "Not responding"), _silent, "silent"),
        Tile("away", lambda: tr("Live", "Not ready"), _away, "away", ages=True, of_queue=False),
        Tile("occupancy", lambda: tr("Live", "Occupancy"), _occupancy, "occupancy", ages=True, of_queue=False),
        Tile("responses", lambda: tr("Live", "Surveys answered"), _responses, "response_rate", of_queue=False),
        Tile("open", lambda: tr("Live", "Open"), _open, "open"),
        Tile("task_waits", lambda: tr("Live", "Waiting"), _task_waits, "waiting", of_queue=False),
        Tile("in_contact", lambda: tr("Live", "In contact"), _in_contact, "in_contact", of_queue=False),
        Tile("wrap_ups", lambda: tr("Live", "Wrapping up"), _wrap_ups, "wrap_ups", of_queue=False),
        Tile("late", lambda: tr("Live", "Late"), _late, "late", ages=True, of_queue=False),
        Tile("bot_live", lambda: tr("Live", "With the bot"), _bot_live, "bot_live", of_queue=False),
        Tile("bot_unsure", lambda: tr("Live", "Unsure"), _bot_unsure, "bot_unsure", of_queue=False),
        Tile("bot_stuck", lambda: tr("Live", "Stuck"), _bot_stuck, "bot_stuck", of_queue=False),
        Tile("bot_waits", lambda: tr("Live", "Ask for a person"), _bot_waits, "bot_handed_over", ages=True, of_queue=False),
        Tile("containment", lambda: tr("Live", "Contained"), _containment, "containment", of_queue=False),
        Tile("hand_off", lambda: tr("Live", "Handed over"), _hand_off, "hand_off_rate", of_queue=False),
        Tile("confidence", lambda: tr("Live", "Confidence"), _confidence, "bot_live", of_queue=False),
    )
}  # fmt: skip
STRIPS: Mapping[str, tuple[str, ...]] = {
    "queues": ("waiting", "oldest", "service_level", "answered", "abandoned", "free", "forecast"),
    "agents": ("free", "busy", "wrapping", "silent", "away", "occupancy", "unanswered", "responses"),
    "work": ("open", "task_waits", "oldest", "in_contact", "wrap_ups", "late"),
    "bots": ("bot_live", "bot_unsure", "bot_stuck", "bot_waits", "confidence", "containment", "hand_off"),
}  # fmt: skip
"""By tab; what does not fit is left out from the end."""
