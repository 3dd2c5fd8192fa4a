"""An account without a registrar over TLS: Kamailio is the peer, and calls come over our own line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.peers.baresip import Baresip
from tests.peers.kamailio import DOMAIN, PASSWORDS, Kamailio
from tests.voip.places import bare
from tests.voip.sides import DeskSide, tones
from tests.voip.station import Station
from voip import commands as c
from voip import events as e
from voip.values import Account

BARE_HZ = 800


def trunk(server: Kamailio, *, trusts: bool = True) -> Account:
    return Account(
        id="line", user="1000", domain=DOMAIN, password=PASSWORDS["1000"], transport="tls",
        peer=f"localhost:{server.tls}", ca_file=str(server.authority) if trusts else "",
        codecs=("PCMA",),
    )  # fmt: skip


@pytest.fixture
def desk(kamailio: Kamailio, tmp_path: Path) -> Iterator[DeskSide]:
    side = DeskSide(tmp_path / "phone", accounts=(trunk(kamailio),))
    yield side
    side.close()


@pytest.fixture
def customer(kamailio: Kamailio, tmp_path: Path) -> Iterator[Baresip]:
    with Baresip(tmp_path / "customer", BARE_HZ, account=bare(kamailio, "1001")) as phone:
        phone.until_registered()
        yield phone


def test_a_call_comes_over_the_line_that_we_opened(desk: DeskSide, customer: Baresip) -> None:
    customer.order("dial", desk.contact())
    id = desk.call(state="ringing_in", number="1001").id
    desk.send(c.Answer(call=id))
    desk.call(id, state="talking")
    desk.until(lambda: tones(desk.heard, (BARE_HZ,)) == {BARE_HZ})
    customer.order("hangup")
    assert desk.call(id, state="ended").ended_by == "them"


def test_a_call_of_ours_says_the_password_where_it_is_asked_for(
    desk: DeskSide, customer: Baresip
) -> None:
    desk.contact()
    desk.send(c.Dial(call="out", account="line", number="1001"))
    customer.until("CALL_ESTABLISHED")
    desk.send(c.HangUp(call="out"))
    desk.call("out", state="ended", ended_by="us")


def test_a_peer_that_is_not_trusted_is_not_spoken_to(kamailio: Kamailio) -> None:
    with Station(trunk(kamailio, trusts=False)) as station:
        assert station.failed("line") == "tls_untrusted"


def test_a_line_that_broke_is_opened_again(tmp_path: Path) -> None:
    with Kamailio(tmp_path) as server:
        desk = DeskSide(tmp_path / "phone", accounts=(trunk(server),))
        try:
            before = desk.contact()
            server.stop()
            desk.until(
                lambda: [
                    x for x in desk.of(e.Registered) if x.registration.code == "transport_lost"
                ]
            )
            server.start()
            desk.ready(2)
            assert desk.contact() != before
        finally:
            desk.close()
