"""What a test of an account found, and how a call went, as text for a ticket: nothing in it says
whose account it is, who was called or what was said. English always, for whoever reads the ticket."""

import hashlib
import platform
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from desktop.telephone.account_fields import is_host
from desktop.telephone.judgement import Verdict
from desktop.version import VERSION
from voip.events import Tested
from voip.values import Account, Call, Quality

_ADDRESS = re.compile(r"(\d{1,3}\.){3}\d{1,3}|\[[0-9a-fA-F:.]+\]")
_NUMBER = re.compile(r"\+?\d[\d\s().-]{4,}\d")
MOST = 200
"""Characters of one fact."""


def diagnosis_text(account: Account, tested: Tested, phone: str) -> str:
    """`phone` is the version of PJSIP."""
    lines = [
        *_here(phone),
        *_settings(account),
        f"result: {tested.failure or 'ok'}",
        f"status: {tested.status}",
        *(f"step {name}: {ms:.0f} ms" for name, ms in tested.steps),
        *_facts(account, tested.facts),
    ]
    return "\n".join(lines)


def call_text(call: Call, phone: str, verdict: Verdict | None = None) -> str:
    """Of a call that is up or over, with the figures it holds. `phone` is the version of PJSIP now;
    `verdict`: what the person was told of the line."""
    lines = [
        *_here(phone),
        f"call: {_id(call.correlation or call.id)}, {call.direction}, {call.state}",
        f"began: {_time(call.started_at)}",
        f"answered: {_time(call.answered_at)}",
        f"ended: {_time(call.ended_at)}, by {call.ended_by or 'nobody yet'}",
        f"status: sip {call.cause}, q850 {call.q850}",
        f"sound: {_sound(call)}",
        f"sending: {_figures(call.sending)}",
        f"receiving: {_figures(call.receiving)}",
        *([f"line: {verdict.level}, {verdict.sentence}"] if verdict else []),
    ]
    return "\n".join(lines)


def _here(phone: str) -> list[str]:
    return [
        f"santral: {VERSION}",
        f"system: {platform.system()} {platform.release()} {platform.machine()}",
        f"pjsip: {phone or 'not running'}",
    ]


def _id(said: str) -> str:
    """The record's, by which the platform finds it. One that the network made up may be anything, a
    number too: of that only a mark that is the same each time."""
    try:
        return str(UUID(said))
    except ValueError:
        return f"#{hashlib.sha256(said.encode()).hexdigest()[:16]}"


def _time(ms: int | None) -> str:
    """To the second, in UTC, so that it can be found in anybody's log."""
    return "no" if ms is None else f"{datetime.fromtimestamp(ms // 1_000, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _sound(call: Call) -> str:
    """Of a call that is over nobody keeps whether it was encrypted."""
    if call.state == "ended" or not call.codec:
        return call.codec or "none"
    return f"{call.codec}, {'encrypted' if call.encrypted else 'not encrypted'}"


def _figures(quality: Quality | None) -> str:
    if quality is None:
        return "not measured"
    trip, mos = quality.round_trip_ms, quality.mos
    parts = [f"loss {quality.loss:.1%}", f"jitter {quality.jitter_ms:.0f} ms"]
    parts += [] if trip is None else [f"round trip {trip:.0f} ms"]
    parts += [] if mos is None else [f"mos {mos:.2f}"]
    parts += [f"silent for {quality.silent_s:.0f} s"] if quality.silent_s else []
    return ", ".join(parts)


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
