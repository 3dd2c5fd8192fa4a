from typing import Any

import msgspec

from backend.routing.change import Known, changed
from backend.routing.decide import carried_out, decide
from backend.routing.estimate import (
    ENOUGH,
    estimated_wait_s,
    figures,
    free_places,
    one_more,
    position,
    usual_media,
    wait_of,
)
from backend.routing.moment import Moment
from backend.routing.reach import ready
from backend.routing.world import World, pending
from core.entities import Queue
from core.protocol.signals import QueueFigures
from core.work import Interaction, Media, MediumNow, Profile
from tests.backend.routing.worlds import MINUTE, NOW, active, agent, generated, offer, work, world


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
    assert wait_of(world(*THERE), one_more("q", "mail", NOW), NOW) == 0


NEEDS = {"teknik": 2}
KNOWS = Profile(id="b", skills={"teknik": 2})


def told(known: World, media: Media = "chat") -> MediumNow:
    return figures(known, "q", NOW).media[media]


def test_nobody_is_free_who_does_not_know_enough() -> None:
    """Nobody is offered it, and what is needed never falls: nobody can say."""
    waits = world(agent("a"), work("1"), *LATELY, skills=NEEDS, relax_after_s=0)
    assert decide(waits, NOW) == []
    assert estimated_wait_s(waits, "1", NOW) is None
    assert told(waits) == MediumNow()
    assert free_places(waits, waits.interactions["1"], NOW) == 0


def test_who_knows_enough_is_counted_and_nobody_else() -> None:
    waits = world(*THERE, KNOWS, work("1"), skills=NEEDS, relax_after_s=0)
    assert estimated_wait_s(waits, "1", NOW) == 0
    assert told(waits, "call") == MediumNow(free=1, estimated_wait_s=0)
    assert free_places(waits, one_more("q", "chat", NOW), NOW) == 2, "without the one who waits"


def test_the_work_ahead_is_shared_by_those_who_know_enough() -> None:
    known: list[Known] = [*THERE, KNOWS, TALKING[1], *LATELY, work("1", "call", 5)]
    waits = world(*known, skills=NEEDS, relax_after_s=0)
    assert estimated_wait_s(waits, "1", NOW) == 240, "a is free, and no help"


def test_the_wait_lasts_until_what_is_needed_has_fallen() -> None:
    waits = world(agent("a"), work("1", ago_s=40), skills=NEEDS, relax_after_s=30)
    assert estimated_wait_s(waits, "1", NOW) == 20
    assert told(waits) == MediumNow(free=0, estimated_wait_s=60)
    fallen = world(agent("a"), work("1", ago_s=60), skills=NEEDS, relax_after_s=30)
    assert [type(each).__name__ for each in decide(fallen, NOW)][-1] == "MakeOffer"
    assert estimated_wait_s(fallen, "1", NOW) == 0


def test_whoever_knows_enough_may_be_sooner_than_the_fall() -> None:
    soon: list[Known] = [done(number, took=MINUTE // 6) for number in range(ENOUGH)]
    known = [*THERE, KNOWS, TALKING[1], work("1", "call")]
    assert estimated_wait_s(world(*known, *soon, skills=NEEDS), "1", NOW) == 10
    assert estimated_wait_s(world(*known, *LATELY, skills=NEEDS), "1", NOW) == 60, "by then a may"


def test_who_is_before_and_for_others_is_not_in_the_way() -> None:
    other = work("0", ago_s=9, skills={"tax": 5})
    one = Profile(id="a", capacity={"chat": 1})
    waits = world(agent("a"), one, other, work("1"), relax_after_s=0)
    assert estimated_wait_s(waits, "0", NOW) is None
    assert (position(waits, "1"), estimated_wait_s(waits, "1", NOW)) == (2, 0)
    assert free_places(waits, one_more("q", "chat", NOW), NOW) == 0, "the place is for 1"


def test_its_own_skills_count_like_the_queues() -> None:
    waits = world(agent("a"), relax_after_s=0)
    english = one_more("q", "chat", NOW, {"en": 1})
    assert (wait_of(waits, english, NOW), free_places(waits, english, NOW)) == (None, 0)


def test_whoever_just_passed_is_not_free_for_it() -> None:
    mine = work("1", ago_s=9)
    passed = offer(mine, "a", state="declined", ended_at=NOW - 1)
    assert free_places(world(agent("a"), mine, passed), mine, NOW) == 0
    again = world(*THERE, mine, passed)
    assert free_places(again, mine, NOW) == 2, "b has three, one of them for it"


def test_what_is_bound_to_one_is_free_with_them_alone() -> None:
    mine = work("1", "call", to_agent="b")
    assert estimated_wait_s(world(*THERE, mine), "1", NOW) == 0
    assert estimated_wait_s(world(*THERE, TALKING[1], *LATELY, mine), "1", NOW) == 240


def test_of_what_escalated_supervisors_are_able_as_well() -> None:
    lead = agent("s", role="supervisor", teams=())
    mine = work("1", "call", skills={"tax": 5})
    assert estimated_wait_s(world(lead, mine, relax_after_s=0), "1", NOW) is None
    late = work("1", "call", skills={"tax": 5}, level=2)
    assert estimated_wait_s(world(lead, late, relax_after_s=0), "1", NOW) == 0
    busy = world(lead, late, active("t", "call", "s"), *LATELY, relax_after_s=0)
    assert estimated_wait_s(busy, "1", NOW) == 240


def test_nobody_is_told_of_no_wait_who_is_offered_to_nobody() -> None:
    """In any world: where routing leaves it lying, somebody else is before it, or time is needed."""
    for seed in range(60):
        now = NOW
        left = generated(seed)
        for _ in range(5):
            left = carried_out(left, decide(left, now), now)
        for work_ in left.interactions.values():
            if pending(work_) and estimated_wait_s(left, work_.id, now) == 0:
                assert ready(Moment(left, now), work_), (seed, work_.id)
