"""Accounts for tests, on the Kamailio of `tests.peers`."""

from collections.abc import Sequence
from typing import Any

from tests.peers.kamailio import DOMAIN, PASSWORDS, Kamailio
from voip.values import Account, Transport


def account(
    server: Kamailio, user: str, transport: Transport = "udp", *, trusts: bool = True, **more: Any
) -> Account:
    port = server.tls if transport == "tls" else server.udp
    settings: dict[str, Any] = {
        "id": user,
        "user": user,
        "domain": DOMAIN,
        "registrar": f"localhost:{port}",
        "password": PASSWORDS.get(user, "none"),
        "transport": transport,
        "ca_file": str(server.authority) if trusts else "",
    }
    return Account(**{**settings, **more})


def bare(server: Kamailio, user: str) -> str:
    """The same for baresip."""
    way = f"sip:127.0.0.1:{server.udp};transport=tcp"
    return f'<sip:{user}@{DOMAIN}>;auth_pass={PASSWORDS[user]};outbound="{way}";regint=60'


def states(said: Sequence[dict[str, Any]], account: str) -> list[str]:
    """What was said of one account, in order."""
    told = [event["registration"] for event in said if event["is"] == "registered"]
    return [one["state"] for one in told if one["account"] == account]
