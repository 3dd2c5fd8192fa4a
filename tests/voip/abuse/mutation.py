"""Real messages, spoilt: from a fixed seed, so that what once made the phone fall does so again."""

import random
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.voip.registrar import Registrar
from tests.voip.sip_samples import SDP, request, response
from tests.voip.station import Station
from voip.sip_text import BadMessage, parse

BATCH = 25
RINGS_A_SECOND = 30
PLACEHOLDER = "127.0.0.1:5060"
_WORDS = (
    b"", b"\0", b"\r\n", b"\r\n\r\n", b"%00", b"%n%s", b"-1", b"4294967296", b"99999999999999999999",
    b"\xff\xfe\xc3\x28", b"\"", b"<", b">", b"sip:", b";", b";lr", b";tag=", b",", b"\\", b" ", b"\t",
    b"A" * 600, b"()<>@,;:\\\"/[]?={} \t", b"::1", b"[::]", b"0.0.0.0", b"255.255.255.255:0",
    b"*", b"To:", b"Via: SIP/2.0/UDP x;branch=z9hG4bK", b"a=crypto:1 X inline:", b"m=audio 0 RTP/AVP",
    b"Content-Type: multipart/mixed;boundary=", b"Require: 100rel", b"Replaces: a;to-tag=b;from-tag=c",
)  # fmt: skip
_KEYS = b"a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz\r\n"
_ICE = b"a=ice-ufrag:8hhY\r\na=ice-pwd:asd88fgpdd777uzjYhagZg\r\na=candidate:1 1 UDP 1 10.0.0.1 9 typ host\r\n"


class Outcome(NamedTuple):
    sent: int
    falls: int
    slowest_back_s: float
    """From a fall to being registered again."""


def mutations(count: int, seed: int, contact: str) -> Iterator[bytes]:
    chance = random.Random(seed)
    for number in range(count):
        base = chance.choice(_bases(contact, number))
        for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
            base = chance.choice(_WAYS)(base, chance)
        yield base


def run(count: int, seed: int = 4475, told: Callable[[float], None] = lambda sent: None) -> Outcome:
    """Sends them as the registrar itself; a phone that fell is started again and counted. `told`
    hears now and then how many were sent."""
    sent, falls, slowest = 0, 0, 0.0
    with Registrar() as registrar:
        spoilt = mutations(count, seed, PLACEHOLDER)
        while sent < count:
            began = time.monotonic()
            station = Station(registrar.account(srtp="optional"), wide=True)
            with station:
                station.ready("wrong")
                if falls:
                    slowest = max(slowest, time.monotonic() - began)
                before = sent
                for number in _send(spoilt, registrar, station):
                    sent = before + number
                    told(sent)
                if sent < count:
                    falls += 1
                    station.fell = True
    return Outcome(sent, falls, slowest)


def run_in_call(count: int, seed: int = 3264) -> Outcome:
    """New offers in a call that is up: their frame is whole and their SDP is spoilt."""
    chance, sent, falls = random.Random(seed), 0, 0
    with Registrar() as registrar:
        while sent < count:
            with Station(registrar.account(srtp="optional")) as station:
                station.ready("wrong")
                sent += _offer(count - sent, chance, registrar, station)
                if not _stands(station):
                    falls += 1
                    station.fell = True
            registrar.heard.clear()
    return Outcome(sent, falls, 0.0)


def _offer(count: int, chance: random.Random, registrar: Registrar, station: Station) -> int:
    """Until the call ends; how many were sent."""
    contact, call, sent = registrar.newest_contact(), f"c{chance.random()}", 0
    tag = ""
    for number in range(1, count + 1):
        whole = request(body=SDP + chance.choice((b"", _KEYS, _ICE)))
        body = SDP if number == 1 else _body(whole, chance).partition(b"\r\n\r\n")[2]
        me, branch = f"sip:1000@{contact}", f"z9hG4bK{call}{number}"
        registrar.say(
            request("INVITE", me, body=body, cseq=number, call_id=call, branch=branch, to_tag=tag)
        )
        sent += 1
        answered = registrar.answer_within(2, call, f"{number} INVITE")
        if answered is None or answered.status == 481:
            break
        tag = tag or answered.value("To").partition("tag=")[2]
        branch += "ack"
        registrar.say(request("ACK", me, cseq=number, call_id=call, branch=branch, to_tag=tag))
    return sent


def _send(spoilt: Iterator[bytes], registrar: Registrar, station: Station) -> Iterator[int]:
    """Until they are all sent, or the phone fell; how many by now."""
    contact, ringing = registrar.newest_contact().encode(), 0
    for number, message in enumerate(spoilt, 1):
        spoilt_one = message.replace(PLACEHOLDER.encode(), contact)[:60_000]
        registrar.say(spoilt_one)
        yield number
        ringing += _rings(spoilt_one)
        if number % BATCH == 0:
            # The library frees the two sockets of a call half a second late, and has few.
            time.sleep(ringing / RINGS_A_SECOND)
            ringing = 0
            if not _stands(station):
                return


def _rings(message: bytes) -> bool:
    try:
        return parse(message).method == "INVITE"
    except BadMessage:
        return False


def _stands(station: Station) -> bool:
    try:
        return station.is_alive()
    except (AssertionError, OSError):
        return False


def _bases(contact: str, number: int) -> list[bytes]:
    me, call = f"sip:1000@{contact}", f"m{number}"
    branch = f"z9hG4bKm{number}"
    sdp = SDP + (_KEYS if number % 3 == 0 else b"") + (_ICE if number % 5 == 0 else b"")

    def ask(method: str, *more: str, body: bytes = b"", to_tag: str = "") -> bytes:
        return request(method, me, *more, body=body, call_id=call, branch=branch, to_tag=to_tag)

    mail = ("Event: message-summary", "Content-Type: application/simple-message-summary")
    told = b"Messages-Waiting: yes\r\nVoice-Message: 2/8\r\n"
    timer = ("Session-Expires: 1800;refresher=uas", "Supported: timer, 100rel, replaces")
    return [
        ask("INVITE", body=sdp),
        ask("INVITE", *timer, "P-Asserted-Identity: <tel:+902125550011>", body=sdp),
        ask("INVITE", "Replaces: x;to-tag=1;from-tag=2", "Alert-Info: <http://x>", body=sdp),
        ask("OPTIONS", "Accept: application/sdp"),
        ask("NOTIFY", *mail, "Subscription-State: active", body=told),
        ask("CANCEL"),
        ask("ACK", to_tag="x"),
        ask("BYE", 'Reason: Q.850;cause=16;text="x"', to_tag="x"),
        ask("INFO", "Content-Type: application/dtmf-relay", body=b"Signal=1\r\n", to_tag="x"),
        response("REGISTER", 200, "Expires: 60", via=f"SIP/2.0/UDP {contact};branch={branch}"),
        response("INVITE", 407, 'Proxy-Authenticate: Digest realm="x",nonce="y"',
                 via=f"SIP/2.0/UDP {contact};branch={branch}", call_id=call),
    ]  # fmt: skip


def _flip(text: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(text)) if text else 0
    return text[:at] + bytes([chance.randrange(256)]) + text[at + 1 :]


def _drop(text: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randrange(1, 40) :]


def _double(text: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[: at + chance.randrange(1, 200)] + text[at:]


def _insert(text: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(_WORDS) + text[at:]


def _number(text: bytes, chance: random.Random) -> bytes:
    """Another value for one of its numbers."""
    places = [at for at in range(len(text)) if text[at : at + 1].isdigit()]
    if not places:
        return text
    at = chance.choice(places)
    return (
        text[:at] + chance.choice((b"0", b"-7", b"65536", b"4294967295", b"1e9")) + text[at + 1 :]
    )


def _lines(text: bytes, chance: random.Random) -> bytes:
    """One line gone, twice or somewhere else."""
    lines = text.split(b"\r\n")
    line = chance.choice(lines)
    if chance.random() < 0.5:
        lines.remove(line)
    if chance.random() < 0.7:
        lines.insert(chance.randrange(len(lines) + 1), line)
    return b"\r\n".join(lines)


def _body(text: bytes, chance: random.Random) -> bytes:
    """Only the body is spoilt, and its length is right: so it gets further in."""
    head, _, body = text.partition(b"\r\n\r\n")
    for _ in range(chance.randrange(1, 5)):
        body = chance.choice(_WAYS[:-1])(body, chance)
    kept = [line for line in head.split(b"\r\n") if not line.startswith(b"Content-Length")]
    return b"\r\n".join([*kept, b"Content-Length: %d" % len(body)]) + b"\r\n\r\n" + body


def _header(text: bytes, chance: random.Random) -> bytes:
    """The value of one header is another one's, and the frame stays whole."""
    lines = text.split(b"\r\n")
    named = [at for at, line in enumerate(lines) if b": " in line and at]
    if not named:
        return text
    at = chance.choice(named)
    name, _, value = lines[at].partition(b": ")
    lines[at] = (
        name + b": " + chance.choice([*_WORDS, _insert(value, chance), _double(value, chance)])
    )
    return b"\r\n".join(lines)


_WAYS: list[Callable[[bytes, random.Random], bytes]] = [
    _flip, _drop, _double, _insert, _number, _lines, _header, _header, _body,
]  # fmt: skip
