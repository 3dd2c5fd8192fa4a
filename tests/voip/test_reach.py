import asyncio
import socket
import ssl
from collections.abc import Callable

import pytest

from voip import reach
from voip.reach import Target, Unreachable, failure_of, target_of
from voip.values import Account


def account(**more: str) -> Account:
    return Account(id="a", user="1", domain="d", **more)  # type: ignore[arg-type]


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(Unreachable) as error:
        work()
    return error.value.code


def test_where_everything_is_sent() -> None:
    assert target_of(account(registrar="r.example")) == Target("r.example", 5060, "udp", named=True)
    assert target_of(account(registrar="r", transport="tls")) == Target(
        "r", 5061, "tls", named=True
    )
    assert target_of(account(registrar="r:1", proxy="p:5080")) == Target("p", 5080, "udp")
    assert target_of(account(registrar="[::1]:5080")) == Target("::1", 5080, "udp")
    assert target_of(account(peer="pbx.example")) == Target("pbx.example", 5060, "udp")
    for wrong in ("", "r:0", "r:99999", "r:x", ":5060"):
        with pytest.raises(Unreachable, match="name_not_found"):
            target_of(account(registrar=wrong))


def test_what_a_final_answer_means() -> None:
    assert failure_of(403, None) == "password_refused"
    assert failure_of(404, None) == "unknown_user"
    assert failure_of(503, "tls_failed") == "tls_failed"
    assert failure_of(503, None) == "server_error"
    assert failure_of(408, None) == "nobody_answers"


@pytest.mark.parametrize(
    ("raised", "tls", "code"),
    [
        (ConnectionRefusedError(), False, "refused"),
        (ssl.SSLCertVerificationError(), True, "tls_untrusted"),
        (ssl.SSLError(), True, "tls_failed"),
        (ConnectionResetError(), True, "tls_failed"),
        (TimeoutError(), False, "nobody_answers"),
        (OSError(), False, "nobody_answers"),
    ],
)
def test_what_a_socket_raises_has_a_code(raised: OSError, tls: bool, code: str) -> None:
    def work() -> None:
        with reach.as_codes(tls=tls):
            raise raised

    assert code_of(work) == code


async def test_the_next_address_is_tried() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        line = await reach.connect([("127.0.0.2", 1), ("127.0.0.1", port)])
        line.close()
    with pytest.raises(Unreachable, match="refused"):
        await reach.connect([("127.0.0.1", 1)])


async def test_a_name_that_is_not_there() -> None:
    assert await reach.resolve(Target("localhost", 5, "udp")) == [("127.0.0.1", 5)]
    with pytest.raises(Unreachable, match="name_not_found"):
        await reach.resolve(Target("no-such-name.invalid", 5, "udp"))


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (["2001:db8::1"], [("2001:db8::1", 5060)]),
        (["2001:db8::1", "192.0.2.7"], [("192.0.2.7", 5060)]),
    ],
)
async def test_a_name_that_has_only_ipv6_is_reached_by_it(
    monkeypatch: pytest.MonkeyPatch, known: list[str], found: list[reach.Address]
) -> None:
    async def looked_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", (address, port)) for address in known]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", looked_up)
    assert await reach.resolve(Target("pbx", 5060, "udp")) == found


def test_the_voice_of_an_ipv6_line_goes_by_ipv4(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reach.media_address("10.0.0.5") == "10.0.0.5"
    assert reach.media_address("::1") == "127.0.0.1"
    monkeypatch.setattr(reach, "local_address", lambda towards: "10.0.0.5")
    assert reach.media_address("2001:db8::1") == "10.0.0.5"


def test_trust_begins_with_the_system_and_never_below_tls_1_2() -> None:
    context = reach.tls_context(account())
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
    assert code_of(lambda: reach.tls_context(account(ca_file="/no/such"))) == "tls_untrusted"
