"""Slots: facts the bot picks out of a customer's words, checked and in one spelling.

What a slot is called and which kind it is of stands in `rules.toml`; here is how each kind is read.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

import phonenumbers

from backend.channels.bot.dates import When, day_in
from backend.channels.bot.national_id import national_id

Kind = Literal["order_number", "phone_end", "phone", "email", "date", "national_id"]

_NUMBER = re.compile(r"(?<![A-Za-z0-9])(TR|S)[\s\-–#.:]{0,3}(\d{4,7})(?!\d)", re.IGNORECASE)
_BARE = re.compile(r"(?<![\d+.,])(\d{5,6})(?![\d])")
_EMAIL = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.){1,4}[A-Za-z]{2,24})(?![\w-])"
)
_FOUR = re.compile(r"(?<!\d)(\d{2})[\s.-]?(\d{2})(?!\d)")
_HOME = "TR"
"""Country of a phone number that names none."""
_LONGEST = 2_000


def slots(text: str, awaited: str = "") -> dict[str, str]:
    """What `text` states by itself. `awaited`: the slot the bot just asked for, which may come bare."""
    text = text[:_LONGEST]
    found = {
        "order_number": order_number(text, bare=awaited in ("order_number", "phone_end")),
        "phone_end": phone_end(text) if awaited == "phone_end" else "",
        "email": email(text),
        "phone": phone(text),
    }
    return {name: value for name, value in found.items() if value}


def asked_for(kind: Kind, text: str, today: date, when: When = "near") -> str:
    """What `text` gives for one slot that is wanted now; empty where it gives nothing valid."""
    read = _READERS[kind]
    return day_in(text, today, when) if kind == "date" else read(text[:_LONGEST])


def order_number(text: str, *, bare: bool = False) -> str:
    """`tr 48213` as `TR-48213`; `bare` also takes five or six digits alone. Empty where none."""
    match = _NUMBER.search(text)
    if match:
        return f"{match[1].upper()}-{match[2]}"
    alone = _BARE.search(text) if bare else None
    return f"TR-{alone[1]}" if alone else ""


def phone_end(text: str) -> str:
    """The last four digits of a phone number, written alone or as its end; empty where none."""
    whole = phone(text)
    if whole:
        return whole[-4:]
    found = _FOUR.findall(_NUMBER.sub(" ", text))
    return "".join(found[-1]) if found else ""


def email(text: str) -> str:
    match = _EMAIL.search(text)
    return match[1] if match and ".." not in match[1] else ""


def phone(text: str) -> str:
    """In E.164; a number without a country is a Turkish one. Empty where it cannot be dialled."""
    for match in phonenumbers.PhoneNumberMatcher(text[:_LONGEST], _HOME, max_tries=10):
        return phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
    return ""


def spaced(number: str) -> str:
    """A number in E.164 as people read it: `+90 533 214 77 08`."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


_READERS: Mapping[Kind, Callable[[str], str]] = {
    "order_number": order_number,
    "phone_end": phone_end,
    "phone": phone,
    "email": email,
    "national_id": national_id,
    "date": lambda text: "",
}
KINDS = tuple(_READERS)
