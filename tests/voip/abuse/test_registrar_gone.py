"""A line that was lost and found again in the middle of a call: the call goes on at its new place."""

from pathlib import Path

import pytest

from tests.peers.baresip import Baresip
from tests.peers.kamailio import DOMAIN, PASSWORDS, Kamailio
from tests.voip.places import account
from tests.voip.sides import DeskSide
from voip import commands as c
from voip import events as e
from voip.values import Transport


@pytest.mark.parametrize("transport", ["tcp", "udp"])
def test_a_call_outlives_its_registrar_and_hears_good_bye(
    tmp_path: Path, transport: Transport
) -> None:
    places = ("kamailio", "bare", "phone")
    server_at, bare_at, desk_at = (tmp_path / name for name in places)
    server_at.mkdir()
    with Kamailio(server_at) as server:
        ours = account(server, "1000", transport, keep_alive_s=1, codecs=("PCMA",), srtp="off")
        theirs = (
            f"<sip:1001@{DOMAIN}>;auth_pass={PASSWORDS['1001']};regint=600"
            f';outbound="sip:127.0.0.1:{server.udp};transport=udp"'
        )
        desk = DeskSide(desk_at, accounts=(ours,))
        try:
            with Baresip(bare_at, 800, user="1001", account=theirs) as bare:
                bare.until_registered()
                _until(desk, "ready")
                desk.send(c.Dial(call="out", account="1000", number="1001"))
                desk.call("out", state="talking")
                bare.until("CALL_ESTABLISHED")  # not before our ACK went through the registrar
                server.stop()
                _until(desk, "failed")
                server.start()
                _until(desk, "ready")
                if transport == "tcp":  # UDP comes back to the same port: there is nothing to tell
                    output = bare_at / "output.txt"
                    desk.until(lambda: "re-INVITE" in output.read_text())
                bare.order("hangup")
                assert desk.call("out", state="ended").ended_by == "them"
        finally:
            desk.close()


def _until(desk: DeskSide, state: str) -> None:
    def now() -> bool:
        said = desk.of(e.Registered)
        return bool(said) and said[-1].registration.state == state

    desk.until(now)
