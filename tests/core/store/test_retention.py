"""After a purge nothing of what was kept can be read again, not even with the key."""

from pathlib import Path

import pytest

from core.changes import Changes
from core.entities import Attachment, CallRecord, Spoken
from core.errors import UserError
from core.folding import fold
from core.protocol import events as e
from core.protocol.frames import Rows
from core.rows import Draft, DraftFile, InboxFilter
from core.store import draft_files, files, queries, retention
from core.store.connect import connect
from core.store.store import Store
from tests.core.store.raw import as_it_lies, readable
from tests.core.store.samples import KEY, contact, conversation, event, fill, filled, message, run

SECRET = "gizlikelime"
ROWS = Rows(
    conversations=tuple(conversation(n, last_order=1, preview=SECRET) for n in range(1, 50)),
    contacts=tuple(contact(n, name=SECRET) for n in range(1, 50)),
    messages=tuple(message(1, f"{SECRET} metin", n) for n in range(1, 50)),
    calls=tuple(
        CallRecord(
            id=f"k{n}", contact=f"p{n}", direction="in", started_at=n, conversation=f"c{n}",
            transcript=(Spoken(at_ms=0, until_ms=1, who="customer", text=f"{SECRET} dedi"),),
        )
        for n in range(1, 50)
    ),
)  # fmt: skip


def decrypted(path: Path, place: Path) -> bytes:
    """All of the file's tables as they would be without encryption."""
    connection = connect(path, KEY, write=True)
    connection.execute("PRAGMA query_only = OFF")
    connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(place),))
    connection.execute("SELECT sqlcipher_export('plain')")
    connection.close()
    return place.read_bytes()


def traces(directory: Path) -> list[str]:
    """Where the secret still stands, as it was written or as it was indexed."""
    places = {"with the key": readable(directory, KEY), "without it": as_it_lies(directory)}
    assert b"CREATE TABLE conversations" in places["with the key"], "it is read as it should be"
    words = (SECRET.encode(), fold(SECRET).encode())
    return [name for name, content in places.items() if any(word in content for word in words)]


def free_pages(path: Path) -> int:
    """Where deleted rows could still lie."""
    connection = connect(path, KEY, write=False)
    count = int(connection.execute("PRAGMA freelist_count").fetchone()[0])
    connection.close()
    return count


def kept(tmp_path: Path) -> Store:
    store = filled(ROWS, tmp_path / "desk.db")
    store.save_draft(1, Draft(reply=SECRET)).result()
    store.enqueue("q1", "message.send", "c1", SECRET.encode(), None, [(SECRET, b"x")]).result()
    draft = DraftFile(id="d", name=SECRET, mime="", size=1, sha256="")
    run(store, lambda connection: draft_files.add(connection, 1, draft, SECRET.encode() * 2_000))
    picture = Attachment(id="f", name=SECRET, mime="", size=1)
    store.cache_file(picture, SECRET.encode()).result()
    return store


def test_a_stranger_finds_nothing_and_who_has_the_key_everything(tmp_path: Path) -> None:
    """The second half is what makes the tests below worth anything."""
    store = kept(tmp_path)
    assert traces(tmp_path) == ["with the key"], "in the log"
    assert fold(SECRET).encode() in readable(tmp_path, KEY), "in the index"
    store.close()
    assert traces(tmp_path) == ["with the key"], "in the file"


def test_not_even_the_key_finds_a_byte_after_a_purge(tmp_path: Path) -> None:
    store = kept(tmp_path)
    store.close()
    store = Store.open(tmp_path / "desk.db", KEY, lambda _: None)
    store.apply([event(11, e.MessageDeleted(conversation="c1", message="m1-1"))]).result()
    store.purge().result()
    assert traces(tmp_path) == [], "while it is open"
    store.close()
    assert traces(tmp_path) == [], "once it is closed"


def test_a_message_that_was_deleted_is_not_in_a_free_page(tmp_path: Path) -> None:
    """A file that was looked at and evicted, words that were taken back: SQLite would keep both."""
    path = tmp_path / "desk.db"
    alone = Rows(conversations=(conversation(1, last_order=1),), messages=(message(1, SECRET),))
    store = filled(alone, path)
    picture = Attachment(id="f", name="ek", mime="", size=1)
    store.cache_file(picture, SECRET.encode() * 3_000).result()
    run(store, lambda connection: files.evict(connection, 0))
    store.apply([event(11, e.MessageDeleted(conversation="c1", message="m1-1"))]).result()
    store.close()
    assert traces(tmp_path) == []


def test_nothing_is_left(tmp_path: Path) -> None:
    told: list[Changes] = []
    store = kept(tmp_path)
    store.close()
    path = tmp_path / "desk.db"
    assert SECRET.encode() in decrypted(path, tmp_path / "before")
    size = path.stat().st_size
    store = Store.open(path, KEY, told.append)
    store.purge().result()
    assert told[-1].everything
    assert path.with_name("desk.db-wal").stat().st_size == 0
    assert store.read(retention.purged_at).result()
    assert store.read(queries.counts).result() == {}
    everything = InboxFilter(view="all")
    assert not store.read(lambda c: queries.skeleton(c, everything)).result().keys
    assert store.outbox().result() == []
    assert store.person().result() is None
    assert store.cursor().result() is None
    store.close()
    assert path.stat().st_size < size
    assert free_pages(path) == 0
    assert SECRET.encode() not in decrypted(path, tmp_path / "after")


def test_the_store_goes_on_empty_after_it(tmp_path: Path) -> None:
    store = kept(tmp_path)
    store.purge().result()
    fill(store, ROWS)
    assert store.read(queries.counts).result()["all"] == (49, 0)
    store.close()


def test_a_purge_that_was_cut_short_is_finished_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_: object) -> None:
        raise UserError("store.busy")

    store = kept(tmp_path)
    monkeypatch.setattr(retention, "_rewrite_index", crash)
    with pytest.raises(UserError):
        store.purge().result()
    monkeypatch.undo()
    store.close()
    store = Store.open(tmp_path / "desk.db", KEY, lambda _: None)
    assert store.read(retention.purged_at).result()
    assert not store.read(retention.is_purging).result()
    store.close()


def test_another_reader_of_the_file_is_told_of(tmp_path: Path) -> None:
    """While it reads, the log cannot be cut, so nothing may be said to be erased."""
    store = kept(tmp_path)
    reader = connect(tmp_path / "desk.db", KEY, write=False)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM messages").fetchall()
    reader.execute("PRAGMA busy_timeout = 1")
    run(store, lambda c: c.exec_driver_sql("PRAGMA busy_timeout = 1").close())
    with pytest.raises(UserError):
        store.purge().result()
    reader.close()
    store.close()
    store = Store.open(tmp_path / "desk.db", KEY, lambda _: None)
    assert store.read(retention.purged_at).result()
    store.close()


def test_a_deleted_message_leaves_its_words_nowhere_in_the_index(tmp_path: Path) -> None:
    """secure-delete of the full-text index: otherwise the word stays until a merge, if ever."""
    path = tmp_path / "desk.db"
    alone = Rows(conversations=(conversation(1, last_order=1),), messages=(message(1, SECRET),))
    store = filled(alone, path)
    store.apply([event(11, e.MessageDeleted(conversation="c1", message="m1-1"))]).result()
    blocks = "SELECT block FROM message_words_data"
    data = store.read(lambda c: b"".join(c.exec_driver_sql(blocks).scalars())).result()
    assert SECRET.encode() not in data
    learnt = "SELECT word FROM vocabulary"
    assert list(store.read(lambda c: list(c.exec_driver_sql(learnt).scalars())).result()) == []
    store.close()
