"""Names of files that are taken out: plain on every system, and without what was blacked out."""

import re
import unicodedata

from core.export.document import Dossier
from core.export.redaction import BLACK

LONGEST = 80
"""Signs; with a folder's name before it, every system takes so much."""
_OTHER = re.compile(r"[^\w.\- ]+", re.UNICODE)
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def plain(text: str, otherwise: str = "santral") -> str:
    """One part of a path: no signs that any system minds or that turn the reading direction."""
    kept = "".join(c for c in text if unicodedata.category(c)[0] != "C").replace(BLACK, "_")
    stem = re.sub(r"\s+", " ", _OTHER.sub("-", kept)).strip(" .-_")[:LONGEST].strip(" .-_")
    return f"_{stem}" if _DEVICE.fullmatch(stem) else stem or otherwise


def stem(of: Dossier) -> str:
    """`TR-48213 Ayşe Şahin`; without the name where it was blacked out."""
    name = "" if BLACK in of.customer.name else of.customer.name
    return plain(" ".join(part for part in (of.reference or of.id, name) if part), "conversation")


class Taken:
    """Gives each name once, also where a system takes large and small letters for the same."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def free(self, name: str) -> str:
        """`name` with a number before its ending where it is taken."""
        stem, dot, ending = name.rpartition(".")
        if not dot:
            stem, ending = name, ""
        number, free = 1, name
        while unicodedata.normalize("NFC", free).casefold() in self._given:
            number += 1
            free = f"{stem} ({number}){dot}{ending}"
        self._given.add(unicodedata.normalize("NFC", free).casefold())
        return free
