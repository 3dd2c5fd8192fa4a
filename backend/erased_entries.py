"""What an entry of the log says once a customer it was about is erased: it keeps its number and loses its words.

None is taken out: a desk that comes again counts on every number between its cursor and the head.
"""

from msgspec.structs import replace

from backend.entries import TYPES, Entry
from backend.fold import UPSERTS
from core.erasure import Erasure, left_of
from core.protocol.codec import encode
from core.protocol.events import (
    AlertUpserted,
    AuditEntryUpserted,
    Body,
    ErasureUpserted,
    EventErased,
    SupervisionUpserted,
)

_NAMELESS = (AuditEntryUpserted, ErasureUpserted, SupervisionUpserted, AlertUpserted)
"""Of ids and codes alone: what was done stays said."""


def left_of_body(entry: Entry, body: Body | None, of: Erasure) -> Entry:
    """`body`: its own. The same entry where nothing of it goes."""
    if body is None or isinstance(body, _NAMELESS):
        return entry
    after = _left(body, of)
    return entry if after is body else entry._replace(type=TYPES[type(after)], data=encode(after))


def _left(body: Body, of: Erasure) -> Body:
    field = UPSERTS.get(type(body))
    if field is None:
        return body if isinstance(body, EventErased) else EventErased()
    before = getattr(body, field)
    after = left_of(before, of)
    if after is None:
        return EventErased()
    return body if after == before else replace(body, **{field: after})
