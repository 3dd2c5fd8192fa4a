"""Telephone numbers: from whatever a person pasted to what is dialled, and to what is shown.

`phonenumbers` is large and imported at the first number that needs it: never before the first
paint. Nothing here says whether a number is in use; carriers hand out ranges faster than any
library learns of them, so a number is refused only where it cannot be one.
"""

import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

import msgspec
from msgspec.structs import replace

from core.errors import UserError

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

HOME = "TR"
LONGEST_EXTENSION = 6
"""Digits; longer ones are numbers of the network outside."""
MOST_CHARACTERS = 200
_SCHEME = re.compile(r"^\s*(tel|callto|sips?):(//)?", re.IGNORECASE)
_LINKED = re.compile(r";(?:ext=)?([0-9]{1,7})(?![0-9])", re.IGNORECASE)
_NAMED = re.compile(
    r"[\s,;/(\[\-–.]*(?<![^\W\d_])"
    r"(?:dahil[iî]|dah|iç\s*hat|extension|extn?|[dxpw])(?:\s*(?:no|nr|numaras[ıi]))?"
    r"\s*[:.=#]*\s*\(?([0-9]{1,7})(?![0-9])",
    re.IGNORECASE,
)
"""An extension that is called one; p and w are the pauses of mobile phones."""
_SHORT = rf"([0-9]{{1,{LONGEST_EXTENSION}}})[\s)\]]*$"
_APART = re.compile(rf"(?<=[0-9)])\s*[,;/#(\[][\s,;/#(\[]*{_SHORT}")
_HYPHENED = re.compile(rf"(?<=[0-9)])\s*[-‐-―−]\s*{_SHORT}")
_BETWEEN = re.compile(r"\s*[/|;,\n]\s*|\s+(?:or|veya|ya da)\s+|\s+[-–—]\s+(?=[+0(])", re.IGNORECASE)
_MORE = re.compile(r"[\s.\-‐-―−]*[0-9]")
_SPACES = re.compile(r"[^\S\n]|[_\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_ANGLES = re.compile(r"[^<>]*<\s*((?:tel|callto|sips?):[^<>]*)>\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+\-~!*']{1,64}@[A-Za-z0-9.\-\[\]:]{1,200}")
_INTERNAL = re.compile(rf"[1-9][0-9]{{0,{LONGEST_EXTENSION - 1}}}")
_CODE = re.compile(r"[*#][0-9*#]{1,20}")
_TRUNK_ZERO = re.compile(r"(?<=[0-9\s])\(\s*0\s*\)")
_FILLING = str.maketrans("", "", " -./()")

Kind = Literal["outside", "extension", "code", "address"]


class Number(msgspec.Struct, frozen=True):
    """`dial` goes to the phone: E.164, an extension, a code such as *97, or a SIP address; behind a
    comma the digits that are dialled once it is answered."""

    kind: Kind
    dial: str
    shown: str
    """National at home, international for the rest of the world."""
    then: str = ""
    """The extension, dialled once it is answered; it stands in `dial` behind a comma as well."""
    others: bool = False
    """More numbers stood there: this is the first."""


def read(text: str, region: str = HOME) -> Number:
    """A typed or pasted number, or a tel:, sip: or callto: link; `region` as in ISO 3166.

    Raises UserError number.empty, number.bad, number.too_short, number.too_long, number.sips.
    """
    if len(text) > MOST_CHARACTERS:
        raise UserError("number.too_long")
    plain = _bare(text)
    if not plain:
        raise UserError("number.empty")
    if _ADDRESS.fullmatch(plain):
        return Number("address", f"sip:{plain}", plain)
    plain = _SPACES.sub(" ", plain).strip()
    short = plain.translate(_FILLING)
    if _INTERNAL.fullmatch(short) and not _APART.search(plain):
        return Number("extension", short, short)
    if _CODE.fullmatch(short):
        return Number("code", short, short)
    first = _first(plain, region)
    return first if first is not None else _outside(plain, region)


def shown(number: str, region: str = HOME) -> str:
    """A number of a record as a person reads it; what is none stays as it is."""
    try:
        return read(number, region).shown
    except UserError:
        return number


def wire(number: str, region: str = HOME) -> str:
    """E.164, an extension or a code, without what is dialled later; what is none stays as it is."""
    try:
        return read(number, region).dial.partition(",")[0]
    except UserError:
        return number


def same(one: str, other: str, region: str = HOME) -> bool:
    """Whether both are the same number, however each is written."""
    return bool(one and other) and wire(one, region) == wire(other, region)


def while_typing(text: str, region: str = HOME) -> str:
    """What was typed so far with the spaces its country gives it; never other digits."""
    from phonenumbers import AsYouTypeFormatter

    digits = _SPACES.sub(" ", text).translate(_FILLING)
    if not re.fullmatch(r"\+?[0-9]+", digits) or _INTERNAL.fullmatch(digits):
        return text
    formatter, formatted = AsYouTypeFormatter(region), ""
    for digit in digits:
        formatted = formatter.input_digit(digit)
    return formatted if formatted.translate(_FILLING) == digits else text


def _bare(text: str) -> str:
    """Without the link around it and the zero that people write after a country code."""
    angles = _ANGLES.fullmatch(text)
    text = angles[1] if angles else text
    scheme = _SCHEME.match(text)
    if scheme and scheme[1].lower() == "sips":
        raise UserError("number.sips")  # as sip: it would go out unencrypted
    if scheme:
        linked = _LINKED.search(text)
        text = unquote(text[scheme.end() :]).partition(";")[0].partition("?")[0]
        text += f",{linked[1]}" if linked and "@" not in text else ""
    text = _TRUNK_ZERO.sub(" ", text) if text.lstrip().startswith(("+", "00")) else text
    return text.strip().strip("<>\"'").strip()


def _first(text: str, region: str) -> Number | None:
    """Of several whole numbers; None where it is one, such as 0532/123 45 67."""
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    try:
        found = [_outside(part, region) for part in parts] if len(parts) > 1 else []
    except UserError:
        return None
    return replace(found[0], others=True) if found else None


def _outside(text: str, region: str) -> Number:
    import phonenumbers as library

    text, then = _parted(text, region)
    found = _whole(text, region)
    then, found.extension = then or found.extension or "", None
    forms = library.PhoneNumberFormat
    home = found.country_code == library.country_code_for_region(region)
    form = forms.NATIONAL if home else forms.INTERNATIONAL
    dial = library.format_number(found, forms.E164) + (f",{then}" if then else "")
    return Number("outside", dial, library.format_number(found, form), then)


def _parted(text: str, region: str) -> tuple[str, str]:
    """The number and its extension, which is never more digits of the number: "0212 555 12 34 (15)"
    would ring somebody else. A hyphen stands within numbers too (+49 30 123456-15)."""
    for pattern in (_NAMED, _APART, _HYPHENED):
        found = pattern.search(text)
        before = text[: found.start()] if found else ""
        if found is None or not _stands(before, region):
            continue
        if pattern is not _HYPHENED or not _stands(text, region):
            return before, found[1]
    return text, ""


def _stands(text: str, region: str) -> bool:
    """As a number by itself: the slash of 0532/123456 is within it."""
    try:
        return not _whole(text, region).extension
    except UserError:
        return False


def _whole(text: str, region: str) -> "PhoneNumber":
    """One that exists, or is at least as long as the lines of its country are.

    The length alone of any kind of number is not enough: free numbers of Turkey may have 13 digits,
    and a mobile number with three digits too many is not to be dialled for that.
    """
    import phonenumbers as library

    found = _parsed(text, region)
    if library.is_valid_number(found):
        return found
    line = library.PhoneNumberType.FIXED_LINE_OR_MOBILE
    why = library.is_possible_number_for_type_with_reason(found, line)
    reasons = library.ValidationResult
    if why == reasons.TOO_LONG:
        raise UserError("number.too_long")
    if why in (reasons.TOO_SHORT, reasons.IS_POSSIBLE_LOCAL_ONLY):
        raise UserError("number.too_short")
    if why != reasons.IS_POSSIBLE:
        raise UserError("number.bad")
    return found


def _parsed(text: str, region: str) -> "PhoneNumber":
    """The number, or the first one among words (“Ali 0532 …”)."""
    import phonenumbers as library

    if any(letter.isalpha() for letter in text):
        matches = library.PhoneNumberMatcher(text, region, leniency=library.Leniency.POSSIBLE)
        first = next(iter(matches), None)
        if first is None:
            raise UserError("number.bad")
        if _MORE.match(text, first.end):
            raise UserError("number.too_long")  # a number is not cut short in silence
        return first.number
    try:
        return library.parse(text, region)
    except library.NumberParseException as error:
        too_long = error.error_type == library.NumberParseException.TOO_LONG
        raise UserError("number.too_long" if too_long else "number.bad") from None
