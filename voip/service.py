"""Where a domain has its SIP servers (RFC 3263): its NAPTR records say under which name their SRV
records stand, where it is not the usual one. No call of the system says either.

The transport is the account's and not the domain's to choose, so of NAPTR only what is said of this
one counts.
"""

import asyncio
import contextlib
import ipaddress
from typing import TYPE_CHECKING, cast

from voip.values import Transport

if TYPE_CHECKING:
    from dns.asyncresolver import Resolver
    from dns.rdata import Rdata
    from dns.rdtypes.IN.NAPTR import NAPTR
    from dns.rdtypes.IN.SRV import SRV

LONGEST_S = 2.0
_MOST, _MOST_NAMES = 8, 3
_SERVICES: dict[Transport, str] = {
    "udp": "_sip._udp",
    "tcp": "_sip._tcp",
    "tls": "_sips._tcp",
}
_SAID: dict[Transport, str] = {"udp": "SIP+D2U", "tcp": "SIP+D2T", "tls": "SIPS+D2T"}


async def servers(
    host: str, transport: Transport, resolver: "Resolver | None" = None
) -> list[tuple[str, int]]:
    """(name, port), the one to try first at the front; empty where the domain names none.

    Within LONGEST_S. `resolver`: the system's where none is given.
    """
    if not _is_domain(host):
        return []
    import dns.asyncresolver  # slow to load, and of use to few accounts
    import dns.exception

    try:
        asked = resolver or dns.asyncresolver.Resolver()
    except (dns.exception.DNSException, OSError):
        return []
    domain = host.rstrip(".") + "."
    usual = f"{_SERVICES[transport]}.{domain}"
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(LONGEST_S):
            # At once, because most domains have no NAPTR and few have other names than these.
            said, found = await asyncio.gather(
                _records(asked, domain, "NAPTR"), _records(asked, usual, "SRV")
            )
            names = _named(cast("list[NAPTR]", said), _SAID[transport])
            others = [name for name in names if name.casefold() != usual.casefold()]
            return await _of(asked, others) or _ordered(cast("list[SRV]", found))
    return []


async def _of(resolver: "Resolver", names: list[str]) -> list[tuple[str, int]]:
    """Of the first name that has servers."""
    for name in names[:_MOST_NAMES]:
        if found := _ordered(cast("list[SRV]", await _records(resolver, name, "SRV"))):
            return found
    return []


async def _records(resolver: "Resolver", name: str, kind: str) -> "list[Rdata]":
    """In the order in which they are to be tried; empty where there are none."""
    import dns.exception

    try:
        answer = await resolver.resolve(name, kind, lifetime=LONGEST_S)
    except (dns.exception.DNSException, OSError, UnicodeError):
        return []
    return list(answer.rrset.processing_order()) if answer.rrset else []


def _named(said: "list[NAPTR]", service: str) -> list[str]:
    """Where the SRV records stand; a replacement that is itself another NAPTR is not followed."""
    for_us = (
        one
        for one in said
        if one.service.decode("ascii", "replace").upper() == service and one.flags.lower() == b"s"
    )
    return [one.replacement.to_text() for one in for_us]


def _ordered(records: "list[SRV]") -> list[tuple[str, int]]:
    found = [(one.target.to_text(omit_final_dot=True), int(one.port)) for one in records]
    # A lone dot means that the service is decidedly not there
    return [(name, port) for name, port in found if name and port][:_MOST]


def _is_domain(host: str) -> bool:
    """Addresses and names of this network have no services: asking would only take time."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return "." in host.rstrip(".") and not host.endswith((".localhost", ".local"))
    return False
