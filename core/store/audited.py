"""How far back the audit list goes on this machine, and what of it was asked for beyond the policy."""

from typing import Any

import msgspec
from sqlalchemy import Connection

from core.changes import Changes
from core.protocol.audited import AuditPage
from core.store import bodies, meta
from core.store.basis import DAY_MS, KEPT_DAYS, basis
from core.store.batch import Batch
from core.store.saving import save

REACH = "audited"
TOLD_MS = KEPT_DAYS * DAY_MS
"""So far back a snapshot tells of it."""
HELD_MS = 7 * DAY_MS
"""What was asked for stays for so long whatever the policy says."""


class Reach(msgspec.Struct, frozen=True):
    since: int
    """From then on nothing is missing here, in ms; 0: nothing at all."""
    held: int = 0
    """Until then it goes no less far back."""


_reach = msgspec.msgpack.Decoder(Reach).decode


def since(connection: Connection) -> int:
    """From when on all of the list is here, in ms; 0: all there ever was."""
    return _known(connection).since


def told(connection: Connection, now: int) -> None:
    """A snapshot came: it is here as far as that tells of it, and what was asked for has gone."""
    _put(connection, Reach(max(0, now - TOLD_MS)))


def put(connection: Connection, page: AuditPage, now: int) -> tuple[None, Changes]:
    """Entries are written once: what is here already is what comes."""
    batch = Batch(connection)
    batch.load_records({("audit_entry", entry.id) for entry in page.entries})
    for entry in page.entries:
        known: Any = batch.records.get(("audit_entry", entry.id))
        if known is None or known.before is None:
            batch.put_record("audit_entry", entry.id, entry)
    back_to = min(page.back_to, since(connection))
    _put(connection, Reach(back_to, now + HELD_MS))
    return None, save(batch)


def cut(connection: Connection, policy: int, now: int) -> int:
    """From when on it is kept, where the policy says `policy`; what is before that is to go."""
    known = _known(connection)
    if now < known.held:
        return known.since
    if policy > known.since:
        _put(connection, Reach(policy))
    return policy


def start_anew(connection: Connection) -> None:
    meta.put(connection, REACH, None)


def _known(connection: Connection) -> Reach:
    data = meta.get(connection, REACH)
    if data:
        return _reach(data)
    known = basis(connection)  # written before it was kept how far back the list goes
    return Reach(max(0, known.last - min(known.days, KEPT_DAYS) * DAY_MS))


def _put(connection: Connection, reach: Reach) -> None:
    meta.put(connection, REACH, bodies.encode(reach))
