"""Doing: what a person decides about the open conversation, each one committed to the outbox."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal

from core.entities import Priority
from core.errors import UserError
from core.rows import Opened
from desktop.models.transcript import TranscriptModel
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.composer_limits import is_nobodys

What = Literal["resolved", "snoozed", "assigned"]


@dataclass(frozen=True, slots=True)
class Done:
    """What a person decided, and how everything was `before`."""

    what: What
    before: Opened
    to: str | None = None
    team: str | None = None
    until: int = 0


class Doing(QObject):
    """Every method returns at once and acts on the conversation that is open then."""

    failed = Signal(object)
    """UserError."""
    done = Signal(object)
    """Done: it is committed, and can be undone."""
    asked = Signal()
    """`said` changed."""

    def __init__(self, parts: Parts, model: TranscriptModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = parts.desk, parts.tasks
        self._model = model
        self.said: dict[str, str] = {}
        """Command type -> words for what was asked for last, shown while it waits."""

    def begin(self) -> None:
        self.said = {}

    def assign(self, to: str | None, team: str | None = None) -> None:
        words = tr("Conversation", "Assigning")
        self._decide(
            "conversation.assign", words, lambda key: self._desk.assign(key, to, team=team),
            lambda before: Done("assigned", before, to, team),
        )  # fmt: skip

    def transfer(self, to: dict[str, str], note: str = "") -> None:
        """`to` is one of queue, team and to, with its id."""
        words = tr("Conversation", "Transferring")
        self._do("work.transfer", words, "transfer", note=note, **to)

    def resolve(self) -> None:
        words = tr("Conversation", "Resolving")
        done = partial(Done, "resolved")
        self._decide("conversation.set_status", words, self._desk.resolve, done)

    def reopen(self) -> None:
        self._do("conversation.set_status", tr("Conversation", "Opening again"), "reopen")

    def snooze(self, until: int) -> None:
        self._decide(
            "conversation.set_status", tr("Conversation", "Snoozing"),
            lambda key: self._desk.snooze(key, until),
            lambda before: Done("snoozed", before, until=until),
        )  # fmt: skip

    def label(self, add: tuple[str, ...] = (), remove: tuple[str, ...] = ()) -> None:
        words = tr("Conversation", "Changing labels")
        self._do("conversation.label", words, "label", add, remove)

    def priority(self, priority: Priority) -> None:
        words = tr("Conversation", "Changing the priority")
        self._do("conversation.set_attributes", words, "set_priority", priority)

    def take_over(self) -> None:
        self._do("bot.take_over", tr("Conversation", "Taking over"), "take_over")

    def return_to_bot(self, resume: str) -> None:
        words = tr("Conversation", "Giving it back to the bot")
        self._do("bot.return", words, "return_to_bot", resume)

    def mark_read(self, key: int, up_to: int) -> None:
        self._start(self._told(partial(self._desk.mark_read, key, up_to)))

    def retry(self, command: str) -> None:
        self._start(self._told(partial(self._desk.retry, command)))

    def discard(self, command: str) -> None:
        self._start(self._told(partial(self._desk.discard, command)))

    def _decide(
        self, command: str, words: str, work: Callable[[int], Coroutine[Any, Any, str]],
        done: Callable[[Opened], Done],
    ) -> None:  # fmt: skip
        key = self._model.key
        if key is not None:
            self._say(command, words)
            self._start(self._decided(key, work, done))

    async def _decided(
        self, key: int, work: Callable[[int], Coroutine[Any, Any, str]],
        done: Callable[[Opened], Done],
    ) -> None:  # fmt: skip
        """How it was is read first: the screen may still be reading what it will show of it."""
        try:
            before = await self._desk.open_conversation(key)
            told = done(before)
            _check(told)
            await work(key)
        except UserError as error:
            self.failed.emit(error)
        else:
            self.done.emit(told)

    def _do(self, command: str, words: str, method: str, *args: Any, **more: Any) -> None:
        key = self._model.key
        if key is not None:
            self._say(command, words)
            self._start(self._told(partial(getattr(self._desk, method), key, *args, **more)))

    def _say(self, command: str, words: str) -> None:
        self.said[command] = words
        self.asked.emit()

    def _start(self, work: Coroutine[Any, Any, Any]) -> None:
        self._tasks.start(work, "conversation.do")

    async def _told(self, work: Callable[[], Coroutine[Any, Any, Any]]) -> bool:
        """`work` is begun here: one that was begun before a window went would never be awaited."""
        try:
            await work()
        except UserError as error:
            self.failed.emit(error)
            return False
        return True


def _check(done: Done) -> None:
    """Who waits for a person is nobody's to put aside: it would end without one."""
    if done.what != "assigned" and is_nobodys(done.before):
        raise UserError("conversation.nobodys", name=done.before.contact.name)
