"""The store as a whole: what is committed stays, what is not is not there, whoever is killed when."""

import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection

from core.changes import Changes
from core.entities import Author, Message
from core.errors import UserError
from core.protocol import events as e
from core.protocol.events import By, Event
from core.protocol.frames import Rows
from core.rows import Draft
from core.store import queries
from core.store import store as module
from core.store.store import Store
from tests.core.store.samples import (
    KEY,
    ME,
    ONE,
    START,
    contact,
    conversation,
    event,
    fill,
    filled,
    hello,
    message,
    opened,
)

WRITER = """
import os, signal, sys
from pathlib import Path
from core.changes import Changes
from core.protocol import events as e
from core.store import apply
from core.store.store import Store
from tests.core.store.samples import KEY, event, message

path, how = Path(sys.argv[1]), sys.argv[2]
store = Store.open(path, KEY, lambda changes: None)
print("open", flush=True)

def batch(number):
    return [
        event(seq, e.MessageCreated(message=message(seq, f"kargo {seq}")), cause=f"q{seq}")
        for seq in range(number * 5 + 11, number * 5 + 16)
    ]

def die_before_the_commit(connection):
    apply.apply(connection, batch(1), "a1")
    os.kill(os.getpid(), signal.SIGKILL)
    return None, Changes()

if how == "in the middle":
    store.apply(batch(0)).result()
    store.write(die_before_the_commit).result()
for number in range(100_000):
    store.apply(batch(number)).result()
"""


def in_step(path: Path) -> int:
    """The cursor, after asserting that rows, index and outbox stand where it does."""
    store = Store.open(path, KEY, lambda _: None)
    cursor = store.cursor().result()
    assert cursor is not None
    got = store.read(lambda c: queries.messages(c, 1, 1, 1 << 40)).result()
    assert [m.order for m in got] == list(range(11, cursor.seq + 1))
    words = "SELECT count(*) FROM message_words WHERE message_words MATCH 'kargo'"
    assert store.read(lambda c: c.exec_driver_sql(words).scalar()).result() == len(got)
    left = [int(command.id[1:]) for command in store.outbox().result()]
    assert left == [n for n in (11, 16, 900_000) if n > cursor.seq]
    checkup = store.checkup
    assert checkup is not None
    checkup.done.result(20)
    store.close()
    return cursor.seq


def prepared(path: Path) -> None:
    store = opened(path)
    fill(store, Rows(conversations=(conversation(),), contacts=(contact(),)))
    for number in (11, 16, 900_000):
        store.enqueue(f"q{number}", "message.send", "c1", b"{}", None).result()
    store.close()


def test_killed_in_the_middle_of_a_transaction(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    prepared(path)
    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(path), "in the middle"], stdout=subprocess.PIPE
    )
    assert done.returncode == -signal.SIGKILL
    assert in_step(path) == 15


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_any_moment(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "desk.db"
    prepared(path)
    command = [sys.executable, "-c", WRITER, str(path), "at any moment"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout and writer.stdout.readline() == b"open\n"
        threading.Event().wait(random.Random(seed).uniform(0.0, 0.15))
        writer.kill()
    in_step(path)


def test_a_failed_write_leaves_nothing_and_tells_nothing() -> None:
    told: list[Changes] = []
    store = filled(ONE, told=told)

    def work(connection: Connection) -> tuple[None, Changes]:
        connection.exec_driver_sql("DELETE FROM conversations")
        raise ValueError

    with pytest.raises(ValueError):
        store.write(work).result()
    assert not told
    assert store.read(queries.counts).result()["all"] == (1, 0)
    store.close()


def test_the_commit_comes_before_the_telling(tmp_path: Path) -> None:
    seen: list[int] = []
    path = tmp_path / "desk.db"

    def changed(changes: Changes) -> None:
        seen.append(len(store.read(lambda c: queries.inbox_rows(c, [1])).result()))

    store = Store.open(path, KEY, changed)
    fill(store, ONE)
    assert seen == [1]
    store.close()


def test_another_person_reads_events_as_themself() -> None:
    store = filled(ONE)
    mine = Message(
        id="m3", conversation="c1", order=3, kind="out", at=START, text="x",
        author=Author(kind="agent", id="a7"),
    )  # fmt: skip
    store.welcome(hello("a7")).result()
    store.apply([event(11, e.MessageCreated(message=mine))]).result()
    assert (
        store.read(lambda c: queries.open_conversation(c, 1)).result().conversation.read_up_to == 3
    )
    store.close()


def test_who_is_signed_in_is_known_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    filled(ONE, path).close()
    store = Store.open(path, KEY, lambda _: None)
    read = e.ConversationRead(conversation="c1", by=ME, up_to=2)
    store.apply([event(11, read)]).result()
    assert (
        store.read(lambda c: queries.open_conversation(c, 1)).result().conversation.read_up_to == 2
    )
    store.close()


def limit_pages(store: Store, more: int) -> None:
    """As many as there are, and `more`: the disk is full after that."""

    def work(connection: Connection) -> tuple[None, Changes]:
        pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one()) + more
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}").close()
        return None, Changes()

    store.write(work).result()


def test_a_full_disk_refuses_a_reply_and_keeps_nothing_of_it() -> None:
    """Its words stay with who wrote them: kept here too, the customer would get them twice."""
    told: list[Changes] = []
    store = Store.open(module.MEMORY, KEY, told.append)
    fill(store, ONE)
    told.clear()
    limit_pages(store, 0)
    rest = Draft(note="kalan")
    with pytest.raises(UserError) as caught:
        store.enqueue("q1", "message.send", "c1", b"x" * 100_000, None, rest=rest).result()
    assert caught.value.code == "store.full"
    assert store.outbox().result() == [] and told == []
    limit_pages(store, 1000)
    store.enqueue("q2", "message.send", "c1", b"x" * 100_000, None).result()
    assert [command.id for command in store.outbox().result()] == ["q2"]
    store.close()


def test_what_was_refused_for_room_does_not_come_back_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = filled(ONE, path)
    limit_pages(store, 0)
    with pytest.raises(UserError):
        store.enqueue("q1", "message.send", "c1", b"x" * 100_000, None).result()
    limit_pages(store, 1000)
    store.close()
    store = Store.open(path, KEY, lambda _: None)
    assert store.outbox().result() == []
    store.close()


def test_a_full_disk_stops_the_cursor(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = filled(ONE, path)
    limit_pages(store, 0)
    happened: list[Event] = [
        Event(
            seq=11, prev=10, id="e", type="message.created", at=START, by=By(kind="contact"),
            body=e.MessageCreated(message=message(3, "kargo " * 5000)),
        )
    ]  # fmt: skip
    with pytest.raises(UserError) as caught:
        store.apply(happened).result()
    assert caught.value.code == "store.full"
    cursor = store.cursor().result()
    assert cursor and cursor.seq == 10
    limit_pages(store, 1000)
    store.apply(happened).result()
    assert len(store.read(lambda c: queries.messages(c, 1, 3, 3)).result()) == 1
    store.close()


def test_closing_waits_for_what_was_given(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = filled(ONE, path)
    for number in range(20):
        store.enqueue(f"q{number}", "message.send", "c1", b"{}", None)
    store.close()
    store = Store.open(path, KEY, lambda _: None)
    assert len(store.outbox().result()) == 20
    store.close()
