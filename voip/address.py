"""Addresses of accounts and of those they call: built so that nothing typed can break out of one."""

import re
from urllib.parse import quote

from voip.caller import MOST_NAME, MOST_NUMBER, clean
from voip.values import Account

_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?")
_ADDRESS = re.compile(
    r"sip:[^\s<>\"@;?]{1,128}@[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?(?:;transport=(?:udp|tcp))?"
)
_USER_SAFE = "-_.!~*'()&=+$,;?/"


def is_sound(account: Account) -> bool:
    """Nothing in it could break out of an address."""
    hosts = [account.domain, account.registrar, account.proxy, account.peer]
    return bool(account.user) and all(_HOST.fullmatch(host) for host in hosts if host)


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
