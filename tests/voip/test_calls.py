"""Whole calls, between the phone's process and another one, on this machine."""

from collections.abc import Callable

from tests.voip.phone_with_tone import MICROPHONE_HZ, MUSIC_HZ
from tests.voip.sides import DeskSide, FarSide, tones
from voip import commands as c

Fars = Callable[..., FarSide]
FAR_HZ = 700
ALL = (MICROPHONE_HZ, MUSIC_HZ, FAR_HZ)


def test_a_call_that_comes_rings_is_answered_and_heard_both_ways(desk: DeskSide, far: Fars) -> None:
    customer = far(FAR_HZ)
    customer.do(f"call {desk.contact()} X-ADP-Call:c-1")
    ringing = desk.call(state="ringing_in")
    assert (ringing.direction, ringing.number, ringing.correlation) == ("in", "far700", "c-1")
    desk.send(c.Answer(call=ringing.id))
    talking = desk.call(state="talking", codec="PCMA")
    assert talking.answered_at is not None
    desk.until(lambda: tones(desk.heard, ALL) == {FAR_HZ})
    desk.until(lambda: tones(customer.heard(), ALL) == {MICROPHONE_HZ})
    customer.do("hang_up")
    ended = desk.call(state="ended")
    assert (ended.ended_by, ended.cause) == ("them", 200)
