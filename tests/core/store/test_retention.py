"""After a purge nothing of what was kept can be read again, not even with the key."""

from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import Connection

from core.changes import Changes
from core.entities import Attachment, CallRecord, Company, Deal, Spoken, Survey, Ticket
from core.errors import UserError
from core.evaluation import Answer, Evaluation, EvaluationForm, Mark, Remark
from core.folding import fold
from core.protocol import events as e
from core.protocol.commands import NoteExport
from core.protocol.events import By, Event
from core.protocol.frames import Rows, Snap
from core.rows import Draft, DraftFile, InboxFilter
from core.store import ahead, draft_files, files, own, queries, retention
from core.store.connect import connect
from core.store.store import Store
from core.store.tables import LOCAL, platform_names
from core.supervision import Announcement, AuditEntry
from core.work import StateSpan, Task
from core.wrap_up import WrapUpDraft
from tests.core.store.raw import as_it_lies, readable
from tests.core.store.samples import (
    KEY,
    START,
    contact,
    conversation,
    event,
    fill,
    filled,
    hello,
    interaction,
    message,
    offer,
    run,
)

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


def everywhere(path: Path) -> Store:
    """A supervisor's store in which every table that can hold somebody's words holds the secret."""
    store = Store.open(path, KEY, lambda _: None)
    store.welcome(replace(hello(), role="supervisor")).result()
    store.begin_snapshot("one", 10).result()
    rows = replace(ROWS, **RECORDS, conversations=(*ROWS.conversations, LABELLED))
    store.snapshot_page(Snap(seq=10, page=1, pages=1, rows=rows)).result()
    store.save_draft(1, Draft(reply=SECRET)).result()
    store.enqueue("q1", "message.send", "c1", SECRET.encode(), None, [(SECRET, b"x")]).result()
    note = NoteExport(what="package", format="json", count=3, at=START, manifest="ab")
    store.enqueue("q2", "export.note", None, msgspec.json.encode(note), None).result()
    store.save_wrap_up("i1", WrapUpDraft(disposition="d", note=SECRET)).result()
    kept: tuple[own.Kind, ...] = ("evaluation", "search", "view", "news", "seen")
    for kind in kept:
        write = partial(own.save, kind=kind, id=SECRET, body=SECRET.encode())
        store.write(write).result()
    draft = DraftFile(id="d", name=SECRET, mime="", size=1, sha256="")
    run(store, lambda connection: draft_files.add(connection, 1, draft, SECRET.encode() * 2_000))
    store.cache_file(Attachment(id="f", name=SECRET, mime="", size=1), SECRET.encode()).result()
    tape = Attachment(id="tape", name=SECRET, mime="audio/wav", size=len(SECRET))
    early = CallRecord(
        id="k0", contact="p1", direction="in", started_at=START, conversation="c0", notes=SECRET,
        recording=tape,
    )  # fmt: skip
    begun = store.write(partial(ahead.begin, file=tape, now=START)).result()
    put = partial(ahead.put, of=begun, file=tape, number=0, body=SECRET.encode())
    store.write(put).result()
    unknown = Event(
        seq=12, prev=11, id="e12", type="x", at=START, by=By(kind="system"), cause=None, body=None,
        raw=SECRET.encode(),
    )  # fmt: skip
    store.apply([event(11, e.CallUpserted(call=early)), unknown]).result()
    return store


LABELLED = conversation(50, labels=("l1",), subject=SECRET, last_order=1)
MARKED = Mark(message="m1-1", text=SECRET)
WORKED: dict[str, Any] = {"agent": "a1", "answered_at": START, "state": "done"}
RECORDS: dict[str, Any] = {
    "companies": (Company(id="k", name=SECRET),),
    "deals": (Deal(id="d", contact="p1", title=SECRET, stage="won", amount="1", at=START),),
    "tickets": (Ticket(id="t", contact="p1", number="1", title=SECRET, status="open", at=START),),
    "surveys": (
        Survey(id="s", contact="p1", score=1, at=START, comment=SECRET, conversation="c1"),
    ),
    "interactions": (
        interaction(1, note=SECRET, number=SECRET, transfer_note=SECRET, completed_at=START,
                    ended_at=START, disposition="d", **WORKED),
    ),
    "offers": (offer(1, preview=SECRET),),
    "tasks": (Task(id="t", agent="a1", title=SECRET),),
    "states": (StateSpan(id="z1", agent="a1", state="available", since=START),),
    "announcements": (Announcement(id="n", at=START, by="a1", text=SECRET),),
    "audit_entries": (
        AuditEntry(id="au", at=START, by="a1", act="export",
                   facts={"what": "conversations", "format": "pdf", "count": "2", "subjects": SECRET}),
    ),
    "remarks": (Remark(id="r", by="a1", at=START, place=MARKED, conversation="c1"),),
    "evaluation_forms": (EvaluationForm(id="f.1", form="f", edition=1, name=SECRET),),
    "evaluations": (
        Evaluation(
            id="e", form="f.1", agent="a1", evaluator="a2", at=START, comment=SECRET, reply=SECRET,
            answers={"a": Answer(value=1, comment=SECRET)}, marks=(MARKED,), state="signed",
            signed_at=START, conversation="c1",
        ),
    ),
}  # fmt: skip
WORDLESS = {"timed", "unread_talks", "sums_quarter", "sums_day", "sums_agent", "sums_code"}
"""Numbers, and ids of what nobody wrote."""


def empty(store: Store) -> set[str]:
    """Tables without a row."""
    names = [*platform_names(), *LOCAL.tables]

    def found(connection: Connection) -> set[str]:
        run = connection.exec_driver_sql
        return {name for name in names if not run(f"SELECT count(*) FROM {name}").scalar()}

    return store.read(found).result()


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


def test_a_name_that_stands_in_every_table_stands_in_none_after_a_purge(tmp_path: Path) -> None:
    """Whoever adds a table fills it here: one that was empty before proves nothing."""
    store = everywhere(tmp_path / "desk.db")
    assert empty(store) <= WORDLESS
    store.close()
    store = Store.open(tmp_path / "desk.db", KEY, lambda _: None)
    assert SECRET.encode() in readable(tmp_path, KEY)
    store.purge().result()
    assert traces(tmp_path) == [], "while it is open"
    assert {*platform_names(), *LOCAL.tables} - empty(store) == {"meta"}
    store.close()
    assert traces(tmp_path) == [], "once it is closed"


def test_the_receipt_says_what_there_was_and_names_what_left_the_house(tmp_path: Path) -> None:
    store = everywhere(tmp_path / "desk.db")
    receipt = store.purge().result()
    assert (receipt.conversations, receipt.messages) == (50, 49)
    assert (receipt.calls, receipt.files, receipt.unsent) == (50, 3, 2)
    waiting, told = receipt.taken_out
    assert (waiting.what, waiting.count, waiting.manifest, waiting.waiting) == (
        "package", 3, "ab", True,
    )  # fmt: skip
    assert (told.what, told.format, told.count, told.by) == ("conversations", "pdf", 2, "a1")
    assert store.read(retention.receipt).result() == receipt
    assert SECRET not in repr(receipt)
    store.close()


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
    assert store.read(retention.receipt).result()
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
    receipt = store.read(retention.receipt).result()
    assert receipt and receipt.conversations == 49, "as it was before the first try"
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
    assert store.read(retention.receipt).result()
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
