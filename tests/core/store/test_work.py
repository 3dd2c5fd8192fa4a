"""What is found of work, and what is forgotten of it."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from core.entities import Agent, Queue
from core.protocol import events as e
from core.protocol.events import Body
from core.protocol.frames import Rows
from core.store import lookup, work
from core.store.store import Store
from core.work import QueueRules, StateSpan, Task
from tests.core.store.samples import (
    ME,
    START,
    contact,
    conversation,
    event,
    filled,
    interaction,
    message,
    offer,
    run,
)

HOUR = 3_600_000
ROWS = Rows(
    conversations=(conversation(1, channel="whatsapp", last_order=2), conversation(2)),
    contacts=(contact(1, tags=("vip",)), contact(2)),
    messages=(message(1, "Kargom\n nerede?"), message(2, "Bakıyorum", kind="out")),
    agents=(Agent(id="a2", name="Can"),),
    queues=(Queue(id="q1", name="Sipariş"),),
    queue_rules=(QueueRules(id="q1", wrap="required"),),
    interactions=(
        interaction(1, state="offered"),
        interaction(2, agent=ME, state="active", answered_at=9),
        interaction(3, agent=ME, state="wrap_up", answered_at=8, queue="q9"),
        interaction(4, agent="a2", state="active", answered_at=7),
        interaction(5, agent=ME, state="done", completed_at=START, end="handled"),
    ),
    offers=(
        offer(2, media="call", transferred_by="a2"), offer(1), offer(3, agent="a2"),
        offer(4, state="declined", ended_at=START),
    ),
    tasks=(
        Task(id="h3", agent=ME, title="Bir ara"), Task(id="h2", agent=ME, title="", due_at=9),
        Task(id="h1", agent=ME, title="", due_at=8), Task(id="h0", agent="a2", title=""),
        Task(id="h9", agent=ME, title="", due_at=1, done_at=START),
    ),
)  # fmt: skip


@pytest.fixture
def store() -> Iterator[Store]:
    store = filled(ROWS)
    yield store
    store.close()


def put(store: Store, at: int, *bodies: Body) -> None:
    """As events from `at` on, a millisecond after another."""
    cursor = store.cursor().result()
    assert cursor is not None
    events = [event(cursor.seq + n, body) for n, body in enumerate(bodies, 1)]
    store.apply([replace(made, at=at + n) for n, made in enumerate(events)]).result()


def test_what_is_offered_to_me_oldest_first(store: Store) -> None:
    first, second = store.read(work.mine).result().offers
    assert (first.offer, first.name, first.channel) == (offer(1), "Işıl 1", "whatsapp")
    assert (first.vip, first.key, first.asked) == (True, 1, "Kargom nerede?")
    assert first.queue == Queue(id="q1", name="Sipariş")
    assert (second.channel, second.by, second.vip, second.asked) == ("call", "Can", False, "")


def test_what_i_accepted_and_have_not_finished(store: Store) -> None:
    first, second = store.read(work.mine).result().work
    assert (first.interaction.id, first.queue, first.rules) == ("i3", None, QueueRules(id="q9"))
    assert (second.interaction.id, second.name, second.key) == ("i2", "Işıl 2", 2)
    assert second.rules.wrap == "required"


def test_what_is_to_be_done(store: Store) -> None:
    assert [task.id for task in store.read(work.tasks).result()] == ["h1", "h2", "h3"]


def test_an_offer_that_ended_can_still_be_asked_for(store: Store) -> None:
    found = store.read(lambda c: work.offer(c, "f4")).result()
    assert found is not None and found.state == "declined"
    assert store.read(lambda c: work.offer(c, "f99")).result() is None


def test_what_changes_hands_is_found_with_its_new_owner(store: Store) -> None:
    given = interaction(2, agent="a2", state="active", answered_at=9)
    put(store, START, e.InteractionUpserted(interaction=given), e.OfferUpserted(offer=offer(9)))
    found = store.read(work.mine).result()
    assert [row.interaction.id for row in found.work] == ["i3"]
    assert [row.offer.id for row in found.offers] == ["f1", "f2", "f9"]
    assert found.offers[-1].key is None


def said(since: int, state: str = "available", agent: str = ME) -> Body:
    return e.AgentStateChanged(agent=agent, state=state, since=since)  # type: ignore[arg-type]  # one of them


def test_the_day_is_what_is_mine_since_then(store: Store) -> None:
    put(store, START, said(START - HOUR), said(START, "busy"), said(START, agent="a2"))
    since = START + 1
    found = store.read(lambda c: work.happened(c, since)).result()
    assert {i.id for i in found.interactions} == {"i2", "i3"}
    assert {o.id for o in found.offers} == {"f1", "f2"}
    assert [(s.state, s.since) for s in found.states] == [
        ("available", START - HOUR), ("busy", START),
    ]  # fmt: skip
    since = START
    found = store.read(lambda c: work.happened(c, since)).result()
    assert {i.id for i in found.interactions} == {"i2", "i3", "i5"}
    assert {o.id for o in found.offers} == {"f1", "f2", "f4"}


def test_a_day_and_a_half_after_its_end_it_is_forgotten(store: Store) -> None:
    put(store, START, said(START - 9), said(START + 5, "busy"), said(START + 10, "not_ready"))
    put(store, START + work.KEPT_MS, e.TaskUpserted(task=ROWS.tasks[0]))
    assert store.read(lambda c: work.offer(c, "f4")).result() is not None, "not a moment too early"
    later = START + work.KEPT_MS + 11
    put(store, later, e.TaskUpserted(task=ROWS.tasks[1]))
    found = store.read(lambda c: work.happened(c, 0)).result()
    assert {i.id for i in found.interactions} == {"i2", "i3"}, "what goes on is never too old"
    assert {o.id for o in found.offers} == {"f1", "f2"}
    assert [s.since for s in found.states] == [START + 10], "what held when the day began"
    assert store.read(lambda c: lookup.record(c, "task", "h9")).result() is None
    rows = store.read(lambda c: c.exec_driver_sql("SELECT count(*) FROM work").scalar_one())
    assert rows.result() == 5 + 4 + 5 - 3


def test_what_others_did_is_forgotten_too(store: Store) -> None:
    """A supervisor is told of everybody's."""
    done = interaction(4, agent="a2", state="done", completed_at=START, end="handled")
    put(store, START, e.InteractionUpserted(interaction=done))
    put(store, START + work.KEPT_MS + 1, e.OfferUpserted(offer=offer(9)))
    assert store.read(lambda c: lookup.record(c, "interaction", "i4")).result() is None


def test_a_snapshot_brings_the_states_of_the_day() -> None:
    span = StateSpan(id=f"{ME}:1", agent=ME, state="available", since=1)
    store = filled(Rows(states=(span,)))
    assert store.read(lambda c: work.happened(c, 0)).result().states == (span,)
    store.close()


def test_nobody_has_work_before_they_are_known(store: Store) -> None:
    run(store, lambda c: c.exec_driver_sql("DELETE FROM meta WHERE name = 'person'").close())
    assert store.read(work.mine).result() == work.Mine(seq=10)


def test_where_a_customer_wants_to_be_called_is_known_before_it_is_taken(store: Store) -> None:
    asked = interaction(8, media="callback", number="+905332147708", state="offered", agent=None)
    made = offer(8, interaction=asked.id, media="callback")
    put(store, START, e.InteractionUpserted(interaction=asked), e.OfferUpserted(offer=made))
    found = store.read(work.mine).result().offers
    assert [row.number for row in found if row.offer.id == made.id] == ["+905332147708"]


def test_what_ran_out_last_is_told_with_who_has_it_now(store: Store) -> None:
    assert store.read(work.missed).result() is None
    ended = {"state": "timed_out", "ended_at": START + 50}
    put(store, START + 60, e.OfferUpserted(offer=offer(1, **ended)))
    found = store.read(work.missed).result()
    assert found is not None
    assert (found.offer.id, found.name, found.channel, found.by) == ("f1", "Işıl 1", "whatsapp", "")
    assert found.queue == Queue(id="q1", name="Sipariş")
    taken = interaction(1, state="active", agent="a2", answered_at=START + 70)
    put(store, START + 70, e.InteractionUpserted(interaction=taken))
    found = store.read(work.missed).result()
    assert found is not None and (found.interaction, found.by) == (taken, "Can")
    assert found.besides == ()


def test_what_was_taken_back_in_that_moment_is_told_with_it(store: Store) -> None:
    at = START + 50
    taken_back = {"state": "rescinded", "reason": "state"}
    put(
        store, START + 60, e.OfferUpserted(offer=offer(1, state="timed_out", ended_at=at)),
        e.OfferUpserted(offer=offer(7, **taken_back, ended_at=at)),
        e.OfferUpserted(offer=offer(8, state="rescinded", reason="gone", ended_at=at)),
        e.OfferUpserted(offer=offer(9, **taken_back, ended_at=at - 1)),
    )  # fmt: skip
    found = store.read(work.missed).result()
    assert found is not None and found.offer.id == "f1"
    assert [each.offer.id for each in found.besides] == ["f7"]
