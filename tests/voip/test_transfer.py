"""Handing calls over: the far sides are pjsua2 too, and do what a REFER asks."""

from collections.abc import Callable

from tests.voip.phone_with_tone import MICROPHONE_HZ, MUSIC_HZ
from tests.voip.sides import DeskSide, FarSide
from tests.voip.test_calls import FAR_HZ, OTHER_HZ, answered, far_hears, hears
from voip import commands as c
from voip import events as e

Fars = Callable[..., FarSide]


def number(far: FarSide) -> str:
    return f"sip:{far.name}@127.0.0.1:{far.port};transport=tcp"


def test_a_blind_transfer_leaves_the_two_others_talking(desk: DeskSide, far: Fars) -> None:
    customer, colleague = far(FAR_HZ), far(OTHER_HZ)
    id = answered(desk, customer)
    desk.send(c.Transfer(call=id, number=number(colleague)))
    desk.was(id, state="talking", transferring=True, hold="ours")
    ended = desk.call(id, state="ended")
    assert (ended.ended_by, ended.cause, ended.transferring) == ("us", 200, True)
    far_hears(customer, OTHER_HZ, call=1)
    far_hears(colleague, FAR_HZ)


def test_a_transfer_that_nobody_takes_comes_back(desk: DeskSide, far: Fars) -> None:
    customer, colleague = far(FAR_HZ), far(OTHER_HZ)
    colleague.do("answering 486")
    id = answered(desk, customer)
    desk.send(c.Transfer(call=id, number=number(colleague)))
    assert desk.refused("transfer.failed").status == 486
    desk.call(id, state="talking", transferring=False, hold="none")
    hears(desk, FAR_HZ)
    far_hears(customer, MICROPHONE_HZ)


def test_a_side_that_will_not_be_transferred_stays_ours(desk: DeskSide, far: Fars) -> None:
    customer, colleague = far(FAR_HZ), far(OTHER_HZ)
    customer.do("refusing")
    id = answered(desk, customer)
    desk.send(c.Transfer(call=id, number=number(colleague)))
    assert desk.refused("transfer.failed").status == 603
    desk.call(id, state="talking", transferring=False, hold="none")
    far_hears(customer, MICROPHONE_HZ)


def test_a_colleague_is_asked_while_the_customer_hears_music_and_then_has_the_call(
    desk: DeskSide, far: Fars
) -> None:
    customer, colleague = far(FAR_HZ), far(OTHER_HZ)
    id = answered(desk, customer)
    asked = desk.dial(colleague, "asked", consults=id)
    assert asked.consults == id
    far_hears(customer, MUSIC_HZ)
    hears(desk, OTHER_HZ)
    desk.send(c.CompleteTransfer(call=id, target="asked"))
    desk.call(id, state="ended", ended_by="us")
    desk.call("asked", state="ended")
    far_hears(customer, OTHER_HZ, call=1)
    far_hears(colleague, FAR_HZ, call=1)


def test_without_an_answered_target_nothing_is_completed(desk: DeskSide, far: Fars) -> None:
    customer, colleague = far(FAR_HZ), far(OTHER_HZ)
    colleague.do("answering 180")
    id = answered(desk, customer)
    desk.send(c.CompleteTransfer(call=id, target="nobody"))
    desk.refused("transfer.no_target")
    desk.send(c.Dial(call="asked", account="line", number=number(colleague), consults=id))
    desk.call("asked", state="ringing_out")
    desk.send(c.CompleteTransfer(call=id, target="asked"))
    desk.until(lambda: len(desk.of(e.Refused)) == 2)
    assert desk.calls[id].state == "talking"
    desk.send(c.HangUp(call="asked"), c.SetHold(call=id, on=False))
    desk.call("asked", state="ended")
    hears(desk, FAR_HZ)


def test_a_consultation_that_cannot_be_completed_leaves_both_calls_ours(
    desk: DeskSide, far: Fars
) -> None:
    customer, colleague = far(FAR_HZ), far(OTHER_HZ)
    customer.do("refusing")
    id = answered(desk, customer)
    desk.dial(colleague, "asked", consults=id)
    desk.send(c.CompleteTransfer(call=id, target="asked"))
    desk.refused("transfer.failed")
    desk.call(id, state="talking", transferring=False, hold="ours")
    desk.call("asked", state="talking", hold="none")
    hears(desk, OTHER_HZ)
    far_hears(customer, MUSIC_HZ)


def test_leaving_a_conference_leaves_the_two_others_together(desk: DeskSide, far: Fars) -> None:
    customer, colleague = far(FAR_HZ), far(OTHER_HZ)
    id = answered(desk, customer)
    desk.dial(colleague, "asked", consults=id)
    desk.send(c.Conference(calls=(id, "asked"), on=True))
    hears(desk, FAR_HZ, OTHER_HZ)
    desk.send(c.LeaveConference())
    desk.call(id, state="ended")
    desk.call("asked", state="ended")
    far_hears(customer, OTHER_HZ, call=1)
    far_hears(colleague, FAR_HZ, call=1)


def test_who_waits_is_not_brought_in_by_those_who_are_and_these_can_be_left(
    desk: DeskSide, far: Fars
) -> None:
    waiting, customer, colleague = far(FAR_HZ), far(FAR_HZ), far(OTHER_HZ)
    waits, id = answered(desk, waiting), answered(desk, customer)
    desk.dial(colleague, "asked", consults=id)
    desk.send(c.Conference(calls=(waits, id, "asked"), on=True))
    desk.refused("conference.two")
    desk.send(c.Conference(calls=(id, "asked"), on=True))
    desk.call("asked", conference=True)
    desk.send(c.Conference(calls=(waits, id), on=True))
    desk.until(lambda: len(desk.of(e.Refused)) == 2)
    assert desk.call(waits, hold="ours").conference is False
    far_hears(waiting, MUSIC_HZ)
    desk.send(c.LeaveConference())
    desk.call(id, state="ended")
    desk.call("asked", state="ended")
    far_hears(colleague, FAR_HZ, call=1)
    far_hears(waiting, MUSIC_HZ)


def test_a_conference_that_cannot_be_left_goes_on(desk: DeskSide, far: Fars) -> None:
    customer, colleague = far(FAR_HZ), far(OTHER_HZ)
    customer.do("refusing")
    id = answered(desk, customer)
    desk.dial(colleague, "asked")
    desk.send(c.Conference(calls=(id, "asked"), on=True))
    desk.send(c.LeaveConference())
    desk.refused("transfer.failed")
    hears(desk, FAR_HZ, OTHER_HZ)
    far_hears(customer, MICROPHONE_HZ, OTHER_HZ)


def test_nobody_makes_this_phone_dial(desk: DeskSide, far: Fars) -> None:
    customer, elsewhere = far(FAR_HZ), far(OTHER_HZ)
    id = answered(desk, customer)
    customer.do(f"refer {number(elsewhere)}")
    customer.told(referred=603)
    assert list(desk.calls) == [id]
    assert len(elsewhere.news) == 1


def test_a_colleague_who_hands_their_side_over_leaves_us_with_the_customer(
    desk: DeskSide, far: Fars
) -> None:
    colleague, customer = far(FAR_HZ), far(OTHER_HZ)
    id = answered(desk, colleague)
    customer.do("answering 200")
    colleague.do(f"call {number(customer)}")
    customer.told(state="CONFIRMED")
    colleague.told(call=1, state="CONFIRMED")
    colleague.do("join 1 0")
    hears(desk, OTHER_HZ)
    now = desk.call(id, state="talking")
    assert now.number == "far1000"
    far_hears(customer, MICROPHONE_HZ, call=1)
    desk.send(c.HangUp(call=id))
    desk.call(id, state="ended", ended_by="us")
