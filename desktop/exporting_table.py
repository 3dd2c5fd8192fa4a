"""A table taken out: a report or the audit list as one file, signed and audited as all else is."""

import asyncio
import hashlib
from pathlib import Path

from core.errors import UserError
from core.export.manifest import (
    SUFFIX,
    Manifest,
    What,
    fingerprint,
    listed,
    public_key,
    sign,
)
from core.export.table import Table, TableFormat, written
from core.protocol.commands import NoteExport
from desktop.exporting_words import writing
from desktop.parts import Parts
from desktop.version import VERSION


async def take_table(
    parts: Parts, table: Table, target: Path, format: TableFormat, what: What = "report"
) -> str:
    """The fingerprint of the key that signed it. What is there already is replaced; whole or not
    at all. Raises UserError export.unwritable{name}."""
    desk, said = parts.desk, writing(parts.desk)
    at, key = desk.now(), parts.origin.key

    def work() -> bytes:
        content = written(table, said, format)
        manifest = Manifest(
            what=what, at=at, by=desk.me.name, by_id=desk.me.id, company=said.company,
            store=parts.origin.store, server=parts.origin.server, program=f"Santral {VERSION}",
            files=(listed(target.name, content),),
        )  # fmt: skip
        signed = sign(manifest, key)
        _put(target.with_name(target.name + SUFFIX), signed)
        _put(target, content)
        return signed

    signed = await asyncio.to_thread(work)
    digest = hashlib.sha256(signed).hexdigest()
    count = len(table.rows)
    await desk.note_export(
        NoteExport(
            what=what,
            format=format,
            count=count,
            at=at,
            manifest=digest,
            names=names_of(table, what),
        )
    )
    return fingerprint(public_key(key))


def names_of(table: Table, what: What = "report") -> tuple[str, ...]:
    """What the audit list calls it: its title, and of a report over which time. What somebody looked
    for in the audit list may be a customer's name."""
    return (" · ".join((table.title, *(table.facts[:1] if what == "report" else ()))),)


def _put(place: Path, content: bytes) -> None:
    new = place.with_name(f".{place.name[:60]}.part")
    try:
        new.write_bytes(content)
        new.replace(place)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise UserError("export.unwritable", name=place.name) from error
