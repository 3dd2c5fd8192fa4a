"""Measured: what each figure of an alert rule is right now, of whom. Pure."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from backend.live.feed import Picture
from backend.routing.world import Seat, World, pending, since
from core.metrics.live import as_of
from core.metrics.ratio import added
from core.protocol.signals import QueueLive
from core.supervision import AlertRule, Figure

EVERYBODY = 2
"""The level at which nobody took it, and all who could were asked at once."""


class Measured(NamedTuple):
    subject: str
    """As in `Alert`."""
    value: float | None
    queues: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    """Those it belongs to: a rule may be for one of them."""
    urgent: bool = False


def concerns(rule: AlertRule, of: Measured) -> bool:
    here = not rule.queue or rule.queue in of.queues
    return here and (not rule.team or rule.team in of.teams)


def measured(figure: Figure, picture: Picture, world: World) -> Iterator[Measured]:
    """Of everybody of whom there is such a figure."""
    if figure in _OF_QUEUES:
        yield from _of_queues(_OF_QUEUES[figure], picture, world)
    elif figure in _OF_TEAMS:
        yield from _of_teams(_OF_TEAMS[figure], picture, world)
    elif figure == "wrap_up_s":
        yield from _wrap_ups(world, picture.at)
    else:
        yield from _hand_overs(world, picture.at)


def _of_queues(
    value: Callable[[QueueLive, int], float | None], picture: Picture, world: World
) -> Iterator[Measured]:
    for id, live in picture.queues.items():
        of = world.queues.get(id)
        yield Measured(
            f"queue:{id}", value(live, picture.at), frozenset((id,)),
            frozenset((of.team,) if of and of.team else ()),
        )  # fmt: skip


def _of_teams(
    value: Callable[[list[Seat], Picture], float | None], picture: Picture, world: World
) -> Iterator[Measured]:
    teams: dict[str, list[Seat]] = {}
    for seat in world.seats.values():
        for team in seat.agent.teams:
            teams.setdefault(team, []).append(seat)
    for team, seats in teams.items():
        queues = frozenset(of.id for of in world.queues.values() if of.team == team)
        yield Measured(f"team:{team}", value(seats, picture), queues, frozenset((team,)))


def _not_responding(seats: list[Seat], picture: Picture) -> float | None:
    known = (picture.agents.get(seat.agent.id) for seat in seats)
    return sum(live is not None and live.routing == "not_responding" for live in known)


def _occupancy(seats: list[Seat], picture: Picture) -> float | None:
    known = (picture.agents.get(seat.agent.id) for seat in seats)
    days = (as_of(live, picture.at).today for live in known if live)
    return added(day.occupancy for day in days).percent


def _wrap_ups(world: World, now: int) -> Iterator[Measured]:
    for id, seat in world.seats.items():
        ended = [work for work in seat.hand if work.state == "wrap_up"]
        if ended:
            first = min(work.ended_at or now for work in ended)
            queues = frozenset(work.queue for work in ended)
            yield Measured(f"agent:{id}", _seconds(first, now), queues, frozenset(seat.agent.teams))


def _hand_overs(world: World, now: int) -> Iterator[Measured]:
    for id, work in world.interactions.items():
        if work.handover is None or not pending(work) or since(work) > now:
            continue
        of = world.queues.get(work.queue)
        yield Measured(
            f"interaction:{id}", _seconds(since(work), now), frozenset((work.queue,)),
            frozenset((of.team,) if of and of.team else ()), work.level >= EVERYBODY,
        )  # fmt: skip


def _seconds(since: int, now: int) -> float:
    return max(0, now - since) / 1_000


_OF_QUEUES: dict[Figure, Callable[[QueueLive, int], float | None]] = {
    "waiting": lambda live, _: live.waiting,
    "longest_wait_s": lambda live, now: _seconds(live.oldest_at, now) if live.oldest_at else None,
    "service_level": lambda live, _: live.today.service_level().percent,
    "abandon_rate": lambda live, _: live.today.abandon_rate.percent,
    "rona": lambda live, _: live.today.rona.percent,
    "free": lambda live, _: live.agents.get("idle", 0),
}
_OF_TEAMS: dict[Figure, Callable[[list[Seat], Picture], float | None]] = {
    "not_responding": _not_responding,
    "occupancy": _occupancy,
}
