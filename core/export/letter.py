"""A conversation as a PDF: calm as a good letter, paginated, every page saying what it belongs to."""

from collections.abc import Iterator
from functools import partial

import msgspec

from core.export import typeface
from core.export.bubbles import Bubbles
from core.export.document import Dossier
from core.export.labels import Labels
from core.export.pages import About, Flow, Pen, Sheet, bound
from core.export.typeface import Style, readable, shortened, width, wrap
from core.export.writing import NOTHING, Writing

SHEET = Sheet()
COMPANY = Style(10, 13, weight="SemiBold")
KIND = Style(9, 12, "525866")
NAME = Style(20, 26, weight="SemiBold")
UNDER = Style(10.5, 15, "525866")
TERM = Style(8, 12, "656C7A")
FACT = Style(9.5, 13, weight="Medium")
EDGE = Style(8, 11, "656C7A")
REMARK = Style(8.5, 12.5, "525866")
DAY = Style(8.5, 12, "656C7A", "Medium")
COLUMNS = 3


class Letter(msgspec.Struct, frozen=True):
    """What every page of one document knows."""

    of: Dossier
    labels: Labels
    writing: Writing
    notes: bool


def pdf(of: Dossier, labels: Labels, writing: Writing, *, notes: bool) -> bytes:
    """The whole file. `notes`: the document says whether internal notes are in it."""
    typeface.load()
    letter = Letter(of, labels, writing, notes)
    about = About(_title(of), writing.company, writing.language)
    return bound(_laid(letter), about, partial(_dress, letter))


def _title(of: Dossier) -> str:
    return " · ".join(part for part in (of.customer.name, of.reference) if part) or of.id


def _laid(letter: Letter) -> Flow:
    flow = Flow(SHEET, 84)
    _opening(flow, letter)
    bubbles, day = Bubbles(flow, letter.labels, letter.writing), ""
    for entry in letter.of.entries:
        today = letter.writing.day(entry.at)
        if today != day:
            bubbles.day(today)
            day = today
        bubbles.put(entry)
    return flow


# The first page's head


def _opening(flow: Flow, letter: Letter) -> None:
    of, side = letter.of, SHEET.side
    for line in wrap(readable(of.customer.name or NOTHING), NAME, SHEET.inner)[:2]:
        flow.put(partial(Pen.line, line=line, x=side, y=flow.y + NAME.size, style=NAME))
        flow.skip(NAME.leading)
    under = " · ".join(part for part in (of.channel_name, of.reference, of.subject) if part)
    for line in wrap(readable(under), UNDER, SHEET.inner)[:3]:
        flow.put(partial(Pen.line, line=line, x=side, y=flow.y + UNDER.size + 2, style=UNDER))
        flow.skip(UNDER.leading)
    flow.skip(16)
    _facts(flow, list(_known(letter)))
    flow.skip(8)
    for remark in _remarks(letter):
        _remark(flow, remark)


def _known(letter: Letter) -> Iterator[tuple[str, str]]:
    of, labels, writing = letter.of, letter.labels, letter.writing
    known = (
        (labels.period, _period(of, writing)),
        (labels.zone, writing.zone if labels.zone else ""),
        (labels.status, of.status_name or of.status),
        (labels.queue, of.queue),
        (labels.agents, ", ".join(of.agents)),
        (labels.team, of.team),
        (labels.phone, of.customer.phone),
        (labels.email, of.customer.email),
        (labels.labels, ", ".join(of.labels)),
        (labels.blacked_out, _black(of, labels)),
    )
    yield from ((name, said) for name, said in known if said)
    yield labels.internal, labels.with_notes if letter.notes else labels.without_notes


def _period(of: Dossier, writing: Writing) -> str:
    first, last = writing.day(of.created_at), writing.day(of.last_at)
    return first if first == last else f"{first} – {last}"


def _black(of: Dossier, labels: Labels) -> str:
    return ", ".join(f"{labels.kinds.get(kind, kind)}: {n}" for kind, n in of.blacked_out.items())


def _facts(flow: Flow, facts: list[tuple[str, str]]) -> None:
    """In three columns; one row is as tall as its longest."""
    wide = SHEET.inner / COLUMNS
    for first in range(0, len(facts), COLUMNS):
        row = [
            (name, wrap(readable(said), FACT, wide - 16)[:4])
            for name, said in facts[first : first + COLUMNS]
        ]
        for column, (name, lines) in enumerate(row):
            x, y = SHEET.side + column * wide, flow.y
            flow.put(partial(Pen.text, text=name, x=x, y=y + TERM.size, style=TERM))
            for at, line in enumerate(lines):
                base = y + TERM.leading + 1 + at * FACT.leading + FACT.size
                flow.put(partial(Pen.line, line=line, x=x, y=base, style=FACT))
        flow.skip(TERM.leading + max(len(lines) for _, lines in row) * FACT.leading + 9)
    flow.put(partial(Pen.rule, x=SHEET.side, y=flow.y, width=SHEET.inner))


# What whoever reads must know before


def _remarks(letter: Letter) -> Iterator[str]:
    of, labels = letter.of, letter.labels
    if of.missing_before:
        yield labels.missing.format(count=of.missing_before)
    said = (of.customer.name, of.subject, *(entry.text for entry in of.entries))
    if any(readable(text).count("[") != text.count("[") for text in said):
        yield labels.not_in_typeface


def _remark(flow: Flow, text: str) -> None:
    lines = wrap(readable(text), REMARK, SHEET.inner)
    flow.skip(10)
    flow.need(len(lines) * REMARK.leading)
    for line in lines:
        y = flow.y + REMARK.size
        flow.put(partial(Pen.line, line=line, x=SHEET.side, y=y, style=REMARK))
        flow.skip(REMARK.leading)


# Head and foot of every page


def _dress(letter: Letter, pen: Pen, page: int, pages: int) -> None:
    labels, writing, side = letter.labels, letter.writing, SHEET.side
    right, foot = SHEET.width - side, SHEET.height - 36
    company = readable(shortened(readable(writing.company), COMPANY, SHEET.inner / 2))
    pen.text(company, side, 44, COMPANY)
    beside = labels.record if page == 1 else _running(letter, width(company, COMPANY.font, 10))
    pen.text(beside, right, 44, KIND, right=True)
    pen.rule(side, 56, SHEET.inner)
    number = writing.page.format(page=page, pages=pages)
    pen.text(number, right, foot, EDGE, right=True)
    room = SHEET.inner - width(readable(number), EDGE.font, EDGE.size) - 24
    pen.text(shortened(readable(writing.made), EDGE, room), side, foot, EDGE)


def _running(letter: Letter, taken: float) -> str:
    of = letter.of
    text = " · ".join(
        part for part in (of.customer.name, of.reference, _period(of, letter.writing)) if part
    )
    return shortened(readable(text), KIND, SHEET.inner - taken - 24)
