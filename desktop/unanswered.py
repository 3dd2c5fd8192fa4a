"""Unanswered: this person did not answer an offer, so nothing is given until they say they are there."""

from PySide6.QtCore import QObject, Signal

from core.changes import Changes
from core.rows import Missed
from desktop.missed_words import missed_words
from desktop.parts import Parts
from desktop.translate import tr


class Unanswered(QObject):
    changed = Signal()
    told = Signal()
    """Something else became of what was missed; `changed` tells of it as well."""
    id = "unanswered"

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.is_so = False
        self._missed: Missed | None = None
        desk = parts.desk
        self._stops = desk.on_changes(self._changed), desk.on_queues(self._counted)

    def close(self) -> None:
        for stop in self._stops:
            stop()

    def _changed(self, changes: Changes) -> None:
        if (
            changes.people
            or changes.directory
            or changes.everything
            or (changes.work and self.is_so)
        ):
            self.look()

    def _counted(self, queues: frozenset[str]) -> None:
        """How many wait is part of what is said."""
        missed = self._missed
        if missed and queues & {of.offer.queue for of in (missed, *missed.besides)}:
            self.told.emit()

    def _waiting(self, queue: str) -> int:
        now = self._parts.desk.queue_now(queue)
        return now.waiting if now else 0

    def look(self) -> None:
        if self._is_so() or self.is_so:
            self._parts.tasks.start(self._look(), "what was not answered")

    def _is_so(self) -> bool:
        desk = self._parts.desk
        me = desk.directory.agents.get(desk.me.id)
        return me is not None and me.not_responding

    async def _look(self) -> None:
        missed = await self._parts.desk.missed()
        so, before = self._is_so(), (self.is_so, self._missed)
        self.is_so, self._missed = so, missed if so else None
        if so != before[0]:
            self.changed.emit()
        elif self._missed != before[1]:
            self.told.emit()

    def words(self, *, content: bool = True) -> tuple[str, str]:
        """That it was missed and by whom; what becomes of it, which may be empty. Without
        `content` not whose work it was."""
        if self._missed is not None and content:
            return missed_words(self._missed, self._waiting)
        return tr("Offer", "You did not answer an offer"), ""

    def come_back(self) -> None:
        self._parts.tasks.start(self._come_back(), "I am back")

    async def _come_back(self) -> None:
        await self._parts.desk.set_state("available")
