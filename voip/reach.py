"""From an account's settings to an open line to its server; each failure has a code of its own."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from voip.place import is_ipv6, split
from voip.service import servers
from voip.values import Account, Failure, Transport

if TYPE_CHECKING:
    from dns.asyncresolver import Resolver

CONNECT_S = 5.0
TLS_S = 5.0
_UNHEARD_MS = 10_000
"""Sent and not acknowledged for so long, by keep-alives at the latest: the line is lost."""
_SIGNALLING_TOS = 24 << 2
"""CS3, as RFC 4594 has it for signalling."""
_PORTS: dict[Transport, int] = {"udp": 5060, "tcp": 5060, "tls": 5061}


ANYWHERE = ("192.0.2.1", 9)
"""Of an address for examples (RFC 5737): only the way to it is asked."""


class Unreachable(Exception):
    def __init__(self, code: Failure) -> None:
        super().__init__(code)
        self.code: Failure = code


class Target(NamedTuple):
    host: str
    """Without brackets."""
    port: int
    transport: Transport
    named: bool = False
    """No port was given: the domain may name its servers (SRV)."""


Address = tuple[str, int]


def target_of(account: Account) -> Target:
    """Where everything of this account is sent. Raises Unreachable for what is no host at all."""
    host, port = split((account.proxy or account.registrar or account.peer).strip())
    if not host or (port and not (port.isdigit() and 0 < int(port) < 65_536)):
        raise Unreachable("name_not_found")
    # A peer is a machine and not a domain: nobody else may call
    named = not port and bool(account.proxy or account.registrar)
    return Target(host, int(port or _PORTS[account.transport]), account.transport, named)


async def resolve(target: Target, resolver: "Resolver | None" = None) -> list[Address]:
    """The addresses of the servers its domain names, else its own, in the order in which they are to
    be tried. Those of IPv6 only where there are none of IPv4, by which our voice goes in any case.
    `resolver`: who knows the services, the system's where none is given.

    Raises Unreachable.
    """
    named = await servers(target.host, target.transport, resolver) if target.named else []
    found: list[Address] = []
    for host, port in named:
        with contextlib.suppress(Unreachable):
            found += await _looked_up(host, port)
    return list(dict.fromkeys(found or await _looked_up(target.host, target.port)))


async def _looked_up(host: str, port: int) -> list[Address]:
    asked = asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    try:
        found = await asyncio.wait_for(asked, CONNECT_S)
    except (OSError, UnicodeError, TimeoutError):
        raise Unreachable("name_not_found") from None
    addresses = [(str(entry[4][0]), int(entry[4][1])) for entry in found]
    return [each for each in addresses if family_of(each) == socket.AF_INET] or addresses


def family_of(address: Address) -> socket.AddressFamily:
    return socket.AF_INET6 if is_ipv6(address[0]) else socket.AF_INET


async def connect(addresses: list[Address]) -> socket.socket:
    """A TCP line to the first that takes it. Raises Unreachable with what the last one did."""
    failure = Unreachable("nobody_answers")
    for address in addresses:
        try:
            return await _connected(address)
        except Unreachable as error:
            failure = error
    raise failure


async def _connected(address: Address) -> socket.socket:
    line = socket.socket(family_of(address), socket.SOCK_STREAM)
    line.setblocking(False)
    mark(line)
    try:
        with as_codes():
            loop = asyncio.get_running_loop()
            await asyncio.wait_for(loop.sock_connect(line, address), CONNECT_S)
    except Unreachable:
        line.close()
        raise
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        # Else a line that a router forgot is found dead after a quarter of an hour.
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _UNHEARD_MS)
    return line


def tls_context(account: Account) -> ssl.SSLContext:
    """The system's authorities and the account's own; nothing older than TLS 1.2.

    Raises Unreachable where the account's file cannot be read.
    """
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if account.ca_file:
        try:
            context.load_verify_locations(account.ca_file)
        except (OSError, ssl.SSLError):
            raise Unreachable("tls_untrusted") from None
    return context


def mark(line: socket.socket) -> None:
    # Some systems refuse it to ordinary people; the call works without.
    with contextlib.suppress(OSError):
        if line.family == socket.AF_INET6:
            line.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_TCLASS, _SIGNALLING_TOS)
        else:
            line.setsockopt(socket.IPPROTO_IP, socket.IP_TOS, _SIGNALLING_TOS)


@contextlib.contextmanager
def as_codes(*, tls: bool = False) -> Iterator[None]:
    """What sockets and TLS raise, as Unreachable."""
    try:
        yield
    except ssl.SSLCertVerificationError:
        raise Unreachable("tls_untrusted") from None
    except ConnectionRefusedError:
        raise Unreachable("refused") from None
    except (OSError, TimeoutError):
        raise Unreachable("tls_failed" if tls else "nobody_answers") from None


def failure_of(status: int, why: Failure | None) -> Failure:
    """What a final answer to REGISTER means; `why` is what the gate knows of its line."""
    match status:
        case 401 | 403 | 407:
            return "password_refused"
        case 404 | 604:
            return "unknown_user"
        case 503 | 408 | 502 if why:
            return why
        case 408:
            return "nobody_answers"
    return "server_error"


def media_address(host: str) -> str:
    """Of the voice, where `host` is ours for the signalling: PJSIP as it is built speaks IPv4 alone,
    so the way of an IPv6 registrar's media is this machine's IPv4."""
    if not is_ipv6(host):
        return host
    try:
        return "127.0.0.1" if host == "::1" else local_address(ANYWHERE)
    except Unreachable:
        return "127.0.0.1"


def local_address(address: Address) -> str:
    """Of this machine, on the way to `address`; sends nothing. Raises Unreachable."""
    with as_codes(), socket.socket(family_of(address), socket.SOCK_DGRAM) as probe:
        probe.connect(address)
        return str(probe.getsockname()[0])


def address_towards(address: Address) -> str:
    """The same; empty where there is no way."""
    with contextlib.suppress(Unreachable):
        return local_address(address)
    return ""
