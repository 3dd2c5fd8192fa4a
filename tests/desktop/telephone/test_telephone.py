"""The phone as the screen knows it, over a phone without a process."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.telephone.telephone import STARTING, Telephone
from tests.desktop.telephone.fake_phone import NOW, FakePhone, call, ringing
from voip import commands as c
from voip import events as e
from voip.values import Account, Quality, Registration


@pytest.fixture
def telephone(qapp: QApplication) -> Telephone:
    return Telephone()


def heard(signal: Any) -> list[Any]:
    said: list[Any] = []
    signal.connect(lambda *what: said.append(what[0] if len(what) == 1 else what))
    return said


def test_an_extension_goes_with_the_number(qapp: QApplication) -> None:
    telephone = Telephone()
    phone = FakePhone(telephone)
    telephone.dial("+905321234567,12")
    assert isinstance(phone.last, c.Dial) and phone.last.number == "+905321234567,12"
    assert telephone.last_number == "+905321234567,12", "redialled with it"


def test_silent_until_its_phone_arrives(telephone: Telephone) -> None:
    refusals = heard(telephone.refused)
    assert telephone.why_not == STARTING
    assert telephone.dial("100") == ""
    assert [refusal.code for refusal in refusals] == ["account.not_ready"]


def test_a_restarted_desk_finds_its_call_again(telephone: Telephone) -> None:
    FakePhone(telephone, call())
    assert telephone.ready
    assert telephone.current == call()


def test_a_call_that_went_with_its_process_has_ended(telephone: Telephone) -> None:
    phone, gone = FakePhone(telephone, call()), heard(telephone.ended)
    phone.say(e.Welcome(version="2.15"))
    assert [(each.id, each.ended_by) for each in gone] == [("call", "phone")]
    assert telephone.current is None


def test_ringing_is_said_once(telephone: Telephone) -> None:
    phone, rang = FakePhone(telephone), heard(telephone.rang)
    first = phone.change(ringing())
    phone.change(first, name="Ayşe")
    assert [each.id for each in rang] == ["ring"]
    assert [each.name for each in telephone.ringing] == ["Ayşe"]


def test_the_end_is_said_with_its_cause(telephone: Telephone) -> None:
    phone, gone = FakePhone(telephone, call()), heard(telephone.ended)
    phone.change(call(), state="ended", ended_by="them", cause=200)
    assert gone[0].ended_by == "them"
    assert telephone.calls == ()


def test_keys_mean_the_call_that_talks(telephone: Telephone) -> None:
    held, talks = call("held", hold="ours"), call("talks", answered_at=NOW)
    phone = FakePhone(telephone, held, talks, call("calling", state="calling", answered_at=None))
    telephone.hang_up()
    assert phone.last == c.HangUp(call="talks")


@pytest.mark.parametrize(
    ("act", "command"),
    [
        (lambda t: t.answer(), c.Answer(call="ring")),
        (lambda t: t.reject(None, "busy"), c.Reject(call="ring", reason="busy")),
        (lambda t: t.hold(), c.SetHold(call="call", on=True)),
        (lambda t: t.mute(True), c.Mute(call="call", on=True)),
        (lambda t: t.dtmf("1#"), c.SendDtmf(call="call", digits="1#")),
        (lambda t: t.transfer("call", "102"), c.Transfer(call="call", number="102")),
        (lambda t: t.complete("call", "x"), c.CompleteTransfer(call="call", target="x")),
        (lambda t: t.bring_together("a", "b"), c.Conference(calls=("a", "b"), on=True)),
        (lambda t: t.leave_conference(), c.LeaveConference()),
        (lambda t: t.record(True), c.Record(call="call", on=True)),
        (lambda t: t.pause_recording(), c.PauseRecording(call="call", most_s=60)),
        (lambda t: t.register_now(), c.RegisterNow()),
        (lambda t: t.play("a.wav"), c.Play(path="a.wav")),
        (lambda t: t.echo_test(True), c.EchoTest(on=True)),
    ],
)
def test_what_a_person_does(
    telephone: Telephone, act: Callable[[Telephone], None], command: c.AnyCommand
) -> None:
    phone = FakePhone(telephone, call(), ringing())
    act(telephone)
    assert phone.last == command


def test_a_consultation_goes_by_the_account_of_its_call(telephone: Telephone) -> None:
    phone = FakePhone(telephone, call(account="second"))
    id = telephone.consult("call", "102")
    asked = phone.last
    assert isinstance(asked, c.Dial)
    assert (asked.call, asked.account, asked.consults) == (id, "second", "call")


def test_only_the_consultation_is_brought_together(telephone: Telephone) -> None:
    stranger, customer = call("stranger", hold="ours"), call("customer", hold="ours")
    phone = FakePhone(telephone, stranger, customer, call("asked", consults="customer"))
    telephone.conference()
    assert phone.last == c.Conference(calls=("customer", "asked"), on=True)


def test_of_two_consultations_the_current_one_is_meant(telephone: Telephone) -> None:
    first, second = call("first", hold="ours"), call("second", hold="ours")
    asked = call("asked-1", consults="first", hold="ours"), call("asked-2", consults="second")
    phone = FakePhone(telephone, first, second, *asked)
    telephone.conference()
    assert phone.last == c.Conference(calls=("second", "asked-2"), on=True)


def test_two_customers_are_not_brought_together_by_the_way(telephone: Telephone) -> None:
    phone, refusals = (
        FakePhone(telephone, call("a", hold="ours"), call("b")),
        heard(telephone.refused),
    )
    telephone.conference()
    assert [refusal.code for refusal in refusals] == ["conference.nobody_asked"]
    assert phone.asked == []


def test_only_who_was_brought_together_parts(telephone: Telephone) -> None:
    both = call("a", conference=True), call("b", conference=True)
    phone = FakePhone(telephone, call("held", hold="ours"), *both)
    telephone.conference(False)
    assert phone.last == c.Conference(calls=("a", "b"), on=False)


def test_levels_are_asked_for_once_and_taken_back_once(telephone: Telephone) -> None:
    phone = FakePhone(telephone)
    for on in (True, True, False, False):
        telephone.watch(on)
    assert phone.asked == [c.Watch(levels=True), c.Watch(levels=False)]


def test_parking_needs_a_server_that_has_places(telephone: Telephone) -> None:
    phone, refusals = FakePhone(telephone, call()), heard(telephone.refused)
    telephone.park("call")
    telephone.set_accounts([Account(id="office", user="101", domain="pbx.test", park="*68")])
    telephone.park("call", "1")
    assert refusals[0].code == "park.unknown"
    assert phone.last == c.Transfer(call="call", number="*681")


def test_a_colleagues_call_is_picked_up_where_the_server_can(telephone: Telephone) -> None:
    phone, refusals = FakePhone(telephone), heard(telephone.refused)
    telephone.pick_up("105")
    telephone.set_accounts([Account(id="office", user="1", domain="pbx.test", pick_up="*8")])
    telephone.pick_up("105")
    assert refusals[0].code == "pick_up.unknown"
    assert isinstance(phone.last, c.Dial)
    assert phone.last.number == "*8105"


def test_why_nobody_can_be_called(telephone: Telephone) -> None:
    phone = FakePhone(telephone, ready=False)
    assert telephone.why_not == "no_account"
    failed = Registration(account="office", state="failed", code="password_refused")
    phone.say(e.Registered(registration=failed))
    assert telephone.why_not == "password_refused"


def test_what_was_measured_last_is_kept_while_the_call_lasts(telephone: Telephone) -> None:
    phone = FakePhone(telephone, call())
    phone.measure("call", Quality(loss=0.01), Quality(loss=0.06))
    assert telephone.quality("call") == (Quality(loss=0.01), Quality(loss=0.06))
    phone.change(call(), state="ended")
    assert telephone.quality("call") is None


def test_leaving_keeps_nothing(telephone: Telephone) -> None:
    phone = FakePhone(telephone, call())
    telephone.leave()
    telephone.hang_up("call")
    assert telephone.calls == ()
    assert not telephone.available
    assert phone.asked == []


def test_a_phone_that_fell_takes_its_calls_along_and_says_why(telephone: Telephone) -> None:
    phone, gone = FakePhone(telephone, call()), heard(telephone.ended)
    phone.say(e.Unavailable(reason="fell"))
    assert (telephone.why_not, telephone.calls) == ("fell", ())
    assert [each.ended_by for each in gone] == ["phone"]
    phone.say(e.Welcome(version="2.15"))
    assert telephone.available


@pytest.mark.parametrize("end", [e.Unavailable(reason="fell"), e.Welcome(version="2.15")])
def test_of_calls_that_fall_together_each_sees_those_after_it(
    telephone: Telephone, end: e.AnyEvent
) -> None:
    phone = FakePhone(telephone, *(call(id) for id in "abcd"))
    left: list[list[str]] = []
    telephone.ended.connect(lambda _: left.append([each.id for each in telephone.calls]))
    phone.say(end)
    assert left == [["b", "c", "d"], ["c", "d"], ["d"], []]


def test_a_call_that_ended_while_no_desk_was_there_is_told(telephone: Telephone) -> None:
    over = heard(telephone.ended_before)
    FakePhone(telephone, call(state="ended", ended_at=NOW))
    assert [each.id for each in over] == ["call"]
    assert telephone.calls == ()


def test_a_call_that_was_turned_away_before_it_rang_is_told(telephone: Telephone) -> None:
    phone, over = FakePhone(telephone), heard(telephone.ended_before)
    phone.change(ringing(state="ended", ended_by="us", cause=486))
    assert [each.cause for each in over] == [486]
