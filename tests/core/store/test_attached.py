"""Which files there are is known of every message and call, and taken back with them."""

from collections.abc import Iterator

import pytest

from core.entities import Attachment, CallLeg, CallRecord
from core.protocol import events as e
from core.protocol.frames import Rows
from core.store.migrations import STEPS
from core.store.store import Store
from tests.core.store.samples import START, contact, conversation, event, filled, message, run


def file(id: str) -> Attachment:
    return Attachment(id=id, name="a.png", mime="image/png", size=5, sha256="s")


CALL = CallRecord(
    id="k1", contact="p1", direction="in", started_at=START, conversation="c1", recording=file("r"),
    legs=(CallLeg(id="l", kind="agent", started_at=1, recording=file("leg")),),
)  # fmt: skip
ROWS = Rows(
    conversations=(conversation(last_order=2),), contacts=(contact(),),
    messages=(
        message(1, attachments=(file("a"), file("b"))),
        message(2, kind="activity", call="k1", attachments=(file("r"),)),
    ),
    calls=(CALL,),
)  # fmt: skip


@pytest.fixture
def store() -> Iterator[Store]:
    store = filled(ROWS)
    yield store
    store.close()


def known(store: Store) -> list[tuple[str, str]]:
    sql = "SELECT substr(source, 1, instr(source, ':') - 1), id FROM attached ORDER BY source, id"
    rows = store.read(lambda c: c.exec_driver_sql(sql).all()).result()
    return [(row[0], row[1]) for row in rows]


def test_messages_and_calls_have_their_own(store: Store) -> None:
    assert known(store) == [("call", "leg"), ("call", "r"), ("message", "a"), ("message", "b")]


def test_what_was_taken_back_is_known_no_more(store: Store) -> None:
    deleted = e.MessageDeleted(conversation="c1", message="m1-1")
    bare = CallRecord(id="k1", contact="p1", direction="in", started_at=START, conversation="c1")
    store.apply([event(11, deleted), event(12, e.CallUpserted(call=bare))]).result()
    assert known(store) == []


def test_a_recording_that_is_only_on_this_machine_is_nobodys_to_fetch(store: Store) -> None:
    own = CallRecord(
        id="k2", contact="p1", direction="out", started_at=START, conversation="c1",
        recording=file("local:x"),
    )  # fmt: skip
    store.apply([event(11, e.CallUpserted(call=own))]).result()
    assert ("call", "local:x") not in known(store)


def test_a_call_that_came_before_its_conversation_is_known(store: Store) -> None:
    early = CallRecord(
        id="k3", contact="p9", direction="in", started_at=START, conversation="c9",
        recording=file("early"),
    )  # fmt: skip
    store.apply([event(11, e.CallUpserted(call=early))]).result()
    assert ("call", "early") in known(store)


def test_a_file_of_before_knows_what_it_has_without_a_line(store: Store) -> None:
    before = known(store)
    for sql in ("DROP TABLE attached", "DROP TABLE pieces", "ALTER TABLE files DROP COLUMN whole"):
        run(store, lambda c, sql=sql: c.exec_driver_sql(sql))  # type: ignore[misc]  # bound at once
    run(store, next(step for step in STEPS if step.__name__ == "_attached"))
    assert known(store) == before
