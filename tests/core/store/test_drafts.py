"""A draft is kept at every pause and shown by the list."""

from pathlib import Path

from core.changes import Changes
from core.rows import Draft
from core.store import outbox, queries
from core.store.store import Store
from tests.core.store.samples import KEY, ONE, START, filled

DRAFT = Draft(reply="Merhaba,\n siparişiniz", note="sor", kind="note")


def test_a_draft_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = filled(ONE, path)
    store.save_draft(1, DRAFT).result()
    store.close()
    store = Store.open(path, KEY, lambda _: None)
    assert store.read(lambda c: queries.open_conversation(c, 1)).result().draft == DRAFT
    row = store.read(lambda c: queries.inbox_rows(c, [1])).result()[1]
    assert row.draft == "Merhaba, siparişiniz"
    store.close()


def test_an_empty_draft_leaves_nothing() -> None:
    told: list[Changes] = []
    store = filled(ONE, told=told)
    store.save_draft(1, DRAFT).result()
    store.save_draft(1, Draft(kind="note")).result()
    assert store.read(outbox.written).result() == 0
    assert told[-1].conversations == {1: START + 1}
    store.close()


def test_a_draft_of_an_unknown_conversation_is_dropped() -> None:
    store = filled(ONE)
    store.save_draft(99, DRAFT).result()
    assert store.read(outbox.written).result() == 0
    store.close()
