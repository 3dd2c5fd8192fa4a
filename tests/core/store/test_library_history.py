"""Fetched pages never go over what is newer, and may come again."""

from functools import partial

from core.entities import CallRecord
from core.protocol.events import MessageDeleted
from core.protocol.frames import Rows
from core.store import library_history
from core.store.store import Store
from tests.core.store.samples import contact, conversation, event, filled, message
from tests.core.store.world import dump

HERE = Rows(
    conversations=(conversation(1, last_order=2, subject="yeni", version=9),),
    contacts=(contact(1, name="Yeni", version=9),), messages=(message(2, "yeni söz"),),
    calls=(CallRecord(id="k1", contact="p1", direction="in", started_at=1, version=9),),
)  # fmt: skip
OLDER = Rows(
    conversations=(conversation(1, subject="eski", version=8), conversation(2, last_order=1)),
    contacts=(contact(1, name="Eski", version=8), contact(2)),
    messages=(message(1, "ilk söz"), message(2, "eski söz"), message(1, "öteki", 2)),
    calls=(
        CallRecord(id="k1", contact="p1", direction="out", started_at=1, version=8),
        CallRecord(id="k2", contact="p2", direction="out", started_at=1, version=1),
    ),
)  # fmt: skip


def put(store: Store, seq: int = 10) -> bool:
    work = partial(library_history.put, rows=OLDER, seq=seq, back_to=1, now=2)
    return store.write(work).result()


def test_what_is_missing_comes_and_what_is_newer_stays() -> None:
    store = filled(HERE)
    assert put(store)
    once = dump(store)
    assert once["conversations"]["c1"].subject == "yeni"
    assert once["contacts"]["p1"].name == "Yeni"
    assert {m.text for m in once["messages"].values()} == {"ilk söz", "yeni söz", "öteki"}
    assert once["records"]["call", "k1"].version == 9
    assert ("call", "k2") in once["records"]
    assert put(store) and dump(store) == once
    store.close()


def test_a_page_from_later_than_here_waits_for_its_events() -> None:
    store = filled(HERE)
    assert not put(store, seq=11)
    assert set(dump(store)["conversations"]) == {"c1"}
    store.apply([event(11, MessageDeleted(conversation="c1", message="m1-2"))]).result()
    assert put(store, seq=11)
    assert dump(store)["messages"]["m1-2"].deleted
    store.close()
