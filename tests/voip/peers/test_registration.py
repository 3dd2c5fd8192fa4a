"""Staying registered: SIPp as a registrar, Kamailio behind a router, and the mailbox's light."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.peers.kamailio import Kamailio
from tests.peers.nat import Nat
from tests.peers.ports import LOOPBACK
from tests.peers.scenario import Scenario
from tests.peers.sipp import Sipp
from tests.voip.places import account
from tests.voip.station import Station
from voip.probe import TIMES
from voip.values import Account, Transport

_PING = b"\r\n\r\n"


def line(server: Sipp, **settings: object) -> Account:
    known = {"keep_alive_s": 0, **settings}
    return Account(
        id="line", user="1000", domain="santral.test", password="x",
        registrar=f"{LOOPBACK}:{server.port}", **known,  # type: ignore[arg-type]
    )  # fmt: skip


def until(look: Callable[[], object], most_s: float = 30) -> None:
    end = time.monotonic() + most_s
    while not look():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_it_asks_for_its_interval_and_is_back_before_what_it_was_given_ends(
    tmp_path: Path,
) -> None:
    registrar = Scenario(tmp_path, "registrar").receives("REGISTER").registers(7)
    registrar.receives("REGISTER").registers(300).receives("REGISTER").registers(0)
    with Sipp(tmp_path, registrar.path, calls=1) as server:
        with Station(line(server, register_every_s=120)) as station:
            station.ready("line")
            server.until("REGISTER", 2)
            first, second = (at for at, _ in list(server.received())[:2])
            assert second - first < 7
            asked = [one.value("Expires") for one in server.heard("REGISTER")]
            assert asked == ["120", "120"]
        server.went_well()
    assert server.heard("REGISTER")[2].value("Expires") == "0"


def test_the_hole_in_a_router_is_kept_open(kamailio: Kamailio) -> None:
    with Nat(kamailio.udp) as router:
        near = account(kamailio, "1000", registrar=f"{LOOPBACK}:{router.port}", keep_alive_s=1)
        with Station(near) as station:
            station.ready("1000")
            until(lambda: router.sent.count(_PING) >= 2)


def test_behind_a_router_it_is_called(kamailio: Kamailio) -> None:
    with Nat(kamailio.udp) as router:
        near = account(kamailio, "1000", registrar=f"{LOOPBACK}:{router.port}")
        with Station(near) as inside, Station(account(kamailio, "1002")) as caller:
            inside.ready("1000")
            [seen] = router.outside.values()
            until(lambda: f"1000@{LOOPBACK}:{seen}".encode() in b"".join(router.sent))
            caller.ready("1002")
            caller.tell(do="dial", account="1002", number="1000")
            assert inside.wait("rang")["number"] == "1002"
            caller.wait("call", lambda said: said["state"] == "CONFIRMED")


def test_the_mailboxes_are_watched_and_the_light_goes_out_with_the_last_message(
    tmp_path: Path,
) -> None:
    """RFC 3842, in a subscription of our own; each NOTIFY speaks of one mailbox."""
    server = Scenario(tmp_path, "server").receives("REGISTER", optional=True, next=1)
    server.receives("SUBSCRIBE").answers("200 OK", headers="Expires: 3600\r\n")
    told = (("sales", 3), ("service", 2), ("sales", 0), ("service", 0))
    for cseq, (name, count) in enumerate(told, 2):
        body = f"Messages-Waiting: {'yes' if count else 'no'}\r\n"
        body += f"Message-Account: sip:{name}@sipp.test\r\nVoice-Message: {count}/8\r\n"
        state = "Event: message-summary\r\nSubscription-State: active;expires=3600\r\n"
        server.asks("NOTIFY", body, state, cseq=cseq).hears(200)
    server.receives("SUBSCRIBE").answers("200 OK").goes_on(2)
    server.label(1).registers(300).receives("REGISTER").registers(0).label(2)
    with Sipp(tmp_path, server.path) as far, Station(line(far, voicemail="*97")) as station:
        for count in (3, 5, 2):
            lit = station.wait("registered", lambda said: said["registration"].get("voicemails"))
            assert lit["registration"]["voicemails"] == count
        station.wait("registered", lambda said: not said["registration"].get("voicemails"))


@pytest.mark.parametrize("transport", ["udp", "tls"])
def test_the_way_to_the_registrar_is_asked_several_times(
    kamailio: Kamailio, transport: Transport
) -> None:
    """And PJSIP, which did not ask, hears of no answer."""
    with Station(account(kamailio, "1000", transport)) as station:
        station.ready("1000")
        station.tell(do="measure")
        trips = station.wait("waymeasured")["round_trips_ms"]
        assert len(trips) == TIMES and all(0 < trip < 1_000 for trip in trips)
        with kamailio.frozen():
            station.tell(do="measure")
            assert station.wait("waymeasured")["round_trips_ms"] == []
        assert station.is_alive()


def test_an_exchange_that_refuses_to_be_asked_was_reached_all_the_same(tmp_path: Path) -> None:
    server = Scenario(tmp_path, "server").receives("REGISTER", optional=True, next=1)
    server.receives("OPTIONS").answers("405 Method Not Allowed").goes_on(2)
    server.label(1).registers(300).receives("REGISTER").registers(0).label(2)
    with Sipp(tmp_path, server.path) as far, Station(line(far)) as station:
        station.ready("line")
        station.tell(do="measure")
        assert len(station.wait("waymeasured")["round_trips_ms"]) == TIMES
