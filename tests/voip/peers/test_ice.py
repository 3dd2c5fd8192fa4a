"""ICE: where an account asks for it, both sides say where they can be reached and try all of it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.peers.baresip import Baresip
from tests.peers.kamailio import DOMAIN, Kamailio
from tests.peers.nat import Nat
from tests.peers.ports import LOOPBACK
from tests.peers.stun import Stun
from tests.voip.peers.test_encrypted_hold import hears_and_is_heard
from tests.voip.phone_with_tone import MICROPHONE_HZ
from tests.voip.places import account, bare
from tests.voip.sides import DeskSide, tones
from voip import commands as c
from voip.reach import Unreachable, local_address

BARE_HZ = 800
ALL = (MICROPHONE_HZ, BARE_HZ)
_SOMEWHERE = ("192.0.2.1", 9)
_SAID = re.compile(r"\x1b\[36;1m#\n\S+ (\S+) -> \S+\n(.*?)\x1b", re.DOTALL)
_CANDIDATE = re.compile(r"a=candidate:\S+ 1 UDP \d+ (\S+) (\d+) typ (\w+)")
_CONNECTED = re.compile(r"mnat 'ice' connected: raddr (\S+):(\d+) ")


class Place(NamedTuple):
    host: str
    port: int
    kind: str


@pytest.fixture(scope="module")
def here() -> str:
    """This machine's address on its network: ICE asks for no way to oneself."""
    try:
        return local_address(_SOMEWHERE)
    except Unreachable:
        pytest.skip("this machine is on no network")


@pytest.fixture
def router(tmp_path: Path) -> Iterator[Nat]:
    """Shows what the phone sends to the STUN server at another port."""
    with Stun(tmp_path) as server, Nat(server.port) as between:
        yield between


@pytest.fixture
def desk(in_turn: None, kamailio: Kamailio, router: Nat, tmp_path: Path) -> Iterator[DeskSide]:
    stun = f"{LOOPBACK}:{router.port}"
    own = account(kamailio, "1000", codecs=("PCMA",), ice=True, stun=stun)
    side = DeskSide(tmp_path / "phone", accounts=(own,))
    side.ready()
    yield side
    side.close()


@pytest.fixture
def customer(in_turn: None, here: str, kamailio: Kamailio, tmp_path: Path) -> Iterator[Baresip]:
    own = f"{bare(kamailio, '1001')};medianat=ice"
    with Baresip(tmp_path / "customer", BARE_HZ, account=own, ice=True) as phone:
        phone.until_registered()
        yield phone


def dialled(desk: DeskSide, customer: Baresip) -> str:
    desk.send(c.Dial(call="out", account="1000", number="1001"))
    return desk.talked("out")


def rung(desk: DeskSide, customer: Baresip) -> str:
    customer.order("dial", f"sip:1000@{DOMAIN}")
    id = desk.call(state="ringing_in").id
    desk.send(c.Answer(call=id))
    return desk.talked(id)


def candidates(customer: Baresip, server: Kamailio, *, ours: bool) -> set[Place]:
    """Of the voice, said first by us or by them."""
    for source, message in _SAID.findall(customer.said):
        found = _CANDIDATE.findall(message)
        if found and ours == source.endswith(f":{server.udp}"):
            return {Place(host, int(port), kind) for host, port, kind in found}
    return set()


@pytest.mark.parametrize("call", [dialled, rung])
def test_both_say_where_they_are_and_hear_each_other_over_what_was_found(
    desk: DeskSide, customer: Baresip, kamailio: Kamailio, router: Nat, here: str, call: object
) -> None:
    assert callable(call)
    id = call(desk, customer)
    customer.until_it_says("connectivity check is complete")
    ours = candidates(customer, kamailio, ours=True)
    assert {place.port for place in ours if place.kind == "srflx"} <= set(router.outside.values())
    assert {place.kind for place in ours} == {"host", "srflx"}
    assert {place.kind for place in candidates(customer, kamailio, ours=False)} == {"host"}
    found = _CONNECTED.search(customer.said)
    assert found and Place(found[1], int(found[2]), "host") in ours
    desk.until(lambda: tones(customer.heard, ALL, 8_000) == {MICROPHONE_HZ})
    hears_and_is_heard(desk, customer, id, "1")
    desk.send(c.SetHold(call=id, on=True))
    customer.until_it_says("a=sendonly")
    desk.send(c.SetHold(call=id, on=False))
    desk.call(id, hold="none")
    hears_and_is_heard(desk, customer, id, "2")


def test_who_knows_no_ice_is_talked_to_all_the_same(
    in_turn: None, kamailio: Kamailio, tmp_path: Path
) -> None:
    own = account(kamailio, "1002", codecs=("PCMA",), ice=True)
    desk = DeskSide(tmp_path / "phone", accounts=(own,))
    try:
        desk.ready()
        with Baresip(tmp_path / "bare", BARE_HZ, account=bare(kamailio, "1003")) as plain:
            plain.until_registered()
            desk.send(c.Dial(call="out", account="1002", number="1003"))
            desk.talked("out")
            desk.until(lambda: tones(plain.heard, ALL, 8_000) == {MICROPHONE_HZ})
            hears_and_is_heard(desk, plain, "out", "1")
    finally:
        desk.close()
