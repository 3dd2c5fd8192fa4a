"""The bot at work: hears the log, thinks for a human moment, and takes its turn."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from functools import partial

from backend.channels.bot.brain import Brain
from backend.channels.bot.turns import BOT, give_up, has_turn, take_turn
from backend.hub import Hub
from backend.log import Log
from core.protocol.events import BotReturned, BotStarted, Event, MessageCreated
from core.protocol.signals import Typing

LOGGER = logging.getLogger(__name__)
AT_ONCE = 16
"""Conversations the bot works on at the same time; the others wait their turn."""


def human_moment(text: str) -> float:
    """Seconds a polite person would need before answering `text`; never long enough to annoy."""
    return min(1.8, 0.7 + len(text) / 150)


class BotWorker:
    """One task per conversation that has something unanswered; a crash ends only that task."""

    def __init__(
        self, log: Log, hub: Hub, brain: Brain, pause: Callable[[str], float] = human_moment
    ) -> None:
        self._log = log
        self._hub = hub
        self._brain = brain
        self._pause = pause
        self._busy: dict[str, asyncio.Task[bool]] = {}
        self._again: dict[str, str] = {}
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._stop_listening: Callable[[], None] | None = None

    async def start(self) -> None:
        """Listens from now on, and picks up what was left unanswered before."""
        self._stop_listening = self._log.listen(self._heard)
        for conversation in await self._log.transact(lambda work: work.with_bot()):
            self._wake(conversation, "")

    async def stop(self) -> None:
        """Drops what it was about to say; the next start says it."""
        if self._stop_listening is not None:
            self._stop_listening()
            self._stop_listening = None
        tasks = list(self._busy.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def idle(self) -> None:
        """Waits until nothing that was heard so far is unanswered."""
        while self._busy:
            await asyncio.wait(list(self._busy.values()))
            await asyncio.sleep(0)

    def _heard(self, events: Sequence[Event]) -> None:
        for event in events:
            body = event.body
            if isinstance(body, MessageCreated) and body.message.kind == "in":
                self._wake(body.message.conversation, body.message.text)
            elif isinstance(body, BotReturned | BotStarted):
                self._wake(body.conversation, "")

    def _wake(self, conversation: str, text: str) -> None:
        if conversation in self._busy:
            self._again[conversation] = text
            return
        task = asyncio.create_task(self._attend(conversation, text))
        self._busy[conversation] = task
        task.add_done_callback(partial(self._done, conversation))

    async def _attend(self, conversation: str, text: str) -> bool:
        async with self._slots:
            if not await self._log.transact(
                partial(has_turn, brain=self._brain, conversation=conversation)
            ):
                return False
            self._type(conversation, "reply")
            try:
                await self._moment(text)
                return await self._log.transact(
                    partial(take_turn, brain=self._brain, conversation=conversation)
                )
            finally:
                self._type(conversation, "none")

    async def _moment(self, text: str) -> None:
        await asyncio.sleep(self._pause(text))

    def _done(self, conversation: str, task: "asyncio.Task[bool]") -> None:
        del self._busy[conversation]
        if task.cancelled():
            return
        error = task.exception()
        text = self._again.pop(conversation, None)
        if error is not None:
            self._broke(conversation, error)
        elif text is not None and self._stop_listening is not None:
            self._wake(conversation, text)

    def _broke(self, conversation: str, error: BaseException) -> None:
        """The customer must not be left alone with a bot that cannot answer."""
        LOGGER.error("the bot broke down in %s", conversation, exc_info=error)
        rescue = asyncio.create_task(
            self._log.transact(partial(give_up, brain=self._brain, conversation=conversation))
        )
        self._busy[conversation] = rescue
        rescue.add_done_callback(partial(self._rescued, conversation))

    def _rescued(self, conversation: str, task: "asyncio.Task[bool]") -> None:
        del self._busy[conversation]
        error = None if task.cancelled() else task.exception()
        if error is not None:
            LOGGER.error("could not hand %s over", conversation, exc_info=error)

    def _type(self, conversation: str, kind: str) -> None:
        body = Typing(
            conversation=conversation, author_kind="agent", author=BOT.id, name=BOT.name,
            kind="reply" if kind == "reply" else "none",
        )  # fmt: skip
        self._hub.signal(f"typing:{conversation}:{BOT.id}", body)
