"""One customer is taken out of a desk's file, and of every page of it; nobody else loses a word."""

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from core.changes import Changes
from core.entities import (
    Attachment,
    CallLeg,
    CallRecord,
    Conversation,
    Deal,
    Order,
    Spoken,
    Survey,
    Ticket,
)
from core.erasure import Erasure
from core.evaluation import Answer, Evaluation, Mark, Remark
from core.folding import fold
from core.library import LibraryQuery
from core.protocol import events as e
from core.protocol.commands import NoteExport
from core.protocol.events import By, Event
from core.protocol.frames import Rows, Snap
from core.rows import Draft, DraftFile
from core.store import ahead, draft_files, library, own, taken_out
from core.store.connect import connect
from core.store.store import Store
from core.supervision import AuditEntry, Supervision
from core.work import Task
from core.wrap_up import WrapUpDraft
from tests.core.store.raw import as_it_lies, readable
from tests.core.store.samples import (
    EPOCH,
    KEY,
    START,
    contact,
    conversation,
    event,
    hello,
    interaction,
    message,
    offer,
    run,
)

SECRET, OTHER = "gizlikelime", "kalankelime"
TALKS = tuple(f"c{n}" for n in (1, 3))
GONE = Erasure(
    id="er1", contact="p1", at=START, by="a9", conversations=TALKS, calls=("k1",),
    files=("f1", "f2"),
)  # fmt: skip
ERASED = e.ErasureUpserted(erasure=GONE)


def talk(number: int, person: int, words: str) -> Conversation:
    return conversation(
        number, contact=f"p{person}", last_order=30, preview=words, subject=words,
        status="resolved", assignee="a1",
    )  # fmt: skip


def digest(words: str) -> str:
    """Of the file that was sent under an id nobody here knows."""
    return hashlib.sha256(words.encode() * 2_000).hexdigest()


def about(number: int, person: int, words: str) -> dict[str, Any]:
    """Whatever a customer's conversation of that number leaves behind."""
    whose: dict[str, Any] = {"contact": f"p{person}", "conversation": f"c{number}"}
    picture = Attachment(
        id=f"f{person}", name=words, mime="image/png", size=9, sha256=digest(words)
    )
    mark = Mark(message=f"m{number}-1", text=words)
    call = CallRecord(
        id=f"k{person}", direction="in", started_at=START, notes=words, number=words, **whose,
        recording=picture, legs=(CallLeg(id="l", kind="outside", who=words, started_at=1),),
        transcript=(Spoken(at_ms=0, until_ms=1, who="customer", text=words),),
    )  # fmt: skip
    done: dict[str, Any] = {"agent": "a1", "answered_at": START, "ended_at": START, "disposition": "d",
                            "completed_at": START, "state": "done"}  # fmt: skip
    return {
        "contacts": (contact(person, name=words, email=words),),
        "conversations": (talk(number, person, words),),
        "messages": (
            message(1, words, number, attachments=(picture,)),
            *(message(n, f"{words} {n}", number) for n in range(2, 30)),
            message(30, words, number, "note"),
        ),
        "calls": (call,),
        "deals": (Deal(id=f"d{person}", contact=whose["contact"], title=words, stage="won",
                       amount="1", at=1),),
        "tickets": (Ticket(id=f"t{person}", contact=whose["contact"], number="1", title=words,
                           status="open", at=1),),
        "orders": (Order(id=f"o{person}", contact=whose["contact"], number="1", title=words,
                         amount="1", status="shipped", at=1),),
        "surveys": (Survey(id=f"s{person}", score=4, at=START, comment=words, **whose),),
        "interactions": (
            interaction(number, contact=whose["contact"], note=words, number=words,
                        transfer_note=words, **done),
        ),
        "offers": (offer(number, contact=whose["contact"], preview=words, ended_at=START),),
        "tasks": (Task(id=f"w{person}", agent="a1", title=words, **whose),),
        "remarks": (
            Remark(id=f"r{person}", by="a1", at=1, place=mark, conversation=f"c{number}"),
            Remark(id=f"q{person}", by="a1", at=1, place=Mark(call=f"k{person}", text=words)),
        ),
        "evaluations": (
            Evaluation(
                id=f"v{person}", form="f.1", agent="a1", evaluator="a2", at=1, comment=words,
                reply=words, answers={"a": Answer(value=1, comment=words)}, marks=(mark,),
                state="signed", signed_at=START, conversation=f"c{number}",
            ),
        ),
        "supervisions": (
            Supervision(id=f"z{person}", supervisor="a9", agent="a1", mode="monitor", since=1,
                        ended_at=2, conversation=f"c{number}"),
        ),
    }  # fmt: skip


def rows() -> Rows:
    mine, other = about(1, 1, SECRET), about(2, 2, OTHER)
    entry = AuditEntry(
        id="au", at=START, by="a9", act="export",
        facts={"what": "conversations", "format": "pdf", "count": "1", "subjects": "c3"},
    )  # fmt: skip
    both = {kind: (*values, *other[kind]) for kind, values in mine.items()}
    both["conversations"] += (talk(3, 1, SECRET),)
    return Rows(**both, audit_entries=(entry,))


def everywhere(path: Path, told: list[Changes] | None = None) -> Store:
    """A supervisor's store in which both stand wherever a customer's words can."""
    store = Store.open(path, KEY, (told if told is not None else []).append)
    store.welcome(msgspec.structs.replace(hello(), role="supervisor")).result()
    store.begin_snapshot(EPOCH, 10).result()
    store.snapshot_page(Snap(seq=10, page=1, pages=1, rows=rows())).result()
    for key, words, name in ((1, SECRET, "c1"), (2, OTHER, "c2")):
        waits = Attachment(id=f"x{key}", name=words, mime="", size=1, sha256=digest(words))
        store.cache_file(waits, words.encode() * 2_000).result()
        store.cache_file(replace(waits, id=f"f{key}", sha256=""), b"2" + words.encode()).result()
        tape = replace(waits, id=f"f{key}", size=len(words), sha256="")
        begun = store.write(partial(ahead.begin, file=tape, now=START)).result()
        put = partial(ahead.put, of=begun, file=tape, number=0, body=words.encode())
        assert store.write(put).result(), "half of it has come"
        store.save_draft(key, Draft(reply=words)).result()
        command = f"q{key}", "message.send", name, words.encode(), None, [(words, words.encode())]
        store.enqueue(*command).result()
        close = msgspec.json.encode({"interaction": f"i{key}", "note": words})
        store.enqueue(f"w{key}", "wrap_up.complete", f"work:i{key}", close, None).result()
        store.save_wrap_up(f"i{key}", WrapUpDraft(disposition="d", note=words)).result()
        half = Evaluation(
            id=f"a1:f:{name}", form="f.1", agent="a1", evaluator="a1", at=1, comment=words,
            conversation=name,
        )  # fmt: skip
        write = partial(own.save, kind="evaluation", id=half.id, body=msgspec.msgpack.encode(half))
        store.write(write).result()
        file = DraftFile(id=f"y{key}", name=words, mime="", size=1, sha256="")
        adds = partial(draft_files.add, key=key, file=file, body=words.encode() * 2_000)
        run(store, adds)
    note = NoteExport(
        what="package", format="json", count=1, at=START, manifest="ab", subjects=("c1", "c2")
    )
    store.enqueue("q3", "export.note", None, msgspec.json.encode(note), None).result()
    raw = msgspec.json.encode({"conversation": "c1", "words": SECRET})
    unknown = Event(
        seq=11, prev=10, id="e11", type="x", at=START, by=By(kind="system"), body=None, raw=raw
    )
    store.apply([unknown]).result()
    return store


def traces(directory: Path, words: str) -> list[str]:
    places = {"with the key": readable(directory, KEY), "without it": as_it_lies(directory)}
    assert b"CREATE TABLE" in places["with the key"], "it is read as it should be"
    return [name for name, said in places.items() if fold(words).encode() in said]


def found(store: Store, words: str) -> int:
    return len(store.read(partial(library.page, query=LibraryQuery(words))).result().hits)


def by_event(store: Store) -> None:
    store.apply([event(12, ERASED)]).result()


def by_snapshot(store: Store) -> None:
    """The desk was away for so long that nobody tells it the event any more."""
    left = about(2, 2, OTHER)
    store.begin_snapshot(EPOCH, 12).result()
    told = Rows(**left, erasures=(GONE,), audit_entries=rows().audit_entries)
    store.snapshot_page(Snap(seq=12, page=1, pages=1, rows=told)).result()


@pytest.mark.parametrize("way", [by_event, by_snapshot])
def test_not_even_the_key_finds_a_byte_of_one_customer_and_all_of_the_other(
    tmp_path: Path, way: Callable[[Store], None]
) -> None:
    store = everywhere(tmp_path / "desk.db")
    store.close()
    store = Store.open(tmp_path / "desk.db", KEY, lambda _: None)
    assert (traces(tmp_path, SECRET), found(store, SECRET)) == (["with the key"], 1)
    way(store)
    assert traces(tmp_path, SECRET) == [], "while it is open"
    assert (found(store, SECRET), found(store, OTHER)) == (0, 1)
    assert [command.id for command in store.outbox().result()] == ["q2", "w2", "q3"]
    kept = Attachment(id="f2", name="", mime="", size=1)
    assert store.file(kept).result() is None, "its file was named"
    assert store.file(replace(kept, id="x2")).result()
    store.close()
    assert traces(tmp_path, SECRET) == [], "once it is closed"
    assert traces(tmp_path, OTHER) == ["with the key"]


def test_what_figures_count_stays_without_a_word(tmp_path: Path) -> None:
    store = everywhere(tmp_path / "desk.db")
    by_event(store)
    sql = (
        "SELECT kind, id FROM records WHERE kind NOT IN ('erasure', 'audit_entry') AND id LIKE '%1'"
    )
    left = {tuple(row) for row in store.read(lambda c: c.exec_driver_sql(sql).fetchall()).result()}
    assert left == {
        ("interaction", "i1"), ("offer", "f1"), ("survey", "s1"), ("task", "w1"),
        ("evaluation", "v1"), ("supervision", "z1"),
    }  # fmt: skip
    store.close()


def test_the_receipt_names_what_had_been_taken_out(tmp_path: Path) -> None:
    store = everywhere(tmp_path / "desk.db")
    by_event(store)
    (receipt,) = store.read(partial(taken_out.receipts, me="a1")).result()
    assert receipt.erasure == GONE
    assert {(taken.what, taken.waiting) for taken in receipt.taken_out} == {
        ("package", True), ("conversations", False),
    }  # fmt: skip
    store.close()


def test_who_comes_anew_is_not_taken_away_with_what_was(tmp_path: Path) -> None:
    """In one batch, and where the same is told again."""
    told: list[Changes] = []
    store = everywhere(tmp_path / "desk.db", told)
    anew = talk(1, 1, OTHER)
    created = e.ConversationCreated(conversation=anew, contact=contact(1, name=OTHER))
    store.apply([event(12, ERASED), event(13, created)]).result()
    assert "p1" in Changes.joined(told).erased
    store.apply([event(14, ERASED)]).result()
    assert found(store, SECRET) == 0
    told.clear()
    done = replace(GONE, finished_at=START, entries=7)
    store.apply([event(15, e.ErasureUpserted(erasure=done))]).result()
    changes = Changes.joined(told)
    assert (changes.erased, changes.supervision) == (set(), {GONE.id}), "and its receipt is newer"
    (receipt,) = store.read(partial(taken_out.receipts, me="a1")).result()
    assert receipt.erasure == done
    sql = "SELECT id FROM conversations ORDER BY id"
    assert store.read(lambda c: list(c.exec_driver_sql(sql).scalars())).result() == ["c1", "c2"]
    store.close()


def test_who_reads_meanwhile_keeps_it_in_the_log_no_longer_than_they_read(tmp_path: Path) -> None:
    store = everywhere(tmp_path / "desk.db")
    reader = connect(tmp_path / "desk.db", KEY, write=False)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM messages").fetchall()
    run(store, lambda c: c.exec_driver_sql("PRAGMA busy_timeout = 1").close())
    by_event(store)
    assert traces(tmp_path, SECRET) == ["with the key"]
    reader.close()
    store.save_draft(2, Draft(reply="x")).result()
    assert traces(tmp_path, SECRET) == []
    store.close()
