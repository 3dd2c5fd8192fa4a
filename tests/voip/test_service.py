"""Domains that have nothing but SRV and NAPTR records, at a name server of our own."""

import asyncio
from collections.abc import AsyncIterator
from typing import cast

import dns.asyncresolver
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset
import pytest

from voip import reach
from voip.reach import Target, Unreachable
from voip.service import servers

_NAPTR = {
    "elsewhere.example.": [
        '20 10 "s" "SIP+D2U" "" _udp.second.example.',
        '10 20 "s" "SIP+D2U" "" _gone.first.example.',
        '10 30 "S" "sip+d2u" "" _udp.first.example.',
        '5 10 "s" "SIPS+D2T" "" _tls.first.example.',
        '1 10 "u" "E2U+sip" "!^.*$!sip:x@y!" .',
    ],
    "operator.example.": ['10 10 "s" "SIP+D2T" "" _nobody.example.'],
}
RECORDS = {
    "_udp.first.example.": ["10 0 5090 localhost."],
    "_udp.second.example.": ["10 0 5091 localhost."],
    "_tls.first.example.": ["10 0 5092 localhost."],
    "_sip._udp.elsewhere.example.": ["10 0 5093 localhost."],
    "_sip._udp.operator.example.": ["20 0 5070 later.example.", "10 0 5080 localhost."],
    "_sips._tcp.operator.example.": ["10 0 5071 localhost."],
    "_sip._tcp.operator.example.": ["0 0 0 ."],
}


class NameServer(asyncio.DatagramProtocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.DatagramTransport, transport)
        self.asked: list[str] = []

    def datagram_received(self, data: bytes, address: tuple[str, int]) -> None:
        query = dns.message.from_wire(data)
        reply = dns.message.make_response(query)
        [question] = query.question
        self.asked.append(question.name.to_text())
        kind = dns.rdatatype.to_text(question.rdtype)
        known = {"SRV": RECORDS, "NAPTR": _NAPTR}.get(kind, {})
        if found := known.get(question.name.to_text()):
            reply.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *found))
        else:
            reply.set_rcode(dns.rcode.NXDOMAIN)
        self.transport.sendto(reply.to_wire(), address)


@pytest.fixture
async def names() -> AsyncIterator[tuple[NameServer, dns.asyncresolver.Resolver]]:
    loop = asyncio.get_running_loop()
    transport, server = await loop.create_datagram_endpoint(NameServer, local_addr=("127.0.0.1", 0))
    resolver = dns.asyncresolver.Resolver(configure=False)
    resolver.nameservers = ["127.0.0.1"]
    resolver.port = transport.get_extra_info("sockname")[1]
    yield server, resolver
    transport.close()


Names = tuple[NameServer, dns.asyncresolver.Resolver]


async def test_the_servers_of_a_domain_in_the_order_it_wants(names: Names) -> None:
    _, resolver = names
    found = await servers("operator.example", "udp", resolver)
    assert found == [("localhost", 5080), ("later.example", 5070)]
    assert await servers("operator.example", "tls", resolver) == [("localhost", 5071)]
    assert await servers("operator.example", "tcp", resolver) == [], "decidedly not there"
    assert await servers("other.example", "udp", resolver) == []


async def test_a_domain_says_under_which_name_its_servers_stand(names: Names) -> None:
    _, resolver = names
    assert await servers("elsewhere.example", "udp", resolver) == [("localhost", 5090)]
    assert await servers("elsewhere.example", "tls", resolver) == [("localhost", 5092)]
    assert await servers("elsewhere.example", "tcp", resolver) == []
    target = Target("elsewhere.example", 5060, "udp", named=True)
    assert await reach.resolve(target, resolver) == [("127.0.0.1", 5090)]


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "pbx", "pbx.local", "a.localhost"])
async def test_what_is_no_domain_is_not_asked_for(names: Names, host: str) -> None:
    server, resolver = names
    assert await servers(host, "udp", resolver) == []
    assert server.asked == []


async def test_an_account_reaches_a_domain_that_has_no_address(names: Names) -> None:
    _, resolver = names
    target = Target("operator.example", 5061, "tls", named=True)
    assert await reach.resolve(target, resolver) == [("127.0.0.1", 5071)]


async def test_without_records_or_with_a_port_it_is_the_name_itself(names: Names) -> None:
    server, resolver = names
    with pytest.raises(Unreachable, match="name_not_found"):
        await reach.resolve(Target("other.invalid", 5060, "udp", named=True), resolver)
    asked = len(server.asked)
    assert await reach.resolve(Target("localhost", 5, "udp"), resolver) == [("127.0.0.1", 5)]
    assert len(server.asked) == asked
