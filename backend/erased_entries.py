"""What the log says of a customer who was erased: entries keep their number and lose their words.

None is taken out: a desk that comes again counts on every number between its cursor and the head.
"""

from msgspec.structs import replace

from backend.entries import TYPES, Entry
from backend.fold import UPSERTS
from core.erasure import Erasure, left_of
from core.protocol.codec import encode, event_body
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


def left_of_entry(entry: Entry, of: Erasure) -> Entry:
    """The same where it says nothing of them."""
    if not (_is_theirs(entry, of) or any(_quoted(id) in entry.data for id in of.ids)):
        return entry
    body = event_body(entry.type, entry.data)
    if body is None or isinstance(body, _NAMELESS):
        return entry
    after = _left_of_body(body, of)
    return entry if after is body else entry._replace(type=TYPES[type(after)], data=encode(after))


def _left_of_body(body: Body, of: Erasure) -> Body:
    field = UPSERTS.get(type(body))
    if field is None:
        return EventErased()
    before = getattr(body, field)
    after = left_of(before, of)
    if after is None:
        return EventErased()
    return body if after == before else replace(body, **{field: after})


def _is_theirs(entry: Entry, of: Erasure) -> bool:
    return entry.conversation in of.conversations


def _quoted(id: str) -> bytes:
    """As it stands in JSON: an id may be the beginning of another."""
    return b'"%s"' % id.encode()
