"""The visits of one conversation to queues: of what is told lately, and of what is kept for figures."""

import json

from sqlalchemy import Connection

from core.store import bodies, happened
from core.work import Interaction

_SOURCES = (
    "SELECT DISTINCT source FROM facets WHERE conversation = ? AND source GLOB 'interaction:*'"
)
_NAMED = """
SELECT r.body FROM json_each(?) j CROSS JOIN records r ON r.kind = 'interaction' AND r.id = j.value
"""


def visits(connection: Connection, key: int) -> tuple[Interaction, ...]:
    """Oldest first."""
    ids = [source.partition(":")[2] for (source,) in connection.exec_driver_sql(_SOURCES, (key,))]
    kept = happened.load(connection, [("interaction", id) for id in ids])
    told = connection.exec_driver_sql(_NAMED, (json.dumps(ids),)).scalars()
    known: dict[str, Interaction] = {of.id: of for of in kept.values()}
    known.update((of.id, of) for body in told for of in [bodies.record("interaction", body)])
    return tuple(sorted(known.values(), key=lambda of: (of.entered_at, of.id)))
