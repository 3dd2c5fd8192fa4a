"""How people type: small letters, no Turkish letters, slips of the finger, too many faces."""

import re
from random import Random

_ASCII = str.maketrans("ıİğĞçÇöÖşŞüÜ", "iIgGcCoOsSuU")
_LOWER = str.maketrans("Iİ", "ıi")
_WORD = re.compile(r"[^\W\d_]{5,}")
_FACES = ("🙏", "😊", "🙂", "😅", "🙈", "☺️")


def typed(text: str, style: str, turkish: bool, rng: Random) -> str:
    """`text` as somebody of this style types it on a phone."""
    if not text:
        return text
    if style == "lower" and rng.random() < 0.8:
        return _small(text, turkish)
    if style == "ascii":
        return _small(text, turkish).translate(_ASCII)
    if style == "typo" and rng.random() < 0.45:
        return slip(text, rng)
    if style == "cheerful" and rng.random() < 0.35 and text[-1:].isascii():
        return f"{text} {rng.choice(_FACES)}"
    return text


def slip(text: str, rng: Random) -> str:
    """`text` with two neighbouring letters of one longer word swapped, or one left out."""
    words = [m for m in _WORD.finditer(text) if m[0].islower()]
    if not words:
        return text
    word = rng.choice(words)
    at = word.start() + rng.randint(1, len(word[0]) - 3)
    swapped = text[at + 1] + text[at] if rng.random() < 0.6 else text[at]
    return text[:at] + swapped + text[at + 2 :]


def _small(text: str, turkish: bool) -> str:
    small = (text.translate(_LOWER) if turkish else text).lower().replace("tr-", "TR-")
    return small.removesuffix(".")
