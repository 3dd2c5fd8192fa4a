"""The machine goes to another network in the middle of a call, or its line to the registrar breaks:
the phone notices by itself, and a desk may be there or not."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.peers.baresip import Baresip
from tests.peers.kamailio import DOMAIN, Kamailio
from tests.voip.phone_moving import CUT, ELSEWHERE, HERE, NOWHERE, move
from tests.voip.places import account, bare
from tests.voip.sides import DeskSide, tones
from voip import commands as c
from voip import events as e
from voip.values import Account, Transport

CUSTOMER_HZ = 800


@pytest.fixture(scope="module")
def customer(kamailio: Kamailio, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Baresip]:
    """One for all: after a re-INVITE it takes two seconds to end."""
    place = Path(tmp_path_factory.mktemp("bare"))
    with Baresip(place, CUSTOMER_HZ, account=bare(kamailio, "1001")) as phone:
        phone.until_registered()
        yield phone


def moving(place: Path, *accounts: Account) -> DeskSide:
    return DeskSide(place, accounts=accounts, program="tests.voip.phone_moving")


def own(kamailio: Kamailio, transport: Transport) -> Account:
    registrar = f"127.0.0.1:{kamailio.udp}"
    return account(kamailio, "1000", transport, registrar=registrar, codecs=("PCMA",))


def rung(desk: DeskSide, customer: Baresip) -> str:
    known = set(desk.calls)
    customer.order("dial", f"sip:1000@{DOMAIN}")
    return desk.until(lambda: next(iter(desk.calls.keys() - known), ""))


def hears(desk: DeskSide) -> None:
    size = desk.heard.stat().st_size if desk.heard.exists() else 0
    desk.until(lambda: desk.heard.exists() and desk.heard.stat().st_size > size + 16_000)
    desk.until(lambda: tones(desk.heard, (CUSTOMER_HZ,)) == {CUSTOMER_HZ})


def told(customer: Baresip) -> int:
    """So often it heard where we are now."""
    return customer.said.count("got re-INVITE")


def talking(desk: DeskSide, customer: Baresip) -> str:
    desk.ready()
    id = rung(desk, customer)
    desk.send(c.Answer(call=id))
    desk.call(id, state="talking")
    hears(desk)
    return id


def goes_on(desk: DeskSide, customer: Baresip, id: str, before: int) -> None:
    """Both know where we are now: the good-bye comes there, and the next call."""
    customer.until_reinvited(before + 1)
    hears(desk)
    customer.order("hangup")
    assert desk.call(id, state="ended").ended_by == "them"
    again = rung(desk, customer)
    customer.order("hangup")
    desk.call(again, state="ended")


@pytest.mark.parametrize(("transport", "to"), [("udp", ELSEWHERE), ("tcp", CUT)])
def test_the_call_goes_on_and_the_next_one_comes(
    in_turn: None,
    customer: Baresip,
    kamailio: Kamailio,
    tmp_path: Path,
    transport: Transport,
    to: str,
) -> None:
    place = tmp_path / "phone"
    with closing(moving(place, own(kamailio, transport))) as desk:
        id, before = talking(desk, customer), told(customer)
        move(place, to)
        goes_on(desk, customer, id, before)


def test_a_phone_whose_desk_died_notices_it_all_the_same(
    in_turn: None, customer: Baresip, kamailio: Kamailio, tmp_path: Path
) -> None:
    place, line = tmp_path / "phone", own(kamailio, "tcp")
    first = moving(place, line)
    id, before = talking(first, customer), told(customer)
    first.phone.close(keep=True)
    move(place, ELSEWHERE)
    customer.until_reinvited(before + 1)
    with closing(moving(place, line)) as second:
        second.call(id, state="talking")
        goes_on(second, customer, id, before)


def test_without_any_network_it_says_so_and_comes_back_on_the_next_one(
    in_turn: None, customer: Baresip, kamailio: Kamailio, tmp_path: Path
) -> None:
    place = tmp_path / "phone"
    with closing(moving(place, own(kamailio, "udp"))) as desk:
        id, before = talking(desk, customer), told(customer)
        move(place, NOWHERE)
        desk.until(lambda: "failed" in [x.registration.state for x in desk.of(e.Registered)])
        move(place, ELSEWHERE)
        desk.ready(times=2)
        goes_on(desk, customer, id, before)


def test_who_is_called_directly_says_where_that_is_now(in_turn: None, tmp_path: Path) -> None:
    place = tmp_path / "phone"
    line = Account(id="line", user="desk", domain="desk.test", peer="127.0.0.1", transport="tcp")
    with closing(moving(place, line)) as desk:
        assert HERE in desk.contact()
        move(place, ELSEWHERE)
        desk.until(lambda: ELSEWHERE in desk.contact())
