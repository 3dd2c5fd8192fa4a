"""Rubbish on the media's own port, and SDP that no phone writes, while a call is up."""

import random
import re
import socket
import struct

import pytest

from tests.voip.registrar import Registrar
from tests.voip.sip_samples import SDP, request
from tests.voip.station import Station
from voip.sip_text import Message

PACKETS = 2_000


def offer(port: int) -> bytes:
    return SDP.replace(b"m=audio 4000", b"m=audio %d" % port)


def talk(registrar: Registrar, station: Station, port: int) -> tuple[str, Message]:
    """A call that is up; (its tag, the phone's answer)."""
    contact = registrar.contact()
    station.ready("wrong")
    registrar.say(request("INVITE", f"sip:1000@{contact}", body=offer(port)))
    ok = registrar.answer_to("call-1")
    assert ok.status == 200
    tag = ok.value("To").partition("tag=")[2]
    registrar.say(request("ACK", f"sip:1000@{contact}", to_tag=tag, branch="z9hG4bKack"))
    station.wait("call", lambda said: said["state"] == "CONFIRMED")
    return tag, ok


def rubbish(chance: random.Random, number: int) -> bytes:
    payload = chance.randbytes(chance.choice((0, 1, 3, 11, 12, 160, 1_400)))
    header = struct.pack(
        "!BBHII", chance.choice((0x80, 0x9F, 0xBF, 0x00)), chance.randrange(256),
        number * 7_919 & 0xFFFF, chance.getrandbits(32), chance.getrandbits(32),
    )  # fmt: skip
    kinds = (
        header + payload,
        payload,
        header[:7],
        bytes([0x80, chance.randrange(192, 224)]) + payload,
    )
    return chance.choice(kinds)


@pytest.mark.parametrize("srtp", ["off", "optional"])
def test_rubbish_on_the_voices_port(srtp: str) -> None:
    with (
        Registrar() as registrar,
        Station(registrar.account(srtp=srtp)) as station,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as far,
    ):
        far.bind(("127.0.0.1", 0))
        tag, ok = talk(registrar, station, far.getsockname()[1])
        found = re.search(rb"m=audio ([0-9]+)", ok.body)
        assert found
        port, chance = int(found[1]), random.Random(3550)
        for number in range(PACKETS):
            far.sendto(rubbish(chance, number), ("127.0.0.1", port + number % 2))
            if number % 500 == 0:
                assert station.is_alive()
        contact = registrar.contact()
        registrar.say(request("BYE", f"sip:1000@{contact}", to_tag=tag, branch="z9hG4bKb", cseq=8))
        assert station.wait("call", lambda said: said["state"] == "DISCONNECTED")["status"] == 200


@pytest.mark.parametrize(
    "body",
    [
        b"v=0\r\n",
        b"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 0 RTP/AVP 0\r\n",
        SDP.replace(b"127.0.0.1", b"0.0.0.0"),
        SDP.replace(b"127.0.0.1", b"no-such-name.invalid"),
        SDP.replace(b"IP4", b"IP6").replace(b"127.0.0.1", b"::1"),
        SDP.replace(b"m=audio 4000", b"m=audio 99999"),
        SDP.replace(b"m=audio", b"m=video"),
        SDP.replace(b"RTP/AVP", b"RTP/SAVP")
        + b"a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:short\r\n",
        SDP.replace(b"RTP/AVP 0 8 9 101", b"RTP/AVP " + b"9 " * 120),
        SDP.replace(b"G722/8000", b"G722/0"),
        SDP + b"m=audio 5000 RTP/AVP 0\r\n" * 6,
        SDP + b"a=fmtp:101 " + b"0-16," * 100 + b"\r\n",
        SDP + b"a=rtcp:1 IN IP4 255.255.255.255\r\na=ptime:0\r\na=maxptime:-5\r\n",
    ],
)
def test_a_new_offer_in_a_call_that_no_phone_would_make(body: bytes) -> None:
    with Registrar() as registrar, Station(registrar.account(srtp="optional")) as station:
        tag, _ = talk(registrar, station, 4_000)
        contact = registrar.contact()
        again = request(
            "INVITE", f"sip:1000@{contact}", body=body, to_tag=tag, branch="z9hG4bKre", cseq=8
        )
        registrar.say(again)
        assert station.is_alive()
        registrar.say(request("BYE", f"sip:1000@{contact}", to_tag=tag, branch="z9hG4bKb", cseq=9))
        station.wait("call", lambda said: said["state"] == "DISCONNECTED")
