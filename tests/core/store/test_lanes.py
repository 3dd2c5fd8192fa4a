"""Lanes run in order; a newer search ends the older one."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection

from core.store.lanes import driver_of, not_waiting
from core.store.store import Store, Superseded
from tests.core.store.samples import ONE, filled

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return filled(ONE, tmp_path / "desk.db")


def count(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM conversations").scalar_one())


def test_a_newer_search_interrupts_the_older_one(store: Store) -> None:
    began = threading.Event()

    def endless(connection: Connection) -> None:
        began.set()
        connection.exec_driver_sql(ENDLESS).fetchall()

    old = store.read(endless, "search")
    began.wait(5)
    skipped = store.read(count, "search")
    new = store.read(count, "search")
    while not old.done():
        # Between `began` and the statement's first step an interrupt hits nothing
        store.read(count, "search")
    with pytest.raises(Superseded):
        old.result()
    for future in (skipped, new):
        assert future.exception() is None or isinstance(future.exception(), Superseded)
    assert store.read(count, "search").result() == 1
    store.close()


def test_a_list_is_read_while_a_search_runs(store: Store) -> None:
    began, go = threading.Event(), threading.Event()

    def slow(connection: Connection) -> int:
        began.set()
        go.wait(5)
        return count(connection)

    searching = store.read(slow, "search")
    began.wait(5)
    assert store.read(count).result() == 1
    go.set()
    assert searching.result() == 1
    store.close()


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(Exception, match="readonly"):
        store.read(lambda c: c.exec_driver_sql("DELETE FROM outbox").close()).result()
    store.close()


def test_a_reader_sees_one_moment(store: Store) -> None:
    """Two statements of one read agree, whatever is committed between them."""
    began, go = threading.Event(), threading.Event()

    def twice(connection: Connection) -> tuple[int, int]:
        first = outbox(connection)
        began.set()
        go.wait(5)
        return first, outbox(connection)

    def outbox(connection: Connection) -> int:
        return int(connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar_one())

    reading = store.read(twice)
    began.wait(5)
    store.enqueue("q1", "message.send", "c1", b"{}", None).result()
    go.set()
    assert reading.result() == (0, 0)
    assert store.read(outbox).result() == 1
    store.close()


def test_what_does_not_wait_for_the_disk_ends_with_it(store: Store) -> None:
    def levels(connection: Connection) -> list[int]:
        def level() -> int:
            return int(driver_of(connection).execute("PRAGMA synchronous").fetchone()[0])

        with not_waiting(connection):
            within = level()
        return [within, level()]

    normal, full = 1, 2
    assert store._database.writer.submit(levels).result() == [normal, full]
    store.close()
