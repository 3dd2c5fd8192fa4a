"""FIELDS: every field of a phone account typed by hand, one row each, and what is wrong with one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.translate import tr
from desktop.words import mark
from voip.place import bracketed, is_ipv6, split
from voip.values import Account

Kind = Literal["text", "secret", "choice", "number", "switch", "codecs", "file"]


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is the attribute of `Account`. `more`: shown only when more is asked for."""

    name: str
    label: str
    kind: Kind = "text"
    tip: str = ""
    more: bool = True
    low: int = 0
    high: int = 0
    unit: str = ""
    none: str = ""
    """What the lowest number means, in words."""


SECONDS = mark("PhoneAccount", "s")
FIELDS: Mapping[str, Field] = {
    row.name: row
    for row in (
        Field("user", mark("PhoneAccount", "User"), more=False,
              tip=mark("PhoneAccount", "Such as 1001 or 902121234567")),
        Field("domain", mark("PhoneAccount", "Domain"), more=False,
              tip=mark("PhoneAccount", "Such as sip.operator.example")),
        Field("password", mark("PhoneAccount", "Password"), "secret", more=False),
        Field("display_name", mark("PhoneAccount", "Name that others see")),
        Field("registrar", mark("PhoneAccount", "Registrar"),
              tip=mark("PhoneAccount", "Only where it is not the domain")),
        Field("proxy", mark("PhoneAccount", "Proxy"),
              tip=mark("PhoneAccount", "Only where your operator named one")),
        Field("auth_user", mark("PhoneAccount", "User for authentication"),
              tip=mark("PhoneAccount", "Only where it is not the user")),
        Field("transport", mark("PhoneAccount", "Transport"), "choice"),
        Field("ca_file", mark("PhoneAccount", "Certificates to trust"), "file",
              tip=mark("PhoneAccount", "Only for TLS")),
        Field("srtp", mark("PhoneAccount", "Encrypted voice (SRTP)"), "choice"),
        Field("codecs", mark("PhoneAccount", "Codecs, the best first"), "codecs"),
        Field("dtmf", mark("PhoneAccount", "Keypad tones"), "choice"),
        Field("session_timer_s", mark("PhoneAccount", "Session timer"), "number", high=7_200,
              unit=SECONDS, none=mark("PhoneAccount", "Off")),
        Field("register_every_s", mark("PhoneAccount", "Register every"), "number", low=30,
              high=7_200, unit=SECONDS),
        Field("keep_alive_s", mark("PhoneAccount", "Keep alive every"), "number", high=600,
              unit=SECONDS, none=mark("PhoneAccount", "Off")),
        Field("stun", mark("PhoneAccount", "STUN server"),
              tip=mark("PhoneAccount", "Empty is off, as it should be for most")),
        Field("ice", mark("PhoneAccount", "ICE"), "switch"),
        Field("dscp", mark("PhoneAccount", "DSCP of the voice"), "number", high=63),
        Field("voicemail", mark("PhoneAccount", "Number of the mailbox")),
        Field("park", mark("PhoneAccount", "Prefix for parking a call")),
        Field("pick_up", mark("PhoneAccount", "Prefix for picking one up")),
    )
}  # fmt: skip
"""In the order in which they stand."""

CHOICES: Mapping[str, Mapping[str, str]] = {
    "transport": {"udp": "UDP", "tcp": "TCP", "tls": "TLS"},
    "srtp": {
        "off": mark("PhoneAccount", "Never"),
        "optional": mark("PhoneAccount", "Where the other side can"),
        "mandatory": mark("PhoneAccount", "Always, or there is no call"),
    },
    "dtmf": {
        "rfc4733": mark("PhoneAccount", "In the voice (RFC 4733)"),
        "info": mark("PhoneAccount", "As messages (SIP INFO)"),
    },
}

SHORTEST_TIMER = 90
"""Seconds; RFC 4028 allows no shorter session timer."""
_USER = re.compile(r"[^\s@<>\"]{1,64}\Z")
_HOST = re.compile(
    r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?"
    r"(\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*)(:(?P<port>\d{1,5}))?\Z"
)
_DIALLED = re.compile(r"[0-9*#+]{0,32}\Z")


def is_host(text: str) -> bool:
    """A name or an address, with or without a port."""
    found = _HOST.match(text) if len(text) <= 255 else None
    return bool(found) and 0 < int(found["port"] or 1) < 65_536 if found else False


def objections(account: Account, others: Iterable[Account] = ()) -> dict[str, str]:
    """Field -> what is wrong with it, in the person's language; empty where it may be saved."""
    found = _of_names(account) | _of_numbers(account)
    if not account.codecs:
        found["codecs"] = tr("PhoneAccount", "Choose at least one codec.")
    if account.ice and not account.stun:
        found["stun"] = tr("PhoneAccount", "ICE needs a STUN server: give one, or switch ICE off.")
    same = [o for o in others if o.id != account.id and _who(o) == _who(account)]
    if same and "user" not in found:
        found["user"] = tr("PhoneAccount", "There is an account of this user at this domain.")
    return found


def _of_names(account: Account) -> dict[str, str]:
    found: dict[str, str] = {}
    if not account.user:
        found["user"] = tr("PhoneAccount", "Type the user your operator gave you.")
    elif not _USER.match(account.user):
        found["user"] = tr("PhoneAccount", "Only what stands before the @, without spaces.")
    if not account.domain:
        found["domain"] = tr("PhoneAccount", "Type the domain your operator gave you.")
    if is_ipv6(split(account.stun)[0]):
        found["stun"] = tr("PhoneAccount", "IPv6 is not supported: give a name or an IPv4 address.")
    for name in ("domain", "registrar", "proxy", "stun"):
        text = getattr(account, name)
        if text and not is_host(bracketed(text)):
            found[name] = tr(
                "PhoneAccount", "A name or an address, such as sip.example or sip.example:5061."
            )
    if not account.password and not account.peer:
        found["password"] = tr("PhoneAccount", "Type the password.")
    return found


def _of_numbers(account: Account) -> dict[str, str]:
    found: dict[str, str] = {}
    if 0 < account.session_timer_s < SHORTEST_TIMER:
        found["session_timer_s"] = tr(
            "PhoneAccount", "At least {count} seconds, or off.", count=SHORTEST_TIMER
        )
    for name in ("voicemail", "park", "pick_up"):
        if not _DIALLED.match(getattr(account, name)):
            found[name] = tr("PhoneAccount", "Only digits, *, # and +.")
    return found


def _who(account: Account) -> tuple[str, str]:
    return account.user.casefold(), account.domain.casefold()


def typed(account: Account) -> str:
    """How a person calls it: user and domain."""
    return f"{account.user}@{account.domain}"
