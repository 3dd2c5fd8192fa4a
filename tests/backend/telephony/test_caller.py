"""What a caller hears and does, without a telephone: news in, orders out."""

import pytest

from backend.telephony.caller import MOST_LEGS, Caller, Happened, Leg
from backend.telephony.legs import CUSTOMER
from backend.telephony.listeners import Listener
from backend.telephony.prompts import Prompts
from backend.telephony.queueing import Place
from backend.telephony.tapes import Tape
from voip import orders
from voip.orders import Order, Told

NAMES = (
    "welcome",
    "offer",
    "number",
    "type",
    "wrong",
    "noted",
    "again",
    "moved",
    "nobody",
    "later",
)
FILES = {f"{name}-tr": name for name in (*NAMES, "place3", "minutes5")}


class Line:
    def __init__(self, number: str = "+905321234567") -> None:
        self.orders: list[Order] = []
        self.happened: list[Happened] = []
        self.caller = Caller(
            "c", number, "tr", Prompts(FILES), self.orders.append, self.happened.append
        )
        self.caller.heard(Told(call=CUSTOMER, state="talking"))
        self.caller.greet()

    def told(self, call: str, state: str, **more: object) -> None:
        self.caller.heard(Told(call=call, state=state, **more))  # type: ignore[arg-type]

    def said(self, count: int = 1) -> None:
        for _ in range(count):
            self.caller.heard(orders.Said(call=CUSTOMER, play=""))

    def presses(self, keys: str) -> None:
        for key in keys:
            self.caller.heard(orders.Pressed(call=CUSTOMER, digit=key))

    @property
    def plays(self) -> list[str]:
        return [one.play for one in self.orders if isinstance(one, orders.Say)]

    @property
    def hears(self) -> dict[str, tuple[str, ...]]:
        """As it was ordered last."""
        return [one.hears for one in self.orders if isinstance(one, orders.Mix)][-1]

    @property
    def whats(self) -> list[str]:
        return [one.what for one in self.happened]

    def ring(self, id: str = "o") -> bool:
        return self.caller.ring(Leg(id, "agent", "ayse"), "sip:a@127.0.0.1:1", "Ali", "Satış")

    def talk(self, id: str = "o") -> None:
        self.ring(id)
        self.told(id, "talking")
        self.caller.connect(id)


@pytest.fixture
def line() -> Line:
    return Line()


def test_they_are_welcomed_and_then_hear_music(line: Line) -> None:
    line.said(2)
    assert line.plays == ["welcome", "offer", Prompts.music]
    assert line.whats == ["here"]


def test_their_place_is_told_while_they_wait_and_to_nobody_who_talks(line: Line) -> None:
    line.said(2)
    line.caller.tell_place(Place(3, 290))
    line.said(3)
    assert line.plays[3:] == ["place3", "minutes5", "offer", Prompts.music]
    line.talk()
    line.caller.tell_place(Place(3, None))
    assert line.plays[-1] == Prompts.music


def test_a_place_that_is_far_is_not_told(line: Line) -> None:
    line.said(2)
    line.caller.tell_place(Place(11, 9_999))
    assert line.plays[-1] == "offer"


def test_whoever_answers_is_joined_and_the_others_stop(line: Line) -> None:
    line.ring("one")
    line.ring("two")
    line.told("two", "talking")
    line.caller.connect("two")
    assert line.happened[-1].leg == Leg("two", "agent", "ayse", "talking")
    assert line.hears == {CUSTOMER: ("two",), "two": (CUSTOMER,)}
    assert orders.HangUp(call="one") in line.orders


def test_a_process_holds_so_many_legs(line: Line) -> None:
    assert [line.ring(str(n)) for n in range(MOST_LEGS + 1)] == [True] * MOST_LEGS + [False]


def test_a_leg_that_never_talked_failed_and_the_music_goes_on(line: Line) -> None:
    line.said(2)
    line.ring()
    line.told("o", "ended", status=486)
    assert (line.whats[-1], line.happened[-1].status) == ("failed", 486)
    assert line.plays[-1] == Prompts.music


def test_whoever_hangs_up_left_and_whoever_falls_silent_is_lost(line: Line) -> None:
    line.talk("one")
    line.told("one", "ended", status=200)
    assert line.whats[-1] == "left"
    line.talk("two")
    line.caller.heard(orders.Silent(call="two"))
    assert line.whats[-1] == "lost" and line.caller.with_leg == ""
    assert orders.HangUp(call="two") in line.orders and line.plays[-1] == Prompts.music


def test_an_outside_line_may_be_silent(line: Line) -> None:
    line.talk()
    line.told("o>", "ringing", number="05321112233")
    assert line.happened[-1] == Happened("handed", Leg("o>", "outside", "05321112233"))
    line.told("o>", "talking")
    line.caller.connect("o>")
    line.caller.heard(orders.Silent(call="o>"))
    assert line.caller.with_leg == "o>"


def test_to_another_queue_they_go_by_way_of_music(line: Line) -> None:
    line.talk()
    line.caller.wait("moved")
    line.said()
    assert line.plays[-2:] == ["moved", Prompts.music] and line.caller.legs == {}


def test_a_number_may_be_left_in_their_own_time(line: Line) -> None:
    line.presses("1")
    assert line.plays[-1] == "number"
    line.said()
    assert line.plays[-1] == Prompts.music
    line.presses("12")
    assert line.happened[-1] == Happened("number", number="+905321234567")


def test_a_wrong_number_is_asked_for_again() -> None:
    line = Line("")
    line.presses("1")
    line.presses("99#")
    line.said()
    assert line.plays[-2:] == ["wrong", "type"]
    line.presses("*")
    assert line.plays[-1] == Prompts.music


def test_while_they_talk_no_key_is_ours(line: Line) -> None:
    line.talk()
    line.presses("1")
    assert line.whats[-1] == "answered"


def test_good_bye_is_said_before_it_is_hung_up(line: Line) -> None:
    line.ring()
    line.caller.leave("noted")
    assert line.plays[-1] == "noted" and orders.HangUp(call="o") in line.orders
    line.said()
    assert line.orders[-1] == orders.HangUp(call=CUSTOMER)
    line.told(CUSTOMER, "ended", status=200, by_us=True)
    assert line.happened[-1] == Happened("gone", status=200, ours=True)


def test_whoever_hangs_up_leaves_nobody_ringing(line: Line) -> None:
    line.ring()
    line.told(CUSTOMER, "ended", status=200)
    assert orders.HangUp(call="o") in line.orders


def listens(line: Line, id: str, mode: str, *, answers: bool = True) -> bool:
    listener = Listener(id, f"who-{id}", mode)  # type: ignore[arg-type]
    rings = line.caller.listen(listener, "sip:s@127.0.0.1:2", "601", "Ayşe")
    if rings and answers:
        line.told(id, "talking")
    return rings


def test_a_listener_rings_at_once_and_hears_both_once_her_phone_answered(line: Line) -> None:
    line.talk()
    assert listens(line, "s", "monitor", answers=False)
    rung = next(o for o in line.orders if isinstance(o, orders.Invite) and o.call == "s")
    assert (rung.correlation, rung.number, rung.at_once) == ("s", "601", True)
    assert "s" not in line.hears
    line.told("s", "talking")
    assert line.happened[-1] == Happened(
        "listens", listener=Listener("s", "who-s", "monitor", there=True)
    )
    assert line.hears == {CUSTOMER: ("o",), "o": (CUSTOMER,), "s": (CUSTOMER, "o")}


def test_a_listener_changes_how_she_is_heard(line: Line) -> None:
    line.talk()
    listens(line, "s", "monitor")
    line.caller.change("s", "whisper")
    assert line.hears == {CUSTOMER: ("o",), "o": (CUSTOMER, "s"), "s": (CUSTOMER, "o")}
    line.caller.change("s", "barge")
    assert line.hears == {CUSTOMER: ("o", "s"), "o": (CUSTOMER, "s"), "s": (CUSTOMER, "o")}


def test_who_takes_over_has_the_caller_and_the_other_listener_stays(line: Line) -> None:
    line.talk()
    listens(line, "s", "monitor")
    listens(line, "t", "monitor")
    assert line.caller.take_over("s") == "o"
    assert orders.HangUp(call="o") in line.orders
    assert line.hears == {CUSTOMER: ("s",), "s": (CUSTOMER,), "t": (CUSTOMER, "s")}
    assert line.caller.with_leg == "s" and line.whats[-1] == "listens"
    line.told("s", "ended", status=200)
    assert line.whats[-2:] == ["deaf", "left"]


def test_nobody_listens_to_a_caller_who_waits(line: Line) -> None:
    assert not listens(line, "s", "monitor")
    line.talk()
    listens(line, "s", "monitor")
    line.caller.wait("moved")
    assert (line.whats[-1], line.happened[-1].status) == ("deaf", 0)
    assert orders.HangUp(call="s") in line.orders and line.hears == {}


def test_listeners_have_room_and_no_more(line: Line) -> None:
    line.talk()
    assert [listens(line, id, "monitor") for id in "stu"] == [True, True, False]


def test_a_listener_who_hands_the_caller_on_is_not_obeyed(line: Line) -> None:
    line.talk()
    listens(line, "s", "monitor")
    line.told("s>", "ringing", number="05321112233")
    assert orders.HangUp(call="s>") in line.orders and line.whats[-1] == "listens"


@pytest.mark.parametrize("end", ["ended", "silent", "dismissed"])
def test_a_listener_leaves_and_the_two_talk_on(line: Line, end: str) -> None:
    line.talk()
    listens(line, "s", "barge")
    if end == "ended":
        line.told("s", "ended", status=200)
    elif end == "silent":
        line.caller.heard(orders.Silent(call="s"))
    else:
        line.caller.dismiss("s")
    assert line.hears == {CUSTOMER: ("o",), "o": (CUSTOMER,)}
    assert (line.whats[-1] == "deaf") is (end != "dismissed")


def test_who_may_not_wait_any_longer_may_leave_a_number(line: Line) -> None:
    line.caller.offer_number()
    line.said()
    assert line.plays[-2:] == ["later", "number"]
    line.presses("1")
    assert line.happened[-1] == Happened("number", number="+905321234567")


def test_and_who_does_not_want_to_is_told_to_call_again(line: Line) -> None:
    line.caller.offer_number()
    line.said()
    line.caller.ask_again()
    assert line.plays[-1] == "number"
    line.presses("*")
    assert line.plays[-1] == "nobody" and line.caller.leaving


def test_a_pause_of_the_recording_reaches_the_process_also_before_it_begins(line: Line) -> None:
    line.caller.tape = Tape("p", bytes(32), "consent.wav")
    line.talk()
    line.caller.pause_recording(60)
    line.said()
    at = line.orders.index(orders.Record(call=CUSTOMER, path="p", key=bytes(32)))
    assert line.orders[at + 1] == orders.PauseRecording(call=CUSTOMER, most_s=60)
    line.caller.pause_recording(0)
    assert line.orders[-1] == orders.PauseRecording(call=CUSTOMER, most_s=0)
