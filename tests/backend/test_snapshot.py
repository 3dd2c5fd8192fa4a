"""State plus every kind of event equals a fresh snapshot, for everybody."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend import snapshot
from backend.audience import KEPT_MS, LATELY_MS
from backend.entries import Entry
from backend.live.alerts import forget_old
from backend.log import Log, Transaction
from backend.permissions import Viewer, viewer_of
from backend.server import Platform
from backend.state import State
from backend.telephony import records
from core import entities as n
from core import supervision as s
from core import work as w
from core.protocol import codec
from core.protocol import events as e
from core.protocol import frames as f
from tests.backend import sample
from tests.backend.client import Cache, TestDesk, connected
from tests.backend.conftest import let_in
from tests.backend.sample import SYSTEM, create, customer_says
from tests.core.protocol.supervised import supervised

VIEWERS = [viewer_of(agent) for agent in sample.ROWS.agents]


def fresh(log: Log, viewer: Viewer, now: int = 0) -> Cache:
    cache = Cache(viewer.user)
    with tempfile.TemporaryFile() as file:
        whole = log.database.read_now(lambda c: snapshot.take(c, viewer, file, now))
        for page in range(1, whole.pages + 1):
            frame = codec.server_frame(whole.frame(page))
            assert isinstance(frame, f.Snap) and (frame.page, frame.pages) == (page, whole.pages)
            cache.page(frame)
    return cache


def follow(cache: Cache, viewer: Viewer, entries: Sequence[Entry]) -> None:
    for entry in entries:
        if entry.visible_to(viewer):
            cache.event(entry.frame(cache.seq))


def everything(log: Transaction) -> None:
    """Every type of event there is, once at least."""
    create(log, "c1")
    customer_says(log, "c1", "Merhaba")
    agent = n.Author(kind="agent", id="ayse", name="Ayşe Kaya")
    first = log.post("c1", "out", agent, "Buyurun")
    log.post("c1", "note", agent, "Not")
    customer_says(log, "c1", "Teşekkürler")
    emitted = _about_conversations(first, log.messages("c1")[-1])
    emitted += _about_the_rest() + _about_work() + supervised()
    for body in emitted:
        log.emit(body, SYSTEM)
    seen = e.ConversationRead(conversation="c1", by="cem", up_to=2, unread=1)
    log.emit(seen, SYSTEM, only="cem")
    given = e.ConversationAssigned(conversation="c1", to="bora", team="support")
    log.emit(given, SYSTEM)


def _about_conversations(first: n.Message, last: n.Message) -> list[e.Body]:
    return [
        e.ConversationUpdated(conversation="c1", subject="Kargo", priority="high", due_at=9),
        e.ConversationLabelsChanged(conversation="c1", labels=("vip",), added=("vip",)),
        e.ConversationStatusChanged(
            conversation="c1", from_="open", to="snoozed", snoozed_until=1 << 50
        ),
        e.MessageStatusChanged(conversation="c1", up_to=4, status="read"),
        e.MessageUpdated(message=msgspec.structs.replace(first, text="Düzeltildi", edited_at=4)),
        e.MessageDeleted(conversation="c1", message=first.id),
        e.MessageUpdated(message=msgspec.structs.replace(last, text="Sağ olun", edited_at=5)),
        e.MessageDeleted(conversation="c1", message=last.id),
        e.BotStarted(conversation="c1"),
        e.BotLearned(conversation="c1", intent="order", score=0.7, slots={"order": "1"}),
        e.BotHandoffRequested(conversation="c1", reason="asked", summary="s", intent="order"),
        e.BotHandedOff(conversation="c1", to="ayse"),
        e.BotReturned(conversation="c1", by="ayse", resume="greeting"),
        e.BotTakenOver(conversation="c1", by="ayse"),
        e.BotSuggested(conversation="c1", text="Kargonuz yolda.", sources=("Kargo",)),
        e.BotClosed(conversation="c1"),
    ]


def _about_the_rest() -> list[e.Body]:
    order = sample.order("o1", "TR-1")
    return [
        e.ContactUpserted(contact=msgspec.structs.replace(sample.ALI, city="İzmir")),
        e.CompanyUpserted(company=n.Company(id="f1", name="Firma")),
        e.DealUpserted(
            deal=n.Deal(id="d1", contact="ali", title="t", stage="won", amount="1 TRY", at=1)
        ),
        e.TicketUpserted(
            ticket=n.Ticket(id="t1", contact="ali", number="1", title="t", status="open", at=1)
        ),
        e.OrderUpserted(order=order),
        e.SurveyUpserted(survey=n.Survey(id="s1", contact="ali", score=5, at=1)),
        e.CallUpserted(call=sample.call("k1", "c1")),
        e.CallUpserted(call=sample.call("k2", None)),
        e.CallUpserted(call=msgspec.structs.replace(sample.call("inside", None), contact="")),
        e.AgentUpserted(agent=n.Agent(id="ece", name="Ece", teams=("sales",))),
        e.AgentStateChanged(agent="cem", state="busy", since=3),
        e.TeamUpserted(team=n.Team(id="x", name="X")),
        e.QueueUpserted(queue=n.Queue(id="q", name="Q", team="x")),
        e.LabelUpserted(label=n.Label(id="l1", name="L")),
        e.LabelDeleted(label="late"),
        e.CannedUpserted(canned=n.Canned(id="a1", shortcut="s", title="t", text="x")),
        e.CannedUpserted(canned=n.Canned(id="a2", shortcut="s", title="t", text="x")),
        e.CannedDeleted(canned="a1"),
    ]


def _about_work() -> list[e.Body]:
    """Each offer before its interaction, as the platform emits them."""
    work = w.Interaction(id="i1", media="chat", queue="q", contact="ali", entered_at=5)
    offer = w.Offer(
        id="of1", interaction="i1", agent="ayse", at=6, expires_at=9, media="chat", queue="q",
        contact="ali",
    )  # fmt: skip
    replace = msgspec.structs.replace
    return [
        e.ProfileUpserted(profile=w.Profile(id="ayse", skills={"tr": 5})),
        e.QueueRulesUpserted(queue_rules=w.QueueRules(id="q", alert_s=9)),
        e.CalendarUpserted(calendar=w.Calendar(id="k", name="K")),
        e.CompanyRulesUpserted(company_rules=w.CompanyRules(zone="Europe/Berlin")),
        e.ReasonUpserted(reason=w.Reason(id="break", budget_s=900)),
        e.DispositionUpserted(disposition=w.Disposition(id="d", name="D")),
        e.InteractionUpserted(interaction=work),
        e.OfferUpserted(offer=offer),
        e.InteractionUpserted(interaction=replace(work, state="offered")),
        e.OfferUpserted(offer=replace(offer, state="declined", ended_at=7)),
        e.InteractionUpserted(interaction=work),
        e.TaskUpserted(task=w.Task(id="t", agent="bora", title="Ara")),
    ]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = sample.loaded(Log.open(tmp_path / "log.db"))
    yield log
    log.close()


async def test_every_type_of_event_leads_to_what_a_fresh_snapshot_says(log: Log) -> None:
    before = {viewer: fresh(log, viewer) for viewer in VIEWERS}
    await log.transact(everything)
    entries = await log.after(1)
    assert {entry.type for entry in entries} == set(e.EVENTS), "one type is not reachable"
    for viewer, cache in before.items():
        follow(cache, viewer, entries)
        assert cache.state() == fresh(log, viewer).state(), viewer.user


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["c1", "c2", "c3"]),
        st.sampled_from(
            [
                "says",
                "answer",
                "called",
                "missed",
                "sales",
                "support",
                "nobody",
                "ayse",
                "bora",
                "read",
            ]
        ),
        st.sampled_from(["ayse", "bora", "dila"]),
    ),
    max_size=40,
)


def step(log: Transaction, conversation: str, what: str, who: str) -> None:
    known = log.conversation(conversation)
    if known is None:
        create(log, conversation, what if what in ("sales", "support") else None)
    elif what == "says":
        customer_says(log, conversation, "x")
    elif what in ("called", "missed"):
        call(log, conversation, "answered" if what == "called" else "missed")
    elif what == "answer":
        log.post(conversation, "out", n.Author(kind="agent", id=who, name=who), "y")
    elif what == "read":
        up_to = known.last_order
        unread = log.state.unread(conversation, max(up_to, log.state.mark(who, conversation)))
        seen = e.ConversationRead(conversation=conversation, by=who, up_to=up_to, unread=unread)
        log.emit(seen, SYSTEM, only=who)
    elif what in ("sales", "support"):
        log.emit(
            e.ConversationAssigned(conversation=conversation, to=known.assignee, team=what), SYSTEM
        )
    else:
        to = None if what == "nobody" else what
        log.emit(e.ConversationAssigned(conversation=conversation, to=to), SYSTEM)


def call(log: Transaction, conversation: str, cause: n.CallCause) -> None:
    """One call in all, of which is said now this and then that."""
    one = n.CallRecord(
        id=f"{conversation}-call", contact="ali", direction="in", started_at=5, ended_at=9,
        conversation=conversation, cause=cause,
    )  # fmt: skip
    records.finish(log, one, SYSTEM)


def _play_one(log: Transaction, one: tuple[str, str, str]) -> None:
    step(log, *one)


@given(STEPS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_happens_everybodys_cache_equals_a_fresh_one(
    tmp_path: Path, steps: list[tuple[str, str, str]]
) -> None:
    with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
        log = sample.loaded(Log.open(Path(folder) / "log.db"))
        before = {viewer: fresh(log, viewer) for viewer in VIEWERS}

        async def play() -> Sequence[Entry]:
            for one in steps:
                await log.transact(partial(_play_one, one=one))
            return await log.after(1, 100_000)

        entries = asyncio.run(play())
        for viewer, cache in before.items():
            follow(cache, viewer, entries)
            assert cache.state() == fresh(log, viewer).state()
        log.close()


async def test_what_was_read_when_it_was_loaded_holds_for_everybody(tmp_path: Path) -> None:
    log = Log.open(tmp_path / "log.db")
    said = [
        n.Message(
            id=f"m{i}", conversation="c1", order=i, kind="in", at=i,
            author=n.Author(kind="contact", id="ali"),
        )
        for i in (1, 2, 3)
    ]  # fmt: skip
    one = msgspec.structs.replace(
        sample.conversation("c1"), last_order=3, read_up_to=2, unread=1
    )  # fmt: skip
    log.load([msgspec.structs.replace(sample.ROWS, conversations=(one,), messages=tuple(said))])
    cache = fresh(log, VIEWERS[0])
    found = cache.conversations["c1"]
    assert (found.read_up_to, found.unread, found.version) == (2, 1, 0)
    log.close()


async def test_a_conversation_larger_than_a_page_is_split(log: Log) -> None:
    def long(t: Transaction) -> None:
        create(t, "c1")
        for _ in range(30):
            customer_says(t, "c1", "x" * 90_000)

    await log.transact(long)
    with tempfile.TemporaryFile() as file:
        whole = log.database.read_now(lambda c: snapshot.take(c, VIEWERS[0], file, 0))
        sizes = [len(whole.frame(page)) for page in range(1, whole.pages + 1)]
    assert len(sizes) >= 3 and max(sizes) <= snapshot.PAGE
    assert len(fresh(log, VIEWERS[0]).messages) == 30


async def test_of_supervision_of_long_ago_what_stands_and_what_was_taken_out_is_told(
    log: Log,
) -> None:
    now, old = LATELY_MS + 100, 50
    entry = partial(s.AuditEntry, by="dila", subject="agent:ayse")
    alert = partial(
        s.Alert, rule="r", name="N", figure="waiting", subject="queue:q", value=9, threshold=5,
        raised_at=old,
    )  # fmt: skip
    bodies = [
        e.AuditEntryUpserted(audit_entry=entry(id="a1", at=old, act="agent.force_state")),
        e.AuditEntryUpserted(audit_entry=entry(id="a2", at=old, act="export")),
        e.AuditEntryUpserted(audit_entry=entry(id="a3", at=now, act="export")),
        e.AlertUpserted(alert=alert(id="b1", cleared_at=old)),
        e.AlertUpserted(alert=alert(id="b2")),
        e.AlertUpserted(alert=alert(id="b3", cleared_at=now)),
    ]
    for body in bodies:
        await log.transact(lambda t, body=body: t.emit(body, SYSTEM))  # type: ignore[misc]
    boss = next(viewer for viewer in VIEWERS if viewer.role != "agent")
    told = fresh(log, boss, now)
    assert sorted(told.rows["audit_entries"]) == ["a2", "a3"]
    assert sorted(told.rows["alerts"]) == ["b2", "b3"]
    await log.database.write(partial(forget_old, now=now))
    state = log.database.read_now(lambda c: State(c).all(s.Alert))
    assert sorted(of.id for of in state) == ["b2", "b3"]


async def test_a_person_is_told_what_they_said_of_themselves_lately(log: Log) -> None:
    """And what held before that, though it is older than all that is kept."""
    now = 10 * KEPT_MS
    said = (1, 2, now - KEPT_MS, now - 1)

    def states(change: Transaction) -> None:
        for since in said:
            change.emit(e.AgentStateChanged(agent="cem", state="busy", since=since), SYSTEM)
        change.emit(e.AgentStateChanged(agent="bora", state="busy", since=now), SYSTEM)

    await log.transact(states)
    cem = next(viewer for viewer in VIEWERS if viewer.user == "cem")
    found = fresh(log, cem, now).rows["states"].values()
    assert sorted(span.since for span in found) == [2, now - KEPT_MS, now - 1]
    supervisor = cem._replace(role="supervisor")
    everybody = fresh(log, supervisor, now).rows["states"].values()
    assert {span.agent for span in everybody} == {"bora", "cem"} and len(everybody) == 4


async def test_the_pages_of_a_snapshot_are_bounded_and_newest_first(platform: Platform) -> None:
    def many(log: Transaction) -> None:
        for number in range(130):
            create(log, f"c{number}")
            for _ in range(4):
                customer_says(log, f"c{number}", "ş" * 2_000)

    await platform.log.transact(many)
    token = (await let_in(platform, "ayse")).access_token
    async with connected(platform.url, token, "ayse") as desk:
        pages = [frame async for frame in _snaps(desk)]
    assert len(pages) == pages[0].pages > 2
    assert all(len(codec.encode(page)) <= 900 * 1024 for page in pages)
    first = pages[0].rows
    assert first.agents and first.teams and first.labels and first.contacts
    ids = [c.id for page in pages for c in page.rows.conversations]
    assert len(ids) == len(set(ids)) == 130
    times = [desk.cache.conversations[id].last_at for id in ids]
    assert times == sorted(times, reverse=True)


async def _snaps(desk: TestDesk) -> AsyncIterator[f.Snap]:
    await desk.read()
    while True:
        frame = await desk.read()
        assert isinstance(frame, f.Snap)
        yield frame
        if frame.page == frame.pages:
            return
