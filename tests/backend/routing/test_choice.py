from backend.routing.choice import POINT_MS, best, load, rank
from backend.routing.world import Seat
from core.work import Profile, QueueRules
from tests.backend.routing.worlds import MINUTE, NOW, active, agent, offer, work

RULES = QueueRules(id="q", priority=2)


def seat(id: str, *media: str, **fields: object) -> Seat:
    hand = tuple(active(f"{id}{number}", each, id) for number, each in enumerate(media))  # type: ignore[arg-type]  # media by name
    given = {"queues": frozenset({"q"}), "hand": hand, **fields}
    return Seat(agent(id), Profile(id=id), **given)  # type: ignore[arg-type]  # fields by name


def test_the_rank_is_the_entry_put_forward_by_priority() -> None:
    assert rank(work(priority=1), RULES) == (NOW - 3 * POINT_MS, "w")
    assert POINT_MS == MINUTE


def test_waiting_beats_any_priority_in_the_end() -> None:
    old, important = work("old", ago_s=3_601), work("new", priority=60)
    assert rank(old, RULES) < rank(important, RULES)


def test_a_callback_is_ranked_by_when_it_is_due() -> None:
    assert rank(work(media="callback", due_at=NOW + 5), QueueRules(id="q")) == (NOW + 5, "w")


def test_the_load_is_how_full_the_hands_are() -> None:
    assert load(seat("a")) == 0
    assert load(seat("a", "call")) == 1
    assert round(load(seat("a", "chat", "mail")), 3) == round(1 / 3 + 1 / 5, 3)
    assert load(seat("a", offers=(offer(work(media="call"), "a"),))) == 1


def test_nobody_can() -> None:
    assert best([], RULES, None) is None


def test_supervisors_last_and_whom_they_know_first() -> None:
    lead, plain = seat("lead", queues=frozenset()), seat("plain", "chat")
    assert best([lead, plain], RULES, None) == plain
    assert best([lead, plain], RULES, "lead") == lead


def test_ties_are_decided_the_same_way_every_time() -> None:
    assert best([seat("b"), seat("a")], RULES, None) == seat("a")
