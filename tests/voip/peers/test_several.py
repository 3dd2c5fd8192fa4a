"""Several calls at once, with baresip and SIPp: call waiting, and the fifth of four."""

from pathlib import Path

from desktop.telephone.words import REFUSALS
from tests.peers.baresip import Baresip
from tests.peers.scenario import sdp
from tests.peers.sipp import Sipp
from tests.voip.peers.conftest import Desks
from tests.voip.peers.test_calls import calling, port_of, taken
from tests.voip.phone_with_tone import MICROPHONE_HZ, MUSIC_HZ, RING_BACK_HZ
from tests.voip.sides import DeskSide, tones
from voip import commands as c
from voip import events as e
from voip.sip_text import Message

BARE_HZ, SECOND_HZ = 800, 1_200
ALL = (MICROPHONE_HZ, MUSIC_HZ, RING_BACK_HZ, BARE_HZ, SECOND_HZ)


def way(message: Message) -> str:
    """Of the sound that its SDP offers."""
    lines = message.body.decode().splitlines()
    ways = [line[2:] for line in lines if line in WAYS]
    return ways[-1] if ways else "sendrecv"


WAYS = ("a=sendrecv", "a=sendonly", "a=recvonly", "a=inactive")


def hears(desk: DeskSide, *hz: int) -> None:
    desk.until(lambda: tones(desk.heard, ALL) == set(hz))


def test_a_second_call_is_announced_and_answering_it_holds_the_first(
    desks: Desks, tmp_path: Path
) -> None:
    """The first is told so by SDP, and nobody is hung up."""
    desk = desks()
    first = calling(tmp_path).hears(200).asks("ACK", cseq=1)
    for answer in ("recvonly", "sendrecv"):
        first.receives("INVITE").answers("200 OK", sdp(more=f"a={answer}\r\n")).receives("ACK")
        # A 200 that came late was asked for again, and each is acknowledged by its own.
        first.receives("ACK", optional=True)
    first.receives("BYE").answers("200 OK")
    with (
        Sipp(tmp_path, first.path, towards=port_of(desk), user="desk", calls=1) as one,
        Baresip(tmp_path / "bare", SECOND_HZ) as two,
    ):
        waits = taken(desk)
        two.order("dial", desk.contact())
        asks = desk.call(state="ringing_in", number="bare").id
        hears(desk, RING_BACK_HZ)
        assert desk.calls[waits].state == "talking"
        desk.send(c.Answer(call=asks))
        two.until("CALL_ESTABLISHED")
        assert way(one.until("INVITE")) == "sendonly"
        hears(desk, SECOND_HZ)
        desk.until(lambda: tones(two.heard, ALL, 8_000) == {MICROPHONE_HZ})
        desk.call(waits, state="talking", hold="ours")
        desk.send(c.SetHold(call=waits, on=False))
        desk.call(asks, state="talking", hold="ours")
        assert way(one.until("INVITE", 2)) == "sendrecv"
        desk.call(waits, state="talking", hold="none")
        desk.send(c.HangUp(call=waits))
        one.went_well()
        assert desk.call(asks).state == "talking"


def test_both_hold_and_the_other_side_is_told_that_nothing_flows(
    desks: Desks, tmp_path: Path
) -> None:
    desk = desks()
    asks = calling(tmp_path).hears(200).asks("ACK", cseq=1)
    asks.asks("INVITE", sdp(more="a=sendonly\r\n")).hears(100, optional=True).hears(200)
    asks.asks("ACK").receives("INVITE").answers("200 OK", sdp(more="a=inactive\r\n"))
    asks.receives("ACK").receives("BYE").answers("200 OK")
    with Sipp(tmp_path, asks.path, towards=port_of(desk), user="desk", calls=1) as far:
        id = taken(desk)
        desk.call(id, hold="theirs")
        assert way(far.until("200", 2)) == "recvonly"
        desk.send(c.SetHold(call=id, on=True))
        assert way(far.until("INVITE")) == "inactive"
        desk.call(id, hold="both")
        desk.send(c.HangUp(call=id))
        far.went_well()


def test_four_calls_and_the_fifth_is_refused_with_words(desks: Desks, tmp_path: Path) -> None:
    desk = desks()
    with Baresip(tmp_path / "bare", BARE_HZ) as bare:
        calls = []
        for number in range(1, 5):
            bare.order("dial", desk.contact())
            calls.append(taken(desk))
            bare.until("CALL_ESTABLISHED", number)
        fifth = calling(tmp_path).hears(486).acknowledges_no()
        with Sipp(tmp_path, fifth.path, towards=port_of(desk), user="desk", calls=1) as far:
            far.went_well()
        busy = desk.refused("calls.full")
        assert (busy.number, busy.status) == ("sipp", 486)
        desk.send(c.Dial(call="fifth", account="line", number=bare.address))
        refused = desk.refused("calls.too_many")
        assert refused.call == "fifth" and REFUSALS[refused.code][0] == "Four calls are the most"
        assert [desk.calls[id].hold for id in calls] == ["ours", "ours", "ours", "none"]
        assert [desk.calls[id].state for id in calls] == ["talking"] * 4
        assert desk.of(e.Unavailable) == []
