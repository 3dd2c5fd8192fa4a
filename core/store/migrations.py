"""From the file as it was written to the file this version reads, in numbered steps.

Step n (counted from 1) takes a file of version n - 1 to version n. A step that has been released
never changes again: what it did stands in files that people have.
"""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from core.errors import UserError
from core.store.tables import LOCAL, create_platform_tables

Step = Callable[[Connection], None]


def _first(connection: Connection) -> None:
    LOCAL.create_all(connection, checkfirst=False)
    create_platform_tables(connection)


STEPS: tuple[Step, ...] = (_first,)


def migrate(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """Runs the missing steps inside the caller's transaction.

    Raises UserError store.newer where a newer version wrote the file.
    """
    found = version(connection)
    if found > len(steps):
        raise UserError("store.newer", version=str(found))
    for step in steps[found:]:
        step(connection)
    if found < len(steps):
        connection.exec_driver_sql(f"PRAGMA user_version = {len(steps)}")


def version(connection: Connection) -> int:
    """0: a file nothing was written to."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
