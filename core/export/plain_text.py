"""A conversation as plain text: readable anywhere, also in fifty years."""

from collections.abc import Iterator

from core.export.document import Call, Dossier, Entry
from core.export.labels import Labels
from core.export.writing import Writing

INDENT = "    "
RULE = "─" * 72


def text(of: Dossier, labels: Labels, writing: Writing) -> bytes:
    """UTF-8, lines ended as every system's editor takes them."""
    return ("\n".join(_lines(of, labels, writing)) + "\n").encode()


def _lines(of: Dossier, labels: Labels, writing: Writing) -> Iterator[str]:
    yield from (
        line for line in (writing.company, labels.record, "") if line or not writing.company
    )
    yield from (f"{name}: {said}" for name, said in _facts(of, labels, writing) if said)
    yield RULE
    day = ""
    for entry in of.entries:
        if (today := writing.day(entry.at)) != day:
            yield from ("", f"── {today} ──")
            day = today
        yield ""
        yield from _entry(entry, labels, writing)
    yield RULE
    if of.missing_before:
        yield labels.missing.format(count=of.missing_before)
    yield writing.made


def _facts(of: Dossier, labels: Labels, writing: Writing) -> Iterator[tuple[str, str]]:
    black = ", ".join(f"{labels.kinds.get(k, k)}: {n}" for k, n in of.blacked_out.items())
    yield labels.customer, of.customer.name
    yield labels.reference, of.reference
    yield labels.channel, of.channel_name
    yield labels.subject, of.subject
    yield labels.period, f"{writing.moment(of.created_at)} – {writing.moment(of.last_at)}"
    yield labels.zone, writing.zone if labels.zone else ""
    yield labels.status, of.status_name or of.status
    yield labels.queue, of.queue
    yield labels.team, of.team
    yield labels.agents, ", ".join(of.agents)
    yield labels.phone, of.customer.phone
    yield labels.email, of.customer.email
    yield labels.labels, ", ".join(of.labels)
    yield labels.blacked_out, black


def _entry(entry: Entry, labels: Labels, writing: Writing) -> Iterator[str]:
    who = labels.kind_names.get(entry.kind, entry.kind)
    name = f"{entry.author} ({who})" if entry.author else who
    yield f"{writing.clock(entry.at, seconds=True)}  {name}"
    if entry.edited_at is not None:
        yield INDENT + labels.edited.format(at=writing.moment(entry.edited_at))
    yield from _indented(labels.deleted if entry.deleted else entry.text)
    if entry.call is not None:
        yield from _call(entry.call, labels, writing)
    for file in entry.files:
        yield f"{INDENT}{labels.attachment}: {file.path or file.name}"
    if entry.understood:
        yield f"{INDENT}{labels.intent}: {entry.understood}"


def _call(call: Call, labels: Labels, writing: Writing) -> Iterator[str]:
    if call.number:
        yield f"{INDENT}{labels.phone}: {call.number}"
    for file in call.sounds:
        yield f"{INDENT}{labels.recording}: {file.path or file.name}"
    if call.silenced:
        yield INDENT + labels.silenced.format(spans=spans(call, writing))
    if call.notes:
        yield from _indented(f"{labels.call_notes}: {call.notes}")
    for said in call.transcript:
        who = labels.said_by.get(said.who, said.who)
        yield f"{INDENT}{writing.duration(said.at_ms):>7}  {who}: {said.text}"


def spans(call: Call, writing: Writing) -> str:
    return ", ".join(f"{writing.duration(a)}–{writing.duration(b)}" for a, b in call.silenced)


def _indented(text: str) -> Iterator[str]:
    yield from (INDENT + line for line in text.splitlines())
