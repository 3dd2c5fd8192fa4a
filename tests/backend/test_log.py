import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from backend.entries import Entry
from backend.log import EVENTS_KEPT_MS, Log, Transaction
from backend.permissions import Viewer, viewer_of
from core.entities import Activity, Agent, Attachment, Author, Conversation, Message
from core.protocol import events as e
from core.protocol.events import By, Event
from core.protocol.frames import Rows
from tests.backend import sample
from tests.backend.sample import AYSE, BORA, SYSTEM, create, customer_says


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = sample.loaded(Log.open(tmp_path / "log.db"))
    yield log
    log.close()


async def test_an_event_changes_the_state_and_is_told_after_the_commit(log: Log) -> None:
    heard: list[Event] = []
    log.listen(heard.extend)
    await log.transact(lambda t: create(t, "c1"))
    await log.transact(lambda t: customer_says(t, "c1", "Merhaba"))
    await asyncio.sleep(0)
    assert [event.type for event in heard] == ["conversation.created", "message.created"]
    assert [event.seq for event in heard] == [2, 3] and log.head == 3
    found = await log.transact(lambda t: t.conversation("c1"))
    assert found and found.preview == "Merhaba" and found.last_order == 1 and found.version == 3


async def test_a_failure_takes_back_only_its_own_work(log: Log) -> None:
    def broken(t: Transaction) -> None:
        create(t, "broken")
        raise LookupError("no")

    failed = asyncio.ensure_future(log.transact(broken))
    fine = asyncio.ensure_future(log.transact(lambda t: create(t, "fine")))
    with pytest.raises(LookupError):
        await failed
    await fine
    assert await log.transact(lambda t: t.conversation("broken")) is None
    assert [entry.seq for entry in await log.after(1)] == [2]


async def test_orders_have_no_holes_whoever_writes_at_once(log: Log) -> None:
    await log.transact(lambda t: create(t, "c1"))
    works = [log.transact(lambda t: customer_says(t, "c1", "x")) for _ in range(50)]
    await asyncio.gather(*works)
    posted = await log.transact(lambda t: t.messages("c1"))
    assert [message.order for message in posted] == list(range(1, 51))


async def test_reads_inside_a_transaction_see_what_it_wrote(log: Log) -> None:
    def work(t: Transaction) -> tuple[list[Message], Conversation | None]:
        create(t, "c1")
        customer_says(t, "c1", "bir")
        return t.messages("c1"), t.conversation("c1")

    posted, conversation = await log.transact(work)
    assert [m.text for m in posted] == ["bir"] and conversation and conversation.last_order == 1


async def test_state_and_log_outlive_the_process(tmp_path: Path) -> None:
    log = sample.loaded(Log.open(tmp_path / "log.db"))
    await log.transact(lambda t: create(t, "c1"))
    log.close()
    again = Log.open(tmp_path / "log.db")
    assert (again.epoch, again.account, again.head) == (log.epoch, log.account, 2)
    assert [entry.type for entry in await again.after(1)] == ["conversation.created"]
    assert again.access("c1") == ("sales", None)
    again.close()


async def test_a_restored_backup_is_another_epoch(tmp_path: Path) -> None:
    log = sample.loaded(Log.open(tmp_path / "log.db"))
    log.backup(tmp_path / "backup.db")
    log.close()
    restored = Log.restore(tmp_path / "backup.db", tmp_path / "log.db")
    assert restored.epoch != log.epoch and restored.account == log.account
    restored.close()


async def test_events_are_read_alike_from_memory_and_from_the_file(
    log: Log, tmp_path: Path
) -> None:
    await log.transact(lambda t: create(t, "c1"))
    for _ in range(5):
        await log.transact(lambda t: customer_says(t, "c1", "x"))
    from_memory = [list(await log.after(seq, 3)) for seq in range(1, 9)]
    log._tail.clear()
    assert [list(await log.after(seq, 3)) for seq in range(1, 9)] == from_memory


async def test_a_second_order_of_the_same_number_is_refused(log: Log) -> None:
    def work(t: Transaction) -> None:
        create(t, "c1")
        author = Author(kind="contact", id="ali")
        one = Message(id="m", conversation="c1", order=2, kind="in", author=author, at=1)
        t.emit(e.MessageCreated(message=one), SYSTEM)

    with pytest.raises(ValueError, match="order 2 where 1 is next"):
        await log.transact(work)


async def test_only_the_newest_words_taken_back_change_the_preview(log: Log) -> None:
    def work(t: Transaction) -> list[Conversation | None]:
        create(t, "c1")
        for text in ("bir", "iki"):
            customer_says(t, "c1", text)
        t.post("c1", "activity", Author(kind="system"), activity=Activity(code="status"))
        first, second, _ = t.messages("c1")
        seen = []
        for gone in (first, second):
            t.emit(e.MessageDeleted(conversation="c1", message=gone.id), SYSTEM)
            seen.append(t.conversation("c1"))
        return seen

    kept, changed = await log.transact(work)
    assert kept and (kept.preview, kept.preview_file) == ("iki", None)
    assert changed and (changed.preview, changed.preview_file) == ("", "deleted")


async def test_trimming_moves_the_floor(log: Log) -> None:
    await log.transact(lambda t: create(t, "c1"))
    await log.transact(lambda t: customer_says(t, "c1", "x"))
    await log.trim(3)
    assert log.floor == 2
    log._tail.clear()
    assert [entry.seq for entry in await log.after(0)] == [3]


async def test_events_of_the_last_month_are_kept(tmp_path: Path) -> None:
    now = [0]
    log = sample.loaded(Log.open(tmp_path / "old.db", lambda: now[0]))
    await log.transact(lambda t: create(t, "c1"))
    now[0] = EVENTS_KEPT_MS
    await log.transact(lambda t: customer_says(t, "c1", "x"))
    await log.forget_old()
    assert log.floor == 1
    now[0] += 1
    await log.forget_old()
    log._tail.clear()
    assert (log.floor, [entry.seq for entry in await log.after(0)]) == (2, [3])
    found = await log.transact(lambda t: t.conversation("c1"))
    assert found and found.preview == "x"
    log.close()
    again = Log.open(tmp_path / "old.db", lambda: 2 * now[0] + 1)
    assert (again.floor, again.head) == (2, 3)
    await again.forget_old()
    assert (again.floor, await again.after(0)) == (3, [])
    await again.transact(lambda t: create(t, "c2"))
    assert [entry.seq for entry in await again.after(3)] == [4]
    again.close()


async def test_many_old_events_are_deleted_in_slices(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.log.SLICE", 3)
    await log.transact(lambda t: create(t, "c1"))
    for _ in range(10):
        await log.transact(lambda t: customer_says(t, "c1", "x"))
    await log.trim(log.head)
    log._tail.clear()
    assert [entry.seq for entry in await log.after(0)] == [log.head]


async def test_loading_refuses_holes_and_a_used_log(log: Log, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not empty"):
        log.load([sample.ROWS])
    other = Log.open(tmp_path / "other.db")
    lonely = Conversation(
        id="c", channel="chat", contact="ali", status="open", created_at=1, last_at=1, last_order=2
    )
    with pytest.raises(ValueError, match="holes"):
        other.load([Rows(conversations=(lonely,))])
    other.close()


async def test_reading_belongs_to_the_person(log: Log) -> None:
    def work(t: Transaction) -> Conversation | None:
        create(t, "c1")
        customer_says(t, "c1", "x")
        read = e.ConversationRead(conversation="c1", by="ayse", up_to=1)
        t.emit(read, By(kind="agent", id="ayse"), only="ayse")
        return t.conversation("c1")

    found = await log.transact(work)
    assert found and found.unread == 0 and found.version == 3, "nobody else's version moves"
    assert await log.transact(lambda t: t.seen_up_to("c1")) == 1
    newest = (await log.after(1))[-1]
    assert newest.visible_to(viewer_of(AYSE)) and not newest.visible_to(viewer_of(sample.CEM))


async def test_whoever_begins_to_see_a_conversation_gets_all_of_it(log: Log) -> None:
    def before(t: Transaction) -> None:
        create(t, "c1")
        customer_says(t, "c1", "bir")
        customer_says(t, "c1", "iki")

    await log.transact(before)
    head = log.head
    given = e.ConversationAssigned(conversation="c1", to="bora", team="support")
    await log.transact(lambda t: t.emit(given, SYSTEM))
    entries = await log.after(head)
    assert _seen(entries, viewer_of(BORA)) == [
        "conversation.created", "message.created", "message.created", "conversation.created",
        "conversation.read",
    ]  # fmt: skip
    assert _seen(entries, viewer_of(AYSE)) == ["conversation.assigned", "conversation.hidden"]
    assert _seen(entries, viewer_of(sample.DILA)) == ["conversation.assigned"]


async def test_the_bots_conversations_and_orders_can_be_found(log: Log) -> None:
    def work(t: Transaction) -> list[str]:
        create(t, "c1")
        create(t, "c2")
        t.emit(e.BotStarted(conversation="c2"), SYSTEM)
        order = sample.order("o1", "TR-48213")
        t.emit(e.OrderUpserted(order=order), SYSTEM)
        return t.with_bot()

    assert await log.transact(work) == ["c2"]
    found = await log.transact(lambda t: t.order("TR-48213"))
    assert found and found.id == "o1" and found.version == log.head
    assert await log.transact(lambda t: t.order("TR-4821")) is None


async def test_delivery_rises_and_files_are_remembered(log: Log) -> None:
    def work(t: Transaction) -> None:
        create(t, "c1")
        file = Attachment(id="f1", name="a.pdf", mime="application/pdf", size=3)
        t.post("c1", "out", Author(kind="agent", id="ayse"), "x", attachments=(file,))
        t.post("c1", "out", Author(kind="agent", id="ayse"), "y")
        t.emit(e.MessageStatusChanged(conversation="c1", up_to=2, status="read"), SYSTEM)
        t.emit(e.MessageStatusChanged(conversation="c1", up_to=1, status="delivered"), SYSTEM)

    await log.transact(work)
    assert [m.status for m in await log.transact(lambda t: t.messages("c1"))] == ["read", "read"]


async def test_a_listener_can_stop_and_an_agent_can_change(log: Log) -> None:
    heard: list[Event] = []
    stop = log.listen(heard.extend)
    stop()
    changed = e.AgentStateChanged(agent="ayse", state="available", since=7)
    await log.transact(lambda t: t.emit(changed, SYSTEM))
    await asyncio.sleep(0)
    assert heard == []
    agent = await log.transact(lambda t: t.state.get(Agent, "ayse"))
    assert agent and (agent.state, agent.since, agent.version) == ("available", 7, log.head)


def _seen(entries: "Sequence[Entry]", viewer: Viewer) -> list[str]:
    return [entry.type for entry in entries if entry.visible_to(viewer)]
