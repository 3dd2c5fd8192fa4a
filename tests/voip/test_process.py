"""The whole phone at a registrar: what nobody on the screen may notice of a fall."""

import os
import signal
import time
from pathlib import Path

from tests.peers.baresip import Baresip
from tests.peers.kamailio import DOMAIN, PASSWORDS, Kamailio
from tests.voip.places import bare
from tests.voip.sides import DeskSide
from voip import commands as c
from voip.values import Account


def account(server: Kamailio) -> Account:
    return Account(
        id="line",
        user="1000",
        domain=DOMAIN,
        registrar=f"127.0.0.1:{server.udp}",
        password=PASSWORDS["1000"],
        transport="tcp",
    )


def test_a_fallen_phone_is_registered_again_within_three_seconds(
    kamailio: Kamailio, tmp_path: Path
) -> None:
    desk = DeskSide(tmp_path / "phone", accounts=(account(kamailio),), program="voip")
    try:
        began = time.monotonic()
        desk.ready(1)
        usual_s = time.monotonic() - began
        began = time.monotonic()
        os.kill(desk.pid, signal.SIGSEGV)
        desk.ready(2)
        # A machine that needs longer to start a phone at all needs longer for the next one too
        assert time.monotonic() - began < max(3, 2 * usual_s)
    finally:
        desk.close()


def test_a_call_comes_through_a_registrar_and_is_transferred_through_it(
    kamailio: Kamailio, tmp_path: Path
) -> None:
    desk = DeskSide(tmp_path / "phone", accounts=(account(kamailio),))
    customer = Baresip(tmp_path / "customer", 800, account=bare(kamailio, "1001"))
    colleague = Baresip(tmp_path / "colleague", 1_200, account=bare(kamailio, "1002"))
    try:
        with customer, colleague:
            desk.ready(1)
            customer.until_registered()
            colleague.until_registered()
            customer.order("dial", f"sip:1000@{DOMAIN}")
            ringing = desk.call(state="ringing_in")
            assert ringing.number == "1001"
            desk.send(c.Answer(call=ringing.id))
            desk.call(ringing.id, state="talking")
            desk.send(c.Transfer(call=ringing.id, number="1002"))
            desk.call(ringing.id, state="ended", transferring=True, ended_by="us")
            colleague.until("CALL_ESTABLISHED")
    finally:
        desk.close()
