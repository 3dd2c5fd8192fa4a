"""Calls with SIPp, which says and hears every message: what the other side is told of what we do."""

import re
import socket
from pathlib import Path
from typing import Any

import pytest

from tests.peers.ports import LOOPBACK
from tests.peers.scenario import Scenario, sdp
from tests.peers.sipp import Sipp
from tests.voip.peers.conftest import Desks
from tests.voip.sides import DeskSide
from voip import commands as c
from voip.sip_text import Message
from voip.values import Decline

_IP_RECVTOS = 13


def port_of(desk: DeskSide) -> int:
    return int(desk.contact().rpartition(":")[2])


def calling(folder: Path, body: str = "", name: str = "asks") -> Scenario:
    asks = Scenario(folder, name).calls(body).hears(100, optional=True)
    return asks.hears(180, optional=True)


def answering(folder: Path, headers: str = "", body: str = "", name: str = "takes") -> Scenario:
    takes = Scenario(folder, name).receives("INVITE").answers("180 Ringing")
    return takes.answers("200 OK", body or sdp(), headers).receives("ACK")


def dial(desk: DeskSide, far: Sipp, id: str = "out", **more: Any) -> str:
    number = f"sip:{id}@{LOOPBACK}:{far.port}"
    desk.contact()
    desk.send(c.Dial(call=id, account="line", number=number, **more))
    return desk.talked(id)


def taken(desk: DeskSide) -> str:
    id = desk.call(state="ringing_in").id
    desk.send(c.Answer(call=id))
    return desk.call(id, state="talking").id


@pytest.mark.parametrize(
    ("reason", "status"),
    [("busy", 486), ("unavailable", 480), ("declined", 603), ("voicemail", 302)],
)
def test_who_is_declined_hears_why(
    desks: Desks, tmp_path: Path, reason: Decline, status: int
) -> None:
    desk = desks()
    asks = calling(tmp_path).hears(status).acknowledges_no()
    with Sipp(tmp_path, asks.path, towards=port_of(desk), user="desk", calls=1) as far:
        desk.send(c.Reject(call=desk.call(state="ringing_in").id, reason=reason))
        far.went_well()
        told = far.heard(str(status))[0]
        assert ("<sip:*97@" in told.value("Contact")) == (reason == "voicemail")


def formats(message: Message) -> list[str]:
    found = re.search(r"(?m)^m=audio \d+ \S+ (.*?)\r?$", message.body.decode())
    assert found
    return found[1].split()


def test_codecs_are_offered_in_the_order_of_the_account(desks: Desks, tmp_path: Path) -> None:
    desk = desks(codecs=("PCMU", "G722", "PCMA"))
    takes = answering(tmp_path, body=sdp("9 101")).receives("BYE").answers("200 OK")
    with Sipp(tmp_path, takes.path, calls=1) as far:
        id = dial(desk, far)
        desk.call(id, codec="G722")
        desk.send(c.HangUp(call=id))
        far.went_well()
        assert formats(far.heard("INVITE")[0])[:3] == ["0", "9", "8"]


def test_of_an_offer_the_account_takes_what_it_likes_best(desks: Desks, tmp_path: Path) -> None:
    desk = desks(codecs=("PCMA", "G722"))
    asks = calling(tmp_path, sdp("0 9 8 101")).hears(200).asks("ACK", cseq=1)
    asks.receives("BYE").answers("200 OK")
    with Sipp(tmp_path, asks.path, towards=port_of(desk), user="desk", calls=1) as far:
        id = taken(desk)
        assert desk.call(id, codec="PCMA")
        desk.send(c.HangUp(call=id))
        far.went_well()
        assert formats(far.heard("200")[0])[0] == "8"


def test_a_session_timer_that_is_too_short_for_the_other_side_is_asked_for_again(
    desks: Desks, tmp_path: Path
) -> None:
    desk = desks(session_timer_s=120)
    takes = Scenario(tmp_path, "takes").receives("INVITE")
    takes.answers("422 Session Interval Too Small", headers="Min-SE: 300\r\n").receives("ACK")
    takes.receives("INVITE").answers(
        "200 OK", sdp(), "Require: timer\r\nSession-Expires: 300;refresher=uac\r\n"
    )
    takes.receives("ACK").receives("BYE").answers("200 OK")
    with Sipp(tmp_path, takes.path, calls=1) as far:
        id = dial(desk, far)
        desk.send(c.HangUp(call=id))
        far.went_well()
        first, second = far.heard("INVITE")
        assert first.value("Session-Expires").startswith("120")
        assert second.value("Session-Expires").startswith("300")
        assert second.value("Min-SE") == "300"


@pytest.mark.parametrize("method", ["UPDATE", "INVITE"])
def test_the_other_side_refreshes_the_session_and_the_call_goes_on(
    desks: Desks, tmp_path: Path, method: str
) -> None:
    desk = desks(session_timer_s=120)
    timed = "Supported: timer\r\nRequire: timer\r\nSession-Expires: 90;refresher=uas\r\n"
    again = "Supported: timer\r\nSession-Expires: 90;refresher=uac\r\n"
    takes = answering(tmp_path, timed).waits(200)
    takes.asks(method, sdp() if method == "INVITE" else "", again).hears(200)
    if method == "INVITE":
        takes.asks("ACK")
    takes.receives("BYE").answers("200 OK")
    with Sipp(tmp_path, takes.path, calls=1) as far:
        id = dial(desk, far)
        assert far.until("200").value("Session-Expires").startswith("90;refresher=uac")
        assert desk.calls[id].state == "talking"
        desk.send(c.HangUp(call=id))
        far.went_well()


def test_a_call_is_handed_over_to_the_colleague_who_was_asked(desks: Desks, tmp_path: Path) -> None:
    """REFER with Replaces names the very dialog that we have with the colleague."""
    desk = desks()
    asks = calling(tmp_path).hears(200).asks("ACK", cseq=1)
    asks.receives("INVITE").answers("200 OK", sdp(more="a=recvonly\r\n")).receives("ACK")
    asks.receives("REFER").answers("202 Accepted").notifies("100 Trying", cseq=3)
    asks.notifies("200 OK", cseq=4, ends=True).receives("BYE").answers("200 OK")
    takes = answering(tmp_path).receives("BYE").answers("200 OK")
    with (
        Sipp(tmp_path, asks.path, towards=port_of(desk), user="desk", calls=1) as customer,
        Sipp(tmp_path, takes.path, calls=1) as colleague,
    ):
        id = taken(desk)
        asked = dial(desk, colleague, "asked", consults=id)
        desk.call(id, hold="ours")
        customer.until("ACK")
        desk.send(c.CompleteTransfer(call=id, target=asked))
        customer.went_well()
        colleague.went_well()
        refer, invite = customer.heard("REFER")[0], colleague.heard("INVITE")[0]
        mine = re.findall(r"tag=([^;>]+)", invite.value("From"))[0]
        wanted = f"{invite.call_id}%3Bto-tag%3Dsipp%3Bfrom-tag%3D{mine}"
        assert refer.value("Refer-To").endswith(f"?Require=replaces&Replaces={wanted}>")
        assert f"sip:asked@{LOOPBACK}:{colleague.port}" in refer.value("Refer-To")
    assert desk.call(id, state="ended").transferring
    desk.call(asked, state="ended")


def test_a_colleague_hands_a_customer_over_to_us(desks: Desks, tmp_path: Path) -> None:
    """An INVITE with Replaces from somebody else takes the place of who spoke to us."""
    desk = desks()
    takes = answering(tmp_path).receives("BYE").answers("200 OK")
    with Sipp(tmp_path, takes.path, calls=1) as colleague:
        id = dial(desk, colleague)
        invite = colleague.heard("INVITE")[0]
        ours = re.findall(r"tag=([^;>]+)", invite.value("From"))[0]
        known = f"Replaces: {invite.call_id};to-tag={ours};from-tag=sipp\r\n"
        asks = Scenario(tmp_path, "asks").calls(headers=known).hears(100, optional=True)
        asks.hears(200).asks("ACK", cseq=1).receives("BYE").answers("200 OK")
        with Sipp(tmp_path, asks.path, towards=port_of(desk), user="desk", calls=1) as customer:
            colleague.went_well()
            desk.call(id, number="sipp", state="talking")
            desk.send(c.HangUp(call=id))
            customer.went_well()
    assert list(desk.calls) == [id]


@pytest.mark.parametrize("dtmf", ["info", "rfc4733"])
def test_keys_go_as_the_account_says(desks: Desks, tmp_path: Path, dtmf: str) -> None:
    desk, keys = desks(dtmf=dtmf), "4#"
    ear = Ear()
    takes = answering(tmp_path, body=sdp(port=ear.port))
    for _ in keys if dtmf == "info" else ():
        takes.receives("INFO").answers("200 OK")
    takes.receives("BYE").answers("200 OK")
    with ear, Sipp(tmp_path, takes.path, calls=1) as far:
        id = dial(desk, far)
        desk.send(c.SendDtmf(call=id, digits=keys))
        if dtmf == "info":
            far.until("INFO", len(keys))
            bodies = [one.body.decode() for one in far.heard("INFO")]
            assert ["Signal=4" in bodies[0], "Signal=#" in bodies[1]] == [True, True], bodies
        else:
            assert [ear.key(), ear.key()] == [4, 11]
        desk.send(c.HangUp(call=id))
        far.went_well()


@pytest.mark.parametrize("dscp", [46, 0])
def test_the_voice_is_marked_on_the_wire(desks: Desks, tmp_path: Path, dscp: int) -> None:
    desk, ear = desks(dscp=dscp), Ear()
    takes = answering(tmp_path, body=sdp(port=ear.port)).receives("BYE").answers("200 OK")
    with ear, Sipp(tmp_path, takes.path, calls=1) as far:
        id = dial(desk, far)
        assert ear.mark() == dscp
        desk.send(c.HangUp(call=id))
        far.went_well()


class Ear:
    """Where the voice arrives, in place of SIPp's own."""

    def __init__(self) -> None:
        self._line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._line.setsockopt(socket.IPPROTO_IP, _IP_RECVTOS, 1)
        self._line.bind((LOOPBACK, 0))
        self.port: int = self._line.getsockname()[1]
        self._line.settimeout(20)
        self._last = -1

    def __enter__(self) -> "Ear":
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()

    def mark(self) -> int:
        """DSCP of the next packet."""
        _, marks, _, _ = self._line.recvmsg(2_000, 100)
        return next(data[0] >> 2 for _, _, data in marks)

    def key(self) -> int:
        """The next key of RFC 4733 whose end was said; a key's packets have one timestamp."""
        while True:
            data = self._line.recv(2_000)
            stamp = int.from_bytes(data[4:8], "big")
            if data[1] & 0x7F == 101 and data[13] & 0x80 and stamp != self._last:
                self._last = stamp
                return data[12]
