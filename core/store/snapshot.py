"""A snapshot into the store: shown as it comes into an empty one, else swapped in at its end.

Until the last page is committed there is no cursor, so a snapshot that was cut short is begun
again. What this machine owns (drafts, outbox, files) is not touched by it.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from core.changes import Changes
from core.clock import wall_ms
from core.protocol.frames import Resume, Rows, Snap
from core.protocol.kinds import FIELDS, RECORDS
from core.store import erasing, figures, library_keeping, meta, outbox
from core.store.batch import Batch
from core.store.saving import save
from core.store.tables import (
    STAGED,
    create_platform_tables,
    drop_platform_tables,
    platform_names,
)


def begin(connection: Connection, epoch: str, seq: int) -> tuple[None, Changes]:
    before = meta.snapshot(connection)
    resumes = before.resumes if before else meta.cursor(connection)
    staged = bool(connection.exec_driver_sql("SELECT 1 FROM conversations LIMIT 1").first())
    drop_platform_tables(connection, STAGED)
    if staged:
        create_platform_tables(connection, STAGED, _free_slot(connection))
    else:
        _replace_shown(connection)
    outbox.forget_landed(connection)
    if resumes and resumes.epoch != epoch:
        figures.start_anew(connection)
    meta.put_cursor(connection, None)
    meta.put_snapshot(connection, meta.Snapshot(epoch, seq, staged, resumes))
    return None, Changes()


def page(connection: Connection, snap: Snap) -> tuple[None, Changes]:
    """Raises RuntimeError where no snapshot was begun."""
    begun = meta.snapshot(connection)
    if begun is None:
        raise RuntimeError("a page came before its snapshot was begun")
    changes = _put(connection, snap.rows, STAGED if begun.staged else "")
    if begun.staged:
        changes = Changes(erased=changes.erased, everything=bool(changes.erased))
    if snap.page >= snap.pages:
        changes.merge(_finish(connection, begun))
    return None, changes


def _put(connection: Connection, rows: Rows, prefix: str) -> Changes:
    changes = Changes()
    for erasure in rows.erasures:
        # Before what is told of them anew comes; what is shown goes at once and not at the end
        if not erasing.is_known(connection, erasure):
            changes.merge(erasing.erase(connection, erasure))
    batch = Batch(connection, prefix)
    named = {value.id for value in rows.conversations}
    batch.load_conversations(named | {message.conversation for message in rows.messages})
    batch.load_contacts({value.id for value in rows.contacts})
    batch.load_records({(kind, value.id) for kind, value in _records(rows)})
    stored = [m for m in rows.messages if m.conversation in batch.conversations]
    batch.load_messages({(m.conversation, m.order) for m in stored})
    for conversation in rows.conversations:
        batch.put_conversation(conversation)
    for contact in rows.contacts:
        batch.put_contact(contact)
    me = meta.signed_in(connection)
    for kind, value in _records(rows):
        # Those of others, which supervisors are told, are kept with their figures
        if kind != "state_span" or value.agent == me:
            batch.put_record(kind, value.id, value)
    for message in rows.messages:
        if message.conversation in batch.conversations:
            batch.put_message(message)
    outbox.land(connection, {m.client_id for m in rows.messages if m.client_id})
    changes.merge(save(batch))
    figures.heard_of(connection, rows, wall_ms())
    return changes


def _records(rows: Rows) -> Iterator[tuple[str, Any]]:
    for kind in RECORDS:
        for value in getattr(rows, FIELDS[kind]):
            yield kind, value


def _finish(connection: Connection, begun: meta.Snapshot) -> Changes:
    changes = Changes()
    if begun.staged:
        _swap(connection)
        changes = Changes.all()
    if begun.resumes and begun.resumes.epoch != begun.epoch:
        outbox.unacknowledge(connection)
    meta.put_snapshot(connection, None)
    library_keeping.whole(connection)
    meta.put_cursor(connection, Resume(epoch=begun.epoch, seq=begun.seq))
    changes.merge(outbox.remove_landed(connection))
    changes.merge(outbox.settle(connection, set(), begun.seq))
    return changes


def _swap(connection: Connection) -> None:
    drop_platform_tables(connection)
    for name in platform_names():
        connection.exec_driver_sql(f"ALTER TABLE {STAGED}{name} RENAME TO {name}")


def _replace_shown(connection: Connection) -> None:
    """Nothing is shown but, at most, the directory of a snapshot that was cut short."""
    slot = _free_slot(connection)
    drop_platform_tables(connection)
    create_platform_tables(connection, slot=slot)


def _free_slot(connection: Connection) -> str:
    """The letter that the names of the shown tables' indexes do not end in."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'index' AND name GLOB 'inbox_all_*'"
    taken = connection.exec_driver_sql(sql).scalars().first() or ""
    return "b" if taken.endswith("a") else "a"
