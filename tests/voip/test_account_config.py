"""That a setting arrives is seen in what the phone says to a registrar that lets everybody in."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.peers.scenario import Scenario
from tests.peers.sipp import Sipp
from tests.voip.registrar import Registrar
from tests.voip.sip_samples import SDP
from tests.voip.station import Station
from voip.sip_text import Message, answer
from voip.values import Account

_IP_RECVTOS = 13


@pytest.fixture
def registrar() -> Iterator[Registrar]:
    with Registrar() as one:
        yield one


def invited(registrar: Registrar, **more: Any) -> Message:
    """The INVITE of a phone with these settings."""
    with Station(registrar.account(**more)) as station:
        station.ready("wrong")
        station.tell(do="dial", account="wrong", number="1001")
        return registrar.asked("INVITE")


def test_the_session_is_timed_as_the_account_says(registrar: Registrar) -> None:
    invite = invited(registrar, session_timer_s=600)
    assert invite.value("Session-Expires").startswith("600")
    assert "timer" in invite.value("Supported")


def test_a_session_without_a_timer(registrar: Registrar) -> None:
    invite = invited(registrar, session_timer_s=0)
    assert invite.value("Session-Expires") == ""
    assert "timer" not in invite.value("Supported")


def test_the_codecs_stand_in_order_and_nothing_else(registrar: Registrar) -> None:
    invite = invited(registrar, codecs=("GSM", "PCMA"))
    media = next(line for line in invite.body.decode().splitlines() if line.startswith("m="))
    assert media.split()[3:5] == ["3", "8"]
    assert b"G722" not in invite.body
    assert b"telephone-event" in invite.body


@pytest.mark.parametrize(("srtp", "profile"), [("off", b"RTP/AVP"), ("mandatory", b"RTP/SAVP")])
def test_encryption_is_offered_as_the_account_says(
    registrar: Registrar, srtp: str, profile: bytes
) -> None:
    invite = invited(registrar, srtp=srtp)
    assert b" " + profile + b" " in invite.body
    assert (b"a=crypto" in invite.body) == (srtp != "off")


def test_no_stun_and_no_ice_unless_asked_for(registrar: Registrar) -> None:
    invite = invited(registrar)
    assert b"a=candidate" not in invite.body
    assert b"a=ice" not in invite.body


def test_ice_where_it_is_asked_for(registrar: Registrar) -> None:
    assert b"a=candidate" in invited(registrar, ice=True).body


def test_towards_this_machine_itself_there_is_no_ice(tmp_path: Path) -> None:
    """It would find no candidate there, and the call would fail."""
    line = Account(id="line", user="desk", domain="desk.test", peer="127.0.0.1", ice=True)
    takes = Scenario(tmp_path, "takes").receives("INVITE").answers("486 Busy Here").receives("ACK")
    with Sipp(tmp_path, takes.path, calls=1) as far, Station(line) as station:
        station.ready("line")
        station.tell(do="dial", account="line", number=f"sip:x@127.0.0.1:{far.port}")
        assert b"a=ice" not in far.until("INVITE").body
        far.went_well()


def test_the_registration_lasts_as_the_account_says(registrar: Registrar) -> None:
    with Station(registrar.account(register_every_s=120, keep_alive_s=1)) as station:
        station.ready("wrong")
        assert registrar.asked("REGISTER").value("Expires") == "120"
    assert registrar.asked("REGISTER", lambda one: one.value("Expires") == "0")


def test_the_mailbox_is_asked_for_where_there_is_one(registrar: Registrar) -> None:
    with Station(registrar.account(voicemail="*97")) as station:
        station.ready("wrong")
        assert registrar.asked("SUBSCRIBE").value("Event") == "message-summary"


def test_behind_a_router_it_registers_what_the_registrar_sees(registrar: Registrar) -> None:
    registrar.sees_as = "203.0.113.7:1024"
    with Station(registrar.account()) as station:
        station.ready("wrong")
        again = registrar.asked("REGISTER", lambda one: "203.0.113.7:1024" in one.value("Contact"))
        assert again.value("Via").startswith("SIP/2.0/UDP 203.0.113.7:1024;")


def test_voice_and_signalling_are_marked(registrar: Registrar) -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as far,
        Station(registrar.account(dscp=46)) as station,
    ):
        far.setsockopt(socket.IPPROTO_IP, _IP_RECVTOS, 1)
        far.bind(("127.0.0.1", 0))
        far.settimeout(5)
        station.ready("wrong")
        station.tell(do="dial", account="wrong", number="1001")
        ok = answer(registrar.asked("INVITE"), 200, "OK")
        ok.headers += [("Contact", "<sip:1001@127.0.0.1>"), ("Content-Type", "application/sdp")]
        ok.body = SDP.replace(b"m=audio 4000", b"m=audio %d" % far.getsockname()[1])
        registrar.say(ok.encode())
        _, marks, _, _ = far.recvmsg(2_000, 100)
        assert [data[0] >> 2 for _, _, data in marks] == [46]
