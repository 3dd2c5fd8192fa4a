import pytest

from backend.routing.capacity import room_of, unfit
from core.work import CAPACITY, Media, Profile
from tests.backend.routing.worlds import active, offer, work

PLAIN = Profile(id="a")
PATIENT = Profile(id="a", chat_in_call=True)


def room(profile: Profile, *media: Media) -> set[Media]:
    return set(room_of(profile, [active(f"w{n}", each, "a") for n, each in enumerate(media)], ()))


def test_with_empty_hands_everything() -> None:
    assert room(PLAIN) == set(CAPACITY)


def test_three_chats_and_mail_but_no_call_on_top() -> None:
    assert room(PLAIN, "chat", "chat", "mail") == set(CAPACITY)
    assert room(PLAIN, "chat", "chat", "chat") == {"message", "mail"}
    assert room(PLAIN, "mail", "mail", "mail", "mail", "mail") == set(CAPACITY) - {"mail"}


@pytest.mark.parametrize("spoken", ["call", "callback"])
def test_nothing_during_a_call_but_what_the_profile_allows(spoken: Media) -> None:
    assert room(PLAIN, spoken) == set()
    assert room(PATIENT, spoken) == {"chat", "message"}
    assert room(PATIENT, spoken, "chat", "chat", "chat") == {"message"}


def test_a_call_that_is_no_work_of_a_queue_is_a_call_too() -> None:
    assert room_of(PLAIN, (), (), {"outgoing"}) == frozenset()


def test_one_ear_whatever_the_capacities_say() -> None:
    many = Profile(id="a", capacity={"call": 3, "callback": 3})
    assert "call" not in room(many, "callback")
    assert "callback" not in room(many, "call")


def test_whoever_takes_no_chats_is_rung_all_the_same() -> None:
    telephone = Profile(id="a", capacity={"chat": 0, "message": 0, "mail": 0})
    assert room(telephone) == {"call", "callback"}


def test_an_open_offer_takes_its_place() -> None:
    ringing = offer(work("w", "call"), "a")
    assert room_of(PLAIN, (), [ringing]) == frozenset()
    shown = [offer(work(f"w{number}"), "a") for number in range(3)]
    assert room_of(PLAIN, (), shown) == {"message", "mail"}


def test_a_wrap_up_keeps_its_place() -> None:
    wrapping = active("w", "call", "a", state="wrap_up")
    assert room_of(PLAIN, [wrapping], ()) == frozenset()


def test_what_no_longer_fits_is_named_and_older_offers_stay() -> None:
    call = active("call", "call", "a")
    chat = offer(work("w"), "a")
    assert unfit(PLAIN, [call], [chat], frozenset()) == (chat,)
    assert unfit(PATIENT, [call], [chat], frozenset()) == ()
    hand = [active(f"c{number}", "chat", "a") for number in range(2)]
    late = offer(work("late"), "a", at=chat.at + 1)
    assert unfit(PLAIN, hand, [late, chat], frozenset()) == (late,)


def test_chats_and_a_call_offered_side_by_side_stay() -> None:
    shown = [offer(work("w"), "a"), offer(work("call", "call"), "a")]
    assert unfit(PLAIN, (), shown, frozenset()) == ()
    assert unfit(PLAIN, (), shown[::-1], frozenset()) == ()


def test_the_call_that_is_offered_may_be_talked_on_before_it_is_accepted() -> None:
    ringing = offer(work("w", "call"), "a", call="line")
    assert unfit(PLAIN, (), [ringing], frozenset({"line"})) == ()
    assert unfit(PLAIN, (), [ringing], frozenset({"another"})) == (ringing,)
