"""STUN: where an account asks for it, the voice comes by the place that a router shows."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.peers.baresip import Baresip
from tests.peers.nat import Nat
from tests.peers.ports import LOOPBACK
from tests.peers.scenario import Scenario, sdp
from tests.peers.sipp import Sipp
from tests.peers.stun import Stun
from tests.voip.sides import DeskSide, tones
from voip import commands as c
from voip.values import Account

BARE_HZ = 800
_BINDING = b"\x00\x01"


@pytest.fixture
def router(tmp_path: Path) -> Iterator[Nat]:
    """Everything of the phone that goes to the STUN server is seen at another port."""
    with Stun(tmp_path) as server, Nat(server.port) as between:
        yield between


@pytest.fixture
def desk(router: Nat, tmp_path: Path) -> Iterator[DeskSide]:
    line = Account(
        id="line", user="desk", domain="desk.test", peer=LOOPBACK, codecs=("PCMA",),
        stun=f"{LOOPBACK}:{router.port}",
    )  # fmt: skip
    side = DeskSide(tmp_path / "phone", accounts=(line,))
    yield side
    side.close()


def test_the_call_names_the_place_that_the_router_shows(
    desk: DeskSide, router: Nat, tmp_path: Path
) -> None:
    takes = Scenario(tmp_path, "takes").receives("INVITE").answers("200 OK", sdp()).receives("ACK")
    takes.receives("BYE").answers("200 OK")
    desk.contact()
    with Sipp(tmp_path, takes.path, calls=1) as far:
        desk.send(c.Dial(call="out", account="line", number=f"sip:x@{LOOPBACK}:{far.port}"))
        desk.call("out", state="talking")
        desk.send(c.HangUp(call="out"))
        far.went_well()
        [port] = re.findall(rb"m=audio (\d+)", far.heard("INVITE")[0].body)
        assert int(port) in router.outside.values()
    assert any(data.startswith(_BINDING) for data in router.sent)


def test_the_voice_comes_through_the_router(desk: DeskSide, router: Nat, tmp_path: Path) -> None:
    desk.contact()
    with Baresip(tmp_path / "bare", BARE_HZ) as bare:
        number = f"sip:{bare.user}@{LOOPBACK}:{bare.sip}"
        desk.send(c.Dial(call="out", account="line", number=number))
        desk.call("out", state="talking")
        desk.until(lambda: tones(desk.heard, (BARE_HZ,)) == {BARE_HZ})
        desk.until(lambda: router.came > 10)
