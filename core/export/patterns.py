"""Patterns: where in a text a card, an account, a national id, an address or a number stands.

Each that has a check digit is checked by it: a parcel's number is not blacked out for its length.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

Kind = Literal["card", "iban", "national_id", "email", "phone", "name", "hand"]
"""name: the customer's; hand: what a person chose."""
PATTERNS: tuple[Kind, ...] = ("card", "iban", "national_id", "email", "phone")
"""In this order: where two overlap, the first has it."""
_GAP = r"[\s.\-–—·/_]{0,3}"
_CARD = re.compile(rf"(?<![\d+])\d(?:{_GAP}\d){{12,18}}")
_ID = re.compile(rf"(?<![\d+])\d(?:{_GAP}\d){{10}}(?!\d)")
_IBAN = re.compile(rf"(?<![^\W_])[A-Za-z]{{2}}{_GAP}\d{{2}}(?:{_GAP}[A-Za-z0-9]){{11,30}}")
_EMAIL = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[\w](?:[\w-]{0,61}[\w])?\.)+[^\W\d_]{2,24}", re.UNICODE
)
_DIGITS = re.compile(r"(?:\d\D{0,3}){7}")
_UNSEEN = dict.fromkeys([0x00AD, *range(0x200B, 0x2010), 0x2060, 0xFEFF], " ")
"""Signs of no width: between digits they hide a number from a machine, and from no reader."""
_ISSUERS = "234569"
"""First digits of cards; 9 is Troy's."""
_FEWEST = {"card": 13, "iban": 15}


class Place(msgspec.Struct, frozen=True, order=True):
    """`start` and `end` count the signs of the text."""

    start: int
    end: int
    kind: Kind


def places(text: str, kinds: frozenset[Kind], region: str = "TR") -> list[Place]:
    """Without overlaps, from left to right. `region` as in ISO 3166: whose numbers lack a +."""
    text = text.translate(_UNSEEN)
    found: list[Place] = []
    for kind in PATTERNS:
        if kind in kinds:
            found += [
                Place(start, end, kind)
                for start, end in _FINDERS[kind](text, region)
                if not any(start < other.end and other.start < end for other in found)
            ]
    return sorted(found)


def _cards(text: str, region: str) -> Iterator[tuple[int, int]]:
    from stdnum import luhn

    def valid(signs: str) -> bool:
        return signs[0] in _ISSUERS and bool(luhn.is_valid(signs))

    yield from _checked(text, _CARD, "card", valid)


def _ibans(text: str, region: str) -> Iterator[tuple[int, int]]:
    from stdnum import iban

    def valid(signs: str) -> bool:
        return bool(iban.is_valid(signs, check_country=False))

    yield from _checked(text, _IBAN, "iban", valid)


def _checked(
    text: str, pattern: re.Pattern[str], kind: str, valid: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    """The longest piece from each beginning that its check digit confirms: behind a card there
    often stands its date. A piece ends where a group of digits does."""
    at = 0
    while match := pattern.search(text, at):
        end = next(_ends(text, match, _FEWEST[kind], valid), None)
        if end is not None:
            yield match.start(), end
        at = match.start() + 1 if end is None else end


def _ends(
    text: str, match: re.Match[str], fewest: int, valid: Callable[[str], bool]
) -> Iterator[int]:
    for end in range(match.end(), match.start() + fewest - 1, -1):
        whole = text[end - 1].isalnum() and not (end < len(text) and text[end].isalnum())
        if whole and len(signs := _signs(text[match.start() : end])) >= fewest and valid(signs):
            yield end


def _signs(text: str) -> str:
    """Digits of whatever script as ours, letters large, nothing between."""
    return "".join(
        str(int(sign)) if sign.isdecimal() else sign.upper() for sign in text if sign.isalnum()
    )


def _ids(text: str, region: str) -> Iterator[tuple[int, int]]:
    from stdnum.tr import tckimlik

    for match in _ID.finditer(text):
        if tckimlik.is_valid(_signs(match.group())):
            yield match.span()


def _emails(text: str, region: str) -> Iterator[tuple[int, int]]:
    if "@" in text:
        yield from (match.span() for match in _EMAIL.finditer(text))


def _phones(text: str, region: str) -> Iterator[tuple[int, int]]:
    if _DIGITS.search(text):
        from phonenumbers import PhoneNumberMatcher

        yield from ((match.start, match.end) for match in PhoneNumberMatcher(text, region))


_FINDERS: dict[Kind, Callable[[str, str], Iterator[tuple[int, int]]]] = {
    "card": _cards, "iban": _ibans, "national_id": _ids, "email": _emails, "phone": _phones,
}  # fmt: skip
