"""Patterns: where in a text a card, an account, a national id, an address or a number stands.

Each that has a check digit is checked by it: a parcel's number is not blacked out for its length.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

import msgspec

Kind = Literal["card", "iban", "national_id", "email", "phone", "name", "hand"]
"""name: the customer's; hand: what a person chose."""
PATTERNS: tuple[Kind, ...] = ("card", "iban", "national_id", "email", "phone")
_SUREST: tuple[Kind, ...] = ("iban", "card", "national_id", "email", "phone")
"""In this order: where two overlap, the first has what is common."""
_GAP = r"[\s.\-–—·/_]{0,3}"
_LOOSE = r"[\s.,:;*|\-–—·/_]{0,3}"
_CARD = re.compile(rf"(?<![\d+])\d(?:{_GAP}\d){{12,18}}")
_CARD_APART = re.compile(r"(?<!\d)\d{4}(\s?[,:;*|=~#]\s?)\d{4,7}(?:\1\d{1,7}){1,3}")
"""Signs that also part the numbers of a list: only groups as on a card, and always the same sign."""
_ID = re.compile(rf"(?<![\d+])\d(?:{_GAP}\d){{10}}(?!\d)")
_IBAN = re.compile(rf"[A-Za-z]{{2}}{_LOOSE}\d{{2}}(?:{_LOOSE}[A-Za-z0-9]){{11,30}}")
_PHONE = re.compile(r"(?<!\d)(?:\+\d|0|\(0|5\d\d|\(5\d\d)(?:[\s.\-–—·/_()]{0,3}\d){7,14}")
_DAY = re.compile(
    r"(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d"
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
_EMAIL = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[\w](?:[\w-]{0,61}[\w])?\.)+[^\W\d_]{2,24}", re.UNICODE
)
_DIGITS = re.compile(r"(?:\d\D{0,3}){7}")
_UNSEEN = dict.fromkeys([0x00AD, *range(0x200B, 0x2010), 0x2060, 0xFEFF], " ")
"""Signs of no width: between digits they hide a number from a machine, and from no reader."""
_ISSUERS = "234569"
"""First digits of cards; 9 is Troy's."""
_FEWEST = {"card": 13, "iban": 15, "phone": 8}


class Place(msgspec.Struct, frozen=True, order=True):
    """`start` and `end` count the signs of the text."""

    start: int
    end: int
    kind: Kind


def places(text: str, kinds: frozenset[Kind], region: str = "TR") -> list[Place]:
    """Without overlaps, from left to right. `region` as in ISO 3166: whose numbers lack a +."""
    text = text.translate(_UNSEEN)
    found: list[Place] = []
    for kind in _SUREST:
        if kind in kinds:
            for start, end in _joined(_FINDERS[kind](text, region)):
                found += [Place(*rest, kind) for rest in _rests(text, start, end, found)]
    return sorted(found)


def _joined(spans: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those that overlap as one: each of them may be the true one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _rests(text: str, start: int, end: int, found: list[Place]) -> Iterator[tuple[int, int]]:
    """What of it nothing else has yet, without signs that say nothing."""
    at = start
    for other in sorted(each for each in found if each.start < end and start < each.end):
        if any(map(str.isalnum, text[at : other.start])):
            yield at, other.start
        at = max(at, other.end)
    if any(map(str.isalnum, text[at:end])):
        yield at, end


def _cards(text: str, region: str) -> Iterator[tuple[int, int]]:
    from stdnum import luhn

    def valid(signs: str) -> bool:
        return signs[0] in _ISSUERS and bool(luhn.is_valid(signs))

    yield from _checked(text, _CARD, "card", valid)
    yield from _checked(text, _CARD_APART, "card", valid)


def _ibans(text: str, region: str) -> Iterator[tuple[int, int]]:
    from stdnum import iban

    def valid(signs: str) -> bool:
        return bool(iban.is_valid(signs, check_country=False))

    yield from _checked(text, _IBAN, "iban", valid)


def _checked(
    text: str, pattern: re.Pattern[str], kind: str, valid: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    """The longest piece from each beginning that its check digit confirms: behind a card there
    often stands its date, and before it an order's number."""
    at = 0
    while match := pattern.search(text, at):
        end = next(_ends(text, match, _FEWEST[kind], valid), None)
        if end is not None:
            yield match.start(), end
        at = match.start() + 1


def _ends(
    text: str, match: re.Match[str], fewest: int, valid: Callable[[str], bool]
) -> Iterator[int]:
    """A group of digits is not cut; letters may stand right behind it."""
    found = [(at + 1, sign) for at in range(*match.span()) if (sign := _sign(text[at]))]
    signs = "".join(sign for _, sign in found)
    for count in range(len(found), fewest - 1, -1):
        end = found[count - 1][0]
        cut = text[end - 1].isdecimal() and text[end : end + 1].isdecimal()
        if not cut and valid(signs[:count]):
            yield end


def _sign(sign: str) -> str:
    """Digits of whatever script as ours, letters large, what is between as nothing."""
    if sign.isdecimal():
        return str(int(sign))
    return sign.upper() if sign.isalpha() or sign == "+" else ""


def _ids(text: str, region: str) -> Iterator[tuple[int, int]]:
    from stdnum.tr import tckimlik

    at = 0
    while match := _ID.search(text, at):
        if tckimlik.is_valid("".join(map(_sign, match.group()))):
            yield match.span()
        at = match.start() + 1


def _emails(text: str, region: str) -> Iterator[tuple[int, int]]:
    if "@" in text:
        yield from (match.span() for match in _EMAIL.finditer(text))


def _phones(text: str, region: str) -> Iterator[tuple[int, int]]:
    if _DIGITS.search(text):
        from phonenumbers import PhoneNumberMatcher

        yield from ((match.start, match.end) for match in PhoneNumberMatcher(text, region))
        without_days = _DAY.sub(lambda day: "#" * len(day.group()), text)
        yield from _checked(without_days, _PHONE, "phone", partial(_is_phone, region=region))


def _is_phone(signs: str, region: str) -> bool:
    """What the library's own search passes over for the number or the letters behind it."""
    from phonenumbers import NumberParseException, PhoneNumberType, number_type, parse

    try:
        number = parse(signs, region)
    except NumberParseException:
        return False
    kind = number_type(number)
    if signs[0] in "+0":
        return kind != PhoneNumberType.UNKNOWN
    return kind == PhoneNumberType.MOBILE


_FINDERS: dict[Kind, Callable[[str, str], Iterator[tuple[int, int]]]] = {
    "card": _cards, "iban": _ibans, "national_id": _ids, "email": _emails, "phone": _phones,
}  # fmt: skip
