"""Nothing asks through all the work there ever was: it is kept for ever, for the reports."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from backend import audience, statements
from backend.database import Database
from backend.permissions import Viewer

NOW = 1_795_465_800_000
ALWAYS = {"kind": "interaction", "id": "1", "of": "1", "since": 1}
ASKED = [
    "WORK", "OF_INTERACTION", "IN_HAND", "IN_CONVERSATION", "OF_CALL", "UNFINISHED",
    "ENDED_SINCE", "VISITS",
]  # fmt: skip


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "platform.db")
    yield database
    database.close()


def plan(connection: Connection, sql: str, values: Any) -> str:
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
    return "; ".join(row[3] for row in rows)


def asked(connection: Connection, work: Any) -> list[str]:
    """The plans of all that `work` asks."""
    plans: list[str] = []

    def listen(conn: Any, cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if not statement.startswith("EXPLAIN"):
            plans.append(plan(connection, statement, values))

    event.listen(connection, "before_cursor_execute", listen)
    work(connection)
    event.remove(connection, "before_cursor_execute", listen)
    return plans


def few(said: str) -> bool:
    """Every step looks for something of its own, and not for all of a kind."""
    return "SCAN" not in said and "(kind=?)" not in said


@pytest.mark.parametrize("name", ASKED)
def test_work_is_looked_up_and_never_looked_through(database: Database, name: str) -> None:
    statement = getattr(statements, name)
    values = {key: ALWAYS[key] for key in statement.compile().params}
    plans = database.submit(
        lambda c: asked(c, lambda c: c.execute(statement, values).all())
    ).result()
    assert plans and all(map(few, plans)), plans


def test_a_snapshot_reads_what_was_lately_done(database: Database) -> None:
    viewer = Viewer("ayse", "agent", frozenset())
    plans = database.submit(
        lambda c: asked(c, lambda c: list(audience.shown(c, viewer, NOW)))
    ).result()
    assert len(plans) == 6 and all(map(few, plans)), plans


@pytest.mark.parametrize("kind", statements.LATELY)
def test_supervision_of_long_ago_is_not_looked_through(database: Database, kind: str) -> None:
    plans = database.submit(
        lambda c: asked(c, lambda c: c.execute(statements.LATELY[kind], {"of": NOW}).all())
    ).result()
    assert plans and all(map(few, plans)), plans


def test_a_platform_that_was_there_before_gets_its_indexes(database: Database) -> None:
    database.submit(lambda c: c.execute(text("DROP INDEX work_by_kind_and_end"))).result()
    again = Database(database.path)
    found = again.submit(
        lambda c: (
            c.execute(text("SELECT name FROM sqlite_master WHERE type = 'index'")).scalars().all()
        )
    ).result()
    assert "work_by_kind_and_end" in found
    again.close()
