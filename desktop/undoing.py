"""Undoing: a conversation that was just resolved can be brought back while its notice stands."""

from collections.abc import Callable

from PySide6.QtGui import QAction

from core.errors import UserError
from desktop.parts import Parts
from desktop.translate import tr, words
from desktop.views.toast import Toast, ToastCard, Toasts

SECONDS = 8


class Undoing:
    """`action` is possible only while there is something to undo; `back` opens a conversation."""

    def __init__(
        self, parts: Parts, toasts: Toasts, action: QAction, back: Callable[[int], None]
    ) -> None:
        self._parts, self._toasts = parts, toasts
        self._action, self._back = action, back
        self._standing: list[tuple[ToastCard, int]] = []
        action.setEnabled(False)

    def resolved(self, key: int, name: str) -> None:
        """Says so, with Undo beside it."""
        title = tr("Undo", "{name} — resolved", name=name) if name else tr("Undo", "Resolved")
        act = tr("Undo", "Undo"), lambda: self._bring_back(key)
        card = self._toasts.say(Toast(title, tone="ok", seconds=SECONDS, act=act))
        self._standing.append((card, key))
        card.closed.connect(lambda: self._forget(card))
        self._action.setEnabled(True)

    def undo(self) -> None:
        """The newest one whose notice still stands."""
        if self._standing:
            card, key = self._standing[-1]
            self._bring_back(key)
            card.close_it()

    def _forget(self, card: ToastCard) -> None:
        self._standing = [one for one in self._standing if one[0] is not card]
        self._action.setEnabled(bool(self._standing))

    def _bring_back(self, key: int) -> None:
        self._parts.tasks.start(self._reopen(key), "undo")

    async def _reopen(self, key: int) -> None:
        try:
            await self._parts.desk.reopen(key)
        except UserError as error:
            self._toasts.say(Toast(*words(error), "bad", seconds=12))
            return
        self._back(key)
