"""Files of drafts: in the encrypted store from the moment they are added.

They survive a crash and the loss of the original, lie nowhere in the clear, and go with the draft:
sent, they become files of the command; taken back, nothing is left.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from core.changes import Changes
from core.errors import UserError
from core.rows import DraftFile
from core.store import files
from core.store.tables import draft_files


def add(connection: Connection, key: int, file: DraftFile, body: bytes) -> tuple[None, Changes]:
    """To the draft of a conversation's key. Raises UserError conversation.gone."""
    found = connection.exec_driver_sql(
        "SELECT id, last_at FROM conversations WHERE key = ?", (key,)
    ).first()
    if found is None:
        raise UserError("conversation.gone")
    put(connection, found.id, file, body)
    return None, Changes(conversations={key: found.last_at})


def put(connection: Connection, conversation: str, file: DraftFile, body: bytes) -> None:
    """By the platform's id of the conversation, under which it outlives a snapshot."""
    row = {
        "id": file.id, "conversation": conversation, "name": file.name, "mime": file.mime,
        "size": file.size, "sha256": file.sha256, "body": body,
    }  # fmt: skip
    connection.execute(insert(draft_files).prefix_with("OR IGNORE"), row)


def remove(connection: Connection, id: str) -> tuple[None, Changes]:
    found = connection.exec_driver_sql(
        "SELECT key, last_at FROM conversations WHERE id = "
        "(SELECT conversation FROM draft_files WHERE id = ?)",
        (id,),
    ).first()
    connection.execute(delete(draft_files).where(draft_files.c.id == id))
    return None, Changes(conversations={found.key: found.last_at} if found else {})


def of(connection: Connection, conversation: str) -> tuple[DraftFile, ...]:
    """In the order they were added."""
    at = draft_files.c
    asked = select(at.id, at.name, at.mime, at.size, at.sha256)
    rows = connection.execute(asked.where(at.conversation == conversation).order_by(at.position))
    return tuple(DraftFile(*row) for row in rows)


def send(connection: Connection, ids: Sequence[str], command: str, now: int) -> bool:
    """Makes them files of a command, in this order; False, and nothing done, where one is gone."""
    at = draft_files.c
    rows = connection.execute(select(at.id, at.name, at.body).where(at.id.in_(list(ids)))).all()
    found = {id: (name, body) for id, name, body in rows}
    if found.keys() != set(ids):
        return False
    files.keep(connection, command, [found[id] for id in ids], now)
    connection.execute(delete(draft_files).where(at.id.in_(list(ids))))
    return True
