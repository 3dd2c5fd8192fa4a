"""What a person keeps for themselves: half-written evaluations, saved searches, saved views.

It is not the platform's, stays on this machine, and outlives a snapshot, as drafts do.
"""

from typing import Literal

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from core.changes import Changes
from core.store.tables import own

Kind = Literal["evaluation", "search", "view", "news", "seen"]
"""news: announcements that were read, by their ids."""


def save(connection: Connection, kind: Kind, id: str, body: bytes | None) -> tuple[None, Changes]:
    """None takes it away."""
    if body is None:
        connection.execute(delete(own).where(own.c.kind == kind, own.c.id == id))
    else:
        statement = insert(own).values(kind=kind, id=id, body=body)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["kind", "id"], set_={"body": statement.excluded.body}
            )
        )
    return None, Changes(reviews={id})


def kept(connection: Connection, kind: Kind) -> list[tuple[str, bytes]]:
    """Id and body of each, by id."""
    asked = select(own.c.id, own.c.body).where(own.c.kind == kind).order_by(own.c.id)
    return [(row.id, row.body) for row in connection.execute(asked)]
