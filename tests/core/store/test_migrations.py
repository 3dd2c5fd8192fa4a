"""Each step takes an old file to the next version; a newer file is left alone."""

from pathlib import Path

import pytest
from sqlalchemy import Connection

from core.errors import UserError
from core.store import migrations
from core.store.migrations import STEPS, migrate, version
from core.store.store import Store
from tests.core.store.samples import KEY, ONE, filled, opened, run


def schema(connection: Connection) -> list[str]:
    sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
    return list(connection.exec_driver_sql(sql).scalars())


def test_step_1_makes_every_table_of_an_empty_file() -> None:
    store = opened()
    assert store.read(version).result() == len(STEPS)
    found = " ".join(store.read(schema).result())
    for table in ("outbox", "drafts", "conversations", "messages", "message_words"):
        assert f"TABLE {table}" in found or f"TABLE {table} " in found
    store.close()


def test_the_unsent_replies_stand_at_the_beginning_of_the_file() -> None:
    store = opened()
    sql = "SELECT rootpage FROM sqlite_schema WHERE name IN ('outbox', 'drafts', 'messages')"
    roots = store.read(lambda c: list(c.exec_driver_sql(f"{sql} ORDER BY rootpage").scalars()))
    outbox, drafts, messages = roots.result()
    assert max(outbox, drafts) < messages
    store.close()


def test_a_later_step_keeps_what_an_older_version_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    store = filled(ONE, path)
    store.enqueue("q1", "message.send", "c1", b"{}", None).result()
    store.close()

    def step(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE outbox ADD COLUMN tries INTEGER DEFAULT 0")

    monkeypatch.setattr(migrations.migrate, "__defaults__", ((*STEPS, step),))
    store = Store.open(path, KEY, lambda _: None)
    assert store.read(version).result() == len(STEPS) + 1
    tried = store.read(lambda c: c.exec_driver_sql("SELECT id, tries FROM outbox").fetchall())
    assert [tuple(row) for row in tried.result()] == [("q1", 0)]
    store.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    store = filled(ONE, path)
    before = store.read(schema).result()
    store.close()

    def step(connection: Connection) -> None:
        connection.exec_driver_sql("DROP TABLE outbox")
        raise UserError("store.full")

    monkeypatch.setattr(migrations.migrate, "__defaults__", ((*STEPS, step),))
    with pytest.raises(UserError):
        Store.open(path, KEY, lambda _: None)
    monkeypatch.undo()
    store = Store.open(path, KEY, lambda _: None)
    assert store.read(schema).result() == before
    store.close()


def test_a_newer_file_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = filled(ONE, path)
    newer = f"PRAGMA user_version = {len(STEPS) + 1}"
    run(store, lambda c: c.exec_driver_sql(newer).close())
    store.close()
    with pytest.raises(UserError) as caught:
        Store.open(path, KEY, lambda _: None)
    assert caught.value.code == "store.newer"


def test_nothing_is_done_twice() -> None:
    store = opened()
    run(store, migrate)
    store.close()
