"""Addresses of accounts and of those they call: built so that nothing typed can break out of one."""

import re
from urllib.parse import quote

from msgspec.structs import replace

from voip.caller import MOST_NAME, MOST_NUMBER, clean
from voip.place import bracketed, is_ipv6, split
from voip.values import Account

_NAME = r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?"
_HOST = re.compile(_NAME)
_HOSTS = ("domain", "registrar", "proxy", "peer", "stun")
_SCHEME = re.compile(r"(?i)\A(?:sips?|stun):(?://)?(?=[^0-9]|[0-9]+\.)")
_ADDRESS = re.compile(rf"sip:[^\s<>\"@;?]{{1,128}}@{_NAME}(?:;transport=(?:udp|tcp|tls))?")
_USER_SAFE = "-_.!~*'()&=+$,;?/"


def tidied(account: Account) -> Account:
    """With the hosts as they are meant: what is copied out of a mail has a space or "sip:" on it,
    and an IPv6 address often no brackets."""
    meant = {name: _SCHEME.sub("", getattr(account, name).strip()) for name in _HOSTS}
    return replace(account, **{name: bracketed(host) for name, host in meant.items()})


def is_sound(account: Account) -> bool:
    """Nothing in it could break out of an address."""
    hosts = [account.domain, account.registrar, account.proxy, account.peer]
    return bool(account.user) and all(_is_host(host) for host in hosts if host)


def _is_host(text: str) -> bool:
    return bool(_HOST.fullmatch(text)) and (text[0] != "[" or is_ipv6(split(text)[0]))


def address_of(account: Account, number: str) -> str | None:
    """SIP URI of a number or of an address; None for what is neither."""
    if number.lower().startswith("sip:"):
        address = "sip:" + number[4:]
        return address if _ADDRESS.fullmatch(address) else None
    if not number or clean(number, MOST_NUMBER) != number or " " in number:
        return None
    return f"sip:{_user(number)}@{_domain(account)}"


def own_address(account: Account) -> str:
    """SIP URI of the account itself."""
    return f"sip:{_user(account.user)}@{_domain(account)}"


def identity(account: Account) -> str:
    """What stands in From."""
    name = clean(account.display_name, MOST_NAME).replace("\\", "").replace('"', "")
    return (f'"{name}" ' if name else "") + f"<{own_address(account)}>"


def registrar_address(account: Account) -> str:
    return f"sip:{_domain(account)}"


def _domain(account: Account) -> str:
    return account.domain or account.registrar or account.peer


def _user(text: str) -> str:
    return quote(text, safe=_USER_SAFE)
