"""What strangers, and a registrar gone wild, can do: nothing that rings, nothing that falls."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.peers.kamailio import Kamailio
from tests.peers.sipp import Sipp
from tests.voip.abuse.flood import flood, invite, udp_ports
from tests.voip.places import account
from tests.voip.registrar import Registrar
from tests.voip.sip_samples import SDP, request
from tests.voip.station import Station
from voip.sip_text import answer


@pytest.fixture
def registrar() -> Iterator[Registrar]:
    with Registrar() as one:
        yield one


def test_five_hundred_invites_a_second_from_a_stranger_do_not_ring(registrar: Registrar) -> None:
    with Station(registrar.account(), answers=False) as station:
        contact = registrar.contact()
        station.ready("wrong")
        ports = udp_ports(station.process.pid)
        assert int(contact.rpartition(":")[2]) in ports
        assert len(ports) >= 3
        flood(ports, contact, seconds=2)
        assert station.is_alive()
        assert station.heard("rang") == []
        registrar.say(invite(contact, "call-1"))
        assert station.wait("rang")["number"] == "1001"


def test_sipp_does_not_get_in_by_any_transport(kamailio: Kamailio, tmp_path: Path) -> None:
    with Station(account(kamailio, "1000"), account(kamailio, "1002", "tcp")) as station:
        station.ready("1000")
        station.ready("1002")
        ports = udp_ports(station.process.pid)
        with ExitStack() as floods:
            for port in ports:
                more = ("-timeout", "3s", "-max_retrans", "1", "-recv_timeout", "500")
                flood = Sipp(tmp_path, "uac", towards=port, rate=250, calls=500, more=more)
                floods.enter_context(flood)
            station.tell(do="dial", account="1000", number="1002")
            station.wait("call", lambda said: said["state"] == "CONFIRMED")
            time.sleep(2)
            assert station.is_alive()
        assert len(station.heard("rang")) == 1
        assert not [said for said in station.heard("call") if said["state"] == "DISCONNECTED"]


def test_sipp_answers_what_the_phone_dials(kamailio: Kamailio, tmp_path: Path) -> None:
    with (
        Sipp(tmp_path, "uas") as far,
        Station(account(kamailio, "1000", codecs=("PCMU",), srtp="off")) as station,
    ):
        station.ready("1000")
        station.tell(do="dial", account="1000", number=f"sip:sipp@127.0.0.1:{far.port}")
        station.wait("call", lambda said: said["state"] == "CONFIRMED")
        station.tell(do="hang_up")
        station.wait("call", lambda said: said["state"] == "DISCONNECTED")


def test_a_burst_from_the_registrar_itself_is_cut_to_what_the_wheel_bears(
    registrar: Registrar,
) -> None:
    with Station(registrar.account(), answers=False) as station:
        contact = registrar.contact()
        station.ready("wrong")
        for number in range(150):
            registrar.say(invite(contact, f"call-{number}"))
        for number in range(20, 150):
            assert registrar.answer_to(f"call-{number}").status == 486
        assert station.is_alive()
        assert 1 <= len(station.heard("rang")) <= 6


@pytest.mark.parametrize(
    ("method", "more", "status"),
    [
        ("MESSAGE", ("Content-Type: text/plain",), 405),
        ("REFER", ("Refer-To: <sip:900@evil.example>",), 481),
        ("NOTIFY", ("Event: check-sync",), 481),
        ("SUBSCRIBE", ("Event: dialog",), 405),
        ("BYE", (), 481),
        ("INVITE", ("X-Long: " + "x" * 3_900,), 513),
        ("OPTIONS", (), 200),
    ],
)
def test_what_the_registrar_may_ask_for(
    registrar: Registrar, method: str, more: tuple[str, ...], status: int
) -> None:
    with Station(registrar.account()) as station:
        contact = registrar.contact()
        registrar.say(request(method, f"sip:1000@{contact}", *more, body=SDP))
        assert registrar.answer_to("call-1").status == status
        assert station.heard("rang") == []


def test_a_bad_answer_to_our_call_ends_it(registrar: Registrar) -> None:
    with Station(registrar.account()) as station:
        registrar.contact()
        station.ready("wrong")
        station.tell(do="dial", account="wrong", number="1001")
        asked = registrar.asked("INVITE")
        response = answer(asked, 200, "OK")
        response.headers += [
            ("Contact", "<sip:1001@127.0.0.1>"),
            ("Content-Type", "application/sdp"),
        ]
        response.body = SDP.replace(b"c=IN IP4 127.0.0.1\r\n", b"")
        registrar.say(response.encode())
        assert registrar.asked("BYE")
        assert station.is_alive()


def test_a_registrar_that_forgot_us_over_udp_is_reminded(registrar: Registrar) -> None:
    with Station(registrar.account(keep_alive_s=1)) as station:
        station.ready("wrong")
        first = registrar.asked("REGISTER").value("CSeq")
        again = registrar.asked("REGISTER", lambda message: message.value("CSeq") != first)
        assert "expires=0" not in again.value("Contact")
        assert station.ready("wrong")["round_trip_ms"] > 0
    assert not station.heard("call")


def test_the_account_listens_to_its_registrar_alone() -> None:
    with (
        Registrar() as one,
        Registrar() as other,
        Station(one.account(id="one"), other.account(id="other", domain="other.test")) as station,
    ):
        station.ready("one")
        station.ready("other")
        place = one.contact()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
            for number in range(20):
                host, _, port = place.rpartition(":")
                stranger.sendto(invite(place, f"call-{number}"), (host, int(port)))
        assert station.is_alive()
        other.say(request("INVITE", f"sip:+902125550011@{other.contact()}", body=SDP))
        assert station.wait("rang")["account"] == "other"
        assert len(station.heard("rang")) == 1
