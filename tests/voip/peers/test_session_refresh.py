"""Our own refresh of a session that the other side made short: a call outlives it."""

from pathlib import Path

import pytest

from tests.peers.ports import LOOPBACK
from tests.peers.scenario import Scenario, sdp
from tests.peers.sipp import Sipp
from tests.voip.peers.conftest import Desks
from voip import commands as c

SHORT_S = 10
"""Below the 90 s of RFC 4028, which PJSIP keeps to in what it asks and not in what it is told."""


@pytest.mark.parametrize("method", ["UPDATE", "INVITE"])
def test_we_refresh_a_session_and_the_call_goes_on(
    desks: Desks, tmp_path: Path, method: str
) -> None:
    desk = desks(session_timer_s=120)
    allows = f"Allow: INVITE, ACK, BYE, CANCEL{', UPDATE' if method == 'UPDATE' else ''}\r\n"
    timed = f"{allows}Supported: timer\r\nRequire: timer\r\nSession-Expires: {SHORT_S};refresher=uac\r\n"
    takes = Scenario(tmp_path, "takes").receives("INVITE").answers("200 OK", sdp(), timed)
    takes.receives("ACK").receives(method)
    takes.answers("200 OK", sdp() if method == "INVITE" else "", timed)
    if method == "INVITE":
        takes.receives("ACK")
    takes.receives("BYE").answers("200 OK")
    with Sipp(tmp_path, takes.path, calls=1) as far:
        desk.contact()
        number = f"sip:out@{LOOPBACK}:{far.port}"
        desk.send(c.Dial(call="out", account="line", number=number))
        desk.talked("out")
        refresh = far.until(method, 2 if method == "INVITE" else 1)
        assert refresh.value("Session-Expires").startswith(str(SHORT_S))
        desk.send(c.HangUp(call="out"))
        far.went_well()
