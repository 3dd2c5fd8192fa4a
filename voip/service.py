"""Where a domain has its SIP servers (RFC 3263, SRV records): no call of the system says it."""

import ipaddress
from typing import TYPE_CHECKING, cast

from voip.values import Transport

if TYPE_CHECKING:
    from dns.asyncresolver import Resolver
    from dns.rdtypes.IN.SRV import SRV

LONGEST_S = 2.0
_MOST = 8
_SERVICES: dict[Transport, str] = {
    "udp": "_sip._udp",
    "tcp": "_sip._tcp",
    "tls": "_sips._tcp",
}


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
        name = f"{_SERVICES[transport]}.{host.rstrip('.')}."
        answer = await asked.resolve(name, "SRV", lifetime=LONGEST_S)
    except (dns.exception.DNSException, OSError, UnicodeError):
        return []
    ordered = cast("list[SRV]", answer.rrset.processing_order() if answer.rrset else [])
    found = [(one.target.to_text(omit_final_dot=True), int(one.port)) for one in ordered]
    # A lone dot means that the service is decidedly not there
    return [(name, port) for name, port in found if name and port][:_MOST]


def _is_domain(host: str) -> bool:
    """Addresses and names of this network have no services: asking would only take time."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return "." in host.rstrip(".") and not host.endswith((".localhost", ".local"))
    return False
