"""Who is at the other end, and the history."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from core.call_rows import Caller, CallFilter
from core.entities import Agent, BotState, CallRecord, Company, Queue
from core.protocol import codec
from core.protocol import events as e
from core.protocol.commands import ReportCall
from core.protocol.frames import Rows
from core.rows import Person
from core.store import calls
from core.store.store import Store
from core.supervision import Supervision
from tests.core.store.samples import ME, START, contact, conversation, event, filled, message

ALI = contact(1, phone="0532 123 45 67", company="o1")
WHO = Person(
    id=ME, name="Ayşe", email="", role="agent", account="x", demonstration=False,
    permissions=frozenset(),
)  # fmt: skip


def call(n: int, **values: object) -> CallRecord:
    given = {
        "id": f"k{n}", "contact": "p1", "direction": "in", "agent": ME, "conversation": "c1",
        "started_at": START + n, "ended_at": START + n + 9, "number": "+905321234567",
    }  # fmt: skip
    return CallRecord(**{**given, **values})  # type: ignore[arg-type]  # fields by name


STATE = Rows(
    conversations=(
        conversation(1, last_order=4, queue="q1", subject="Kargo", last_at=START + 50),
        conversation(2, contact="p1", channel="call", queue="q2", bot=BotState(phase="silent")),
        conversation(3),
    ),
    messages=(
        message(1, "Eski soru"), message(2, "Kargom\nnerede?"), message(3, "Bakıyorum", kind="out"),
        message(4, "Not düşüldü", call="k1"),
    ),
    contacts=(ALI, contact(3, phone="+90 212 123 45 67")),
    companies=(Company(id="o1", name="Deniz"),),
    queues=(Queue(id="q1", name="Kargo"), Queue(id="q2", name="İade")),
    agents=(Agent(id=ME, name="Ayşe"), Agent(id="a2", name="Burak Şen", extension="602")),
    calls=(
        call(1), call(2, agent="a2"), call(3, cause="missed", agent=None),
        call(4, direction="out", cause="missed"),
        call(5, contact="", conversation=None, number="602", direction="out"),
        call(6, conversation="c2", correlation="x-7", queue="q2", ended_at=None, agent=None),
    ),
)  # fmt: skip


@pytest.fixture
def store() -> Iterator[Store]:
    store = filled(STATE)
    yield store
    store.close()


def who(store: Store, number: str, correlation: str = "") -> Caller:
    return store.read(lambda c: calls.caller(c, number, correlation, "TR")).result()


@pytest.mark.parametrize("number", ["+905321234567", "05321234567", "905321234567", "532 123 4567"])
def test_a_customer_is_known_by_number_in_any_form(store: Store, number: str) -> None:
    found = who(store, number)
    assert found.contact == ALI
    assert found.company == Company(id="o1", name="Deniz")
    assert (found.asked, found.asked_at) == ("Kargom nerede?", START + 2_000)
    assert (found.conversation, found.subject, found.channel) == (1, "Kargo", "chat")
    assert found.queue == Queue(id="q1", name="Kargo")
    assert (found.shown, found.number) == ("0532 123 45 67", number)


def test_the_same_ending_is_not_the_same_number(store: Store) -> None:
    assert (who(store, "+902121234567").contact or ALI).id == "p3"
    assert who(store, "+903121234567").contact is None


def test_the_record_of_the_call_says_more_than_the_number(store: Store) -> None:
    found = who(store, "anonymous", "x-7")
    assert found.contact == ALI
    assert found.call is not None
    assert found.call.phase == "ringing"
    assert (found.conversation, found.queue) == (2, Queue(id="q2", name="İade"))
    assert found.asked == "Kargom nerede?"


def test_a_supervisors_leg_is_the_customers_once_the_call_was_taken_over(store: Store) -> None:
    of = Supervision(
        id="s1", supervisor=ME, agent="a2", mode="take_over", since=START, call="k6"
    )  # fmt: skip
    store.apply([event(11, e.SupervisionUpserted(supervision=of))]).result()
    assert who(store, "602", "s1").colleague is not None
    taken = replace(of, ended_at=START + 1, end="taken")
    store.apply([event(12, e.SupervisionUpserted(supervision=taken))]).result()
    found = who(store, "602", "s1")
    assert found.contact == ALI
    assert found.call is not None
    assert found.call.id == "k6"


def test_a_colleague_is_known_by_extension(store: Store) -> None:
    found = who(store, "602")
    assert found.colleague is not None
    assert found.colleague.name == "Burak Şen"
    assert found.contact is None


@pytest.mark.parametrize("number", ["", "anonymous", "1", "+905559999999", '" OR 1', "999"])
def test_who_is_unknown_is_nobody(store: Store, number: str) -> None:
    found = who(store, number, "")
    assert (found.contact, found.colleague, found.call) == (None, None, None)


def history(store: Store, which: CallFilter, **more: object) -> list[str]:
    rows = store.read(
        lambda c: calls.history(c, WHO, more.get("before"), 2, which)  # type: ignore[arg-type]
    ).result()
    return [f"{row.call.id} {row.name}".strip() for row in rows]


def test_the_history_comes_in_pages(store: Store) -> None:
    assert history(store, "all") == ["k6 Işıl 1", "k5 Burak Şen"]
    assert history(store, "all", before=call(5)) == ["k4 Işıl 1", "k3 Işıl 1"]
    assert history(store, "all", before=call(1)) == []


def test_the_history_is_mine_or_what_was_missed(store: Store) -> None:
    assert history(store, "mine") == ["k5 Burak Şen", "k4 Işıl 1"]
    assert history(store, "missed") == ["k3 Işıl 1"]


def test_what_was_reported_without_a_line_stands_first_until_its_record_comes(store: Store) -> None:
    body = ReportCall(
        call="v1", direction="in", number="602", started_at=START, ended_at=START + 1,
        correlation="x-9",
    )  # fmt: skip
    store.enqueue("call:v1", "call.report", "call:v1", codec.encode(body), None).result()
    assert history(store, "mine")[0] == "v1 Burak Şen"
    assert history(store, "mine", before=call(5)) == ["k4 Işıl 1", "k1 Işıl 1"]
    record = call(9, correlation="x-9")
    store.apply([event(11, e.CallUpserted(call=record))]).result()
    assert history(store, "mine") == ["k9 Işıl 1", "k5 Burak Şen"]


def test_a_ring_changes_what_the_history_says(store: Store) -> None:
    ended = call(6, conversation="c2", correlation="x-7", cause="missed", agent=None)
    store.apply([event(11, e.CallUpserted(call=ended))]).result()
    assert history(store, "missed") == ["k6 Işıl 1", "k3 Işıl 1"]
    store.apply([event(12, e.ConversationHidden(conversation="c2"))]).result()
    assert history(store, "missed") == ["k3 Işıl 1"]
