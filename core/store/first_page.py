"""The first rows of the inbox, read before anything heavy is imported.

Importing SQLAlchemy takes two to three times as long as importing Qt's widgets, so this goes to
the file by the driver alone. It never writes and never fails loudly: whatever is wrong with the
file is found and told by `Store.open`, which follows.
"""

from pathlib import Path
from typing import Any

import msgspec
from sqlcipher3 import dbapi2 as driver

from core.errors import UserError
from core.rows import InboxFilter, InboxRow, Person
from core.store import inbox
from core.store.connect import connect

FIRST = 100
"""Rows: more than anybody scrolls through before the whole list is there."""


class FirstPage(msgspec.Struct, frozen=True):
    """`rows` as the list shows them, first row first."""

    person: Person
    rows: tuple[InboxRow, ...]


def first_page(
    path: Path, key: bytes, which: InboxFilter | None = None, limit: int = FIRST
) -> FirstPage | None:
    """None where there is nothing to show yet, or nothing readable. Takes 2-4 ms."""
    if not path.is_file() or path.stat().st_size == 0:
        return None
    try:
        connection = connect(path, key, write=False)
    except UserError:
        return None
    try:
        return _read(connection, which or InboxFilter(), limit)
    except (driver.DatabaseError, msgspec.MsgspecError):
        return None
    finally:
        connection.close()


def _read(connection: Any, which: InboxFilter, limit: int) -> FirstPage | None:
    def ask(sql: str, values: tuple[Any, ...]) -> Any:
        return connection.execute(sql, values).fetchall()

    person = inbox.person(ask)
    if person is None:
        return None
    keys = inbox.first_keys(ask, which, person, limit)
    rows = inbox.rows(ask, keys)
    return FirstPage(person, tuple(rows[key] for key in keys if key in rows))
