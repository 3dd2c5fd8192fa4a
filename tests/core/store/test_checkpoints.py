"""What is in the log comes into the file, beside the writing thread, and the log begins anew."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from core.changes import Changes
from core.store import checkpoints
from core.store.lanes import driver_of
from core.store.store import MEMORY, Store
from tests.core.store.samples import ONE, filled

FEW = 20


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setattr(checkpoints, "PAGES", FEW)
    return filled(ONE, tmp_path / "desk.db")


def fill(connection: Any, number: int) -> tuple[None, Changes]:
    sql = "INSERT INTO meta(name, value) VALUES (?, zeroblob(30000))"
    connection.exec_driver_sql(sql, (f"filling {number}",))
    return None, Changes()


def log_of(store: Store) -> tuple[int, int]:
    """Pages in the log, and how many of them are in the file as well."""

    def look(connection: Any) -> tuple[int, int]:
        found = driver_of(connection).execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
        return int(found[1]), int(found[2])

    return store._database.writer.submit(look).result()


def settled(store: Store) -> None:
    """What the writer found to do is done, on both lanes."""
    store._database.writer.submit(lambda _: None).result()
    store._database._beside.submit(lambda _: None).result()
    store._database.writer.submit(lambda _: None).result()


def test_the_log_does_not_grow_for_ever(store: Store) -> None:
    for number in range(20):
        store.write(partial(fill, number=number)).result()
        settled(store)
    pages, _ = log_of(store)
    assert pages <= 2 * FEW
    store.close()


def test_no_commit_brings_it_into_the_file(store: Store) -> None:
    database = store._database
    database.writer.submit(database.checkpoints.stop).result()
    database.writer.submit(database.checkpoints.begin).result()
    for number in range(5):
        store.write(partial(fill, number=number)).result()
    pages, brought = log_of(store)
    assert pages > FEW and brought == 0
    store.close()


def test_a_store_without_a_file_has_no_log() -> None:
    store = filled(ONE, MEMORY)
    store.write(partial(fill, number=1)).result()
    store.close()


def test_commits_do_it_again_once_it_is_stopped(store: Store) -> None:
    database = store._database
    database.writer.submit(database.checkpoints.stop).result()
    for number in range(10):
        store.write(partial(fill, number=number)).result()
    pages, brought = log_of(store)
    assert brought or pages < 10 * 7
    store.close()
