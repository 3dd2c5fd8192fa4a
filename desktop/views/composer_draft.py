"""Drafts: what was being written is kept at every pause, and when its conversation is left."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.desk import Desk
from core.errors import UserError
from core.rows import Draft

if TYPE_CHECKING:
    from desktop.loop import Tasks

PAUSE = 400
"""Ms without a key after which a draft is kept."""


class Drafts(QObject):
    """Keeps the draft that `current` tells of the conversation that is being written in."""

    def __init__(
        self, desk: Desk, tasks: "Tasks", current: Callable[[], Draft], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._current = current
        self._key: int | None = None
        self._kept: Draft | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.keep)

    def begin(self, key: int, draft: Draft) -> None:
        self._key, self._kept = key, draft
        self._timer.stop()

    def end(self) -> None:
        self.keep()
        self._key = None

    def stir(self) -> None:
        """Something was typed, added or taken back."""
        if self._key is not None:
            self._timer.start()

    def keep(self) -> None:
        save = self._unsaved()
        if save is not None:
            self._tasks.start(self._save(*save), "draft.save")

    async def flush(self) -> None:
        """Returns once the draft as it stands now is committed."""
        save = self._unsaved()
        if save is not None:
            await self._save(*save)

    async def _save(self, key: int, draft: Draft) -> None:
        """Where it cannot be kept, the next pause tries again."""
        try:
            await self._desk.save_draft(key, draft)
        except UserError:
            if key == self._key:
                self._kept = None
            raise

    def _unsaved(self) -> tuple[int, Draft] | None:
        """What must be saved, taken now: a moment later another conversation may be open."""
        self._timer.stop()
        draft = self._current()
        if self._key is None or draft == self._kept:
            return None
        self._kept = draft
        return self._key, draft

    def hold(self) -> None:
        """It is being sent: a pause that ends now would keep the same words as a draft again."""
        self._timer.stop()

    async def sent(self, key: int, kept: Draft) -> None:
        """What was sent from `key` is no draft any more; `kept` is what remains of it."""
        if key == self._key:
            self._kept = kept
        await self._desk.save_draft(key, kept)
