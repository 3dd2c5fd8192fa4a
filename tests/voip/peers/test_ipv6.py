"""Signalling over IPv6, on ::1: Kamailio as registrar, and SIPp as a peer. The voice is IPv4's."""

from pathlib import Path

import pytest

from tests.peers.kamailio import Kamailio
from tests.peers.ports import LOOPBACK, has_ipv6
from tests.peers.scenario import Scenario, sdp
from tests.peers.sipp import Sipp
from tests.voip.places import account
from tests.voip.sides import DeskSide
from tests.voip.station import Station
from voip import commands as c
from voip.values import Account, Transport

pytestmark = pytest.mark.skipif(not has_ipv6(), reason="this machine has no ::1")
TALKS_MS = 600


@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_a_call_goes_through_a_registrar_with_its_voice(
    kamailio: Kamailio, transport: Transport
) -> None:
    where = f"[::1]:{kamailio.udp}"
    one, two = (account(kamailio, id, transport, registrar=where) for id in ("1000", "1002"))
    with Station(one) as near, Station(two) as far:
        near.ready("1000")
        far.ready("1002")
        near.tell(do="dial", account="1000", number="1002")
        assert far.wait("rang")["number"] == "1000"
        assert near.wait("media")["codec"] == "G722"
        near.wait("call", lambda said: said["state"] == "CONFIRMED")
        far.tell(do="hang_up")
        near.wait("call", lambda said: said["state"] == "DISCONNECTED")


def test_a_certificate_is_verified_there_too(kamailio: Kamailio) -> None:
    with Station(account(kamailio, "1000", "tls", registrar=f"[::1]:{kamailio.tls}")) as station:
        assert station.failed("1000") == "tls_untrusted", "it was made out for 127.0.0.1"


@pytest.mark.parametrize("domain", ["::1", "pbx.example"])
def test_sipp_is_a_peer_that_calls_and_is_called(tmp_path: Path, domain: str) -> None:
    asks = (
        Scenario(tmp_path, "asks")
        .calls(sdp(host=LOOPBACK))
        .hears(100, optional=True)
        .hears(180, optional=True)
    )
    asks.hears(200).asks("ACK", cseq=1).receives("BYE").answers("200 OK")
    takes = (
        Scenario(tmp_path, "takes")
        .receives("INVITE")
        .answers("200 OK", sdp(host=LOOPBACK))
        .receives("ACK")
    )
    takes.waits(TALKS_MS).asks("BYE").hears(200)
    line = Account(id="line", user="desk", domain=domain, peer="::1", codecs=("PCMA",))
    desk = DeskSide(tmp_path / "phone", accounts=(line,))
    try:
        port = int(desk.contact().rpartition(":")[2])
        with Sipp(tmp_path, asks.path, towards=port, user="desk", calls=1, host="::1") as customer:
            id = desk.call(state="ringing_in").id
            desk.send(c.Answer(call=id))
            desk.call(id, state="talking", codec="PCMA")
            desk.send(c.HangUp(call=id))
            customer.went_well()
            assert b"c=IN IP4 127.0.0.1" in customer.heard("200")[0].body
        with Sipp(tmp_path, takes.path, calls=1, host="::1") as far:
            desk.send(c.Dial(call="out", account="line", number=f"sip:x@[::1]:{far.port}"))
            desk.talked("out")
            far.went_well()
            assert b"c=IN IP4 127.0.0.1" in far.heard("INVITE")[0].body
        assert desk.call("out", state="ended").ended_by == "them"
    finally:
        desk.close()
