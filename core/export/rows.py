"""Conversations as rows, one for each entry and for each piece of a call's transcript: CSV and XLSX."""

from collections.abc import Iterator, Sequence

from core.export.document import Dossier, Entry
from core.export.labels import Labels
from core.export.table_values import Column, Table, Value
from core.export.writing import Writing


def table(dossiers: Sequence[Dossier], labels: Labels, writing: Writing) -> Table:
    return Table(
        title=labels.sheet,
        columns=(
            Column(labels.reference), Column(labels.customer), Column(labels.channel),
            Column(labels.time, "moment"), Column(labels.kind), Column(labels.author),
            Column(labels.text), Column(labels.intent), Column(labels.attachment),
            Column(labels.queue), Column(labels.conversation),
        ),
        rows=tuple(row for of in dossiers for row in _rows(of, labels)),
        facts=(writing.made,) if writing.made else (),
    )  # fmt: skip


def _rows(of: Dossier, labels: Labels) -> Iterator[tuple[Value, ...]]:
    for entry in of.entries:
        kind = labels.kind_names.get(entry.kind, entry.kind)
        text = labels.deleted if entry.deleted else _words(entry, labels)
        yield _row(of, entry.at, kind, entry.author, text, entry.understood, _files(entry))
        for said in entry.call.transcript if entry.call else ():
            who = labels.said_by.get(said.who, said.who)
            at = (entry.call.answered_at or entry.at) + said.at_ms if entry.call else entry.at
            yield _row(of, at, labels.transcript, who, said.text, "", "")


def _row(
    of: Dossier, at: int, kind: str, author: str, text: str, intent: str, files: str
) -> tuple[Value, ...]:
    return (
        of.reference, of.customer.name, of.channel_name, at, kind, author, text, intent, files,
        of.queue, of.id,
    )  # fmt: skip


def _words(entry: Entry, labels: Labels) -> str:
    notes = entry.call.notes if entry.call else ""
    return f"{entry.text}\n{labels.call_notes}: {notes}" if notes else entry.text


def _files(entry: Entry) -> str:
    recordings = entry.call.sounds if entry.call else ()
    return ", ".join(file.path or file.name for file in (*entry.files, *recordings))
