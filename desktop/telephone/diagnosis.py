"""What a test of an account found, as text for a ticket: nothing in it says whose account it is."""

import platform
import re
from collections.abc import Iterable

from desktop.telephone.account_fields import is_host
from desktop.version import VERSION
from voip.events import Tested
from voip.values import Account

_ADDRESS = re.compile(r"(\d{1,3}\.){3}\d{1,3}|\[[0-9a-fA-F:.]+\]")
_NUMBER = re.compile(r"\+?\d[\d\s().-]{4,}\d")
MOST = 200
"""Characters of one fact."""


def diagnosis_text(account: Account, tested: Tested, phone: str) -> str:
    """English always, for whoever reads the ticket. `phone` is the version of PJSIP."""
    lines = [
        f"santral: {VERSION}",
        f"system: {platform.system()} {platform.release()} {platform.machine()}",
        f"pjsip: {phone or 'not running'}",
        *_settings(account),
        f"result: {tested.failure or 'ok'}",
        f"status: {tested.status}",
        *(f"step {name}: {ms:.0f} ms" for name, ms in tested.steps),
        *_facts(account, tested.facts),
    ]
    return "\n".join(lines)


def _settings(account: Account) -> list[str]:
    timers = (account.session_timer_s, account.register_every_s, account.keep_alive_s)
    return [
        f"server: {_kind(account.registrar or account.domain)}",
        f"proxy: {_kind(account.proxy) if account.proxy else 'none'}",
        f"transport: {account.transport}, srtp {account.srtp}, dtmf {account.dtmf}",
        f"codecs: {' '.join(account.codecs)}",
        f"timers: session {timers[0]} s, registration {timers[1]} s, keep-alive {timers[2]} s",
        f"stun: {'on' if account.stun else 'off'}, ice {'on' if account.ice else 'off'}",
        f"separate user for authentication: {'yes' if account.auth_user else 'no'}",
    ]


def _kind(host: str) -> str:
    """A name, or an address, and its port: which one is nobody else's business."""
    what = "an address" if _ADDRESS.match(host) else "a name"
    if not is_host(host):
        return "not like a name or an address"
    port = host.rpartition(":")[2] if ":" in host.rpartition("]")[2] else ""
    return f"{what}, port {port}" if port else what


def _facts(account: Account, facts: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{name}: {_scrubbed(account, value)}" for name, value in facts]


def _scrubbed(account: Account, text: str) -> str:
    """Whatever the network said, without anything that was typed into the account."""
    own = {account.password, account.user, account.auth_user, account.display_name}
    own |= {account.domain, account.registrar, account.proxy, account.stun, account.ca_file}
    own |= {host.rpartition(":")[0] for host in (account.domain, account.registrar, account.proxy)}
    own |= {account.voicemail, account.peer}
    for secret in sorted(filter(None, own), key=len, reverse=True):
        text = re.sub(re.escape(secret), "…", text, flags=re.IGNORECASE)
    return _NUMBER.sub("…", _ADDRESS.sub("…", text))[:MOST]
