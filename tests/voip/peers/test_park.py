"""Parking a call and taking it back, and picking up a colleague's: the places are a server's.

Kamailio knows them by their numbers, SIPp is what stands behind them, baresip the customer.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.peers.baresip import Baresip
from tests.peers.kamailio import DOMAIN, Kamailio
from tests.peers.ports import LOOPBACK, free_port
from tests.peers.scenario import Scenario, sdp
from tests.peers.sipp import Sipp
from tests.voip.places import account, bare
from tests.voip.sides import DeskSide
from voip import commands as c

PARK, PICK_UP = "*68", "**"


@pytest.fixture
def place() -> int:
    """The port of what answers at a code of the server."""
    return free_port()


@pytest.fixture
def server(tmp_path: Path, place: int) -> Iterator[Kamailio]:
    where = f"sip:place@{LOOPBACK}:{place}"
    with Kamailio(tmp_path, {f"{PARK}1": where, f"{PICK_UP}1002": where}) as running:
        yield running


@pytest.fixture
def desk(server: Kamailio, tmp_path: Path) -> Iterator[DeskSide]:
    own = account(server, "1000", "tcp", codecs=("PCMA",), park=PARK, pick_up=PICK_UP)
    side = DeskSide(tmp_path / "phone", accounts=(own,))
    side.ready()
    yield side
    side.close()


def place_takes(folder: Path, *, parted_by_us: bool) -> Scenario:
    takes = Scenario(folder, "place", hop=True).receives("INVITE").answers("180 Ringing")
    takes.answers("200 OK", sdp()).receives("ACK")
    if parted_by_us:
        return takes.receives("BYE").answers("200 OK")
    return takes.waits(300).asks("BYE").hears(200)


def test_a_call_is_parked_and_taken_back(
    desk: DeskSide, server: Kamailio, place: int, tmp_path: Path
) -> None:
    with Baresip(tmp_path / "customer", 800, account=bare(server, "1001")) as customer:
        customer.until_registered()
        customer.order("dial", f"sip:1000@{DOMAIN}")
        id = desk.call(state="ringing_in").id
        desk.send(c.Answer(call=id))
        desk.call(id, state="talking")
        parked = place_takes(tmp_path, parted_by_us=False)
        with Sipp(tmp_path, parked.path, port=place, calls=1) as lot:
            desk.send(c.Transfer(call=id, number=f"{PARK}1"))
            ended = desk.call(id, state="ended")
            lot.went_well()
            assert (ended.ended_by, ended.transferring) == ("us", True)
            assert "1001" in lot.heard("INVITE")[0].value("From")
        back = place_takes(tmp_path, parted_by_us=True)
        with Sipp(tmp_path, back.path, port=place, calls=1) as lot:
            desk.send(c.Dial(call="back", account="1000", number=f"{PARK}1"))
            desk.call("back", state="talking")
            desk.send(c.HangUp(call="back"))
            lot.went_well()
            assert f"sip:{PARK}1@{DOMAIN}" in lot.heard("INVITE")[0].value("To")


def test_a_place_that_is_taken_leaves_the_call_ours(
    desk: DeskSide, server: Kamailio, place: int, tmp_path: Path
) -> None:
    full = Scenario(tmp_path, "full").receives("INVITE").answers("486 Busy Here").receives("ACK")
    with (
        Baresip(tmp_path / "customer", 800, account=bare(server, "1001")) as customer,
        Sipp(tmp_path, full.path, port=place, calls=1) as lot,
    ):
        customer.until_registered()
        customer.order("dial", f"sip:1000@{DOMAIN}")
        id = desk.call(state="ringing_in").id
        desk.send(c.Answer(call=id))
        desk.call(id, state="talking")
        desk.send(c.Transfer(call=id, number=f"{PARK}1"))
        assert desk.refused("transfer.failed").status == 486
        lot.went_well()
        desk.call(id, state="talking", hold="none", transferring=False)


def test_a_colleagues_ringing_call_is_picked_up(desk: DeskSide, place: int, tmp_path: Path) -> None:
    rings = place_takes(tmp_path, parted_by_us=True)
    with Sipp(tmp_path, rings.path, port=place, calls=1) as colleagues:
        desk.send(c.Dial(call="theirs", account="1000", number=f"{PICK_UP}1002"))
        desk.call("theirs", state="talking")
        desk.send(c.HangUp(call="theirs"))
        colleagues.went_well()
        assert f"sip:{PICK_UP}1002@{DOMAIN}" in colleagues.heard("INVITE")[0].value("To")
