"""Unanswered: this person did not answer an offer, so nothing is given until they say they are there."""

from PySide6.QtCore import QObject, Signal

from core.changes import Changes
from desktop.parts import Parts
from desktop.translate import tr


class Unanswered(QObject):
    changed = Signal()
    id = "unanswered"

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.is_so = False
        self._stop = parts.desk.on_changes(self._changed)

    def close(self) -> None:
        self._stop()

    def _changed(self, changes: Changes) -> None:
        if changes.people or changes.directory or changes.everything:
            self.look()

    def look(self) -> None:
        desk = self._parts.desk
        me = desk.directory.agents.get(desk.me.id)
        so = me is not None and me.not_responding
        if so != self.is_so:
            self.is_so = so
            self.changed.emit()

    def words(self) -> tuple[str, str]:
        return (
            tr("Offer", "You did not answer an offer"),
            tr("Offer", "Nothing new comes until you are back."),
        )

    def come_back(self) -> None:
        self._parts.tasks.start(self._come_back(), "I am back")

    async def _come_back(self) -> None:
        await self._parts.desk.set_state("available")
