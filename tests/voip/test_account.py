"""Against Kamailio: registering over every transport, and calls through it."""

from pathlib import Path
from typing import Any

import pytest

from tests.peers.kamailio import Kamailio
from tests.voip.places import account, states
from tests.voip.registrar import Registrar
from tests.voip.station import Station
from voip.values import Transport


def test_several_register_at_once_over_udp_tcp_and_tls(kamailio: Kamailio) -> None:
    accounts = (
        account(kamailio, "1000"),
        account(kamailio, "1001", "tcp"),
        account(kamailio, "1002", "tls"),
    )
    with Station(*accounts) as station:
        for one in accounts:
            ready = station.ready(one.id)
            assert ready["round_trip_ms"] > 0
        station.set(accounts[0])
        station.state("1002", "off")
    assert states(station.said, "1000") == ["trying", "ready"]


@pytest.mark.parametrize(
    ("user", "transport", "more", "code"),
    [
        ("1000", "udp", {"password": "wrong"}, "password_refused"),
        ("3000", "tcp", {}, "unknown_user"),
        ("1000", "tls", {"trusts": False}, "tls_untrusted"),
        ("1000", "tcp", {"registrar": "127.0.0.1:1"}, "refused"),
        ("1000", "udp", {"registrar": "127.0.0.1:1"}, "refused"),
        ("1000", "udp", {"registrar": "no-such-name.invalid"}, "name_not_found"),
    ],
)
def test_why_it_could_not(
    kamailio: Kamailio, user: str, transport: Transport, more: dict[str, Any], code: str
) -> None:
    with Station(account(kamailio, user, transport, **more)) as station:
        assert station.failed(user) == code


@pytest.mark.parametrize("server", ["sip:127.0.0.1:{} ", " localhost:{}"])
def test_the_server_is_found_however_it_was_typed(kamailio: Kamailio, server: str) -> None:
    one = account(kamailio, "1000", registrar=server.format(kamailio.udp))
    with Station(one) as station:
        station.ready("1000")


def test_a_name_may_have_an_underscore() -> None:
    with Registrar() as registrar, Station(registrar.account(domain="my_pbx.local")) as station:
        station.ready("wrong")


def test_each_account_has_the_light_of_its_own_mailbox(kamailio: Kamailio) -> None:
    users = ("1001", "1002", "1003")
    with Station(*(account(kamailio, user) for user in users)) as station:
        for user, count in (("1001", 3), ("1003", 5)):
            told = station.wait(
                f"registered {user}", lambda said: said["registration"].get("voicemails")
            )
            assert told["registration"]["voicemails"] == count
        station.ready("1002")
        lit = [said["registration"] for said in station.heard("registered")]
        assert {one["account"] for one in lit if one.get("voicemails")} == {"1001", "1003"}


@pytest.mark.parametrize(
    ("caller", "callee"), [("udp", "tls"), ("tls", "tcp"), ("tcp", "udp"), ("udp", "udp")]
)
def test_a_call_over_any_transport(
    kamailio: Kamailio, caller: Transport, callee: Transport
) -> None:
    one = account(kamailio, "1000", caller, display_name='Ayşe "A" Yılmaz', codecs=("PCMA",))
    two = account(kamailio, "1002", callee, codecs=("G722", "PCMA"))
    with Station(one) as near, Station(two) as far:
        near.ready("1000")
        far.ready("1002")
        near.tell(do="dial", account="1000", number="1002")
        rang = far.wait("rang")
        assert (rang["number"], rang["name"]) == ("1000", "Ayşe A Yılmaz")
        assert near.wait("media")["codec"] == "PCMA"
        near.wait("call", lambda said: said["state"] == "CONFIRMED")
        far.wait("call", lambda said: said["state"] == "CONFIRMED")
        far.tell(do="hang_up")
        assert near.wait("call", lambda said: said["state"] == "DISCONNECTED")["status"] == 200


@pytest.mark.parametrize(
    ("ours", "theirs", "status"),
    [
        ({"srtp": "mandatory"}, {"srtp": "optional"}, 200),
        ({"srtp": "mandatory"}, {"srtp": "off"}, 488),
        ({"codecs": ("PCMU",)}, {"codecs": ("PCMA",)}, 488),
        ({"codecs": ("PCMA", "PCMU")}, {"codecs": ("PCMU", "PCMA")}, 200),
    ],
)
def test_encryption_and_codecs_are_what_the_account_says(
    kamailio: Kamailio, ours: dict[str, Any], theirs: dict[str, Any], status: int
) -> None:
    one = account(kamailio, "1000", **ours)
    two = account(kamailio, "1002", **theirs)
    with Station(one) as near, Station(two) as far:
        near.ready("1000")
        far.ready("1002")
        near.tell(do="dial", account="1000", number="1002")
        ends = {"CONFIRMED", "DISCONNECTED"}
        assert near.wait("call", lambda said: said["state"] in ends)["status"] == status


def test_it_registers_again_when_it_is_told_to(kamailio: Kamailio) -> None:
    with Station(account(kamailio, "1000", "tls")) as station:
        before = station.ready("1000")["round_trip_ms"]
        station.tell(do="register")
        again = station.ready("1000")
        assert again["round_trip_ms"] != before


@pytest.mark.parametrize("transport", ["tcp", "udp"])
def test_a_registrar_that_was_restarted_is_found_again(
    tmp_path: Path, transport: Transport
) -> None:
    with (
        Kamailio(tmp_path) as server,
        Station(account(server, "1000", transport, keep_alive_s=1)) as station,
    ):
        station.ready("1000")
        server.stop()
        assert station.failed("1000") in ("transport_lost", "refused")
        server.start()
        station.ready("1000")


def test_after_a_wake_a_dead_stream_is_not_waited_for(tmp_path: Path) -> None:
    with Kamailio(tmp_path) as server, Station(account(server, "1000", "tcp")) as station:
        before = station.ready("1000")
        with server.frozen():
            station.tell(do="register")
            station.tell(do="ping")
            station.wait("alive")
        assert station.ready("1000")["round_trip_ms"] != before["round_trip_ms"]


def test_what_waited_on_a_line_that_was_left_is_asked_again_on_the_new_one(tmp_path: Path) -> None:
    with Kamailio(tmp_path) as server, Station(account(server, "1000", "tcp")) as station:
        station.ready("1000")
        with server.frozen():
            for _ in range(2):
                station.tell(do="register")
                station.tell(do="ping")
                station.wait("alive")
        station.ready("1000")
        assert "failed" not in states(station.said, "1000")


def test_settings_that_make_no_address_are_told(kamailio: Kamailio) -> None:
    with Station(account(kamailio, "1000", domain="a>;b")) as station:
        assert station.failed("1000") == "name_not_found"


def test_more_accounts_than_the_library_holds_are_told(kamailio: Kamailio) -> None:
    many = [account(kamailio, "1000", id=f"a{number}") for number in range(10)]
    with Station(*many) as station:
        assert station.failed("a9") == "server_error"
        station.set(many[0])
        assert station.is_alive()


def test_nothing_private_is_logged(kamailio: Kamailio) -> None:
    secret = account(kamailio, "1000", "tcp", display_name="Gizli Kişi", password="parola-yok")
    with Station(account(kamailio, "1002"), secret) as station:
        station.ready("1002")
        station.failed("1000")
        station.tell(do="dial", account="1002", number="905551112233")
        station.wait("call", lambda said: said["state"] == "DISCONNECTED")
    for word in ("parola", "Gizli", "905551112233", "sip:1002", "INVITE sip", "Digest", "a=rtpmap"):
        assert word not in station.log
