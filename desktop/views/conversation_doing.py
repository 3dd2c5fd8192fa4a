"""Doing: what a person decides about the open conversation, each one committed to the outbox."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.entities import Priority
from core.errors import UserError
from desktop.models.transcript import TranscriptModel
from desktop.parts import Parts
from desktop.translate import tr


class Doing(QObject):
    """Every method returns at once and acts on the conversation that is open then."""

    failed = Signal(object)
    """UserError."""
    resolved = Signal(int)
    """Key of a conversation whose resolving is committed."""
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
        self._do("conversation.assign", tr("Conversation", "Assigning"), "assign", to, team=team)

    def resolve(self) -> None:
        key = self._model.key
        if key is not None:
            self._start(self._resolve(key))

    async def _resolve(self, key: int) -> None:
        self._say("conversation.set_status", tr("Conversation", "Resolving"))
        if await self._told(self._desk.resolve(key)):
            self.resolved.emit(key)

    def reopen(self) -> None:
        self._do("conversation.set_status", tr("Conversation", "Opening again"), "reopen")

    def snooze(self, until: int) -> None:
        self._do("conversation.set_status", tr("Conversation", "Snoozing"), "snooze", until)

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
        self._start(self._told(self._desk.mark_read(key, up_to)))

    def retry(self, command: str) -> None:
        self._start(self._told(self._desk.retry(command)))

    def discard(self, command: str) -> None:
        self._start(self._told(self._desk.discard(command)))

    def _do(self, command: str, words: str, method: str, *args: Any, **more: Any) -> None:
        key = self._model.key
        if key is not None:
            self._say(command, words)
            self._start(self._told(getattr(self._desk, method)(key, *args, **more)))

    def _say(self, command: str, words: str) -> None:
        self.said[command] = words
        self.asked.emit()

    def _start(self, work: Coroutine[Any, Any, Any]) -> None:
        self._tasks.start(work, "conversation.do")

    async def _told(self, work: Coroutine[Any, Any, Any]) -> bool:
        try:
            await work
        except UserError as error:
            self.failed.emit(error)
            return False
        return True
