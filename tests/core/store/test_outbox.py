"""A command waits in the outbox until the platform's event, or a person, takes it away."""

from core.changes import Changes
from core.protocol import codec
from core.protocol.commands import AddNote, AssignConversation, SendMessage
from core.rows import Draft
from core.store import outbox, queries
from core.store.store import Store
from tests.core.store.samples import ONE, event, filled

SEND = codec.encode(SendMessage(conversation="c1", text="Merhaba"))


def enqueue(store: Store, *ids: str) -> None:
    for id in ids:
        store.enqueue(id, "message.send", "c1", SEND, None).result()


def ids(store: Store) -> list[str]:
    return [command.id for command in store.outbox().result()]


def test_oldest_first_and_the_same_id_once() -> None:
    store = filled(ONE)
    enqueue(store, "q2", "q1", "q2")
    assert ids(store) == ["q2", "q1"]
    store.close()


def test_what_is_told_names_the_conversation() -> None:
    told: list[Changes] = []
    store = filled(ONE, told=told)
    enqueue(store, "q1")
    assert told[0].outbox == {"q1"}
    assert told[0].outbox_conversations == {1}
    store.close()


def test_what_a_person_wrote_and_nobody_has_is_counted() -> None:
    store = filled(ONE)
    assert store.read(outbox.written).result() == 0
    enqueue(store, "q1", "q2", "q3")
    store.acknowledged("q3", 12).result()
    store.refused("q2", "window_closed").result()
    assign = codec.encode(AssignConversation(conversation="c1", to="u1"))
    store.enqueue("q4", "conversation.assign", "c1", assign, None).result()
    store.save_draft(1, Draft(reply="yarım")).result()
    assert store.read(outbox.written).result() == 3
    store.close()


def test_acknowledged_before_its_event() -> None:
    """The row shows as waiting until the event is in, and is not sent again meanwhile."""
    store = filled(ONE)
    enqueue(store, "q1")
    store.acknowledged("q1", 12).result()
    assert ids(store) == []
    assert store.read(lambda c: queries.open_conversation(c, 1)).result().waiting
    store.apply([event(11, None, "x")]).result()
    assert store.read(lambda c: queries.open_conversation(c, 1)).result().waiting
    store.apply([event(12, None, "x")]).result()
    assert not store.read(lambda c: queries.open_conversation(c, 1)).result().waiting
    store.close()


def test_acknowledged_after_its_event_or_without_one() -> None:
    store = filled(ONE)
    enqueue(store, "q1", "q2", "q3")
    store.acknowledged("q1", 10).result()
    store.acknowledged("q2", None).result()
    assert ids(store) == ["q3"]
    store.close()


def test_refused_stays_until_somebody_decides() -> None:
    store = filled(ONE)
    enqueue(store, "q1", "q2")
    store.refused("q1", "window_closed").result()
    assert ids(store) == ["q2"]
    waiting = store.read(lambda c: queries.open_conversation(c, 1)).result().waiting
    assert [(w.id, w.failed) for w in waiting] == [("q1", "window_closed"), ("q2", None)]
    row = store.read(lambda c: queries.inbox_rows(c, [1])).result()[1]
    assert row.failed
    assert row.waiting == ("message.send",)
    store.discard("q1").result()
    assert not store.read(lambda c: queries.inbox_rows(c, [1])).result()[1].failed
    store.close()


def test_retry_is_a_new_command_at_the_old_place() -> None:
    told: list[Changes] = []
    store = filled(ONE, told=told)
    store.enqueue("q1", "message.send", "c1", SEND, None, [("a", b"1")]).result()
    enqueue(store, "q2")
    store.refused("q1", "conflict").result()
    store.retry("q1", "q3").result()
    assert ids(store) == ["q3", "q2"]
    assert store.outgoing("q3").result() == [("a", b"1")]
    assert told[-1].outbox == {"q1", "q3"}
    store.retry("q2", "q4").result()
    assert ids(store) == ["q3", "q2"]
    store.close()


def test_files_are_kept_until_they_are_uploaded() -> None:
    store = filled(ONE)
    store.enqueue(
        "q1", "message.send", "c1", SEND, None, [("a.txt", b"1"), ("a.txt", b"2")]
    ).result()
    assert store.outgoing("q1").result() == [("a.txt", b"1"), ("a.txt", b"2")]
    store.uploaded("q1", b"{}").result()
    command = store.outbox().result()[0]
    assert command.files == ()
    assert command.body == b"{}"
    store.close()


def test_notes_show_as_waiting_and_other_commands_as_pending() -> None:
    store = filled(ONE)
    note = codec.encode(AddNote(conversation="c1", text="iç not"))
    store.enqueue("q1", "note.add", "c1", note, None).result()
    assign = codec.encode(AssignConversation(conversation="c1", to="a2"))
    store.enqueue("q2", "conversation.assign", "c1", assign, 5).result()
    found = store.read(lambda c: queries.open_conversation(c, 1)).result()
    assert [(w.kind, w.text) for w in found.waiting] == [("note", "iç not")]
    assert found.pending == ("conversation.assign",)
    assert store.outbox().result()[1].expires == 5
    store.close()
