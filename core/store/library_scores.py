"""Whose scores the library may go by: nobody finds out here what a colleague found before saying their own.

A score stands among the facets whoever signed it, for what may be seen changes with each signing.
"""

from sqlalchemy import Connection

from core.calibration import to_be_seen
from core.store import bodies, meta

_NEAR = """
SELECT f.source, r.body FROM facets f
JOIN records r ON r.kind = 'evaluation' AND f.source = 'evaluation:' || r.id
WHERE f.kind = 'score' AND f.conversation IN (
    SELECT conversation FROM facets WHERE kind = 'score'
    AND (source GLOB 'evaluation:' || ?1 || ':*' OR source GLOB 'evaluation:*:' || ?1 || ':*')
)
"""
"""Of contacts that this person evaluated, or had a part in: of all others none may be seen."""


def seen(connection: Connection) -> frozenset[str]:
    """Sources of the scores that this person may look at, as `facets` has them."""
    me = meta.signed_in(connection)
    rows = connection.exec_driver_sql(_NEAR, (me,)).all()
    found = {source: bodies.record("evaluation", body) for source, body in rows}
    allowed = {of.id for of in to_be_seen(found.values(), me)}
    return frozenset(source for source, of in found.items() if of.id in allowed)
