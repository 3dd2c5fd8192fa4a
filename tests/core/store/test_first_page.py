"""The first rows, without SQLAlchemy and the same as the ordinary query's."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.entities import Agent, BotState
from core.protocol.frames import Rows
from core.rows import Draft, InboxFilter
from core.store import queries
from core.store.first_page import first_page
from core.store.store import Store
from tests.core.store.samples import KEY, ME, contact, conversation, filled

ROWS = Rows(
    conversations=tuple(
        conversation(n, contact=f"p{n % 3}", team=f"t{n % 2}", unread=n % 2) for n in range(1, 30)
    )
    + tuple(
        conversation(n, assignee=None, team=f"t{n % 2}", bot=BotState(phase="handoff"))
        for n in range(30, 36)
    ),
    contacts=tuple(contact(n) for n in range(3)),
    agents=(Agent(id=ME, name="Ayşe", teams=("t1",)),),
)
HEAVY = ("sqlalchemy", "asyncio", "keyring", "PySide6", "websockets")


@pytest.mark.parametrize(
    "which", [InboxFilter(), InboxFilter(view="team", unread=True), InboxFilter(oldest_first=True)]
)
def test_the_rows_are_those_of_the_ordinary_query(tmp_path: Path, which: InboxFilter) -> None:
    path = tmp_path / "desk.db"
    store = filled(ROWS, path)
    store.save_draft(35, Draft(reply="yarım")).result()
    store.enqueue("q1", "message.send", "c35", b"{}", None).result()
    page = first_page(path, KEY, which, limit=10)
    assert page is not None
    keys = store.read(lambda c: queries.skeleton(c, which)).result().keys[:10]
    rows = store.read(lambda c: queries.inbox_rows(c, keys)).result()
    assert page.rows == tuple(rows[key] for key in keys)
    assert which != InboxFilter() or page.rows[0].id == "c35", "a hand-over that waits comes first"
    assert page.person == store.person().result()
    store.close()


def test_nothing_heavy_is_imported() -> None:
    code = f"import sys, core.store.first_page; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_nothing_to_show_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    assert first_page(path, KEY) is None
    path.touch()
    assert first_page(path, KEY) is None
    path.unlink()
    Store.open(path, KEY, lambda _: None).close()
    assert first_page(path, KEY) is None
    assert first_page(path, bytes(32)) is None
    path.write_bytes(path.read_bytes()[:6000])
    assert first_page(path, KEY) is None


def test_what_is_not_a_store_is_never_read(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(b"SQLite format 3\0" + bytes(4080))
    assert first_page(path, KEY) is None
    path.unlink()
    path.mkdir()
    assert first_page(path, KEY) is None
