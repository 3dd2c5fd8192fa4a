"""State plus event equals fresh state, for every type of event, in any cutting, and only once."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.changes import Changes
from core.entities import (
    Agent,
    Attachment,
    BotState,
    CallRecord,
    Canned,
    Company,
    Deal,
    Label,
    Order,
    Queue,
    Survey,
    Team,
    Ticket,
)
from core.protocol import codec
from core.protocol import events as e
from core.protocol.events import Body, Event
from core.protocol.frames import Ev, Rows
from core.store import apply, queries
from core.store.store import Store
from core.work import (
    Calendar,
    CompanyRules,
    Disposition,
    Profile,
    QueueRules,
    Reason,
    Task,
)
from tests.core.protocol.scenes import newer_ev
from tests.core.protocol.supervised import supervised
from tests.core.store.samples import (
    ME,
    ONE,
    START,
    contact,
    conversation,
    event,
    fill,
    filled,
    interaction,
    message,
    offer,
    opened,
)
from tests.core.store.world import World, dump

STATE = Rows(
    conversations=(
        conversation(1, last_order=4, labels=("l1",), bot=BotState(phase="handoff"), unread=1),
        conversation(2, status="pending", assignee=None, bot=BotState(phase="active"), team="t1"),
    ),
    messages=(
        message(1, "IĞDIR'a kargo", status="sent"),
        message(2, "Yolda", kind="out", status="sent"),
        message(3, "Fatura ekte", kind="out", status="delivered"),
        message(4, "fotoğraf", attachments=(Attachment(id="f", name="Ürün.jpg", mime="", size=1),)),
    ),
    contacts=(contact(1), contact(2)),
    agents=(Agent(id=ME, name="Ayşe", teams=("t1",)),),
    labels=(Label(id="l1", name="İade"), Label(id="l2", name="Acil")),
    canned=(Canned(id="k1", shortcut="slm", title="Selam", text="Merhaba"),),
    companies=(Company(id="o1", name="Deniz"),),
    calls=(
        CallRecord(
            id="k1", contact="p1", direction="in", started_at=1, conversation="c1", agent=ME
        ),
        CallRecord(id="k2", contact="p1", direction="in", started_at=1, conversation="c2"),
    ),
    interactions=(interaction(1, state="offered"), interaction(2, agent="a2", state="active")),
    offers=(offer(1), offer(2, agent="a2", state="accepted", ended_at=START)),
    tasks=(Task(id="h1", agent=ME, title="Geri ara", due_at=START + 9),),
    queue_rules=(QueueRules(id="q1", priority=2),),
)
BODIES: list[Body] = [
    e.ConversationCreated(conversation=conversation(3, labels=("l2",)), contact=contact(3)),
    e.ConversationUpdated(conversation="c1", subject="Ğeç kargo", priority="urgent", due_at=5),
    e.ConversationAssigned(conversation="c1", from_=ME, to="a2", team="t2"),
    e.ConversationStatusChanged(conversation="c1", from_="open", to="resolved"),
    e.ConversationLabelsChanged(conversation="c1", labels=("l2",), added=("l2",), removed=("l1",)),
    e.ConversationRead(conversation="c1", by=ME, up_to=4, unread=0),
    e.ConversationHidden(conversation="c1"),
    e.MessageCreated(message=message(5, "Işıklar söndü")),
    e.MessageUpdated(message=message(1, "Ankara'ya kargo", edited_at=START)),
    e.MessageStatusChanged(conversation="c1", up_to=3, status="read"),
    e.MessageDeleted(conversation="c1", message="m1-4"),
    e.MessageUpdated(message=message(4, "Son söz", edited_at=START), previewed=True),
    e.MessageDeleted(conversation="c1", message="m1-4", previewed=True),
    e.AgentStateChanged(agent=ME, state="busy", since=START, reason="mola"),
    e.AgentUpserted(agent=Agent(id="a2", name="Can")),
    e.BotStarted(conversation="c1"),
    e.BotLearned(conversation="c2", intent="order", score=0.5, slots={"number": "48213"}),
    e.BotHandoffRequested(conversation="c2", reason="asked", summary="Kargo nerede"),
    e.BotHandedOff(conversation="c1", to="a2"),
    e.BotTakenOver(conversation="c2", by=ME),
    e.BotReturned(conversation="c1", by=ME, resume="greeting"),
    e.BotClosed(conversation="c2"),
    e.BotSuggested(conversation="c1", text="Kargonuz yolda", sources=("Kargo",)),
    e.AgentStateChanged(
        agent=ME,
        state="available",
        since=START,
        next_state="not_ready",
        next_reason="break",
        not_responding=True,
    ),
    e.InteractionUpserted(interaction=interaction(1, agent=ME, state="active", version=11)),
    e.InteractionUpserted(
        interaction=interaction(
            2, agent="a2", state="done", end="handled", completed_at=START, version=11
        )
    ),
    e.InteractionUpserted(interaction=interaction(3)),
    e.OfferUpserted(offer=offer(1, state="rescinded", reason="taken", ended_at=START)),
    e.OfferUpserted(offer=offer(3)),
    e.TaskUpserted(task=Task(id="h1", agent=ME, title="Geri ara", done_at=START)),
    e.TaskUpserted(task=Task(id="h2", agent="a2", title="Toplantı", kind="appointment")),
    e.ProfileUpserted(profile=Profile(id=ME, skills={"tr": 5}, capacity={"chat": 2})),
    e.QueueRulesUpserted(queue_rules=QueueRules(id="q1", wrap="required")),
    e.CalendarUpserted(calendar=Calendar(id="w", name="Hafta içi")),
    e.CompanyRulesUpserted(company_rules=CompanyRules(zone="Europe/Berlin")),
    e.ReasonUpserted(reason=Reason(id="break", budget_s=900)),
    e.DispositionUpserted(disposition=Disposition(id="d1", name="Kargo", extra_s=30)),
    e.ContactUpserted(contact=contact(1, name="Çiğdem", phone="+90 212 999 88 77")),
    e.CompanyUpserted(company=Company(id="o1", name="Deniz AŞ")),
    e.DealUpserted(deal=Deal(id="d", contact="p1", title="Büyük", stage="won", amount="1", at=1)),
    e.TicketUpserted(
        ticket=Ticket(id="t", contact="p1", number="1", title="x", status="open", at=1)
    ),
    e.OrderUpserted(
        order=Order(id="o", contact="p1", number="1", title="", amount="", status="shipped", at=1)
    ),
    e.SurveyUpserted(survey=Survey(id="s", contact="p1", score=5, at=1)),
    e.CallUpserted(call=CallRecord(id="k", contact="p1", direction="in", started_at=1)),
    e.TeamUpserted(team=Team(id="t1", name="Destek")),
    e.QueueUpserted(queue=Queue(id="q1", name="Genel")),
    e.LabelUpserted(label=Label(id="l3", name="Yeni")),
    e.LabelDeleted(label="l1"),
    e.CannedUpserted(canned=Canned(id="k2", shortcut="bay", title="", text="Hoşça kalın")),
    e.CannedDeleted(canned="k1"),
    *supervised(),
]


def test_every_type_has_a_sample() -> None:
    assert {type(body) for body in BODIES} == set(e.EVENTS.values())


@pytest.mark.parametrize("body", BODIES, ids=lambda body: type(body).__name__)
def test_state_plus_event_is_fresh_state(body: Body) -> None:
    world = World(STATE)
    store, fresh = filled(STATE), opened()
    happened = event(11, body)
    world.fold(happened)
    store.apply([happened]).result()
    fill(fresh, world.rows())
    assert dump(store) == dump(fresh)
    store.close()
    fresh.close()


@pytest.mark.parametrize("body", BODIES, ids=lambda body: type(body).__name__)
def test_nothing_happens_twice(body: Body) -> None:
    told: list[Changes] = []
    store = filled(STATE, told=told)
    store.apply([event(11, body)]).result()
    once = dump(store)
    told.clear()
    store.apply([event(11, body)]).result()
    assert dump(store) == once
    assert not told
    store.close()


TEXTS = st.sampled_from(["Kargo nerede", "IĞDIR", "iade ığdır", "", "sipariş 48213"])
WHICH = st.integers(1, 3)
HAPPENINGS = st.one_of(
    st.tuples(st.just("in"), WHICH, TEXTS),
    st.tuples(st.just("out"), WHICH, TEXTS),
    st.tuples(st.just("note"), WHICH, TEXTS),
    st.tuples(st.just("activity"), WHICH, TEXTS),
    st.tuples(st.just("edit"), WHICH, TEXTS),
    st.tuples(st.just("delete"), WHICH, TEXTS),
    st.tuples(st.sampled_from(["delivered", "read", "failed"]), WHICH, TEXTS),
    st.tuples(
        st.sampled_from(["seen", "assign", "resolve", "label", "name", "hide"]), WHICH, TEXTS
    ),
)


def bodies_of(happened: list[tuple[str, int, str]], world: World) -> list[Event]:
    """Events that could have come from a platform in this state, folded into `world` as they are made."""
    made: list[Event] = []
    for seq, (what, number, text) in enumerate(happened, start=11):
        known = world.conversations.get(f"c{number}")
        if known is None:
            body: Body = e.ConversationCreated(
                conversation=conversation(number), contact=contact(number)
            )
        else:
            body = _body(what, number, text, known.last_order)
        made.append(event(seq, body))
        world.fold(made[-1])
    return made


def _body(what: str, number: int, text: str, last: int) -> Body:
    id = f"c{number}"
    match what:
        case "in" | "out" | "note" | "activity":
            return e.MessageCreated(message=message(last + 1, text, number, what))
        case "edit":
            changed = message(max(last, 1), f"{text} sonra", number, "out", edited_at=1)
            updated = e.MessageUpdated(message=changed, previewed=True)
            return updated if last else e.BotStarted(conversation=id)
        case "delete":
            message_id = f"m{number}-{last}"
            return e.MessageDeleted(conversation=id, message=message_id, previewed=bool(last))
        case "delivered" | "read" | "failed":
            return e.MessageStatusChanged(conversation=id, up_to=last, status=what)
        case "seen":
            return e.ConversationRead(conversation=id, by=ME, up_to=last, unread=0)
        case "assign":
            return e.ConversationAssigned(conversation=id, to=text or None, team="t2")
        case "resolve":
            return e.ConversationStatusChanged(conversation=id, from_="open", to="resolved")
        case "hide":
            return e.ConversationHidden(conversation=id)
        case "label":
            return e.ConversationLabelsChanged(
                conversation=id, labels=("l1", "l2")[: len(text) % 3]
            )
        case _:
            return e.ContactUpserted(contact=contact(number, name=text or "Adsız"))


@settings(max_examples=60, deadline=None)
@given(st.lists(HAPPENINGS, max_size=40), st.randoms(use_true_random=False))
def test_the_store_equals_the_reducers(
    happened: list[tuple[str, int, str]], random: object
) -> None:
    """Whatever the batches are, and with events that come again."""
    world, store = World(Rows()), opened()
    fill(store, Rows())
    events = bodies_of(happened, world)
    done = 0
    while done < len(events):
        again = random.randint(0, done)  # type: ignore[attr-defined]  # a random.Random
        upto = random.randint(done + 1, len(events))  # type: ignore[attr-defined]  # a random.Random
        store.apply(events[again:upto]).result()
        done = upto
    fresh = opened()
    fill(fresh, world.rows())
    assert dump(store) == dump(fresh)
    store.close()
    fresh.close()


def test_an_unknown_type_is_kept_and_the_cursor_moves_on() -> None:
    store = filled(ONE)
    store.apply([event(11, None, "weather.changed"), event(12, None, "weather.changed")]).result()
    cursor = store.cursor().result()
    assert cursor and cursor.seq == 12
    assert store.read(apply.unknown_counts).result() == {"weather.changed": 2}
    store.close()


def test_a_value_of_a_newer_platform_is_kept_and_the_cursor_moves_on() -> None:
    frame = codec.server_frame(newer_ev(11))
    assert isinstance(frame, Ev)
    store = filled(ONE)
    store.apply([codec.event(frame), event(12, e.LabelUpserted(label=Label(id="l9", name="x")))])
    cursor = store.cursor().result()
    assert cursor and cursor.seq == 12
    assert store.read(apply.unknown_counts).result() == {"agent.state_changed": 1}
    kept = store.read(lambda c: c.exec_driver_sql("SELECT body FROM unknown_events").scalar_one())
    assert b"on_the_moon" in kept.result()
    store.close()


def test_events_of_a_conversation_that_is_not_here_are_passed_over() -> None:
    store = filled(ONE)
    strangers: list[Body] = [
        e.MessageCreated(message=message(1, "x", 9)),
        e.MessageDeleted(conversation="c9", message="m"),
        e.MessageStatusChanged(conversation="c9", up_to=1, status="read"),
        e.ConversationUpdated(conversation="c9", subject="x"),
        e.AgentStateChanged(agent="a9", state="busy", since=1),
    ]
    store.apply([event(11 + at, body) for at, body in enumerate(strangers)]).result()
    assert dump(store)["messages"] == {}
    store.close()


def test_events_before_a_snapshot_are_a_bug_of_the_caller() -> None:
    store = opened()
    with pytest.raises(RuntimeError):
        store.apply([event(1, BODIES[0])]).result()
    store.close()


def test_changes_say_where_a_conversation_stood() -> None:
    told: list[Changes] = []
    store = filled(ONE, told=told)
    store.apply([event(11, e.MessageCreated(message=message(3, "Merhaba")))]).result()
    key = store.read(lambda c: queries.key_of(c, "c1")).result()
    assert key is not None
    assert told[0].conversations == {key: START + 1}
    assert len(told[0].messages[key]) == 1
    store.apply([event(12, BODIES[0])]).result()
    assert list(told[1].conversations.values()) == [None]
    store.close()


def test_a_new_name_changes_the_rows_that_show_it() -> None:
    told: list[Changes] = []
    store = filled(ONE, told=told)
    store.apply([event(11, e.ContactUpserted(contact=contact(name="Ece")))]).result()
    assert told[0].contacts == {"p1"}
    assert list(told[0].conversations.values()) == [START + 1]
    store.apply([event(12, e.ContactUpserted(contact=contact(name="Ece", city="İzmir")))]).result()
    assert not told[1].conversations
    store.close()


def waiting(store: Store, id: str, conversation: str = "c1") -> None:
    body = msgspec.json.encode({"conversation": conversation, "text": "Merhaba"})
    store.enqueue(id, "message.send", conversation, body, None).result()


@pytest.mark.parametrize("by", ["cause", "client_id"])
def test_the_event_takes_its_command_out_of_the_outbox(by: str) -> None:
    told: list[Changes] = []
    store = filled(ONE, told=told)
    waiting(store, "q1")
    waiting(store, "q2")
    told.clear()
    sent = message(3, "Merhaba", kind="out", client_id="q1" if by == "client_id" else None)
    cause = "q1" if by == "cause" else None
    store.apply([event(11, e.MessageCreated(message=sent), cause=cause)]).result()
    assert [command.id for command in store.outbox().result()] == ["q2"]
    assert told[0].outbox == {"q1"}
    assert len(told) == 1
    assert set(told[0].outbox_conversations) == set(told[0].messages)
    store.close()
