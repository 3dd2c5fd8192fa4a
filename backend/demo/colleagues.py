"""Colleagues who work while the demonstration runs, so that the live view lives.

They do what people do, by the same commands: accept, answer, finish, complete, have a break; and now
and then somebody writes. Only where it is asked for, for whoever shares a queue with them gets less.
"""

import asyncio
from collections.abc import Coroutine, Sequence
from random import Random
from typing import Any

import msgspec

from backend.attendance import Attendance
from backend.dispatch import Dispatch
from backend.log import Log, Transaction
from backend.permissions import PERMISSIONS, viewer_of
from backend.session import Identity
from core.entities import Agent, Author, Contact, Conversation
from core.ids import uuid7
from core.protocol import events as e
from core.protocol.events import Event
from core.protocol.frames import Account, Cmd, Person
from core.work import Interaction, Offer

NAMES = ("ag-derya", "ag-hannah", "ag-burak", "ag-cem", "ag-onur")
QUEUES = ("qu-orders", "qu-returns", "qu-sales", "qu-tech")
_CUSTOMERS = 400
_ASKED = (
    "Siparişim bugün gelir mi?",
    "Bu koltuğun gri rengi var mı?",
    "İade kodu alabilir miyim?",
    "Montaj ekibi saat kaçta gelecek?",
    "Faturamı yeniden gönderir misiniz?",
)
_ANSWERED = ("Hemen bakıyorum.", "Merhaba, kontrol ediyorum.", "Tabii, bir dakika lütfen.")
_THANKED = ("İyi günler dilerim.", "Rica ederim, iyi günler.")


class Colleagues:
    """`pace`: 1 is as in life; more is faster."""

    def __init__(self, log: Log, attendance: Attendance, seed: int, pace: float = 1.0) -> None:
        self._log, self._attendance, self._pace = log, attendance, pace
        self._dispatch = Dispatch(log)
        self._random = Random(seed)
        self._agents: dict[str, Agent] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Until cancelled; then they are gone like anybody whose desk was closed."""
        self._agents = await self._log.transact(_known)
        stop = self._log.listen(self._heard)
        try:
            for id in self._agents:
                self._attendance.came(id)
                await self._give(id, "agent.set_state", state="available", reason="")
            while True:
                await self._after(20, 50)
                await self._log.transact(self._somebody_writes)
                if self._random.random() < 0.12:
                    self._begin(self._break(self._random.choice(sorted(self._agents))))
        finally:
            stop()
            for task in self._tasks:
                task.cancel()
            for id in self._agents:
                self._attendance.left(id)

    def _heard(self, events: Sequence[Event]) -> None:
        for event in events:
            body = event.body
            if isinstance(body, e.OfferUpserted) and body.offer.agent in self._agents:
                if body.offer.state == "open":
                    self._begin(self._answer(body.offer))
            elif isinstance(body, e.InteractionUpserted):
                self._worked(body.interaction)

    def _worked(self, work: Interaction) -> None:
        if work.agent not in self._agents or work.conversation is None:
            return
        if work.state == "active" and work.first_reply_at is None and work.media != "call":
            self._begin(self._talk(work.agent, work.conversation))
        elif work.state == "wrap_up":
            self._begin(self._complete(work.agent, work))

    # What they do

    async def _answer(self, offer: Offer) -> None:
        """Now and then one of them has just got up."""
        await self._after(2, 9)
        if self._random.random() > 0.06:
            await self._give(offer.agent, "offer.accept", offer=offer.id)

    async def _talk(self, agent: str, conversation: str) -> None:
        for words, least, most in ((_ANSWERED, 4, 15), (_THANKED, 40, 150)):
            await self._after(least, most)
            text = self._random.choice(words)
            await self._give(agent, "message.send", conversation=conversation, text=text)
        await self._after(5, 20)
        await self._give(
            agent, "conversation.set_status", conversation=conversation, status="resolved"
        )

    async def _complete(self, agent: str, work: Interaction) -> None:
        await self._after(8, 45)
        await self._give(
            agent, "wrap_up.complete", interaction=work.id, disposition="di-solved"
        )  # fmt: skip

    async def _break(self, agent: str) -> None:
        await self._give(agent, "agent.set_state", state="not_ready", reason="break")
        await self._after(90, 240)
        await self._give(agent, "agent.set_state", state="available", reason="")

    def _somebody_writes(self, log: Transaction) -> None:
        contact = log.contact(f"ct-{self._random.randrange(_CUSTOMERS):06d}")
        if contact is None:
            return
        _asks(log, contact, self._random.choice(QUEUES), self._random.choice(_ASKED))

    # By the platform's own door

    async def _give(self, agent: str, type_: str, **body: Any) -> None:
        """What is refused, because somebody was quicker, is nothing to them."""
        who = self._agents[agent]
        identity = Identity(
            Person(id=who.id, name=who.name), Account(id=self._log.account, name=""),
            viewer_of(who), PERMISSIONS[who.role], "colleague", "", 1 << 60,
        )  # fmt: skip
        command = Cmd(id=uuid7(), type=type_, body=msgspec.Raw(msgspec.json.encode(body)))
        await self._dispatch.give(identity, command)

    async def _after(self, least: float, most: float) -> None:
        await asyncio.sleep(self._random.uniform(least, most) / self._pace)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _known(log: Transaction) -> dict[str, Agent]:
    found = (log.state.get(Agent, id) for id in NAMES)
    return {agent.id: agent for agent in found if agent}


def _asks(log: Transaction, contact: Contact, queue: str, text: str) -> None:
    """A chat that the bot has handed over."""
    bot = e.By(kind="bot")
    of = Conversation(
        id=uuid7(), channel="chat", contact=contact.id, status="pending", created_at=log.now,
        last_at=log.now,
    )  # fmt: skip
    log.emit(e.ConversationCreated(conversation=of, contact=contact), bot)
    log.emit(e.BotStarted(conversation=of.id), bot)
    log.post(of.id, "in", Author(kind="contact", id=contact.id, name=contact.name), text)
    asked = e.BotHandoffRequested(conversation=of.id, reason="asked", summary=text, queue=queue)
    log.emit(asked, bot)
