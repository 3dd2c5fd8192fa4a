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
_EXTENSION = re.compile(r"\b(?:dahil[iî]|dah\.?|iç\s+hat)\s*[:.]?\s*(?=[0-9])", re.IGNORECASE)
_LINKED = re.compile(r";ext=([0-9]{1,7})(?![0-9])", re.IGNORECASE)
_LATER = re.compile(r"\s*,+\s*([0-9]{1,7})\s*$")
_SLASHED = re.compile(rf"\s*/\s*([0-9]{{1,{LONGEST_EXTENSION}}})\s*$")
_BETWEEN = re.compile(r"\s*[/|;,\n]\s*|\s+(?:or|veya|ya da)\s+", re.IGNORECASE)
_ANGLES = re.compile(r"[^<>]*<\s*((?:tel|callto|sips?):[^<>]*)>\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+\-~!*']{1,64}@[A-Za-z0-9.\-\[\]:]{1,200}")
_INTERNAL = re.compile(rf"[1-9][0-9]{{0,{LONGEST_EXTENSION - 1}}}")
_CODE = re.compile(r"[*#][0-9*#]{1,20}")
_TRUNK_ZERO = re.compile(r"(?<=[0-9\s])\(\s*0\s*\)")
_FILLING = str.maketrans("", "", " -./()\t\u00a0\u200e\u200f\u202a\u202c")

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
    short = plain.translate(_FILLING)
    if _INTERNAL.fullmatch(short):
        return Number("extension", short, short)
    if _CODE.fullmatch(short):
        return Number("code", short, short)
    if _ADDRESS.fullmatch(plain):
        return Number("address", f"sip:{plain}", plain)
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

    digits = text.translate(_FILLING)
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

    text = _with_extension(text, region)
    later = _LATER.search(_LINKED.sub(r",\1", text))
    text = _EXTENSION.sub("ext. ", _LINKED.sub("", _LATER.sub("", text)))
    found = _parsed(text, region)
    why = library.is_possible_number_with_reason(found)
    if why == library.ValidationResult.TOO_LONG:
        raise UserError("number.too_long")
    if why in (library.ValidationResult.TOO_SHORT, library.ValidationResult.IS_POSSIBLE_LOCAL_ONLY):
        raise UserError("number.too_short")
    if why != library.ValidationResult.IS_POSSIBLE:
        raise UserError("number.bad")
    if _lacks_its_area(found, region):
        raise UserError("number.too_short")
    forms = library.PhoneNumberFormat
    home = found.country_code == library.country_code_for_region(region)
    form = forms.NATIONAL if home else forms.INTERNATIONAL
    then, found.extension = later[1] if later else found.extension or "", None
    dial = library.format_number(found, forms.E164) + (f",{then}" if then else "")
    return Number("outside", dial, library.format_number(found, form), then)


def _with_extension(text: str, region: str) -> str:
    """“0212 555 12 34 / 15” with a comma: what follows a whole number is its extension, and never
    more digits of it."""
    slashed = _SLASHED.search(text)
    if slashed is None:
        return text
    try:
        _outside(text[: slashed.start()], region)
    except UserError:
        return text  # 0532/123456: the slash stands within the number
    return f"{text[: slashed.start()]},{slashed[1]}"


def _lacks_its_area(found: "PhoneNumber", region: str) -> bool:
    """Shorter than the numbers of its country are, and none of the short ones that exist (444 …)."""
    import phonenumbers as library

    usual = library.example_number(region)
    if usual is None or found.country_code != usual.country_code:
        return False
    short = len(str(found.national_number)) < len(str(usual.national_number))
    return short and not library.is_valid_number(found)


def _parsed(text: str, region: str) -> "PhoneNumber":
    """The number, or the first one among words (“Ali 0532 …”)."""
    import phonenumbers as library

    if any(letter.isalpha() for letter in text):
        matches = library.PhoneNumberMatcher(text, region, leniency=library.Leniency.POSSIBLE)
        first = next(iter(matches), None)
        if first is None:
            raise UserError("number.bad")
        return first.number
    try:
        return library.parse(text, region)
    except library.NumberParseException as error:
        too_long = error.error_type == library.NumberParseException.TOO_LONG
        raise UserError("number.too_long" if too_long else "number.bad") from None
