"""One folding for everything that is searched, so that `igdir` finds `IĞDIR` and `ığdır`.

Never use `str.lower()` for search: it maps I to i and İ to two code points, and Turkish
readers type either. The index and the query must go through the same function.
"""

import unicodedata

_TURKISH = str.maketrans("ıİIĞğÇçÖöŞşÜüÂâÎîÛû", "iiiggccoossuuaaiiuu")


def fold(text: str) -> str:
    """`text` in lower case without marks: i, ı, İ and I are one letter; ç ğ ö ş ü lose their marks."""
    plain = text.translate(_TURKISH)
    if plain.isascii():
        return plain.lower()
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
