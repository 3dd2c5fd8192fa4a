"""Single facts of the store: the cursor, who is signed in, whose file it is."""

from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from core.changes import Changes
from core.protocol.frames import HelloOk, Resume
from core.rows import Person
from core.store import bodies

CURSOR = "cursor"
SNAPSHOT = "snapshot"
PERSON = "person"
IDENTITY = "identity"
HOME = "home"
PURGING = "purging"
PURGED = "purged"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot that was begun. `staged`: into tables of its own, beside those that are shown."""

    epoch: str
    seq: int
    staged: bool
    resumes: Resume | None
    """Where the rows that it replaces stood."""


_cursor = msgspec.msgpack.Decoder(Resume).decode
_snapshot = msgspec.msgpack.Decoder(Snapshot).decode


def get(connection: Connection, name: str) -> bytes | None:
    row = connection.exec_driver_sql("SELECT value FROM meta WHERE name = ?", (name,)).first()
    return None if row is None else bytes(row[0])


def put(connection: Connection, name: str, value: bytes | None) -> None:
    """None takes the fact away."""
    if value is None:
        connection.exec_driver_sql("DELETE FROM meta WHERE name = ?", (name,))
    else:
        connection.exec_driver_sql(
            "INSERT INTO meta(name, value) VALUES (?, ?) "
            "ON CONFLICT(name) DO UPDATE SET value = excluded.value",
            (name, value),
        )


def put_told(
    connection: Connection, name: str, value: bytes | None, changes: Changes
) -> tuple[None, Changes]:
    """`put` as a whole transaction of `Store.write`."""
    put(connection, name, value)
    return None, changes


def cursor(connection: Connection) -> Resume | None:
    """None: never synchronised, or a snapshot was begun and not finished."""
    data = get(connection, CURSOR)
    return _cursor(data) if data else None


def put_cursor(connection: Connection, value: Resume | None) -> None:
    put(connection, CURSOR, bodies.encode(value) if value else None)


def snapshot(connection: Connection) -> Snapshot | None:
    data = get(connection, SNAPSHOT)
    return _snapshot(data) if data else None


def put_snapshot(connection: Connection, value: Snapshot | None) -> None:
    put(connection, SNAPSHOT, bodies.encode(value) if value else None)


def was_complete(connection: Connection) -> bool:
    """Whether all there is was ever fetched, though it may be fetched anew right now."""
    begun = snapshot(connection)
    return cursor(connection) is not None or (begun is not None and begun.resumes is not None)


def put_person(connection: Connection, hello: HelloOk) -> None:
    person = Person(
        id=hello.user.id, name=hello.user.name, email=hello.user.email, role=hello.role,
        account=hello.account.name, demonstration=hello.account.demonstration,
        permissions=frozenset(hello.permissions),
    )  # fmt: skip
    put(connection, PERSON, bodies.encode(person))


def signed_in(connection: Connection) -> str:
    """Id of who was welcomed last; empty before the first welcome."""
    data = get(connection, PERSON)
    return bodies.person(data).id if data else ""


def role(connection: Connection) -> str:
    """Theirs; an agent's before the first welcome."""
    data = get(connection, PERSON)
    return bodies.person(data).role if data else "agent"
