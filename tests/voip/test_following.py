"""Being sent on by the other side: SIPp and baresip ask for it, Kamailio stands between."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.peers.baresip import Baresip
from tests.peers.kamailio import DOMAIN, Kamailio
from tests.peers.ports import LOOPBACK, free_port
from tests.peers.scenario import Scenario, sdp
from tests.peers.sipp import Sipp
from tests.voip.places import account, bare
from tests.voip.sides import DeskSide, tones
from voip import commands as c
from voip.values import Policy

CUSTOMER_HZ, COLLEAGUE_HZ = 800, 1_200


@pytest.fixture
def desk(kamailio: Kamailio, tmp_path: Path) -> Iterator[DeskSide]:
    side = DeskSide(
        tmp_path / "phone", accounts=(account(kamailio, "1000", "tcp", codecs=("PCMA",)),)
    )
    side.ready()
    yield side
    side.close()


@pytest.fixture
def colleague(kamailio: Kamailio, tmp_path: Path) -> Iterator[Baresip]:
    own = bare(kamailio, "1002")
    with Baresip(tmp_path / "colleague", COLLEAGUE_HZ, account=own) as phone:
        phone.until_registered()
        yield phone


def test_baresip_sends_us_on_to_a_colleague_and_the_call_goes_on(
    desk: DeskSide, colleague: Baresip, kamailio: Kamailio, tmp_path: Path
) -> None:
    with Baresip(tmp_path / "customer", CUSTOMER_HZ, account=bare(kamailio, "1001")) as customer:
        customer.until_registered()
        customer.order("dial", f"sip:1000@{DOMAIN}")
        id = desk.call(state="ringing_in", number="1001").id
        desk.send(c.Answer(call=id))
        desk.call(id, state="talking")
        customer.order("transfer", f"sip:1002@{DOMAIN}")
        colleague.until("CALL_ESTABLISHED")
        now = desk.call(id, number="1002", state="talking")
        customer.until("CALL_CLOSED")
        desk.until(lambda: tones(desk.heard, (CUSTOMER_HZ, COLLEAGUE_HZ)) == {COLLEAGUE_HZ})
        assert now.answered_at == desk.calls[id].answered_at and list(desk.calls) == [id]
        colleague.order("hangup")
        assert desk.call(id, state="ended").ended_by == "them"


@pytest.fixture
def other_port() -> int:
    return free_port()


def sends_on(folder: Path, target: str) -> Scenario:
    """Called and answered, it asks to talk to somebody else."""
    asks = Scenario(folder, "asks", hop=True).receives("INVITE").answers("200 OK", sdp())
    return asks.receives("ACK").asks("REFER", headers=f"Refer-To: <{target}>\r\n")


def told(asks: Scenario, times: int) -> Scenario:
    """It is followed, and hears so often how that goes."""
    asks.hears(202)
    for _ in range(times):
        asks.receives("NOTIFY").answers("200 OK")
    return asks


def talking(desk: DeskSide, far: Sipp) -> str:
    """Through Kamailio, which knows where that is."""
    desk.send(c.Dial(call="out", account="1000", number=f"sip:customer@{LOOPBACK}:{far.port}"))
    return desk.talked("out")


def test_who_sends_us_on_hears_how_it_goes_and_may_say_good_bye_at_its_end(
    desk: DeskSide, colleague: Baresip, tmp_path: Path
) -> None:
    asks = told(sends_on(tmp_path, f"sip:1002@{DOMAIN}"), 3).asks("BYE", cseq=3).hears(200)
    with Sipp(tmp_path, asks.path, calls=1) as customer:
        id = talking(desk, customer)
        customer.went_well()
        bodies = [one.body.decode().strip() for one in customer.heard("NOTIFY")]
        assert bodies == ["SIP/2.0 100 Trying", "SIP/2.0 180 Ringing", "SIP/2.0 200 OK"]
    desk.call(id, number="1002", state="talking")
    colleague.order("hangup")
    desk.call(id, state="ended", ended_by="them")


def test_who_parts_at_once_leaves_us_with_the_one_who_still_rings(
    desk: DeskSide, other_port: int, tmp_path: Path
) -> None:
    asks = (
        told(sends_on(tmp_path, f"sip:other@{LOOPBACK}:{other_port}"), 2)
        .asks("BYE", cseq=3)
        .hears(200)
    )
    rings = Scenario(tmp_path, "rings").receives("INVITE").answers("180 Ringing").waits(700)
    rings.answers("200 OK", sdp()).receives("ACK").receives("BYE").answers("200 OK")
    with (
        Sipp(tmp_path, asks.path, calls=1) as customer,
        Sipp(tmp_path, rings.path, port=other_port, calls=1) as other,
    ):
        id = talking(desk, customer)
        began = desk.calls[id].answered_at
        desk.was(id, number="other", state="ringing_out")
        customer.went_well()
        assert desk.call(id, number="other", state="talking").answered_at == began
        desk.send(c.HangUp(call=id))
        other.went_well()
    desk.call(id, state="ended", ended_by="us")


def test_nobody_is_left_alone_by_someone_who_parted_and_somebody_who_does_not_answer(
    desk: DeskSide, other_port: int, tmp_path: Path
) -> None:
    asks = (
        told(sends_on(tmp_path, f"sip:other@{LOOPBACK}:{other_port}"), 2)
        .asks("BYE", cseq=3)
        .hears(200)
    )
    busy = Scenario(tmp_path, "busy").receives("INVITE").answers("180 Ringing").waits(300)
    busy.answers("486 Busy Here").receives("ACK")
    with (
        Sipp(tmp_path, asks.path, calls=1) as customer,
        Sipp(tmp_path, busy.path, port=other_port, calls=1),
    ):
        ended = desk.call(talking(desk, customer), state="ended")
    assert (ended.number, ended.cause) == ("other", 486)


def test_where_nobody_takes_it_the_call_stays_with_who_sent_us_on(
    desk: DeskSide, tmp_path: Path
) -> None:
    asks = told(sends_on(tmp_path, f"sip:4880@{DOMAIN}"), 2).receives("BYE").answers("200 OK")
    with Sipp(tmp_path, asks.path, calls=1) as customer:
        id = talking(desk, customer)
        customer.until("NOTIFY", 2)
        assert customer.heard("NOTIFY")[1].body.startswith(b"SIP/2.0 488")
        assert "customer" in desk.call(id, state="talking").number
        desk.send(c.HangUp(call=id))
        customer.went_well()


def test_hanging_up_ends_the_new_call_with_the_old_one(
    desk: DeskSide, other_port: int, tmp_path: Path
) -> None:
    asks = (
        told(sends_on(tmp_path, f"sip:other@{LOOPBACK}:{other_port}"), 2)
        .receives("BYE")
        .answers("200 OK")
    )
    rings = Scenario(tmp_path, "rings").receives("INVITE").answers("180 Ringing")
    rings.receives("CANCEL").answers("200 OK")
    with (
        Sipp(tmp_path, asks.path, calls=1) as customer,
        Sipp(tmp_path, rings.path, port=other_port, calls=1) as other,
    ):
        id = talking(desk, customer)
        other.until("INVITE")
        desk.send(c.HangUp(call=id))
        assert desk.call(id, state="ended").ended_by == "us"
        other.went_well()


@pytest.mark.parametrize("headers", ["", "Require=replaces&"])
def test_an_attended_transfer_says_whose_place_we_take(
    desk: DeskSide, other_port: int, tmp_path: Path, headers: str
) -> None:
    to = f"sip:other@{LOOPBACK}:{other_port}?{headers}Replaces=c1%3Bto-tag%3Da%3Bfrom-tag%3Db"
    asks = told(sends_on(tmp_path, to), 2).receives("BYE").answers("200 OK")
    takes = Scenario(tmp_path, "takes").receives("INVITE").answers("200 OK", sdp()).receives("ACK")
    takes.receives("BYE").answers("200 OK")
    with (
        Sipp(tmp_path, asks.path, calls=1) as customer,
        Sipp(tmp_path, takes.path, port=other_port, calls=1) as other,
    ):
        id = talking(desk, customer)
        desk.call(id, number="other", state="talking")
        assert other.until("INVITE").value("Replaces") == "c1;to-tag=a;from-tag=b"
        customer.went_well()
        desk.send(c.HangUp(call=id))
        other.went_well()


@pytest.mark.parametrize(
    "target",
    [
        f"sip:3001@{DOMAIN}?Route=%3Csip:elsewhere%3E",
        f"sip:3001@{DOMAIN}?Replaces=a%3Bto-tag%3Db&X-ADP-Call=c",
        f"sips:3001@{DOMAIN}",
        "tel:+905550001122",
    ],
)
def test_what_would_write_into_our_own_call_is_declined(
    desk: DeskSide, tmp_path: Path, target: str
) -> None:
    asks = sends_on(tmp_path, target).hears(603)
    with Sipp(tmp_path, asks.asks("BYE", cseq=3).hears(200).path, calls=1) as far:
        id = talking(desk, far)
        far.went_well()
    assert desk.call(id, state="ended").ended_by == "them"


def test_a_policy_can_forbid_it(desk: DeskSide, tmp_path: Path) -> None:
    desk.send(c.SetPolicy(policy=Policy(follow_transfers=False)))
    asks = sends_on(tmp_path, f"sip:3001@{DOMAIN}").hears(603).asks("BYE", cseq=3).hears(200)
    with Sipp(tmp_path, asks.path, calls=1) as far:
        talking(desk, far)
        far.went_well()
