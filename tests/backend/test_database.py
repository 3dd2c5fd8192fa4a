import asyncio
import sqlite3
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from backend.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "data.db")
    yield database
    database.close()


def _put(connection: Connection, key: str, value: str = "x") -> str:
    connection.exec_driver_sql("INSERT INTO meta VALUES (?, ?)", (key, value))
    return key


def _keys(connection: Connection) -> list[str]:
    return list(connection.exec_driver_sql("SELECT key FROM meta ORDER BY rowid").scalars())


async def test_what_waits_together_is_committed_together_and_in_order(database: Database) -> None:
    gate = threading.Event()
    database.submit(lambda _: gate.wait(10))
    told: list[str] = []
    futures = [database.submit(partial(_put, key=key), told.append) for key in "abcdefgh"]
    gate.set()
    assert [await asyncio.wrap_future(f) for f in futures] == list("abcdefgh") == told
    assert await database.read(_keys) == list("abcdefgh")


async def test_one_failure_leaves_the_others(database: Database) -> None:
    def fails(connection: Connection) -> None:
        _put(connection, "lost")
        raise LookupError("on purpose")

    gate = threading.Event()
    database.submit(lambda _: gate.wait(10))
    results = asyncio.gather(
        database.write(lambda c: _put(c, "a")), database.write(fails),
        database.write(lambda c: _put(c, "b")), return_exceptions=True,
    )  # fmt: skip
    await asyncio.sleep(0)
    gate.set()
    assert [type(r) for r in await results] == [str, LookupError, str]
    assert await database.read(_keys) == ["a", "b"]


async def test_a_transaction_that_rolled_itself_back_tells_nobody_that_it_is_done(
    database: Database,
) -> None:
    """As SQLite does by itself when the disk is full."""
    gate = threading.Event()
    database.submit(lambda _: gate.wait(10))
    first = database.submit(lambda c: _put(c, "a"))
    second = database.submit(lambda c: c.exec_driver_sql("ROLLBACK") and None)
    gate.set()
    results = await asyncio.gather(
        asyncio.wrap_future(first), asyncio.wrap_future(second), return_exceptions=True
    )
    assert all(isinstance(r, sqlite3.OperationalError | OperationalError) for r in results)
    assert await database.read(_keys) == []
    assert await database.write(lambda c: _put(c, "later")) == "later"


async def test_what_was_cancelled_before_it_began_is_not_done(database: Database) -> None:
    gate = threading.Event()
    database.submit(lambda _: gate.wait(10))
    waiting = asyncio.ensure_future(database.write(lambda c: _put(c, "never")))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.sleep(0)  # asyncio tells the writer's future in its next turn
    gate.set()
    await database.write(lambda c: _put(c, "after"))
    assert await database.read(_keys) == ["after"]


async def test_a_reader_sees_one_state_from_first_to_last(database: Database) -> None:
    def twice(connection: Connection) -> tuple[int, int]:
        first = len(_keys(connection))
        database.submit(lambda c: _put(c, "meanwhile")).result()
        return first, len(_keys(connection))

    assert await database.read(twice) == (0, 0)
    assert await database.read(_keys) == ["meanwhile"]


async def test_it_is_written_to_the_disk_before_anybody_is_told(database: Database) -> None:
    def pragmas(connection: Connection) -> tuple[str, int]:
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        return str(mode), int(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())

    assert await database.write(pragmas) == ("wal", 2)


def test_closing_waits_for_what_was_queued(tmp_path: Path) -> None:
    database = Database(tmp_path / "data.db")
    works = [database.submit(partial(_put, key=str(i))) for i in range(50)]
    database.close()
    assert all(work.done() for work in works)
    again = Database(tmp_path / "data.db")
    assert len(again.read_now(_keys)) == 50
    again.close()
