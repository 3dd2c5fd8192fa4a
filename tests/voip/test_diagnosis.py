"""Each wrong setting is told apart, against Kamailio or against something that is wrong on purpose."""

import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pjsua2 as pj
import pytest

from tests.peers import certificates
from tests.peers.baresip import ECHO, Baresip
from tests.peers.kamailio import Kamailio
from tests.voip.places import account, bare
from tests.voip.station import Said, Station
from voip import diagnosis
from voip.endpoint import Timer
from voip.values import Account, Transport

MUSIC = Path("resources/sounds/hold.wav")


@pytest.fixture(scope="module")
def station() -> Iterator[Station]:
    """One phone for all of them: a test of an account leaves nothing behind."""
    with Station() as one:
        yield one


@pytest.fixture(scope="module")
def echo(kamailio: Kamailio) -> Iterator[str]:
    with Station(account(kamailio, "2000")) as one:
        one.ready("2000")
        yield "2000"


def tried(station: Station, settings: Account, echo: str = "", timeout_s: float = 40) -> Said:
    station.tell(do="test", account=msgspec.to_builtins(settings), echo=echo)
    return station.wait("tested", lambda said: said["account"] == settings.id, timeout_s)


def steps(said: Said) -> list[str]:
    taken = said.get("steps", ())
    assert all(took >= 0 for _, took in taken)
    return [name for name, _ in taken]


@contextmanager
def deaf() -> Iterator[str]:
    """A UDP port at which nobody says a word."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{line.getsockname()[1]}"


@contextmanager
def serving(handler: type[socketserver.BaseRequestHandler]) -> Iterator[str]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


class HangsUp(socketserver.BaseRequestHandler):
    """Takes the line and puts it down: no TLS is spoken here."""

    def handle(self) -> None:
        self.request.recv(1)


def test_from_the_name_to_a_sound_that_comes_back(
    station: Station, kamailio: Kamailio, echo: str
) -> None:
    said = tried(station, account(kamailio, "1000", "tls"), echo)
    assert said["failure"] is None
    assert steps(said) == ["name", "connect", "tls", "register", "call", "audio"]
    facts = dict(said["facts"])
    assert facts["codec"] == "G722"
    assert float(facts["round_trip_ms"]) > 0
    assert [event["step"] for event in station.heard("testing")][-6:] == steps(said)


def test_without_a_number_for_the_echo_it_ends_with_the_registration(
    station: Station, kamailio: Kamailio
) -> None:
    said = tried(station, account(kamailio, "1000"))
    assert (said["failure"], steps(said)) == (None, ["name", "connect", "register"])


@pytest.mark.parametrize(
    ("user", "transport", "more", "echo", "failure", "last"),
    [
        ("1000", "udp", {"registrar": "no-such-name.invalid"}, "", "name_not_found", "name"),
        ("1000", "tcp", {"registrar": "a b"}, "", "name_not_found", "name"),
        ("1000", "tcp", {"registrar": "127.0.0.1:1"}, "", "refused", "connect"),
        ("1000", "udp", {"registrar": "127.0.0.1:1"}, "", "refused", "register"),
        ("1000", "tls", {"trusts": False}, "", "tls_untrusted", "tls"),
        ("1000", "tls", {"ca_file": "/no/such/file"}, "", "tls_untrusted", "tls"),
        ("1000", "udp", {"password": "wrong"}, "", "password_refused", "register"),
        ("3000", "udp", {}, "", "unknown_user", "register"),
        ("1000", "udp", {}, "4880", "no_common_codec", "call"),
        ("1000", "udp", {}, "9999", "server_error", "call"),
        ("1000", "udp", {"codecs": ("GSM",)}, "2000", "no_common_codec", "call"),
    ],
)
def test_what_is_wrong_has_a_name(
    station: Station,
    kamailio: Kamailio,
    echo: str,
    user: str,
    transport: Transport,
    more: dict[str, Any],
    failure: str,
    last: str,
) -> None:
    said = tried(station, account(kamailio, user, transport, **more), echo)
    assert said["failure"] == failure
    assert not steps(said) or steps(said)[-1] == last


def test_a_registrar_that_says_nothing(station: Station, kamailio: Kamailio) -> None:
    with deaf() as place:
        said = tried(station, account(kamailio, "1000", registrar=place))
    assert said["failure"] == "nobody_answers"


def test_a_certificate_for_somebody_else(
    station: Station, kamailio: Kamailio, tmp_path: Path
) -> None:
    files = certificates.make(tmp_path, name="elsewhere.example")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files.certificate, files.key)

    class Elsewhere(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                context.wrap_socket(self.request, server_side=True).close()

    with serving(Elsewhere) as place:
        wrong = account(kamailio, "1000", "tls", registrar=place, ca_file=str(files.authority))
        assert tried(station, wrong)["failure"] == "tls_untrusted"


def test_a_port_without_tls(station: Station, kamailio: Kamailio) -> None:
    with serving(HangsUp) as place:
        said = tried(station, account(kamailio, "1000", "tls", registrar=place))
    assert (said["failure"], steps(said)[-1]) == ("tls_failed", "tls")


def test_a_call_that_stays_silent(station: Station, kamailio: Kamailio) -> None:
    with Station(account(kamailio, "1003", peer=""), speaks=False) as silent:
        silent.ready("1003")
        said = tried(station, account(kamailio, "1000"), "1003")
    assert (said["failure"], steps(said)[-1]) == ("no_audio_back", "audio")


@pytest.fixture(scope="module")
def numbers(kamailio: Kamailio, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """1001 sends back what it hears, 1002 plays music, 1003 says a test line's 1,004 Hz."""
    folder, music = tmp_path_factory.mktemp("numbers"), MUSIC.resolve()
    with (
        Baresip(folder / "echo", 0, account=bare(kamailio, "1001"), source=ECHO) as echo,
        Baresip(
            folder / "song", 0, account=bare(kamailio, "1002"), source=f"aufile,{music}"
        ) as song,
        Baresip(folder / "line", 1_004, account=bare(kamailio, "1003")) as line,
    ):
        for each in (echo, song, line):
            each.until_registered()
        yield


@pytest.mark.parametrize(
    ("number", "failure"), [("1001", None), ("1002", "no_echo"), ("1003", "no_echo")]
)
def test_only_ones_own_sound_is_an_echo(
    station: Station, kamailio: Kamailio, numbers: None, number: str, failure: str | None
) -> None:
    station.tell(do="patience", seconds=2.5 if failure else 16)
    said = tried(station, account(kamailio, "1000"), number)
    assert (said["failure"], steps(said)[-1]) == (failure, "audio")


def test_a_new_test_ends_the_one_before_it(station: Station, kamailio: Kamailio) -> None:
    with deaf() as place:
        station.tell(
            do="test",
            account=msgspec.to_builtins(account(kamailio, "1000", id="slow", registrar=place)),
            echo="",
        )
        assert tried(station, account(kamailio, "1002"))["failure"] is None
    assert not [said for said in station.heard("tested") if said["account"] == "slow"]


def test_a_wheel_full_of_calls_leaves_the_call_untried(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        """Of a line and of a call; a call of its own has no room."""

        def __init__(self, *_: object) -> None: ...

        def line(self, _: str) -> "Full":
            return self

        def address(self, echo: str) -> str:
            return f"sip:{echo}@127.0.0.1"

        def round_trip_ms(self, _: str) -> None: ...

        def makeCall(self, *_: object) -> None:
            raise pj.Error

    monkeypatch.setattr(diagnosis, "Accounts", Full)
    monkeypatch.setattr(diagnosis, "_Echo", Full)
    said: list[Any] = []
    owner: Any = SimpleNamespace(
        wheel=SimpleNamespace(later=lambda *_: Timer(lambda: None)), gates=None,
        say=said.append, leave=lambda *_: None,
    )  # fmt: skip
    trial = diagnosis._Trial(owner, Account(id="a", user="1", domain="127.0.0.1"), "600")
    trial._step = "register"
    trial._reached()
    tested = said[-1]
    assert (tested.failure, tested.facts) == (None, (("call", "no_room"),))
    assert [step for step, _ in tested.steps] == ["register"]
