"""What one interaction, one visit to one queue, contributes to figures."""

from collections.abc import Iterable
from typing import TypeVar

from core.metrics.intervals import Interval
from core.work import Interaction, Offer

W = TypeVar("W", Interaction, Offer)


def newest(values: Iterable[W]) -> list[W]:
    """Each once, as it was told last, by id: late and doubled ones change no figure."""
    found: dict[str, W] = {}
    for value in values:
        known = found.get(value.id)
        if known is None or value.version > known.version:
            found[value.id] = value
    return [found[id] for id in sorted(found)]


def entered(visit: Interaction) -> int:
    """Queue entry: where T and every wait start. A callback enters when it is due."""
    return max(visit.entered_at, visit.due_at or 0)


def waited_ms(visit: Interaction) -> int | None:
    """Queue wait and alert, until it was answered or left; None: it still waits."""
    until = visit.answered_at if visit.answered_at is not None else visit.ended_at
    if until is None:
        until = visit.completed_at
    return None if until is None else max(0, until - entered(visit))


def talk_ms(visit: Interaction) -> int:
    """Talk and hold of one that was answered and is over."""
    return talking(visit, visit.answered_at or 0).ms


def talking(visit: Interaction, now: int) -> Interval:
    """From the answer to the end of talk or chat, or `now`; empty where it was never answered."""
    if visit.answered_at is None:
        return Interval(now, now)
    until = visit.ended_at if visit.ended_at is not None else visit.completed_at
    return Interval(visit.answered_at, now if until is None else until)


def wrap_up_ms(visit: Interaction) -> int:
    """None of what has no end yet."""
    if visit.answered_at is None or visit.ended_at is None or visit.completed_at is None:
        return 0
    return max(0, visit.completed_at - visit.ended_at)


def interacting(visit: Interaction, now: int) -> Interval | None:
    """From the answer to the end of the wrap-up, or `now`."""
    if visit.answered_at is None:
        return None
    until = visit.completed_at if visit.completed_at is not None else now
    return Interval(visit.answered_at, until)
