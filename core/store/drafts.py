"""What somebody is typing, kept at every pause: the person's own, not the platform's."""

from msgspec.structs import replace
from sqlalchemy import Connection, delete
from sqlalchemy.dialects.sqlite import insert

from core.changes import Changes
from core.rows import Draft
from core.store import bodies, draft_files
from core.store.tables import drafts


def save(connection: Connection, key: int, draft: Draft) -> tuple[None, Changes]:
    """For a conversation's key; one without words takes the row away. Its files are not touched."""
    found = connection.exec_driver_sql(
        "SELECT id, last_at FROM conversations WHERE key = ?", (key,)
    ).first()
    if found is None:
        return None, Changes()
    put(connection, found.id, draft)
    return None, Changes(conversations={key: found.last_at})


def put(connection: Connection, conversation: str, draft: Draft) -> None:
    """By the platform's id, under which it outlives a snapshot."""
    if not (draft.reply or draft.note):
        connection.execute(delete(drafts).where(drafts.c.conversation == conversation))
        return
    statement = insert(drafts).values(
        conversation=conversation, body=bodies.encode(replace(draft, files=()))
    )
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["conversation"], set_={"body": statement.excluded.body}
        )
    )


def read(connection: Connection, conversation: str) -> Draft:
    row = connection.exec_driver_sql(
        "SELECT body FROM drafts WHERE conversation = ?", (conversation,)
    ).first()
    words = bodies.draft(row[0]) if row else Draft()
    return replace(words, files=draft_files.of(connection, conversation))
