"""Slots: facts the bot picks out of a customer's words, checked and in one spelling."""

import re

_NUMBER = re.compile(r"(?<![A-Za-z0-9])(TR|S)[\s\-–#.:]{0,3}(\d{4,7})(?!\d)", re.IGNORECASE)
_BARE = re.compile(r"(?<![\d+.,])(\d{5,6})(?![\d])")
_EMAIL = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.){1,4}[A-Za-z]{2,24})(?![\w-])"
)
_FOUR = re.compile(r"(?<!\d)(\d{2})[\s.-]?(\d{2})(?!\d)")
_PHONE = re.compile(r"(?<![\w-])(\+?\d[\d\s().-]{8,18}\d)(?!\w)")


def slots(text: str, awaited: str = "") -> dict[str, str]:
    """What `text` states. `awaited`: the slot the bot just asked for, which may come bare."""
    text = text[:2_000]
    found = {
        "order_number": order_number(text, bare=awaited in ("order_number", "phone_end")),
        "phone_end": phone_end(text) if awaited == "phone_end" else "",
        "email": email(text),
        "phone": phone(text),
    }
    return {name: value for name, value in found.items() if value}


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
    match = _PHONE.search(text)
    if not match:
        return ""
    digits = re.sub(r"\D", "", match[1])
    if match[1].startswith("+"):
        return f"+{digits}" if 8 <= len(digits) <= 15 else ""
    national = digits.removeprefix("90") if len(digits) == 12 else digits.removeprefix("0")
    return f"+90{national}" if len(national) == 10 and national[0] in "2345" else ""
