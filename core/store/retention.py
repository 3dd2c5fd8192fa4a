"""Erasure that leaves nothing: not in the rows, the full-text index, freed pages or the log.

The order is what makes it true: readers stop (or the log cannot be cut), rows go, the index is
rewritten, the file is rewritten, the log is cut, and only then is the receipt written. A crash in
between leaves `purging` standing, and the next start begins again with the same receipt.
"""

import time
from functools import partial

import msgspec
from sqlalchemy import Connection

from core.errors import UserError
from core.receipt import Receipt
from core.store import bodies, meta, taken_out
from core.store.lanes import driver_of, in_transaction
from core.store.tables import FULL_TEXT, LOCAL, STAGED, create_platform_tables, drop_platform_tables
from core.store.tables import meta as facts

_KEPT = (meta.IDENTITY, meta.PURGING)
_RECEIPT = msgspec.msgpack.Decoder(Receipt).decode


def purge(connection: Connection) -> Receipt:
    """Everything of the profile, unsent commands and drafts as well. No reader may be open.

    Raises UserError store.busy where a reader was, or another process has the file.
    """
    receipt = in_transaction(_begin, connection)
    in_transaction(_delete, connection)
    in_transaction(_rewrite_index, connection)
    driver_of(connection).execute("VACUUM")
    _cut_log(connection)
    in_transaction(partial(_write_receipt, receipt=receipt), connection)
    _cut_log(connection)
    return receipt


def is_purging(connection: Connection) -> bool:
    return meta.get(connection, meta.PURGING) is not None


def receipt(connection: Connection) -> Receipt | None:
    """Of the last time everything was erased."""
    written = meta.get(connection, meta.PURGED)
    return _RECEIPT(written) if written else None


def _begin(connection: Connection) -> Receipt:
    """What is counted before anything goes is what the receipt of a purge that was cut short says too."""
    begun = meta.get(connection, meta.PURGING)
    if begun is not None:
        return _RECEIPT(begun)
    receipt = _of(connection)
    meta.put(connection, meta.PURGING, bodies.encode(receipt))
    return receipt


def _of(connection: Connection) -> Receipt:
    def count(what: str) -> int:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {what}").scalar_one())

    return Receipt(
        at=time.time_ns() // 1_000_000, conversations=count("conversations"),
        messages=count("messages"), calls=count("calls"), files=count("files"),
        unsent=count("outbox WHERE acknowledged IS NULL"),
        taken_out=taken_out.everything(connection, meta.signed_in(connection)),
    )  # fmt: skip


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


def _write_receipt(connection: Connection, receipt: Receipt) -> None:
    meta.put(connection, meta.PURGED, bodies.encode(receipt))
    meta.put(connection, meta.PURGING, None)
