"""STUN: where an account asks for it, the voice is called for where a router shows it."""

import re
from pathlib import Path

from tests.peers.nat import Nat
from tests.peers.ports import LOOPBACK
from tests.peers.scenario import Scenario, sdp
from tests.peers.sipp import Sipp
from tests.peers.stun import Stun
from tests.voip.sides import DeskSide
from voip import commands as c
from voip.values import Account

_BINDING = b"\x00\x01"


def media_port(body: bytes) -> int:
    return int(re.findall(rb"m=audio (\d+)", body)[0])


def test_the_voice_is_called_for_where_the_router_shows_it(tmp_path: Path) -> None:
    takes = Scenario(tmp_path, "takes").receives("INVITE").answers("200 OK", sdp()).receives("ACK")
    takes.receives("BYE").answers("200 OK")
    with Stun(tmp_path) as server, Nat(server.port) as router:
        line = Account(
            id="line", user="desk", domain="desk.test", peer=LOOPBACK, codecs=("PCMA",),
            stun=f"{LOOPBACK}:{router.port}",
        )  # fmt: skip
        desk = DeskSide(tmp_path / "phone", accounts=(line,))
        try:
            desk.contact()
            with Sipp(tmp_path, takes.path, calls=1) as far:
                desk.send(c.Dial(call="out", account="line", number=f"sip:x@{LOOPBACK}:{far.port}"))
                desk.call("out", state="talking")
                desk.send(c.HangUp(call="out"))
                far.went_well()
                assert media_port(far.heard("INVITE")[0].body) in router.outside.values()
            assert any(data.startswith(_BINDING) for data in router.sent)
        finally:
            desk.close()
