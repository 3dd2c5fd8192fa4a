from typing import Any

import msgspec

from backend.routing.change import Known, changed
from backend.routing.estimate import (
    ENOUGH,
    estimated_wait_s,
    figures,
    position,
    usual_media,
    wait_at,
)
from core.entities import Queue
from core.protocol.signals import QueueFigures
from core.work import Interaction, Media, MediumNow, Profile
from tests.backend.routing.worlds import MINUTE, NOW, active, agent, work, world


def done(number: int, media: Media = "call", took: int = 4 * MINUTE, **fields: Any) -> Interaction:
    return work(
        f"d{number}", media, 3_600, state="done", end="handled", agent="x",
        answered_at=NOW - took - MINUTE, completed_at=NOW - MINUTE, **fields,
    )  # fmt: skip


LATELY: list[Known] = [done(number) for number in range(ENOUGH)]
TALKING: list[Known] = [active("t1", "call", "a"), active("t2", "call", "b")]
THERE: list[Known] = [agent("a"), agent("b")]


def test_the_position_is_by_rank_within_the_queue_and_medium() -> None:
    line = [work("1", ago_s=30), work("2", ago_s=20), work("3", ago_s=1, priority=9)]
    waiting = world(*line, work("mail", "mail", 99), work("other", queue="r", ago_s=99))
    assert [position(waiting, id) for id in ("3", "1", "2", "mail")] == [1, 2, 3, 1]


def test_who_does_not_wait_has_none() -> None:
    assert position(world(active("w", "chat", "a")), "w") is None
    assert position(world(), "nobody") is None
    assert estimated_wait_s(world(), "nobody", NOW) is None


def test_the_work_ahead_is_shared_by_those_who_are_there() -> None:
    busy = world(*THERE, *TALKING, *LATELY, work("1", "call", 5), work("2", "call", 4))
    assert estimated_wait_s(busy, "1", NOW) == 120
    assert estimated_wait_s(busy, "2", NOW) == 240


def test_somebody_free_is_no_wait() -> None:
    assert estimated_wait_s(world(*THERE, work("1", "call")), "1", NOW) == 0


def test_nobody_can_say_without_people_hours_or_experience() -> None:
    line: list[Known] = [*TALKING, work("1", "call", 5)]
    assert estimated_wait_s(world(*LATELY, *line), "1", NOW) is None
    assert estimated_wait_s(world(*THERE, *LATELY[1:], *line), "1", NOW) is None
    assert estimated_wait_s(world(*THERE, *LATELY, *line, calendar="night"), "1", NOW) is None


def test_whoever_works_for_several_queues_is_there_in_part() -> None:
    shared = [Profile(id=id, queues=("q", "r")) for id in ("a", "b")]
    line: list[Known] = [*THERE, *shared, *TALKING, *LATELY, work("1", "call", 5)]
    assert estimated_wait_s(world(*line), "1", NOW) == 120
    also = changed(world(*line), Queue(id="r", name="r"), work("2", "call", 5, queue="r"))
    assert estimated_wait_s(also, "1", NOW) == 240


def test_a_callback_waits_at_least_until_it_is_due() -> None:
    later = work("1", "callback", due_at=NOW + 10 * MINUTE)
    assert estimated_wait_s(world(*THERE, later), "1", NOW) == 600


def test_the_figures_of_a_queue() -> None:
    line = [work("1", "call", 30), work("2", "call", 10), work("3", "callback", due_at=NOW + 1)]
    told = figures(world(*THERE, TALKING[0], *LATELY, *line), "q", NOW)
    assert msgspec.structs.replace(told, media={}) == QueueFigures(
        queue="q",
        waiting=2,
        oldest_at=NOW - 30_000,
        free=1,
        there=2,
        estimated_wait_s=240,
        open=True,
    )
    closed = figures(world(calendar="night"), "q", NOW)
    assert msgspec.structs.replace(closed, media={}) == QueueFigures(queue="q", open=False)
    assert set(closed.media.values()) == {MediumNow()}


def test_who_is_free_for_a_chat_may_not_be_for_a_call() -> None:
    """Both talk: nobody takes a call, and nobody a chat either; one of them may chat meanwhile."""
    allowed = Profile(id="a", queues=("q",), chat_in_call=True)
    told = figures(world(*THERE, allowed, *TALKING, *LATELY), "q", NOW).media
    assert told["chat"] == MediumNow(free=1, estimated_wait_s=0)
    assert told["call"] == MediumNow(free=0, estimated_wait_s=120)
    assert told["mail"] == MediumNow(), "nobody can say"


def test_the_medium_a_queue_mostly_has() -> None:
    assert usual_media(world(), "q") == "chat"
    assert usual_media(world(*LATELY, work()), "q") == "call"
    assert wait_at(world(*THERE), "q", "mail", 1, NOW) == 0
