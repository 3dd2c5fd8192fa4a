"""What the desk reads."""

from collections.abc import Iterator

import pytest

from core.entities import (
    Agent,
    Attachment,
    BotState,
    CallRecord,
    Company,
    Deal,
    Label,
    Order,
    Team,
)
from core.errors import UserError
from core.protocol import codec
from core.protocol.commands import SendMessage
from core.protocol.events import BotHandedOff, BotHandoffRequested, ConversationAssigned
from core.protocol.frames import Rows, Snap
from core.rows import InboxFilter, View
from core.store import inbox, queries
from core.store.connect import MEMORY
from core.store.store import Store
from tests.core.store.samples import (
    KEY,
    ME,
    START,
    contact,
    conversation,
    event,
    fill,
    filled,
    message,
    opened,
)

ROWS = Rows(
    conversations=(
        conversation(1, unread=2, labels=("l1",)),
        conversation(2, assignee=None, team="t1", channel="email"),
        conversation(3, assignee="a2", team="t2", priority="urgent"),
        conversation(4, status="pending", assignee=None),
        conversation(5, status="snoozed", snoozed_until=1),
        conversation(6, status="resolved", unread=1, contact="p1"),
        conversation(7, assignee="a2", team="t1", last_at=START + 2, labels=("l1", "l2")),
    ),
    contacts=(contact(1, company="o1", tags=("VIP",)), contact(2), contact(3, name="Çağla Öz")),
    messages=tuple(message(order, f"{order}", 1) for order in range(3, 9)),
    agents=(Agent(id=ME, name="Ayşe", teams=("t1", "t3")), Agent(id="a2", name="Can")),
    teams=(Team(id="t1", name="Destek"),),
    labels=(Label(id="l1", name="İade"),),
    companies=(Company(id="o1", name="Deniz"),),
    deals=tuple(
        Deal(id=f"d{at}", contact="p1", title="", stage="won", amount="", at=at) for at in (1, 3, 2)
    ),
    orders=(Order(id="o1", contact="p2", number="", title="", amount="", status="shipped", at=1),),
    calls=(CallRecord(id="k1", contact="p1", direction="in", started_at=5),),
)


@pytest.fixture(scope="module")
def store() -> Store:
    return filled(ROWS)


def listed(store: Store, which: InboxFilter) -> list[str]:
    def work(connection: object) -> list[str]:
        keys = queries.skeleton(connection, which).keys  # type: ignore[arg-type]  # a Connection
        rows = queries.inbox_rows(connection, keys)  # type: ignore[arg-type]  # a Connection
        return [rows[key].id for key in keys]

    return store.read(work).result()


@pytest.mark.parametrize(
    ("view", "ids"),
    [
        ("mine", ["c1"]),
        ("team", ["c7", "c2"]),
        ("unassigned", ["c2"]),
        ("bot", ["c4"]),
        ("snoozed", ["c5"]),
        ("all", ["c6", "c5", "c4", "c3", "c7", "c2", "c1"]),
    ],
)
def test_each_view_newest_first(store: Store, view: View, ids: list[str]) -> None:
    assert listed(store, InboxFilter(view=view)) == ids
    assert listed(store, InboxFilter(view=view, oldest_first=True)) == ids[::-1]
    assert store.read(queries.counts).result()[view][0] == len(ids)


@pytest.mark.parametrize(
    ("which", "ids"),
    [
        (InboxFilter(view="all", channel="email"), ["c2"]),
        (InboxFilter(view="all", priority="urgent"), ["c3"]),
        (InboxFilter(view="all", unread=True), ["c6", "c1"]),
        (InboxFilter(view="all", label="l1"), ["c7", "c1"]),
        (InboxFilter(view="team", label="l2", unread=True), []),
    ],
)
def test_filters(store: Store, which: InboxFilter, ids: list[str]) -> None:
    assert listed(store, which) == ids


def test_a_skeleton_holds_the_times_of_its_rows(store: Store) -> None:
    skeleton = store.read(lambda c: queries.skeleton(c, InboxFilter(view="team"))).result()
    assert list(skeleton.times) == [START + 2, START + 2]
    assert skeleton.keys[0] > skeleton.keys[1]


def test_belongs_says_where(store: Store) -> None:
    found = store.read(lambda c: queries.belongs(c, [1, 2, 7, 99], InboxFilter(view="team")))
    assert found.result() == {2: START + 2, 7: START + 2}


def test_counts_know_what_is_unread(store: Store) -> None:
    counts = store.read(queries.counts).result()
    assert counts["mine"] == (1, 1)
    assert counts["all"] == (7, 2)


def test_nothing_is_counted_before_everything_was_fetched_once() -> None:
    store = opened()
    assert store.read(queries.counts).result() == {}
    store.begin_snapshot("one", 5).result()
    page = Rows(conversations=(conversation(),))
    store.snapshot_page(Snap(seq=5, page=1, pages=2, rows=page)).result()
    assert store.read(queries.counts).result() == {}
    store.snapshot_page(Snap(seq=5, page=2, pages=2, rows=Rows())).result()
    assert store.read(queries.counts).result()["all"] == (1, 0)
    store.begin_snapshot("one", 9).result()
    assert store.read(queries.counts).result()["all"] == (1, 0), "fetched anew, it is known still"
    store.close()


def test_nobody_is_signed_in_before_the_first_welcome() -> None:
    store = Store.open(MEMORY, KEY, lambda _: None)
    assert store.person().result() is None
    assert store.read(queries.counts).result() == {}
    views: tuple[View, ...] = ("mine", "team")
    for view in views:
        which = InboxFilter(view=view)
        assert len(store.read(lambda c, w=which: queries.skeleton(c, w)).result().keys) == 0  # type: ignore[misc]  # bound at once
    store.close()


def test_the_person_has_the_teams_of_their_agent(store: Store) -> None:
    person = store.person().result()
    assert person is not None
    assert (person.id, person.name, person.teams) == (ME, "Ayşe", ("t1", "t3"))
    assert person.permissions == {"conversation.assign"}


HANDED = BotState(phase="handoff")
WAITING = Rows(
    conversations=(
        conversation(1, assignee=ME),
        conversation(2, assignee=None, bot=HANDED, unread=1),
        conversation(3, assignee=None, bot=HANDED, team="t1", channel="email"),
        conversation(4, assignee=None, bot=HANDED, team="t2"),
        conversation(5, assignee="a2", bot=HANDED, team="t1"),
        conversation(6, assignee=None, bot=BotState(phase="active"), status="pending"),
        conversation(7, assignee=None, bot=BotState(phase="silent"), team="t1"),
        conversation(8, assignee=None, bot=HANDED, status="resolved"),
    ),
    agents=ROWS.agents,
)


@pytest.fixture
def waiting() -> Iterator[Store]:
    store = filled(WAITING)
    yield store
    store.close()


def test_mine_holds_the_hand_overs_that_wait_for_my_teams(waiting: Store) -> None:
    assert listed(waiting, InboxFilter()) == ["c3", "c2", "c1"]
    assert listed(waiting, InboxFilter(oldest_first=True)) == ["c1", "c2", "c3"]
    assert listed(waiting, InboxFilter(channel="email")) == ["c3"]
    assert waiting.read(queries.counts).result()["mine"] == (3, 1)
    there = waiting.read(lambda c: queries.belongs(c, list(range(1, 9)), InboxFilter())).result()
    assert set(there) == {1, 2, 3}


def test_a_hand_over_that_somebody_takes_is_theirs_alone(waiting: Store) -> None:
    waiting.apply([event(11, BotHandedOff(conversation="c2", to="a2"))]).result()
    waiting.apply([event(12, BotHandedOff(conversation="c3", to=ME))]).result()
    assert listed(waiting, InboxFilter()) == ["c3", "c1"]
    assert waiting.read(queries.counts).result()["mine"] == (2, 0)


def test_a_hand_over_appears_and_nobody_has_it_again(waiting: Store) -> None:
    asked = BotHandoffRequested(conversation="c6", reason="asked", summary="")
    waiting.apply([event(11, asked)]).result()
    assert listed(waiting, InboxFilter())[0] == "c6"
    waiting.apply([event(12, ConversationAssigned(conversation="c6", to="a2"))]).result()
    assert "c6" not in listed(waiting, InboxFilter())
    waiting.apply([event(13, ConversationAssigned(conversation="c6", to=None))]).result()
    assert listed(waiting, InboxFilter())[0] == "c6"


def test_belongs_looks_only_at_what_it_was_asked_for(waiting: Store) -> None:
    condition, values = inbox.condition(InboxFilter(), waiting.person().result())
    sql = f"EXPLAIN QUERY PLAN SELECT key FROM conversations NOT INDEXED WHERE key IN (1) AND {condition}"
    plan = waiting.read(lambda c: str(c.exec_driver_sql(sql, values).fetchall())).result()
    assert "INTEGER PRIMARY KEY" in plan


@pytest.mark.parametrize("view", ["all", "mine", "unassigned", "bot", "snoozed"])
def test_a_view_is_read_from_its_index_alone(store: Store, view: View) -> None:
    which = InboxFilter(view=view, channel="chat", unread=True)
    person = store.person().result()
    listed, values = inbox.listed(which, person)
    sql = f"EXPLAIN QUERY PLAN {listed}"
    plan = store.read(lambda c: str(c.exec_driver_sql(sql, values).fetchall())).result()
    assert "COVERING INDEX inbox_" in plan
    assert "TEMP B-TREE" not in plan


def test_an_opened_conversation(store: Store) -> None:
    found = store.read(lambda c: queries.open_conversation(c, 1)).result()
    assert found.conversation == ROWS.conversations[0]
    assert found.contact == ROWS.contacts[0]
    assert found.first_order == 3
    with pytest.raises(UserError) as caught:
        store.read(lambda c: queries.open_conversation(c, 99)).result()
    assert caught.value.code == "conversation.gone"


def test_messages_by_order(store: Store) -> None:
    found = store.read(lambda c: queries.messages(c, 1, 4, 6)).result()
    assert [m.order for m in found] == [4, 5, 6]


def test_keys_by_id(store: Store) -> None:
    assert store.read(lambda c: queries.key_of(c, "c3")).result() == 3
    assert store.read(lambda c: queries.key_of(c, "c99")).result() is None


def test_a_customer_with_everything(store: Store) -> None:
    found = store.read(lambda c: queries.customer(c, "p1")).result()
    assert found.company == ROWS.companies[0]
    assert [deal.at for deal in found.deals] == [3, 2, 1]
    assert [call.id for call in found.calls] == ["k1"]
    assert found.orders == ()
    assert [row.id for row in found.conversations] == ["c6", "c1"]
    assert found.conversations[0].vip
    assert store.read(lambda c: queries.customer(c, "p99")).result().contact.name == ""


def test_the_directory(store: Store) -> None:
    found = store.read(queries.directory).result()
    assert set(found.agents) == {ME, "a2"}
    assert found.labels["l1"].name == "İade"
    assert found.teams["t1"].name == "Destek"
    assert found.queues == {}
    assert found.canned == {}


def test_a_waiting_message_names_its_files() -> None:
    store = opened()
    fill(store, ROWS)
    files = (Attachment(id="", name="a.png", mime="", size=1),)
    body = codec.encode(SendMessage(conversation="c1", text="bak", attachments=files))
    store.enqueue("q1", "message.send", "c1", body, None, [("a.png", b"1")]).result()
    waiting = store.read(lambda c: queries.open_conversation(c, 1)).result().waiting[0]
    assert (waiting.text, waiting.files, waiting.kind) == ("bak", ("a.png",), "out")
    assert store.read(lambda c: queries.inbox_rows(c, [1])).result()[1].waiting == ("message.send",)
    store.close()
