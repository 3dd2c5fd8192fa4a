"""It must see what it is there to see, one wrong at a time."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from backend.routing.decide import EndWrapUp, FlowOut, Rescind, TimeOut
from backend.routing.witness import Witness
from backend.routing.world import World
from core.work import Profile
from tests.backend.routing.worlds import NOW, SECOND, active, agent, offer, work, world


def offered(of: World, interaction: str = "w", who: str = "a") -> list[str]:
    witness = Witness()
    witness.offers(of, offer(of.interactions[interaction], who, at=NOW), NOW)
    return [wrong.split()[0] for wrong in witness.wrongs]


def test_a_good_offer_is_fine() -> None:
    assert offered(world(agent(), work())) == []


@pytest.mark.parametrize(
    "make",
    [
        lambda: world(agent(state="offline"), work()),
        lambda: world(agent(not_responding=True), work()),
        lambda: world(agent(teams=()), work()),
        lambda: world(agent(), work(skills={"tr": 1})),
        lambda: world(agent(), work(), calendar="night"),
        lambda: world(agent(), work(media="callback", due_at=NOW + 1)),
    ],
)
def test_an_offer_to_one_who_cannot(make: Callable[[], World]) -> None:
    assert offered(make()) == ["unable"]


def test_an_offer_to_full_hands() -> None:
    chats = [active(f"{n}", "chat", "a") for n in range(3)]
    assert offered(world(agent(), *chats, work())) == ["over_capacity"]
    assert offered(world(agent(), *chats, work(media="call"))) == ["over_capacity"]
    assert offered(world(agent(), active("x", "call", "a"), work())) == ["over_capacity"]
    patient = Profile(id="a", chat_in_call=True)
    assert offered(world(agent(), patient, active("x", "call", "a"), work())) == []


def test_a_second_offer_of_one() -> None:
    of = work(state="offered")
    two = world(agent("a"), agent("b"), of, offer(of, "b"))
    assert offered(two) == ["twice"]
    everybody = replace(of, level=2)
    assert offered(world(agent("a"), agent("b"), everybody, offer(everybody, "b"))) == []


def test_an_offer_right_after_they_passed() -> None:
    of = work()
    assert offered(world(agent(), of, offer(of, "a", state="declined", ended_at=NOW))) == ["again"]


def test_an_offer_before_somebody_s_turn() -> None:
    line = world(agent(), work("1", ago_s=9), work("2"))
    assert offered(line, "2") == ["order"]
    assert offered(line, "1") == []


def test_somebody_waits_and_somebody_idles() -> None:
    witness = Witness()
    witness.settled(world(agent(), work()), NOW)
    assert witness.wrongs == ["idle w a"]
    fine = Witness()
    fine.settled(world(agent(), work(prefers="b"), work("v", skills={"x": 1})), NOW)
    fine.settled(world(agent(), work(to_agent="b")), NOW)
    assert fine.wrongs == []


def test_who_is_waited_for_is_no_reason_for_ever() -> None:
    witness = Witness()
    witness.settled(world(agent(), work(prefers="b", ago_s=20), sticky_s=20), NOW + SECOND)
    assert witness.wrongs == ["idle w a"]


def test_an_end_that_comes_twice_or_is_none() -> None:
    witness = Witness()
    done = work(state="done", end="abandoned", ended_at=NOW + 5, completed_at=NOW + 5)
    witness.works(done)
    assert (witness.wrongs, witness.ends, witness.longest_wait) == ([], {"w": "abandoned"}, 5)
    witness.works(done)
    witness.works(work("v", state="done"))
    assert witness.wrongs == ["ended_twice w", "no_end v"]


def test_a_decision_about_what_is_not_there() -> None:
    witness, of = Witness(), world(agent(), active("w", "chat", "a"))
    for decision in (
        Rescind("o", "gone"), TimeOut("o", "a", "w"), FlowOut("w"), FlowOut("x"), EndWrapUp("w", 0),
    ):  # fmt: skip
        assert not witness.makes_sense(of, decision)
    codes = [wrong.split()[0] for wrong in witness.wrongs]
    assert codes == ["no_offer", "no_offer", "not_theirs", "no_work", "not_theirs"]


def test_what_never_ended() -> None:
    witness = Witness()
    witness.over(world(work()), 1)
    assert witness.wrongs == ["never_ended 1"]
