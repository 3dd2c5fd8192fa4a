"""Bubbles: the entries of a conversation put down on a PDF's pages, split where a page ends."""

from collections.abc import Callable
from functools import partial

import msgspec

from core.export.document import Call, Entry, File
from core.export.labels import Labels
from core.export.pages import Flow, Pen
from core.export.typeface import Line, Style, links, readable, shortened, width, wrap
from core.export.writing import Writing

BODY = Style(9.5, 14)
META = Style(8, 12, "656C7A")
WHO = Style(8, 12, "525866", "SemiBold")
DAY = Style(8.5, 12, "525866", "Medium")
EVENT = Style(8.5, 13, "656C7A")
NOTE = Style(9.5, 14, "6E4A00")
CALL = Style(9.5, 14, weight="SemiBold")
SHARE = 0.78
"""Of the page's width a bubble may take."""
PAD_X, PAD_Y = 11.0, 7.5
RADIUS = 7.0
FEWEST = 2
"""Lines of a bubble that stay together at its beginning."""
FILLS = {"in": "F0F1F4", "out": "E3EAFC", "bot": "EEF1F8", "note": "FFF6DC", "call": ""}
EDGES = {"note": "EBD9A4", "call": "D4D8DF", "bot": "D9E0F2"}
TIME = 34.0
"""What the clock of a transcript takes."""


class _Row(msgspec.Struct, frozen=True):
    """One line within a bubble, with what stands before it."""

    line: Line
    style: Style
    links: list[tuple[int, int, str]] = []
    before: str = ""
    """A clock at the left; the line stands `TIME` further in."""
    inset: float = 0


class Bubbles:
    def __init__(self, flow: Flow, labels: Labels, writing: Writing) -> None:
        self._flow, self._labels, self._writing = flow, labels, writing
        self._sheet = flow.sheet
        self._most = self._sheet.inner * SHARE

    def day(self, text: str) -> None:
        flow, sheet = self._flow, self._sheet
        flow.skip(14)
        flow.need(60)
        half = (sheet.inner - width(text, DAY.font, DAY.size)) / 2
        base, middle = flow.y + DAY.size, flow.y + DAY.size * 0.62
        flow.put(partial(Pen.rule, x=sheet.side, y=middle, width=half - 12, colour="E3E5EA"))
        right = sheet.width - sheet.side - half + 12
        flow.put(partial(Pen.rule, x=right, y=middle, width=half - 12, colour="E3E5EA"))
        flow.put(partial(Pen.text, text=text, x=sheet.side + half, y=base, style=DAY))
        flow.skip(DAY.leading + 6)

    def put(self, entry: Entry) -> None:
        if entry.kind == "activity":
            self._event(entry)
            return
        own = entry.kind in ("out", "bot", "note")
        rows = self._rows(entry)
        wide = max(self._extent(row) for row in rows) + 2 * PAD_X
        x = self._sheet.side + (self._sheet.inner - wide if own else 0)
        self._over(entry, own, len(rows))
        self._bubble(entry, rows, x, wide)
        self._flow.skip(9)

    def _event(self, entry: Entry) -> None:
        said = f"{self._writing.clock(entry.at)}  {entry.text}"
        self._flow.skip(2)
        for line in wrap(readable(said), EVENT, self._sheet.inner * 0.8):
            self._flow.need(EVENT.leading)
            x = self._sheet.side + (self._sheet.inner - width(line.text, EVENT.font, 8.5)) / 2
            self._flow.put(
                partial(Pen.line, line=line, x=x, y=self._flow.y + EVENT.size, style=EVENT)
            )
            self._flow.skip(EVENT.leading)
        self._flow.skip(7)

    # Who and when, above the bubble

    def _over(self, entry: Entry, own: bool, rows: int) -> None:
        head = min(rows, FEWEST) * BODY.leading + 2 * PAD_Y
        self._flow.need(WHO.leading + 3 + head)
        who, rest = readable(self._name(entry)), readable(self._after(entry))
        who = shortened(who, WHO, self._sheet.inner * 0.5)
        gap = width(who, WHO.font, WHO.size) + (6 if who else 0)
        whole = gap + width(rest, META.font, META.size)
        x = self._sheet.side + (self._sheet.inner - whole if own else 0)
        base = self._flow.y + WHO.size
        self._flow.put(partial(Pen.text, text=who, x=x, y=base, style=WHO))
        self._flow.put(partial(Pen.text, text=rest, x=x + gap, y=base, style=META))
        self._flow.skip(WHO.leading + 3)

    def _name(self, entry: Entry) -> str:
        return entry.author or (self._labels.bot if entry.kind == "bot" else "")

    def _after(self, entry: Entry) -> str:
        labels, parts = self._labels, [self._writing.clock(entry.at, seconds=True)]
        if entry.kind == "note":
            parts.append(labels.note)
        if entry.kind == "bot" and entry.author:
            parts.append(labels.bot)
        if entry.edited_at is not None:
            parts.append(labels.edited.format(at=self._writing.moment(entry.edited_at)))
        return " · ".join(parts)

    # What is in it

    def _rows(self, entry: Entry) -> list[_Row]:
        labels, style = self._labels, NOTE if entry.kind == "note" else BODY
        rows: list[_Row] = []
        if entry.deleted:
            rows += self._text(labels.deleted, EVENT)
        elif entry.call is not None:
            rows += self._call(entry, entry.call)
        elif entry.text or not entry.files:
            rows += self._text(entry.text, style)
        for file in entry.files:
            rows += self._text(self._file(labels.attachment, file), META)
        if entry.understood:
            rows += self._text(f"{labels.intent}: {entry.understood}", META)
        return rows

    def _text(self, text: str, style: Style, inset: float = 0, before: str = "") -> list[_Row]:
        said = readable(text)
        found = links(said)
        lines = wrap(said, style, self._most - 2 * PAD_X - inset)
        return [
            _Row(line, style, found, before if at == 0 else "", inset)
            for at, line in enumerate(lines)
        ]

    def _file(self, label: str, file: File) -> str:
        length = self._writing.duration(file.duration_ms) if file.duration_ms else ""
        size = f"{self._writing.number(max(1, file.size / 1_000))} kB" if file.size else ""
        return " · ".join(
            part for part in (f"{label}: {file.path or file.name}", length, size) if part
        )

    def _call(self, entry: Entry, call: Call) -> list[_Row]:
        labels, writing = self._labels, self._writing
        rows = self._text(entry.text, CALL)
        if call.number:
            rows += self._text(f"{labels.phone}: {call.number}", META)
        for file in call.sounds:
            rows += self._text(self._file(labels.recording, file), META)
        if call.silenced:
            spans = ", ".join(
                f"{writing.duration(a)}–{writing.duration(b)}" for a, b in call.silenced
            )
            rows += self._text(labels.silenced.format(spans=spans), META)
        if call.notes:
            rows += self._text(f"{labels.call_notes}: {call.notes}", NOTE)
        for said in call.transcript:
            who = labels.said_by.get(said.who, said.who)
            clock = writing.duration(said.at_ms)
            rows += self._text(f"{who}: {said.text}", BODY, TIME, clock)
        return rows

    # The bubble itself

    def _extent(self, row: _Row) -> float:
        return width(row.line.text, row.style.font, row.style.size) + row.inset

    def _bubble(self, entry: Entry, rows: list[_Row], x: float, wide: float) -> None:
        """In as many pieces as it takes pages."""
        while rows:
            fits = self._fitting(rows)
            if fits == 0:
                self._flow.turn()
                continue
            piece, rows = rows[:fits], rows[fits:]
            tall = sum(row.style.leading for row in piece) + 2 * PAD_Y
            self._flow.put(self._ground(entry, x, self._flow.y, wide, tall))
            y = self._flow.y + PAD_Y
            for row in piece:
                self._put(row, x + PAD_X, y + row.style.leading * 0.5 + row.style.size * 0.36)
                y += row.style.leading
            self._flow.skip(tall)
            if rows:
                self._flow.turn()

    def _fitting(self, rows: list[_Row]) -> int:
        room, count = self._flow.left - 2 * PAD_Y, 0
        for row in rows:
            room -= row.style.leading
            if room < 0:
                break
            count += 1
        return count

    def _ground(
        self, entry: Entry, x: float, y: float, wide: float, tall: float
    ) -> Callable[[Pen], None]:
        fill, stroke = FILLS.get(entry.kind, "F0F1F4"), EDGES.get(entry.kind, "")
        return partial(
            Pen.box, x=x, y=y, width=wide, height=tall, fill=fill, stroke=stroke, radius=RADIUS
        )

    def _put(self, row: _Row, x: float, base: float) -> None:
        if row.before:
            self._flow.put(partial(Pen.text, text=row.before, x=x, y=base, style=META))
        self._flow.put(
            partial(
                Pen.line, line=row.line, x=x + row.inset, y=base, style=row.style, links=row.links
            )
        )
