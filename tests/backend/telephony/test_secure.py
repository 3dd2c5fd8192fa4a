"""An encrypted line to the operator: Kamailio over TLS, customers whose voice is SRTP."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from backend.telephony import visit as visits
from backend.telephony import watch as watches
from tests.backend.telephony.hall import OUTSIDE, Hall, furnish
from tests.peers import certificates
from tests.peers.kamailio import DOMAIN, Kamailio
from tests.voip.phone_with_tone import MICROPHONE_HZ
from tests.voip.sides import tones
from voip import commands as c

SECRET = ";mediaenc=srtp-mand"
CUSTOMER_HZ, OUTSIDE_HZ = 700, 1_500


@pytest.fixture(scope="module")
def kamailio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kamailio]:
    with furnish(Path(tmp_path_factory.mktemp("kamailio")), ";transport=tls") as server:
        yield server


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "_GRACE_S", 0.2)


def secured(kamailio: Kamailio, **more: object) -> dict[str, object]:
    """What stands in the file of such a trunk."""
    beside = kamailio.authority.parent
    return {
        "transport": "tls", "port": kamailio.tls, "srtp": "mandatory",
        "ca_file": str(kamailio.authority), "certificate": str(beside / "cert.pem"),
        "key": str(beside / "key.pem"), **more,
    }  # fmt: skip


@pytest.fixture
async def hall(tmp_path: Path, kamailio: Kamailio) -> AsyncIterator[Hall]:
    async with Hall(tmp_path, kamailio, **secured(kamailio)) as hall:
        yield hall


async def test_a_call_comes_is_answered_and_handed_on_all_of_it_encrypted(hall: Hall) -> None:
    desk, customer = await hall.desk("ayse"), await hall.customer(CUSTOMER_HZ, more=SECRET)
    outside = await hall.outside(OUTSIDE_HZ, more=SECRET)
    hall.dials(customer)
    id = await hall.in_talk("ayse", desk, await hall.waits())
    await asyncio.to_thread(desk.until, lambda: tones(desk.heard, (CUSTOMER_HZ,)))
    await hall.hears(customer, MICROPHONE_HZ)
    desk.send(c.Transfer(call=id, number=f"sip:{OUTSIDE}@{hall.home}"))
    await hall.hears(customer, OUTSIDE_HZ)
    await hall.hears(outside, CUSTOMER_HZ)
    outside.order("hangup")
    await asyncio.to_thread(customer.until, "CALL_CLOSED")


async def test_a_voice_in_the_open_is_refused_where_it_must_be_encrypted(hall: Hall) -> None:
    customer = await hall.customer()
    hall.dials(customer)
    closed = await asyncio.to_thread(customer.until, "CALL_CLOSED")
    assert "488" in closed["param"] and hall.records() == []


async def test_without_a_certificate_of_ours_calls_come_on_the_line_that_we_opened(
    tmp_path: Path, kamailio: Kamailio
) -> None:
    more = secured(kamailio, certificate="", key="", register=True, here_port=0, srtp="optional")
    async with Hall(tmp_path, kamailio, **more) as hall:
        customer = await hall.customer(CUSTOMER_HZ)
        await hall.until(lambda: hall.exchange.registered)
        desk = await hall.desk("ayse")
        customer.order("dial", f"sip:2000@{DOMAIN}")
        await hall.in_talk("ayse", desk, await hall.waits())
        await hall.hears(customer, MICROPHONE_HZ)


@pytest.mark.parametrize("wrong", ["authority", "name"])
async def test_an_operator_who_is_not_who_they_say_is_not_spoken_to(
    tmp_path: Path, kamailio: Kamailio, overheard: list[str], wrong: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(watches, "EVERY_S", 0.3)
    other = tmp_path / "other"
    other.mkdir()
    said = {"ca_file": str(certificates.make(other).authority)}
    more = secured(kamailio, **(said if wrong == "authority" else {"name": "sip.example"}))
    async with Hall(tmp_path, kamailio, **more) as hall:
        watch = hall.exchange.front.watch
        assert watch is not None
        await hall.until(lambda: watch.down)
    assert any("certificate is not trusted" in words for words in overheard)
    overheard.clear()


async def test_tcp_carries_calls_as_well(tmp_path: Path) -> None:
    place = tmp_path / "kamailio"
    place.mkdir()
    with furnish(place, ";transport=tcp") as kamailio:
        async with Hall(tmp_path, kamailio, transport="tcp") as hall:
            desk, customer = await hall.desk("ayse"), await hall.customer(CUSTOMER_HZ)
            hall.dials(customer)
            await hall.in_talk("ayse", desk, await hall.waits())
            await hall.hears(customer, MICROPHONE_HZ)
            customer.order("hangup")
            await hall.until(lambda: not hall.exchange.visits)
