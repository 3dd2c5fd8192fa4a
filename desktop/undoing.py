"""Undoing: what was just resolved, snoozed or assigned is put back while its notice stands."""

from collections.abc import Callable

from PySide6.QtGui import QAction

from core.desk import Desk
from core.errors import UserError
from core.rows import Directory
from desktop.parts import Parts
from desktop.rows.timeline_terms import towards
from desktop.times import until
from desktop.translate import tr, words
from desktop.views.conversation_doing import Done
from desktop.views.toast import Toast, ToastCard, Toasts

SECONDS = 6


class Undoing:
    """`action` is possible only while there is something to undo; `back` opens a conversation."""

    def __init__(
        self, parts: Parts, toasts: Toasts, action: QAction, back: Callable[[int], None]
    ) -> None:
        self._parts, self._toasts = parts, toasts
        self._action, self._back = action, back
        self._standing: list[tuple[ToastCard, Done]] = []
        action.setEnabled(False)

    def did(self, done: Done) -> None:
        """Says so, with Undo beside it."""
        desk = self._parts.desk
        title = title_of(done, desk.directory, desk.now())
        act = tr("Undo", "Undo"), lambda: self._bring_back(done)
        card = self._toasts.say(Toast(title, tone="ok", seconds=SECONDS, act=act))
        self._standing.append((card, done))
        card.closed.connect(lambda: self._forget(card))
        self._action.setEnabled(True)

    def undo(self) -> None:
        """The newest one whose notice still stands."""
        if self._standing:
            card, done = self._standing[-1]
            self._bring_back(done)
            card.close_it()

    def _forget(self, card: ToastCard) -> None:
        self._standing = [one for one in self._standing if one[0] is not card]
        self._action.setEnabled(bool(self._standing))

    def _bring_back(self, done: Done) -> None:
        self._parts.tasks.start(self._restore(done), "undo")

    async def _restore(self, done: Done) -> None:
        try:
            await put_back(self._parts.desk, done)
        except UserError as error:
            self._toasts.say(Toast(*words(error), "bad", seconds=12))
            return
        self._back(done.before.key)


def title_of(done: Done, directory: Directory, now: int) -> str:
    name = done.before.contact.name
    if done.what == "resolved":
        return tr("Undo", "{name} — resolved", name=name)
    if done.what == "snoozed":
        return tr("Undo", "{name} — snoozed until {time}", name=name, time=until(done.until, now))
    if agent := directory.agents.get(done.to or ""):
        return tr("Undo", "{name} — assigned to {who}", name=name, who=towards(agent.name))
    if team := directory.teams.get(done.team or ""):
        return tr("Undo", "{name} — given to the team {team}", name=name, team=team.name)
    return tr("Undo", "{name} — nobody has it now", name=name)


async def put_back(desk: Desk, done: Done) -> None:
    """As it was before. Raises what the Desk's commands raise."""
    key, before = done.before.key, done.before.conversation
    if done.what == "assigned":
        await desk.assign(key, before.assignee, team=before.team)
    elif before.status == "resolved":
        await desk.resolve(key)
    elif before.status == "snoozed" and (before.snoozed_until or 0) > desk.now():
        await desk.snooze(key, before.snoozed_until or 0)
    else:
        await desk.reopen(key)
