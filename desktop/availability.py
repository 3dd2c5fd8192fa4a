"""Availability: what is looked at before I am available, quickly, and said in one quiet line."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtCore import QObject

from desktop.my_state import MyState
from desktop.parts import Parts
from desktop.telephone.preflight import Check, Name, troubles
from desktop.telephone.preflight_words import sentence, title
from desktop.translate import tr
from desktop.views.toast import Toast, ToastCard

FRESH_S = 600.0
"""So long what was found fine is taken for fine, unless the phone has told otherwise."""
PATIENCE_S = 2.0
"""Nobody waits longer to be available."""
QUIET_S, TROUBLE_S = 4, 20
WITHOUT_PHONE: tuple[Name, ...] = ("platform", "clock", "disk")
"""What matters to who answers no calls."""


class Availability(QObject):
    """`look` finds out; `fix` shows everything, with the way to the settings."""

    def __init__(
        self, parts: Parts, state: MyState, look: Callable[[], Awaitable[Sequence[Check]]],
        say: Callable[[Toast], object], fix: Callable[[], None], parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._parts, self._state, self._look = parts, state, look
        self._say, self._fix = say, fix
        self._looking = False
        self._fine_at: float | None = None
        self._told_at: float | None = None
        """When it was said what is wrong: the same wish again means “anyway”."""
        self._card: ToastCard | None = None
        self.keys = ""
        """What means “anyway” as well, as it stands on keyboards."""
        self.clock: Callable[[], float] = time.monotonic
        self.patience_s = PATIENCE_S
        parts.telephone.registrations_changed.connect(self._forget)
        parts.telephone.devices_changed.connect(lambda *_: self._forget())

    def become(self) -> None:
        """Available at once where everything was fine lately, else after a look of two seconds.
        Whoever is available already, and only says that they are there, waits for nothing."""
        wanted = bool(self._parts.settings.get("phone_preflight"))
        if not wanted or self._state.me.state == "available" or self._was_told():
            self._propose()
        elif self._was_fine():
            self._propose()
            self._say_fine()
        elif not self._looking:
            self._looking = True
            self._state.announce("available")
            self._parts.tasks.start(self._look_first(), "pre-flight")

    def _was_told(self) -> bool:
        return self._told_at is not None and self.clock() - self._told_at < TROUBLE_S

    def _was_fine(self) -> bool:
        return self._fine_at is not None and self.clock() - self._fine_at < FRESH_S

    def _forget(self) -> None:
        """What was fine may not be any more: it is looked at again."""
        self._fine_at = None

    def _propose(self) -> None:
        self._told_at = None
        if self._card is not None:
            self._card.close_it()
        self._state.choose("available")

    async def _look_first(self) -> None:
        try:
            found = await asyncio.wait_for(_listed(self._look()), self.patience_s)
        except TimeoutError:
            self._propose()
            said = tr("Preflight", "The check takes longer than usual: you are available meanwhile")
            self._say(Toast(said, seconds=QUIET_S))
        else:
            self._judge([check for check in found if self._matters(check)])
        finally:
            self._looking = False
            self._state.withdraw()

    def _matters(self, check: Check) -> bool:
        return bool(self._parts.telephone.accounts) or check.name in WITHOUT_PHONE

    def _judge(self, found: Sequence[Check]) -> None:
        wrong = troubles(found)
        if any(check.state == "bad" for check in wrong):
            self._say_trouble(wrong[0])
            return
        self._propose()
        if wrong:
            act = tr("Preflight", "Look"), self._fix
            self._say(Toast(title(wrong[0]), sentence(wrong[0]), seconds=TROUBLE_S, act=act))
        else:
            self._fine_at = self.clock()
            self._say_fine()

    def _say_fine(self) -> None:
        if self._parts.telephone.accounts:
            said = tr("Preflight", "Microphone, line and platform are fine")
        else:
            said = tr("Preflight", "Line and platform are fine")
        self._say(Toast(said, tone="ok", seconds=QUIET_S))

    def _say_trouble(self, check: Check) -> None:
        """Nobody is held back: it is for the person to decide, also by the same key once more."""
        self._told_at = self.clock()
        anyway = f"{tr('Preflight', 'Available anyway')}   {self.keys}".rstrip(), self._propose
        fix = tr("Preflight", "Fix"), self._fix
        toast = Toast(title(check), sentence(check), "bad", TROUBLE_S, anyway, fix)
        card = self._say(toast)
        if isinstance(card, ToastCard):
            self._card = card
            card.closed.connect(self._gone)

    def _gone(self) -> None:
        self._card = None


async def _listed(coming: Awaitable[Sequence[Check]]) -> Sequence[Check]:
    return await coming
