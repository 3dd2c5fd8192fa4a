"""ExportText: a conversation as one text in which every place knows which value it belongs to."""

from collections.abc import Iterator
from typing import NamedTuple

from core.export.document import Call, Dossier
from core.export.redaction import Hand
from desktop.dialogs.whole_text import short_lines
from desktop.times import clock

LONGEST_LINE = 1_000


class _Piece(NamedTuple):
    """`start` as Qt counts, in UTF-16: an emoji is two."""

    place: str
    start: int
    said: str


class ExportText:
    """`whole` is what is shown. Where its lines had to be broken (`exact` is False), nothing can be
    pointed at but words."""

    def __init__(self, of: Dossier) -> None:
        self._pieces: list[_Piece] = []
        whole = self._written(of)
        self.exact = all(len(line) <= LONGEST_LINE for line in whole.split("\n"))
        self.whole = whole if self.exact else "\n".join(short_lines(whole))

    def hands(self, start: int, end: int) -> list[Hand]:
        """What a selection covers, in each value that it touches."""
        found = []
        for piece in self._pieces if self.exact else ():
            first = _index(piece.said, start - piece.start)
            last = _index(piece.said, end - piece.start)
            if first < last:
                found.append(Hand(piece.place, first, last))
        return found

    def span(self, place: str, start: int, text: str) -> tuple[int, int] | None:
        """Where it stands in `whole`, as Qt counts."""
        for piece in self._pieces if self.exact else ():
            if piece.place == place:
                first = piece.start + _units(piece.said[:start])
                return first, first + _units(text)
        return None

    def _written(self, of: Dossier) -> str:
        parts, at = list[str](), 0
        for entry in of.entries:
            head = f"{clock(entry.at)}  {entry.author}\n".replace("  \n", "\n")
            parts.append(head)
            at += _units(head)
            for place, said in _texts(entry.id, entry.text, entry.call):
                self._pieces.append(_Piece(place, at, said))
                parts.append(said + "\n")
                at += _units(said) + 1
            parts.append("\n")
            at += 1
        return "".join(parts)


def _texts(id: str, text: str, call: Call | None) -> Iterator[tuple[str, str]]:
    if text:
        yield f"{id}/text", text
    if call is not None:
        if call.notes:
            yield f"{id}/call.notes", call.notes
        for at, said in enumerate(call.transcript):
            yield f"{id}/call.transcript.{at}.text", said.text


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _index(text: str, units: int) -> int:
    """Signs up to that place, none of them cut in two."""
    if units <= 0:
        return 0
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))
