from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.audited import page
from backend.database import Database
from backend.rows import ENTITIES, entity_row, put_rows
from core.supervision import AuditEntry


def entry(id: str, at: int) -> AuditEntry:
    return AuditEntry(id=id, at=at, by="dila", act="export", facts={"count": "1"})


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "platform.db")
    entries = [entry("a", 10), entry("b", 20), entry("c", 20), entry("d", 20), entry("e", 30)]
    database.submit(lambda c: put_rows(c, ENTITIES, map(entity_row, entries))).result()
    yield database
    database.close()


async def test_pages_go_back_to_the_first_entry_and_skip_none(database: Database) -> None:
    found, before = [], 31
    while before:
        told = await database.read(lambda c, before=before: page(c, before, 2))  # type: ignore[misc]
        found.append(([each.id for each in told.entries], told.back_to, told.left))
        before = told.back_to
    assert found == [(["e", "d", "c", "b"], 20, 1), (["a"], 0, 0)], "a moment is on one page"


async def test_what_is_not_older_is_not_told_again(database: Database) -> None:
    told = await database.read(lambda c: page(c, 20, 500))
    assert [each.id for each in told.entries] == ["a"] and told.back_to == 0
    nothing = await database.read(lambda c: page(c, 5, 500))
    assert (nothing.entries, nothing.back_to, nothing.left) == ((), 0, 0)
