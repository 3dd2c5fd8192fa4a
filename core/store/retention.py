"""Erasure that leaves nothing: not in the rows, the full-text index, freed pages or the log.

The order is what makes it true: readers stop (or the log cannot be cut), rows go, the index is
rewritten, the file is rewritten, the log is cut, and only then is the receipt written. A crash in
between leaves `purging` standing, and the next start begins again.
"""

import time
from functools import partial

from sqlalchemy import Connection

from core.errors import UserError
from core.store import meta
from core.store.lanes import driver_of, in_transaction
from core.store.tables import FULL_TEXT, LOCAL, STAGED, create_platform_tables, drop_platform_tables
from core.store.tables import meta as facts

_KEPT = (meta.IDENTITY, meta.PURGING)


def purge(connection: Connection) -> None:
    """Everything of the profile, unsent commands and drafts as well. No reader may be open.

    Raises UserError store.busy where a reader was, or another process has the file.
    """
    in_transaction(partial(meta.put, name=meta.PURGING, value=b"1"), connection)
    in_transaction(_delete, connection)
    in_transaction(_rewrite_index, connection)
    driver_of(connection).execute("VACUUM")
    _cut_log(connection)
    in_transaction(_write_receipt, connection)
    _cut_log(connection)


def is_purging(connection: Connection) -> bool:
    return meta.get(connection, meta.PURGING) is not None


def purged_at(connection: Connection) -> int | None:
    """The receipt: when everything was erased, in ms."""
    written = meta.get(connection, meta.PURGED)
    return int(written) if written else None


def _delete(connection: Connection) -> None:
    drop_platform_tables(connection, STAGED)
    drop_platform_tables(connection)
    create_platform_tables(connection)
    for table in LOCAL.sorted_tables:
        if table is not facts:
            connection.execute(table.delete())
    connection.execute(facts.delete().where(facts.c.name.not_in(_KEPT)))


def _rewrite_index(connection: Connection) -> None:
    for name in FULL_TEXT:
        connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('optimize')")


def _cut_log(connection: Connection) -> None:
    busy = driver_of(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise UserError("store.busy")


def _write_receipt(connection: Connection) -> None:
    meta.put(connection, meta.PURGED, str(time.time_ns() // 1_000_000).encode())
    meta.put(connection, meta.PURGING, None)
