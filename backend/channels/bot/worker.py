"""The bot at work: hears the log, thinks for a human moment, and takes its turn."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from functools import partial

from backend.channels.bot.brain import Brain
from backend.channels.bot.turns import NO_QUEUES, give_up, has_turn, suggest, take_turn
from backend.channels.queues import Queues
from backend.channels.waiting import choose_in_words, told_late
from backend.hub import Hub
from backend.log import Log, Transaction
from core.protocol.events import (
    BotHandedOff,
    BotReturned,
    BotStarted,
    BotTakenOver,
    Event,
    InteractionUpserted,
    MessageCreated,
)
from core.protocol.signals import Typing
from core.work import Interaction

LOGGER = logging.getLogger(__name__)
AT_ONCE = 16
"""Conversations the bot works on at the same time; the others wait their turn."""


def human_moment(text: str) -> float:
    """Seconds a polite person would need before answering `text`; never long enough to annoy."""
    return min(1.8, 0.7 + len(text) / 150)


class BotWorker:
    """One task per conversation that has something unanswered; a crash ends only that task."""

    def __init__(
        self, log: Log, hub: Hub, brain: Brain, pause: Callable[[str], float] = human_moment,
        queues: Queues = NO_QUEUES,
    ) -> None:  # fmt: skip
        self._log = log
        self._hub = hub
        self._brain = brain
        self._pause = pause
        self._queues = queues
        self._busy: dict[str, asyncio.Task[bool]] = {}
        self._again: dict[str, str] = {}
        self._beside: set[asyncio.Task[object]] = set()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._stop_listening: Callable[[], None] | None = None

    async def start(self) -> None:
        """Listens from now on, and picks up what was left unanswered before."""
        self._stop_listening = self._log.listen(self._heard)
        for conversation in await self._log.transact(lambda work: work.with_bot()):
            self._wake(conversation, "")
        for waiting in await self._log.transact(lambda work: work.state.unfinished(Interaction)):
            self._waits_long(waiting)
            if waiting.conversation:
                self._wake(waiting.conversation, "")

    async def stop(self) -> None:
        """Drops what it was about to say; the next start says it."""
        if self._stop_listening is not None:
            self._stop_listening()
            self._stop_listening = None
        tasks = [*self._busy.values(), *self._beside]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def idle(self) -> None:
        """Waits until nothing that was heard so far is unanswered."""
        while self._busy or self._beside:
            await asyncio.wait([*self._busy.values(), *self._beside])
            await asyncio.sleep(0)

    def _heard(self, events: Sequence[Event]) -> None:
        for event in events:
            body = event.body
            if isinstance(body, MessageCreated) and body.message.kind == "in":
                self._wake(body.message.conversation, body.message.text)
            elif isinstance(body, BotReturned | BotStarted | BotHandedOff | BotTakenOver):
                self._wake(body.conversation, "")
            elif isinstance(body, InteractionUpserted):
                self._waits_long(body.interaction)

    def _waits_long(self, work: Interaction) -> None:
        """Said once for each level; whether it still holds is looked at where it is said."""
        if work.level and work.conversation and work.state in ("waiting", "offered", "done"):
            self._also(partial(told_late, brain=self._brain, interaction=work.id))

    def _also(self, work: Callable[[Transaction], object]) -> None:
        """Beside the conversation's own turn: a task that a crash ends alone."""
        task = asyncio.create_task(self._log.transact(work))
        self._beside.add(task)
        task.add_done_callback(self._beside_done)

    def _beside_done(self, task: "asyncio.Task[object]") -> None:
        self._beside.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            LOGGER.error("the bot could not help with a conversation", exc_info=error)

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
                return await self._beside_a_person(conversation)
            self._type(conversation, "reply")
            try:
                await self._moment(text)
                return await self._log.transact(
                    partial(
                        take_turn,
                        brain=self._brain,
                        conversation=conversation,
                        queues=self._queues,
                    )
                )
            finally:
                self._type(conversation, "none")

    async def _beside_a_person(self, conversation: str) -> bool:
        """For whoever waits: what they choose in words. For whoever has it: what to answer."""
        chosen = await self._log.transact(
            partial(
                choose_in_words, brain=self._brain, conversation=conversation, queues=self._queues
            )
        )
        if not chosen:
            await self._log.transact(partial(suggest, brain=self._brain, conversation=conversation))
        return chosen

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
            self._log.transact(
                partial(give_up, brain=self._brain, conversation=conversation, queues=self._queues)
            )
        )
        self._busy[conversation] = rescue
        rescue.add_done_callback(partial(self._rescued, conversation))

    def _rescued(self, conversation: str, task: "asyncio.Task[bool]") -> None:
        del self._busy[conversation]
        error = None if task.cancelled() else task.exception()
        if error is not None:
            LOGGER.error("could not hand %s over", conversation, exc_info=error)

    def _type(self, conversation: str, kind: str) -> None:
        bot = self._brain.author
        body = Typing(
            conversation=conversation, author_kind="agent", author=bot.id, name=bot.name,
            kind="reply" if kind == "reply" else "none",
        )  # fmt: skip
        self._hub.signal(f"typing:{conversation}:{bot.id}", body)
