"""Wrap-ups that are half written, kept at every pause: the person's own, as drafts are."""

import msgspec
from sqlalchemy import Connection, delete
from sqlalchemy.dialects.sqlite import insert

from core.changes import Changes
from core.store import bodies
from core.store.tables import wrap_ups
from core.wrap_up import WrapUpDraft, WrapUpsKept

TRACK = "work:"
"""Tracks of commands about an interaction begin so; its id follows."""
_HANDED_IN = "SELECT conversation FROM outbox WHERE type = 'wrap_up.complete' AND failed IS NULL"
_OVER = """
DELETE FROM wrap_ups WHERE EXISTS
(SELECT 1 FROM work w WHERE w.kind = 'interaction' AND w.id = interaction AND w.ended IS NOT NULL)
"""
"""Begins with the few that are half written: a supervisor's store has the whole floor's work."""


decode = msgspec.msgpack.Decoder(WrapUpDraft).decode


def save(connection: Connection, interaction: str, draft: WrapUpDraft) -> tuple[None, Changes]:
    put(connection, interaction, draft)
    return None, Changes()


def put(connection: Connection, interaction: str, draft: WrapUpDraft) -> None:
    """One without words takes the row away."""
    if not draft:
        connection.execute(delete(wrap_ups).where(wrap_ups.c.interaction == interaction))
        return
    statement = insert(wrap_ups).values(interaction=interaction, body=bodies.encode(draft))
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["interaction"], set_={"body": statement.excluded.body}
        )
    )


def kept(connection: Connection) -> WrapUpsKept:
    rows = connection.exec_driver_sql("SELECT interaction, body FROM wrap_ups")
    handed_in = connection.exec_driver_sql(_HANDED_IN).scalars()
    return WrapUpsKept(
        {interaction: decode(body) for interaction, body in rows},
        frozenset(str(track).removeprefix(TRACK) for track in handed_in),
    )


def forget(connection: Connection) -> None:
    """Those of what is over: completed by a supervisor, or by its time."""
    connection.exec_driver_sql(_OVER)
