"""Whole calls, between the phone's process and another one, on this machine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.voip.phone_with_tone import MICROPHONE_HZ, MUSIC_HZ, RING_BACK_HZ
from tests.voip.sides import ACCOUNT, MUSIC, DeskSide, FarSide, tones
from voip import commands as c
from voip import events as e
from voip.values import Account, Policy

Fars = Callable[..., FarSide]
FAR_HZ, OTHER_HZ = 700, 1_000
ALL = (MICROPHONE_HZ, MUSIC_HZ, RING_BACK_HZ, FAR_HZ, OTHER_HZ)


def ring(desk: DeskSide, far: FarSide) -> str:
    known = set(desk.calls)
    far.do(f"call {desk.contact()} X-ADP-Call:c-1")
    return desk.until(lambda: next(iter(desk.calls.keys() - known), ""))


def answered(desk: DeskSide, far: FarSide) -> str:
    call = ring(desk, far)
    desk.send(c.Answer(call=call))
    desk.call(call, state="talking")
    return call


def hears(desk: DeskSide, *hz: int) -> None:
    desk.until(lambda: tones(desk.heard, ALL) == set(hz))


def ever(path: Path, hz: int) -> bool:
    """Whether a tone was heard at any time."""
    return any(hz in tones(path, ALL, back_s=back / 10) for back in range(300))


def far_hears(far: FarSide, *hz: int, call: int = 0) -> None:
    far.until(lambda: tones(far.heard(call), ALL) == set(hz))


def test_a_call_that_comes_rings_is_answered_and_heard_both_ways(desk: DeskSide, far: Fars) -> None:
    customer = far(FAR_HZ)
    id = ring(desk, customer)
    ringing = desk.call(id, state="ringing_in")
    assert (ringing.direction, ringing.number, ringing.correlation) == ("in", "far700", "c-1")
    desk.send(c.Answer(call=id))
    talking = desk.call(id, state="talking", codec="PCMA")
    assert talking.answered_at is not None
    hears(desk, FAR_HZ)
    far_hears(customer, MICROPHONE_HZ)
    customer.do("hang_up -1 Reason:Q.850;cause=16")
    ended = desk.call(id, state="ended")
    assert (ended.ended_by, ended.cause, ended.q850) == ("them", 200, 16)


def test_a_call_of_ours_rings_with_our_own_ring_back_and_is_ended_by_us(
    desk: DeskSide, far: Fars
) -> None:
    customer = far(FAR_HZ)
    customer.do("answering 180")
    desk.contact()
    number = f"sip:far@127.0.0.1:{customer.port};transport=tcp"
    desk.send(c.Dial(call="out", account="line", number=number, correlation="c-9"))
    desk.call("out", state="ringing_out", direction="out", number=number)
    hears(desk, RING_BACK_HZ)
    assert "X-ADP-Call: c-9" in customer.told(call=0)["invite"]
    customer.do("answer 200")
    desk.call("out", state="talking")
    hears(desk, FAR_HZ)
    desk.send(c.HangUp(call="out"))
    ended = desk.call("out", state="ended")
    assert (ended.ended_by, ended.cause) == ("us", 200)
    customer.told(state="DISCONNECTED")


@pytest.mark.parametrize(("status", "by"), [(486, "them"), (404, "network"), (603, "them")])
def test_who_refuses_our_call_and_with_what_is_told(
    desk: DeskSide, far: Fars, status: int, by: str
) -> None:
    customer = far(FAR_HZ)
    customer.do(f"answering {status}")
    desk.contact()
    number = f"sip:far@127.0.0.1:{customer.port};transport=tcp"
    desk.send(c.Dial(call="out", account="line", number=number))
    ended = desk.call("out", state="ended")
    assert (ended.ended_by, ended.cause, ended.answered_at) == (by, status, None)


def test_a_caller_who_gives_up_is_told_as_such(desk: DeskSide, far: Fars) -> None:
    customer = far(FAR_HZ)
    id = ring(desk, customer)
    customer.told(state="EARLY")
    customer.do("hang_up")
    ended = desk.call(id, state="ended")
    assert (ended.ended_by, ended.cause) == ("them", 487)


def test_a_call_that_somebody_else_took_was_not_missed(desk: DeskSide, far: Fars) -> None:
    customer = far(FAR_HZ)
    id = ring(desk, customer)
    customer.told(state="EARLY")
    customer.do("hang_up -1 Reason:SIP;cause=200;text=Elsewhere")
    ended = desk.call(id, state="ended")
    assert (ended.ended_by, ended.cause) == ("them", 200)


@pytest.mark.parametrize(
    ("reason", "status"), [("busy", 486), ("unavailable", 480), ("declined", 603)]
)
def test_a_call_is_declined_with_a_reason(
    desk: DeskSide, far: Fars, reason: str, status: int
) -> None:
    customer = far(FAR_HZ)
    id = ring(desk, customer)
    desk.send(c.Reject(call=id, reason=reason))  # type: ignore[arg-type]  # one of the literals
    customer.told(state="DISCONNECTED", status=status)
    ended = desk.call(id, state="ended")
    assert (ended.ended_by, ended.cause) == ("us", status)


def test_a_call_declined_to_voicemail_is_sent_there(tmp_path: Path, far: Fars) -> None:
    values = {name: getattr(ACCOUNT, name) for name in Account.__struct_fields__}
    desk = DeskSide(tmp_path / "p", accounts=(Account(**{**values, "voicemail": "*97"}),))
    customer = far(FAR_HZ)
    id = ring(desk, customer)
    desk.send(c.Reject(call=id, reason="voicemail"))
    customer.told(redirected="<sip:*97@127.0.0.1>")
    assert desk.call(id, state="ended").cause == 302
    desk.close()


def test_a_second_call_waits_and_answering_it_holds_the_first(desk: DeskSide, far: Fars) -> None:
    first, second = far(FAR_HZ), far(OTHER_HZ)
    one = answered(desk, first)
    hears(desk, FAR_HZ)
    two = ring(desk, second)
    desk.send(c.Answer(call=two))
    desk.call(two, state="talking", hold="none")
    desk.call(one, state="talking", hold="ours")
    hears(desk, OTHER_HZ)
    far_hears(first, MUSIC_HZ)
    far_hears(second, MICROPHONE_HZ)
    first.told(call=0, media=3)
    desk.send(c.SetHold(call=one, on=False))
    desk.call(one, hold="none")
    desk.call(two, state="talking", hold="ours")
    hears(desk, FAR_HZ)
    far_hears(first, MICROPHONE_HZ)
    far_hears(second, MUSIC_HZ)


def test_who_talks_hears_a_tone_of_a_second_call(desk: DeskSide, far: Fars) -> None:
    answered(desk, far(FAR_HZ))
    ring(desk, far(OTHER_HZ))
    hears(desk, FAR_HZ, RING_BACK_HZ)


def test_hold_in_the_moment_of_the_answer_comes_through(desk: DeskSide, far: Fars) -> None:
    customer = far(FAR_HZ)
    id = answered(desk, customer)
    for on in (True, False, True):
        desk.send(c.SetHold(call=id, on=on))
    customer.told(call=0, media=3)
    far_hears(customer, MUSIC_HZ)
    desk.send(c.SetHold(call=id, on=False))
    far_hears(customer, MICROPHONE_HZ)
    hears(desk, FAR_HZ)


def test_both_can_hold_and_each_takes_back_their_own(desk: DeskSide, far: Fars) -> None:
    customer = far(FAR_HZ)
    id = answered(desk, customer)
    customer.do("hold")
    desk.call(id, hold="theirs")
    desk.send(c.SetHold(call=id, on=True))
    customer.told(media=2, way=0)
    desk.call(id, hold="both")
    customer.do("unhold")
    desk.call(id, hold="ours")
    desk.send(c.SetHold(call=id, on=False))
    desk.call(id, hold="none")
    far_hears(customer, MICROPHONE_HZ)


def test_muted_we_are_silent_and_still_hear(desk: DeskSide, far: Fars) -> None:
    customer = far(FAR_HZ)
    id = answered(desk, customer)
    far_hears(customer, MICROPHONE_HZ)
    desk.send(c.Mute(call=id, on=True))
    desk.call(id, muted=True)
    far_hears(customer)
    hears(desk, FAR_HZ)
    size = customer.heard().stat().st_size
    customer.until(lambda: customer.heard().stat().st_size > size + 16_000)
    desk.send(c.Mute(call=id, on=False))
    far_hears(customer, MICROPHONE_HZ)


def test_whoever_is_muted_is_so_for_whom_they_answer_and_call_next(
    desk: DeskSide, far: Fars
) -> None:
    first, second, third = far(FAR_HZ), far(OTHER_HZ), far(OTHER_HZ)
    one = answered(desk, first)
    desk.send(c.Mute(call=one, on=True))
    desk.call(one, muted=True)
    two = answered(desk, second)
    assert desk.call(two).muted
    hears(desk, OTHER_HZ)
    far_hears(second)
    assert desk.dial(third, "out").muted
    for id in (one, two, "out"):
        desk.send(c.Mute(call=id, on=False))
    far_hears(third, MICROPHONE_HZ)
    desk.send(c.SetHold(call=two, on=False))
    far_hears(second, MICROPHONE_HZ)


def test_keys_arrive_at_the_other_side(desk: DeskSide, far: Fars) -> None:
    customer = far(FAR_HZ)
    id = answered(desk, customer)
    far_hears(customer, MICROPHONE_HZ)
    desk.send(c.SendDtmf(call=id, digits="4*#"))
    for digit in "4*#":
        customer.told(digit=digit)
    desk.send(c.SendDtmf(call=id, digits="what?"))
    assert desk.refused("dtmf.failed").call == id


def test_four_calls_at_most_and_the_fifth_is_refused_on_either_side(
    desk: DeskSide, far: Fars
) -> None:
    customers, late = far(FAR_HZ), far(OTHER_HZ)
    calls = [answered(desk, customers) for _ in range(4)]
    late.do(f"call {desk.contact()}")
    late.told(state="DISCONNECTED", status=486)
    busy = desk.refused("calls.full")
    assert (busy.status, busy.number) == (486, "far1000")
    missed = desk.call(busy.call, state="ended", direction="in", number="far1000")
    assert (missed.answered_at, missed.cause) == (None, 486)
    number = f"sip:far@127.0.0.1:{late.port};transport=tcp"
    desk.send(c.Dial(call="fifth", account="line", number=number))
    desk.until(lambda: [x for x in desk.of(e.Refused) if x.call == "fifth"])
    assert [desk.calls[call].hold for call in calls] == ["ours", "ours", "ours", "none"]
    desk.send(c.HangUp(call=calls[0]))
    desk.call(calls[0], state="ended")
    assert answered(desk, late)


def test_calls_that_come_and_go_leave_the_one_that_stays_alone(desk: DeskSide, far: Fars) -> None:
    """PJSIP gives the place of an ended call to the next; nothing of the old may reach it."""
    passing, stays = far(OTHER_HZ), far(FAR_HZ)
    for number in range(4):
        desk.dial(passing, f"passing-{number}")
        desk.send(c.HangUp(call=f"passing-{number}"))
        desk.call(f"passing-{number}", state="ended")
    id = answered(desk, stays)
    size = stays.heard().stat().st_size if stays.heard().exists() else 0
    stays.until(lambda: stays.heard().stat().st_size > size + 40_000)
    assert desk.calls[id].state == "talking"
    far_hears(stays, MICROPHONE_HZ)


def test_three_talk_and_go_back_to_one_talking(desk: DeskSide, far: Fars) -> None:
    first, second = far(FAR_HZ), far(OTHER_HZ)
    one, two = answered(desk, first), answered(desk, second)
    desk.send(c.Conference(calls=(one, two), on=True))
    desk.call(one, conference=True, hold="none")
    hears(desk, FAR_HZ, OTHER_HZ)
    far_hears(first, MICROPHONE_HZ, OTHER_HZ)
    far_hears(second, MICROPHONE_HZ, FAR_HZ)
    desk.send(c.Conference(calls=(one, two), on=False))
    desk.call(two, conference=False, hold="ours")
    hears(desk, FAR_HZ)
    far_hears(first, MICROPHONE_HZ)
    far_hears(second, MUSIC_HZ)


def test_whoever_leaves_a_conference_leaves_the_others_in_a_call(desk: DeskSide, far: Fars) -> None:
    first, second = far(FAR_HZ), far(OTHER_HZ)
    one, two = answered(desk, first), answered(desk, second)
    desk.send(c.Conference(calls=(one, two), on=True))
    hears(desk, FAR_HZ, OTHER_HZ)
    first.do("hang_up")
    desk.call(one, state="ended")
    desk.call(two, state="talking", conference=False, hold="none")
    far_hears(second, MICROPHONE_HZ)


def test_figures_of_a_talking_call_come_every_two_seconds_and_are_kept(
    desk: DeskSide, far: Fars
) -> None:
    customer = far(FAR_HZ)
    id = answered(desk, customer)
    figures = desk.until(lambda: [m for m in desk.of(e.Measured) if m.call == id][1:])[0]
    assert figures.receiving.loss < 0.05
    assert figures.receiving.mos is not None
    desk.send(c.HangUp(call=id))
    ended = desk.call(id, state="ended")
    assert ended.receiving is not None
    told = [m for m in desk.of(e.Measured) if m.sending is not None]
    assert (ended.sending is None) == (not told)


def test_what_cannot_be_done_is_said(desk: DeskSide, far: Fars) -> None:
    desk.contact()
    desk.send(c.HangUp(call="none"))
    assert desk.refused("call.gone").call == "none"
    desk.send(c.Dial(call="x", account="other", number="100"))
    assert desk.refused("account.unknown").call == "x"
    desk.send(c.Dial(call="x", account="line", number="what is this"))
    assert desk.refused("number.bad").call == "x"
    id = ring(desk, far(FAR_HZ))
    desk.send(c.SetHold(call=id, on=True))
    assert desk.refused("call.state").call == id


class TestPolicy:
    @pytest.fixture
    def strict(self, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[DeskSide]:
        side = DeskSide(tmp_path / "strict", policy=request.param)
        yield side
        side.close()

    @pytest.mark.parametrize("strict", [Policy(do_not_disturb=True)], indirect=True)
    def test_whoever_is_not_to_be_disturbed_hears_of_a_call_when_it_was_refused(
        self, strict: DeskSide, far: Fars
    ) -> None:
        customer = far(FAR_HZ)
        customer.do(f"call {strict.contact()}")
        customer.told(state="DISCONNECTED", status=480)
        missed = strict.call(state="ended")
        assert (missed.ended_by, missed.cause) == ("us", 480)
        assert [x.call.state for x in strict.of(e.Changed)] == ["ended"]

    @pytest.mark.parametrize("strict", [Policy(auto_answer=True)], indirect=True)
    def test_auto_answer_takes_a_call_and_lets_a_second_one_ring(
        self, strict: DeskSide, far: Fars
    ) -> None:
        first, second = far(FAR_HZ), far(OTHER_HZ)
        one = ring(strict, first)
        strict.call(one, state="talking")
        hears(strict, FAR_HZ)
        assert ever(strict.heard, RING_BACK_HZ)
        two = ring(strict, second)
        second.told(state="EARLY")
        assert strict.call(two).state == "ringing_in"
        strict.send(c.SetPolicy(policy=MUSIC))


def test_a_far_side_that_falls_silent_is_parted_from_by_us(desk: DeskSide, far: Fars) -> None:
    customer = far(FAR_HZ)
    id = answered(desk, customer)
    customer.fall()
    desk.send(c.HangUp(call=id))
    assert desk.call(id, state="ended").ended_by == "us"
