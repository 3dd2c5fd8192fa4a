"""An account without a registrar: its peer calls it directly, and nobody else."""

import socket
from typing import Any

import pytest

from tests.peers.ports import free_port
from tests.voip.sip_samples import SDP, request
from tests.voip.station import Station
from voip.values import Account


def direct(name: str, **more: Any) -> Account:
    settings = {"id": name, "user": name, "domain": "desk.test", "peer": "127.0.0.1"}
    return Account(**{**settings, "transport": "tcp", **more})


@pytest.mark.parametrize("transport", ["tcp", "udp"])
def test_two_of_them_talk_with_each_other(transport: str) -> None:
    with (
        Station(direct("desk", transport=transport)) as desk,
        Station(direct("switch", transport=transport)) as switch,
    ):
        contact = desk.ready("desk")["contact"]
        switch.ready("switch")
        assert contact.startswith("sip:desk@127.0.0.1:")
        switch.tell(do="dial", account="switch", number=contact)
        assert desk.wait("rang")["number"] == "switch"
        switch.wait("call", lambda said: said["state"] == "CONFIRMED")
        desk.tell(do="hang_up")
        switch.wait("call", lambda said: said["state"] == "DISCONNECTED")


def test_a_stranger_is_cut_off_before_its_first_word() -> None:
    with Station(direct("desk")) as desk:
        contact = desk.ready("desk")["contact"]
        port = int(contact.rpartition(":")[2].partition(";")[0])
        with socket.create_connection(
            ("127.0.0.1", port), timeout=5, source_address=("127.0.0.2", 0)
        ) as stranger:
            try:
                stranger.sendall(request("INVITE", contact, body=SDP))
                assert stranger.recv(100) == b""
            except ConnectionError:
                pass
        assert desk.is_alive()
        assert desk.heard("rang") == []


def test_a_strangers_datagrams_are_not_heard() -> None:
    with Station(direct("desk", transport="udp")) as desk:
        contact = desk.ready("desk")["contact"]
        port = int(contact.rpartition(":")[2])
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
            stranger.bind(("127.0.0.2", 0))
            for number in range(200):
                message = request("INVITE", contact, body=SDP, call_id=f"c{number}")
                stranger.sendto(message, ("127.0.0.1", port))
        assert desk.is_alive()
        assert desk.heard("rang") == []


def test_it_calls_nobody_but_its_peer() -> None:
    with Station(direct("desk")) as desk:
        desk.ready("desk")
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other:
            other.bind(("127.0.0.3", free_port()))
            other.listen()
            other.settimeout(1)
            desk.tell(do="dial", account="desk", number=f"sip:x@127.0.0.3:{other.getsockname()[1]}")
            with pytest.raises(TimeoutError):
                other.accept()


def test_a_peer_that_is_not_there_is_told_at_once() -> None:
    with Station(direct("desk")) as desk:
        desk.ready("desk")
        desk.tell(do="dial", account="desk", number=f"sip:x@127.0.0.1:{free_port()}")
        over = desk.wait("call", lambda said: said["state"] == "DISCONNECTED")
        assert over["status"] == 503
        assert desk.is_alive()
