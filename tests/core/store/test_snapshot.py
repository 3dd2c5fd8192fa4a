"""A snapshot is shown as it comes into an empty store, else swapped in whole; what is ours stays."""

from pathlib import Path

import pytest

from core.changes import Changes
from core.entities import Label
from core.protocol.codec import encode
from core.protocol.commands import SendMessage
from core.protocol.frames import Resume, Rows, Snap
from core.rows import Draft, InboxFilter
from core.store import drafts, queries, search
from core.store.store import Store
from tests.core.store.samples import (
    EPOCH,
    ONE,
    contact,
    conversation,
    fill,
    filled,
    message,
    opened,
)
from tests.core.store.world import dump

FIRST = Rows(
    conversations=(conversation(1, last_order=1),), contacts=(contact(1),),
    messages=(message(1, "Merhaba"),), labels=(Label(id="l1", name="İade"),),
)  # fmt: skip
SECOND = Rows(
    conversations=(conversation(2, last_order=1),), contacts=(contact(2),),
    messages=(message(1, "Kargo", 2),),
)  # fmt: skip


def begin(store: Store, epoch: str = EPOCH, seq: int = 10) -> None:
    store.begin_snapshot(epoch, seq).result()


def page(store: Store, number: int, rows: Rows, of: int = 2, seq: int = 10) -> None:
    store.snapshot_page(Snap(seq=seq, page=number, pages=of, rows=rows)).result()


def shown(store: Store) -> set[str]:
    return set(dump(store)["conversations"])


def test_an_empty_store_shows_each_page_and_has_no_cursor_before_the_last() -> None:
    told: list[Changes] = []
    store = opened(told=told)
    begin(store)
    page(store, 1, FIRST)
    assert shown(store) == {"c1"}
    assert not told[-1].everything
    assert store.cursor().result() is None
    page(store, 2, SECOND)
    assert shown(store) == {"c1", "c2"}
    assert store.cursor().result() == Resume(epoch=EPOCH, seq=10)
    store.close()


def test_the_old_rows_stay_until_the_last_page() -> None:
    told: list[Changes] = []
    store = filled(FIRST, told=told)
    begin(store, "two", 90)
    page(store, 1, Rows(), seq=90)
    assert shown(store) == {"c1"}
    assert not told
    assert store.cursor().result() is None
    page(store, 2, SECOND, seq=90)
    assert shown(store) == {"c2"}
    assert told[-1].everything
    assert store.cursor().result() == Resume(epoch="two", seq=90)
    store.close()


def test_a_swapped_in_snapshot_equals_a_fresh_one() -> None:
    store, fresh = filled(FIRST), filled(SECOND)
    fill(store, SECOND, 20)
    assert dump(store) == dump(fresh)
    fill(store, FIRST, 30)
    fill(store, SECOND, 40)
    assert dump(store) == dump(fresh)
    hits = store.read(lambda c: search.search(c, "kargo")).result()
    assert [hit.snippet for hit in hits] == ["Kargo"]
    store.close()
    fresh.close()


def test_keys_outlive_a_snapshot_and_are_never_given_to_another() -> None:
    store = filled(FIRST)
    key = store.read(lambda c: queries.key_of(c, "c1")).result()
    fill(store, Rows(conversations=(*SECOND.conversations, *FIRST.conversations)), 20)
    assert store.read(lambda c: queries.key_of(c, "c1")).result() == key
    fill(store, SECOND, 30)
    fill(store, FIRST, 40)
    assert store.read(lambda c: queries.key_of(c, "c1")).result() not in (None, key, key or 0 + 1)
    store.close()


@pytest.mark.parametrize("shown_before", [Rows(), FIRST])
def test_an_interrupted_snapshot_is_begun_again(shown_before: Rows, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = filled(shown_before, path)
    begin(store, "two", 50)
    page(store, 1, Rows(conversations=(conversation(7),)), seq=50)
    store.close()
    store = opened(path)
    assert store.cursor().result() is None
    begin(store, "two", 60)
    page(store, 1, FIRST, seq=60)
    page(store, 2, SECOND, seq=60)
    fresh = opened()
    fill(fresh, Rows(conversations=(*FIRST.conversations, *SECOND.conversations)))
    assert shown(store) == shown(fresh) == {"c1", "c2"}
    assert store.read(queries.counts).result()["all"] == (2, 0)
    store.close()
    fresh.close()


def test_a_directory_cut_short_leaves_nothing_behind() -> None:
    store = opened()
    begin(store)
    page(store, 1, Rows(labels=(Label(id="l9", name="Eski"),)))
    fill(store, FIRST)
    assert set(store.read(queries.directory).result().labels) == {"l1"}
    store.close()


def test_a_conversation_and_its_messages_may_come_on_two_pages() -> None:
    store = opened()
    begin(store)
    whole = conversation(1, last_order=2)
    page(store, 1, Rows(conversations=(whole,), messages=(message(2, "ikinci"),)))
    page(store, 2, Rows(messages=(message(1, "birinci"), message(2, "ikinci"))))
    found = store.read(lambda c: queries.messages(c, 1, 1, 9)).result()
    assert [m.text for m in found] == ["birinci", "ikinci"]
    store.close()


def test_what_is_the_persons_own_survives() -> None:
    store = filled(FIRST)
    key = store.read(lambda c: queries.key_of(c, "c1")).result() or 0
    store.save_draft(key, Draft(reply="yarım kal")).result()
    body = encode(SendMessage(conversation="c1", text="bekleyen"))
    store.enqueue("q1", "message.send", "c1", body, None, [("a.txt", b"a")]).result()
    fill(store, SECOND, 20)
    fill(store, FIRST, 30)
    assert store.read(lambda c: drafts.read(c, "c1")).result().reply == "yarım kal"
    assert store.outbox().result()[0].files == ("a.txt",)
    assert store.outgoing("q1").result() == [("a.txt", b"a")]
    store.close()


@pytest.mark.parametrize("before", [Rows(), ONE])
def test_a_command_whose_message_is_in_the_snapshot_is_done(before: Rows) -> None:
    store = filled(before)
    for id in ("q1", "q2"):
        store.enqueue(id, "message.send", "c1", b"{}", None).result()
    begin(store, EPOCH, 50)
    sent = message(1, "gitti", kind="out", client_id="q1")
    page(store, 1, Rows(conversations=(conversation(1, last_order=1),), messages=(sent,)), seq=50)
    left = {command.id for command in store.outbox().result()}
    assert left == {"q1", "q2"}
    page(store, 2, Rows(), seq=50)
    assert [command.id for command in store.outbox().result()] == ["q2"]
    store.close()


@pytest.mark.parametrize(("epoch", "left"), [(EPOCH, []), ("two", ["q1"])])
def test_an_acknowledged_command_is_asked_for_again_only_in_a_new_epoch(
    epoch: str, left: list[str]
) -> None:
    store = filled(ONE)
    store.enqueue("q1", "conversation.assign", "c1", b"{}", None).result()
    store.acknowledged("q1", 15).result()
    assert store.outbox().result() == []
    fill(store, ONE, 20, epoch)
    assert [command.id for command in store.outbox().result()] == left
    store.close()


def test_a_page_without_a_beginning_is_a_bug_of_the_caller() -> None:
    store = opened()
    with pytest.raises(RuntimeError):
        page(store, 1, FIRST)
    store.close()


def test_the_views_still_read_from_their_indexes_after_a_swap() -> None:
    store = filled(FIRST)
    for seq in (20, 30, 40):
        fill(store, FIRST, seq)
    sql = (
        "EXPLAIN QUERY PLAN SELECT key, last_at FROM conversations ORDER BY last_at DESC, key DESC"
    )
    plan = store.read(lambda c: str(c.exec_driver_sql(sql).fetchall())).result()
    assert "COVERING INDEX inbox_all" in plan
    assert len(store.read(lambda c: queries.skeleton(c, InboxFilter())).result().keys) == 1
    store.close()
