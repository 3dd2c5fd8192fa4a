"""The bot on its stage: a real log, a hub, and what people do in between."""

import asyncio

from backend.channels.bot.brain import Brain
from backend.channels.bot.worker import BotWorker
from backend.hub import Hub
from backend.log import Log, Transaction
from core.entities import Activity, Author, Conversation, Message
from core.protocol import events as e
from tests.backend import sample

AYSE = e.By(kind="agent", id="ayse")


def at_once(_: str) -> float:
    return 0.0


def begin(work: Transaction, id: str = "c1") -> None:
    sample.create(work, id)
    work.emit(e.BotStarted(conversation=id), sample.SYSTEM)


def take_over(work: Transaction, id: str = "c1") -> None:
    work.emit(e.BotTakenOver(conversation=id, by="ayse"), AYSE)


def give_back(work: Transaction, resume: str, id: str = "c1") -> None:
    work.emit(e.BotReturned(conversation=id, by="ayse", resume=resume), AYSE)
    author = Author(kind="agent", id="ayse", name="Ayşe Kaya")
    work.post(id, "activity", author, activity=Activity(code="returned"))


class Stage:
    """A log, a hub and a bot; `read` shows what came of it."""

    def __init__(self, log: Log, brain: Brain) -> None:
        self.log = log
        self.hub = Hub()
        self.brain = brain
        self.bot = BotWorker(log, self.hub, brain, at_once)

    async def hear(self, text: str, id: str = "c1") -> None:
        await self.log.transact(lambda work: sample.customer_says(work, id, text))
        await self.settle()

    async def settle(self) -> None:
        await self.log.transact(lambda _: None)  # whatever was committed has been told
        await asyncio.sleep(0)
        await self.bot.idle()

    async def read(self, id: str = "c1") -> tuple[Conversation, list[Message]]:
        def work(work: Transaction) -> tuple[Conversation, list[Message]]:
            found = work.conversation(id)
            assert found
            return found, work.messages(id)

        return await self.log.transact(work)

    async def answers(self, id: str = "c1") -> list[Message]:
        return [m for m in (await self.read(id))[1] if m.kind == "out"]
