"""A half-written wrap-up outlives the desk, and ends with being handed in or with its interaction."""

from pathlib import Path

from core.protocol.events import InteractionUpserted
from core.protocol.frames import Rows
from core.store import wrap_ups
from core.store.store import Store
from core.wrap_up import WrapUpDraft, WrapUpsKept
from tests.core.store.samples import KEY, ME, ONE, START, event, filled, interaction

WRITTEN = WrapUpDraft("solved", "iki gün sonra", "Ayşe aranacak", START + 9)
TRACK = "work:i1"


def kept(store: Store) -> WrapUpsKept:
    return store.read(wrap_ups.kept).result()


def test_it_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = filled(ONE, path)
    store.save_wrap_up("i1", WrapUpDraft(note="iki")).result()
    store.save_wrap_up("i1", WRITTEN).result()
    store.close()
    store = Store.open(path, KEY, lambda _: None)
    assert kept(store) == WrapUpsKept({"i1": WRITTEN})
    store.close()


def test_an_empty_one_leaves_nothing() -> None:
    store = filled(ONE)
    store.save_wrap_up("i1", WRITTEN).result()
    store.save_wrap_up("i1", WrapUpDraft()).result()
    assert kept(store) == WrapUpsKept()
    store.close()


def test_handed_in_it_is_no_draft_any_more() -> None:
    """Never both, and it is not asked for again while it waits; refused it is."""
    store = filled(ONE)
    store.save_wrap_up("i1", WRITTEN).result()
    store.save_wrap_up("i2", WRITTEN).result()
    store.enqueue("q1", "wrap_up.complete", TRACK, b"{}", None, wraps="i1").result()
    assert kept(store) == WrapUpsKept({"i2": WRITTEN}, frozenset({"i1"}))
    store.refused("q1", "not_found").result()
    assert kept(store) == WrapUpsKept({"i2": WRITTEN})
    store.close()


def test_what_a_supervisor_completed_is_forgotten() -> None:
    mine = interaction(agent=ME, state="wrap_up", ended_at=START)
    store = filled(Rows(interactions=(mine,)))
    for id in ("i1", "i-elsewhere"):
        store.save_wrap_up(id, WRITTEN).result()
    done = interaction(agent=ME, state="done", ended_at=START, completed_at=START + 5)
    store.apply([event(11, InteractionUpserted(interaction=done))]).result()
    assert list(kept(store).drafts) == ["i-elsewhere"]
    store.close()
