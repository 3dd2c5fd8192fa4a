"""Commands that the platform has not acknowledged, oldest first."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from msgspec import structs
from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.sql.functions import count

from core.changes import Changes
from core.protocol import codec
from core.protocol.commands import WithFiles
from core.rows import Draft
from core.store import draft_files, drafts, files, meta, wrap_ups
from core.store.tables import outbox
from core.wrap_up import WrapUpDraft

NewFile = tuple[str, bytes]
WRITTEN = frozenset({"message.send", "note.add", "evaluation.sign", "evaluation.answer"})
"""Types of commands a person wrote words for."""
TASK = "task:"
"""What a command about a task has as its track begins so; its id follows."""


@dataclass(frozen=True, slots=True)
class OutboxCommand:
    """A command that is not acknowledged, oldest first; `body` is encoded JSON."""

    id: str
    type: str
    conversation: str | None
    body: bytes
    created_at: int
    expires: int | None
    files: tuple[str, ...]
    """Names of kept files that must be uploaded before it is sent."""


@dataclass(frozen=True, slots=True)
class NewCommand:
    """A command before its row is committed. Times are in ms."""

    id: str
    type: str
    conversation: str | None
    body: bytes
    created_at: int
    expires: int | None = None
    files: tuple[NewFile, ...] = ()
    failed: str | None = None
    drafted: tuple[str, ...] = ()
    """Ids of files of the draft that become files of the command."""
    rest: Draft | None = None
    """What is left of the conversation's draft: the same words are never both waiting and drafted."""
    wraps: str = ""
    """Id of the interaction it hands the record in of: no draft of it is left."""


def without_files(command: NewCommand, code: str) -> NewCommand:
    """As refused: whether the words go without the file is for the person to say."""
    body = codec.command(command.type, command.body)
    if isinstance(body, WithFiles):
        body = structs.replace(body, attachments=())
    return replace(command, failed=code, body=codec.encode(body), files=(), drafted=())


def add(connection: Connection, command: NewCommand) -> tuple[None, Changes]:
    """Twice the same id is one row."""
    at = command
    if at.drafted and not draft_files.send(connection, at.drafted, at.id, at.created_at):
        at = without_files(at, "file.gone")
    added = connection.execute(
        insert(outbox).on_conflict_do_nothing(index_elements=["id"]),
        {
            "id": at.id, "type": at.type, "conversation": at.conversation, "body": at.body,
            "created_at": at.created_at, "expires": at.expires, "failed": at.failed,
        },
    ).rowcount  # fmt: skip
    if added:
        files.keep(connection, at.id, at.files, at.created_at)
        if at.rest is not None and at.conversation:
            drafts.put(connection, at.conversation, at.rest)
        if at.wraps:
            wrap_ups.put(connection, at.wraps, WrapUpDraft())
    return None, touched(connection, [(at.id, at.conversation)])


def unsent(connection: Connection) -> list[OutboxCommand]:
    """Neither refused nor acknowledged."""
    at = outbox.c
    asked = (
        select(at.id, at.type, at.conversation, at.body, at.created_at, at.expires)
        .where(at.failed.is_(None), at.acknowledged.is_(None))
        .order_by(at.position)
    )
    names = files.names_kept(connection)
    return [
        OutboxCommand(*row, files=tuple(names.get(row.id, ()))) for row in connection.execute(asked)
    ]


def written(connection: Connection) -> int:
    """How many replies, notes and drafts the platform does not have."""
    mine = outbox.c.type.in_(sorted(WRITTEN)) & outbox.c.acknowledged.is_(None)
    waiting = select(count()).select_from(outbox).where(mine)
    drafted = connection.exec_driver_sql("SELECT count(*) FROM drafts").scalar_one()
    return int(connection.execute(waiting).scalar_one()) + int(drafted)


def uploaded(connection: Connection, id: str, body: bytes) -> tuple[None, Changes]:
    """Its files are on the platform and `body` names them: sent again, it must be the same body."""
    connection.execute(update(outbox).where(outbox.c.id == id).values(body=body))
    files.release(connection, [id])
    return None, _touched_by_id(connection, id)


def acknowledged(connection: Connection, id: str, seq: int | None) -> tuple[None, Changes]:
    """The row goes when the event at `seq` is in: until then the timeline shows it as waiting."""
    known = meta.cursor(connection)
    if seq is None or (known and known.seq >= seq):
        return None, remove(connection, [id])
    connection.execute(update(outbox).where(outbox.c.id == id).values(acknowledged=seq))
    return None, Changes()


def refused(connection: Connection, id: str, code: str) -> tuple[None, Changes]:
    connection.execute(update(outbox).where(outbox.c.id == id).values(failed=code))
    return None, _touched_by_id(connection, id)


def retry(connection: Connection, id: str, new_id: str) -> tuple[None, Changes]:
    """Asked for anew: the platform keeps its refusal under the old id. Keeps its place."""
    changes = _touched_by_id(connection, id)
    at = outbox.c
    connection.execute(
        update(outbox).where(at.id == id, at.failed.is_not(None)).values(id=new_id, failed=None)
    )
    files.hand_over(connection, id, new_id)
    changes.outbox.add(new_id)
    return None, changes


def discard(connection: Connection, id: str) -> tuple[None, Changes]:
    return None, remove(connection, [id])


def remove(connection: Connection, ids: Collection[str]) -> Changes:
    """Takes rows away, done or given up; their files become a cache that may be evicted."""
    rows = _rows(connection, ids)
    if not rows:
        return Changes()
    gone = [id for id, _ in rows]
    connection.execute(delete(outbox).where(outbox.c.id.in_(gone)))
    files.release(connection, gone)
    return touched(connection, rows)


def settle(connection: Connection, done: set[str], seq: int) -> Changes:
    """After events up to `seq`: rows that one of them answers, or that waited for one of them."""
    at = outbox.c
    rows = connection.execute(select(at.id, at.acknowledged)).all()
    over = [id for id, ack in rows if id in done or (ack is not None and ack <= seq)]
    return remove(connection, over) if over else Changes()


def land(connection: Connection, client_ids: Collection[str]) -> None:
    """Marks rows whose message is in a snapshot that is not shown yet."""
    ids = json.dumps(sorted(client_ids))
    connection.exec_driver_sql(
        "UPDATE outbox SET landed = 1 WHERE id IN (SELECT value FROM json_each(?))", (ids,)
    )


def forget_landed(connection: Connection) -> None:
    connection.execute(update(outbox).values(landed=0).where(outbox.c.landed != 0))


def remove_landed(connection: Connection) -> Changes:
    return remove(connection, connection.scalars(select(outbox.c.id).where(outbox.c.landed)).all())


def unacknowledge(connection: Connection) -> None:
    """In a new epoch nobody knows whether they were kept: they are asked for again, by the same id."""
    connection.execute(update(outbox).values(acknowledged=None))


def touched(connection: Connection, rows: Sequence[Any]) -> Changes:
    """`rows` are (command id, conversation id or another track)."""
    ids = json.dumps(sorted({conversation for _, conversation in rows if conversation}))
    keys = connection.exec_driver_sql(
        "SELECT key FROM conversations WHERE id IN (SELECT value FROM json_each(?))", (ids,)
    )
    return Changes(
        outbox={id for id, _ in rows}, outbox_conversations={key for (key,) in keys},
        work={track.removeprefix(TASK) for _, track in rows if track and track.startswith(TASK)},
    )  # fmt: skip


def _touched_by_id(connection: Connection, id: str) -> Changes:
    return touched(connection, _rows(connection, [id]))


def _rows(connection: Connection, ids: Collection[str]) -> Sequence[Any]:
    at = outbox.c
    return connection.execute(select(at.id, at.conversation).where(at.id.in_(list(ids)))).all()
