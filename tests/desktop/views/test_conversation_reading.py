"""Reading with the real desk and the real store: what counts as seen, and what a reply waits for."""

import asyncio
from collections.abc import AsyncIterator
from typing import cast

import pytest
from PySide6.QtTest import QTest

from core.changes import Changes
from core.desk import Desk
from core.entities import Author, Contact, Conversation, Message, MessageKind
from core.protocol import codec
from core.protocol import commands as c
from core.protocol import events as e
from core.protocol import frames as f
from core.store.store import MEMORY, Store
from core.sync.client import Client
from desktop.panels.conversation import Conversation as Panel
from desktop.preview_desk import QuietClient
from desktop.theme import Theme
from desktop.views.conversation_reading import REST
from desktop.views.transcript_placing import PAD
from tests.desktop.parts import parts_over
from tests.desktop.views.talks import until

LONG, READ = 400, 300
START = 1_790_000_000_000
ME = Author(kind="agent", id="u1", name="Selim Işık")
DERYA = Author(kind="agent", id="u2", name="Derya Koç")
AYSE = Author(kind="contact", id="p1", name="Ayşe Şahin")
HELLO = f.HelloOk(
    version=1, session="s", epoch="e1", head=1, mode="snapshot", heartbeat_ms=1, server_time=1,
    user=f.Person(id="u1", name="Selim Işık"), account=f.Account(id="a", name="Company"),
    role="agent", permissions=(),
)  # fmt: skip


def message(order: int, author: Author = AYSE) -> Message:
    kind: MessageKind = "in" if author is AYSE else "out"
    return Message(
        id=f"m{order}", conversation="c1", order=order, kind=kind, author=author,
        at=START + order * 60_000, text=f"{order} " + "kargom nerede " * (1 + order % 4),
    )  # fmt: skip


ROWS = f.Rows(
    conversations=(
        Conversation(
            id="c1", channel="chat", contact="p1", status="open", created_at=START,
            last_at=START + LONG * 60_000, assignee="u1", last_order=LONG, read_up_to=READ,
            unread=LONG - READ,
        ),
        Conversation(
            id="c2", channel="chat", contact="p1", status="open", created_at=START, last_at=START,
            assignee="u1",
        ),
    ),
    messages=tuple(message(order) for order in range(1, LONG + 1)),
    contacts=(Contact(id="p1", name="Ayşe Şahin"),),
)  # fmt: skip


class Rig:
    def __init__(self, theme: Theme, store: Store, desk: Desk) -> None:
        self.store, self.desk = store, desk
        self.parts = parts_over(theme, desk)
        self.panel = Panel(self.parts)
        self.panel.resize(743, 700)
        self.panel.show()
        self.panel.activateWindow()
        self.seq = 1

    async def open(self, id: str = "c1") -> Panel:
        await until(self.panel.isActiveWindow)
        key = await self.desk.key_of(id)
        assert key is not None
        self.panel.open(key)
        await until(lambda: self.panel.model.state == "ready")
        return self.panel

    async def arrive(self, author: Author = AYSE) -> int:
        """A message, and its order once it is on the screen."""
        order = self.panel.model.last + 1
        body = e.MessageCreated(message=message(order, author))
        self.seq += 1
        event = e.Event(
            seq=self.seq, prev=self.seq - 1, id=f"e{self.seq}", type="message.created",
            at=START, by=e.By(kind="system"), body=body,
        )  # fmt: skip
        await asyncio.wrap_future(self.store.apply([event]))
        await until(lambda: self.panel.model.last == order)
        return order

    async def read_up_to(self) -> list[int]:
        """The orders that were told to the platform as read."""
        bodies = await self.asked("conversation.read")
        return [body.up_to for body in bodies if isinstance(body, c.MarkRead)]

    async def sent(self) -> int:
        return len(await self.asked("message.send"))

    async def asked(self, type_: str) -> list[c.Request]:
        commands = await asyncio.wrap_future(self.store.outbox())
        return [codec.command(o.type, o.body) for o in commands if o.type == type_]

    async def reply(self) -> bool:
        """Ctrl+Enter; whether it was sent rather than held back."""
        before = await self.sent()
        self.panel.composer.editor.setFocus()
        self.panel.composer.editor.insertPlainText("yanıt")
        QTest.keySequence(self.panel.composer.editor, "Ctrl+Return")
        await until(
            lambda: (
                self.panel.composer.guard.isVisible()
                or not self.panel.composer.editor.toPlainText()
            )
        )
        return await self.sent() > before


@pytest.fixture
async def rig(theme: Theme) -> AsyncIterator[Rig]:
    desks: list[Desk] = []

    def changed(changes: Changes) -> None:
        for desk in desks:
            desk.changed(changes)

    store = await asyncio.to_thread(Store.open, MEMORY, b"k" * 32, changed)
    for step in (
        store.welcome(HELLO), store.begin_snapshot("e1", 1),
        store.snapshot_page(f.Snap(seq=1, page=1, pages=1, rows=ROWS)),
    ):  # fmt: skip
        await asyncio.wrap_future(step)
    loop = asyncio.get_running_loop()
    desk = Desk(store, cast(Client, QuietClient()), loop.call_soon_threadsafe)
    desks.append(desk)
    await desk.load()
    rig = Rig(theme, store, desk)
    yield rig
    await rig.panel.stop()
    rig.panel.hide()
    await rig.parts.tasks.close()
    await desk.close()
    await asyncio.to_thread(store.close)


async def test_a_long_one_opens_at_the_first_new_and_only_what_was_in_sight_is_read(
    rig: Rig,
) -> None:
    panel = await rig.open()
    tops = {panel.transcript.entries.order(i): y for i, y in panel.transcript.where.rows}
    assert tops[READ + 1] == PAD
    await asyncio.sleep(REST / 1000 / 2)
    assert await rig.read_up_to() == [], "it has not rested in sight yet"
    newest = panel.transcript.newest_seen()
    assert READ < newest < LONG
    await _until(rig, [newest])
    assert not await rig.reply(), "much is below that nobody has seen"
    assert "20 new messages" in panel.composer.guard.label.text()
    panel.composer.guard.look.click()
    assert panel.transcript.at_end
    await _until(rig, [newest, LONG])
    QTest.keySequence(panel.composer.editor, "Ctrl+Return")
    await until(lambda: not panel.composer.editor.toPlainText())
    assert await rig.sent() == 1


async def test_scrolled_to_the_end_nothing_is_in_the_way(rig: Rig) -> None:
    panel = await rig.open()
    bar = panel.transcript.verticalScrollBar()
    while not panel.transcript.at_end:
        bar.setValue(bar.value() + 400)
        await asyncio.sleep(0)
    await until(lambda: panel.transcript.newest_seen() == LONG)
    assert await rig.reply()


async def test_what_comes_in_in_sight_is_seen_and_warns_nobody(rig: Rig) -> None:
    panel = await rig.open()
    panel.transcript.to_end()
    panel.composer.editor.insertPlainText("çoktan başladım ")
    order = await rig.arrive()
    assert panel.transcript.newest_seen() == order
    assert await rig.reply()


async def test_what_comes_in_below_is_counted_and_holds_a_reply_back(rig: Rig) -> None:
    panel = await rig.open()
    panel.transcript.to_end()
    bar = panel.transcript.verticalScrollBar()
    bar.setValue(bar.value() - 900)
    for _ in range(3):
        order = await rig.arrive()
    assert panel.transcript.pill.button.isVisible()
    assert panel.transcript.pill.button.text() == "3 new"
    assert not await rig.reply()
    assert "3 new messages" in panel.composer.guard.label.text()
    panel.transcript.pill.button.click()
    assert not panel.transcript.pill.button.isVisible()
    QTest.keySequence(panel.composer.editor, "Ctrl+Return")
    await until(lambda: not panel.composer.editor.toPlainText())
    assert await rig.sent() == 1 and panel.composer.seen >= order


async def test_a_colleague_who_was_faster_holds_it_back_even_in_sight(rig: Rig) -> None:
    panel = await rig.open()
    panel.transcript.to_end()
    panel.composer.editor.insertPlainText("ben de ")
    await rig.arrive(DERYA)
    assert not await rig.reply()
    assert "Derya" in panel.composer.guard.label.text()
    panel.composer.guard.send.click()
    await until(lambda: not panel.composer.editor.toPlainText())
    assert await rig.sent() == 1


async def test_a_colleagues_reply_from_before_is_in_nobodys_way(rig: Rig) -> None:
    panel = await rig.open()
    panel.transcript.to_end()
    await rig.arrive(DERYA)
    assert await rig.reply()
    await rig.arrive(ME)
    assert await rig.reply(), "nor is one's own"


async def test_nothing_is_read_while_the_person_is_elsewhere(rig: Rig) -> None:
    panel = await rig.open("c2")
    panel.setWindowTitle("c1 comes while another window is in front")
    other = type(panel)(rig.parts)
    other.show()
    other.activateWindow()
    await until(lambda: not panel.isActiveWindow())
    key = await rig.desk.key_of("c1")
    assert key is not None
    panel.open(key)
    await until(lambda: panel.model.key == key and panel.model.state == "ready")
    await asyncio.sleep(0.4)
    assert await rig.read_up_to() == []
    panel.activateWindow()
    await until(panel.isActiveWindow)
    await _until(rig, [panel.transcript.newest_seen()])
    await other.stop()
    other.hide()


async def test_a_stream_of_events_does_not_put_reading_off_for_ever(rig: Rig) -> None:
    panel = await rig.open()
    panel.transcript.to_end()
    for _ in range(400):
        await rig.arrive()
        if await rig.read_up_to():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it was never read")


async def _until(rig: Rig, orders: list[int]) -> None:
    for _ in range(500):
        if await rig.read_up_to() == orders:
            return
        await asyncio.sleep(0.01)
    assert await rig.read_up_to() == orders
