"""Conversations for tests and pictures of the timeline: one like a working day, and endless ones."""

import asyncio
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from core.changes import Changes
from core.entities import (
    Activity,
    Attachment,
    Author,
    BotState,
    BotTurn,
    CallRecord,
    Message,
)
from core.rows import Customer, Opened, Waiting
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk

MINUTE = 60_000
AGENT = Author(kind="agent", id=sample.ME.id, name=sample.ME.name)
DERYA = Author(kind="agent", id="a-derya", name="Derya Koç")
BOT = Author(kind="bot", name="Asistan")
CUSTOMER = Author(kind="contact", id="k-0", name="Ayşe Şahin")
SYSTEM = Author(kind="system")
PEAKS = tuple(8 + (i * 53 + i * i * 7) % 90 for i in range(64))
RECORDING = Attachment(
    id="r-9",
    name="gorusme.wav",
    mime="audio/wav",
    size=480_000,
    duration_ms=252_000,
    waveform=PEAKS,
)
CALL = CallRecord(
    id="call-1", contact="k-0", direction="in", started_at=sample.NOW - 3 * MINUTE,
    answered_at=sample.NOW - 3 * MINUTE, ended_at=sample.NOW - 3 * MINUTE + 252_000,
    recording=RECORDING,
)  # fmt: skip

Said = tuple[str, Author, str, int, dict[str, Any]]

DAY: list[Said] = [
    ("in", CUSTOMER, "Merhaba, 3 gün önce verdiğim sipariş hâlâ kargoya verilmemiş görünüyor.", 6, {}),
    ("in", CUSTOMER, "Sipariş no: TR-48213. Takip numarası da çalışmıyor.", 6, {}),
    ("out", AGENT, "Merhaba Ayşe Hanım, sizi hemen kontrol ediyorum. Depo kaydında paketin dün akşam çıktığını görüyorum.", 4, {"status": "read"}),
    ("activity", AGENT, "", 3, {"activity": Activity(code="call"), "call": "call-1"}),
    ("note", AGENT, "@Derya kargo firmasına şube bazında soralım, müşteri VIP — bugün kapanması gerekiyor.", 2, {"mentions": ("a-derya",)}),
    ("in", CUSTOMER, "Kargom hâlâ gelmedi, takip numarası çalışmıyor. Bir bakabilir misiniz?", 1, {}),
    ("out", AGENT, "Tabii, şubeyle görüştüm: paket bugün 17.00'ye kadar teslim edilecek. Yeni takip bağlantısı: https://kargo.example/TR48213", 0, {"status": "sent"}),
]  # fmt: skip

BOT_TALK: list[Said] = [
    ("activity", SYSTEM, "", 4, {"activity": Activity(code="bot_started")}),
    ("in", CUSTOMER, "Siparişim hâlâ gelmedi, TR-48213.", 3, {}),
    ("out", BOT, "TR-48213 numaralı siparişiniz beklenenden uzun sürmüş, bunun için üzgünüm.", 3, {"turn": BotTurn(intent="late_order", score=0.86, slots={"order_number": "TR-48213"}), "status": "read"}),
    ("in", CUSTOMER, "Bir kişiyle görüşmek istiyorum.", 2, {}),
    ("out", BOT, "Elbette, görüşmemizi bir müşteri temsilcimize aktarıyorum.", 2, {"turn": BotTurn(intent="speak_to_person", score=0.93), "status": "delivered"}),
    ("activity", SYSTEM, "", 2, {"activity": Activity(code="handoff", args={"reason": "asked"})}),
]  # fmt: skip


def messages_of(said: list[Said], conversation: str) -> list[Message]:
    return [
        Message(
            id=f"{conversation}-{order}", conversation=conversation, order=order, kind=kind,  # type: ignore[arg-type]  # a table of literals
            author=author, text=text, at=sample.NOW - ago * MINUTE, **more,
        )
        for order, (kind, author, text, ago, more) in enumerate(said, 1)
    ]  # fmt: skip


class TalkDesk(FakeDesk):
    """A FakeDesk whose timelines are indexed by order, so that long ones cost what they should."""

    def __init__(self) -> None:
        super().__init__()
        self.reads: list[tuple[int, int]] = []
        self.files: dict[str, bytes] = {}
        self.calls_of: tuple[CallRecord, ...] = (CALL,)
        self.pending: dict[int, tuple[str, ...]] = {}

    def talk(self, key: int, said: list[Said], **changed: Any) -> None:
        conversation = self.conversations[key]
        self.timelines[key] = messages_of(said, conversation.id)
        facts = {"last_order": len(said), "read_up_to": len(said), "unread": 0, "bot": None}
        self.conversations[key] = replace(conversation, **{**facts, **changed})

    def long(self, key: int, count: int) -> None:
        """`count` messages of different lengths, the customer's and ours in turn."""
        conversation = self.conversations[key]
        self.timelines[key] = [
            _long(conversation.id, order, count) for order in range(1, count + 1)
        ]
        self.conversations[key] = replace(
            conversation, last_order=count, read_up_to=count, unread=0, bot=None
        )

    async def open_conversation(self, key: int) -> Opened:
        opened = await super().open_conversation(key)
        return Opened(
            opened.key, opened.conversation, opened.contact, opened.first_order, opened.waiting,
            self.pending.get(key, ()), opened.draft,
        )  # fmt: skip

    async def messages(self, key: int, first: int, last: int) -> list[Message]:
        self.reads.append((first, last))
        return self.timelines[key][max(0, first - 1) : max(0, last)]

    async def customer(self, contact: str) -> Customer:
        return Customer(contact=self.contacts[contact], calls=self.calls_of)

    async def file(self, attachment: Attachment) -> bytes:
        if attachment.id not in self.files:
            return await super().file(attachment)
        return self.files[attachment.id]

    def arrive(self, key: int, message: Message) -> None:
        """A message that some event brought, with the outbox row of its command gone."""
        conversation = self.conversations[key]
        self.timelines[key].append(message)
        rows = self.outbox.get(key, [])
        self.outbox[key] = [row for row in rows if row.id != message.client_id]
        self.conversations[key] = replace(conversation, last_order=message.order)
        self.tell(Changes(messages={key: {message.order}}, outbox_conversations={key}))

    def refuse(self, key: int, code: str) -> None:
        self.outbox[key] = [
            Waiting(row.id, row.conversation, row.kind, row.text, row.at, row.files, code)
            for row in self.outbox[key]
        ]
        self.tell(Changes(outbox_conversations={key}))


HANDED = BotState(
    phase="handoff", intent="late_order", score=0.86, slots={"order_number": "TR-48213"},
    reason="asked", asked_at=sample.NOW - 2 * MINUTE,
    summary="Müşteri TR-48213 numaralı siparişinin neden geciktiğini soruyor; sipariş 6 gündür “kargoda” görünüyor.",
)  # fmt: skip


def _long(conversation: str, order: int, count: int) -> Message:
    ours = order % 3 == 0
    words = "Merhaba, kargom ne zaman gelir? " * (1 + order * 7 % 5)
    return Message(
        id=f"{conversation}-{order}", conversation=conversation, order=order,
        kind="out" if ours else "in", author=AGENT if ours else CUSTOMER, text=f"{order} {words}",
        at=sample.NOW - (count - order) * 2 * MINUTE, status="read",
    )  # fmt: skip


async def until(true: Callable[[], object]) -> None:
    """Lets the loop turn until something is so; fails after a few seconds of turns."""
    for _ in range(2_000):
        if true():
            return
        await asyncio.sleep(0.002)
    raise AssertionError("it never came to be")
