"""Acting: what a supervisor does to others' work from a menu, with what it means, and the way back."""

from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from core.entities import AgentState
from core.numbers import shown
from core.rows import WorkRow
from core.supervision import Mode
from core.work import Interaction
from desktop.dialogs.act import ActSheet
from desktop.dialogs.announce import Announce
from desktop.dialogs.complete import CompleteSheet
from desktop.dialogs.profile import ProfileSheet
from desktop.dialogs.transfer import Transfer
from desktop.loop import ask
from desktop.models.acting import Deed, deeds_for
from desktop.models.live_values import Floor
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.state_words import said_name
from desktop.views.toast import Toast

STANDS_S = 10
"""How long what was done stands with its way back."""
Say = Callable[[Toast], object]


class Acting(QObject):
    """`floor` is what is so now; `say` shows a notice."""

    opened = Signal(int, object)
    """Key of a conversation that is read along or was taken over."""
    asked = Signal(str)
    """Id of the record of a call that is to be heard: its leg comes soon."""

    def __init__(self, parts: Parts, over: QWidget, floor: Callable[[], Floor], say: Say) -> None:
        super().__init__(over)
        self._parts, self._over, self._floor, self._say = parts, over, floor, say
        self._made: dict[str, tuple[tuple[Deed, ...], QObject, list[QAction]]] = {}
        self._old: list[QObject] = []
        self._verbs: dict[str, Callable[[list[str]], object]] = {
            "watch": self._watch, "bot": self._watch_bot, "force": self._force,
            "complete": self._complete, "close": self._close, "give": self._give,
            "profile": self._profile, "announce": self._announce,
        }  # fmt: skip

    # What stands in a menu

    def actions_for(self, subject: str) -> Sequence[QAction]:
        desk = self._parts.desk
        deeds = deeds_for(subject, self._floor(), desk.may, desk.me.id)
        known = self._made.get(subject)
        if known is None or known[0] != deeds:
            owner = QObject(self)
            if known is not None:
                self._old.append(known[1])
            known = self._made[subject] = deeds, owner, [self._action(d, owner) for d in deeds]
            self._sweep()
        return known[2]

    def _sweep(self) -> None:
        """Never under an open menu, whose rows they are."""
        if QApplication.activePopupWidget() is None:
            for owner in self._old:
                owner.deleteLater()
            self._old = []

    def _action(self, deed: Deed, owner: QObject) -> QAction:
        action = QAction(deed.title, owner)
        action.setToolTip(deed.means or deed.title)
        if deed.icon:
            action.setIcon(self._parts.theme.icon(deed.icon, "second", 16))
        if deed.within:
            action.setMenu(self._menu(deed, owner))
        else:
            action.setCheckable(deed.is_so)
            action.setChecked(deed.is_so)
            action.triggered.connect(lambda: self.do(deed.id))
        return action

    def _menu(self, deed: Deed, owner: QObject) -> QMenu:
        """What each means stands there in words: nobody is surprised by what they did."""
        menu = QMenu(self._over)
        owner.destroyed.connect(menu.deleteLater)
        if deed.means:
            menu.addAction(deed.means).setEnabled(False)
        menu.setToolTipsVisible(True)
        for each in deed.within:
            action = self._action(each, owner)
            if each.means:
                action.setText(f"{each.title}  ·  {each.means}")
            menu.addAction(action)
        return menu

    def do(self, id: str) -> None:
        verb, *rest = id.split(":")
        self._verbs[verb](rest)

    # Being with somebody's work

    def _watch(self, rest: list[str]) -> None:
        mode, of = _mode(rest[0]), self._interaction(rest[1])
        if of is not None:
            self._parts.tasks.start(self._supervise(of, mode), "supervise")

    async def _supervise(self, of: Interaction, mode: Mode) -> None:
        desk, told = self._parts.desk, bool(self._parts.settings.get("supervise_visible"))
        agent = self._name(of.agent or "")
        if of.media == "call" and of.call:
            if mode == "take_over" and not await self.sure_to_take(agent):
                return
            self.asked.emit(of.call)
            await desk.supervise(mode, call=of.call, visible=told)
            return
        key = await desk.key_of(of.conversation) if of.conversation else None
        if key is None:
            return
        await desk.supervise(mode, key=key, visible=told)
        self.opened.emit(key, None)
        if mode == "take_over":
            self._say_taken(key, of.agent, agent)

    async def sure_to_take(self, agent: str) -> bool:
        """A call: once the agent has left it, there is no way back."""
        means = tr(
            "Acting", "{agent} leaves the call and you have the customer. There is no way back.",
            agent=agent,
        )  # fmt: skip
        title, verb = tr("Acting", "Take over the call?"), tr("Acting", "Take over")
        return await self._sure(title, means, verb)

    def _say_taken(self, key: int, agent: str | None, name: str) -> None:
        title = tr("Acting", "The conversation is yours")
        back = None
        if agent:
            words = tr("Acting", "Give it back to {agent}", agent=name)
            back = words, lambda: self._start(self._parts.desk.transfer(key, to=agent))
        self._say(Toast(title, tone="ok", seconds=STANDS_S, act=back))

    def _watch_bot(self, rest: list[str]) -> None:
        self._start(self._supervise_bot(_mode(rest[0]), ":".join(rest[1:])))

    async def _supervise_bot(self, mode: Mode, conversation: str) -> None:
        key = await self._parts.desk.key_of(conversation)
        if key is None:
            return
        visible = bool(self._parts.settings.get("supervise_visible"))
        await self._parts.desk.supervise(mode, key=key, visible=visible)
        self.opened.emit(key, None)

    # States

    def _force(self, rest: list[str]) -> None:
        agent, state, reason = rest[0], rest[1], ":".join(rest[2:])
        known = self._parts.desk.directory.agents.get(agent)
        before = (known.state, known.reason) if known is not None else None
        self._start(self._parts.desk.force_state(agent, _state(state), reason))
        words = said_name(_state(state), reason, self._parts.desk.directory.reasons)
        title = tr("Acting", "{name}: {state}", name=self._name(agent), state=words)
        detail = tr("Acting", "What they have in hand stays theirs.")
        back = None
        if before is not None and before != (state, reason):
            was = before
            back = (
                tr("Acting", "Undo"),
                lambda: self._start(self._parts.desk.force_state(agent, *was)),
            )
        self._say(Toast(title, detail, "ok", STANDS_S, back))

    # Work

    def _complete(self, rest: list[str]) -> None:
        row = self._row(rest[0])
        if row is not None:
            self._start(self._ask_complete(row))

    async def _ask_complete(self, row: WorkRow) -> None:
        """It cannot be undone: the agent's note of it is not waited for."""
        of, desk = row.interaction, self._parts.desk
        agent = self._name(of.agent or "")
        means = tr("Acting", "{agent} is free at once. What was noted so far is kept.", agent=agent)
        known = desk.dispositions_for(of)
        sheet = CompleteSheet(self._parts.theme, row, known, means, desk.now(), self._over)
        try:
            if await ask(sheet):
                record = sheet.record
                await desk.complete_wrap_up(
                    of.id, disposition=record.disposition, note=record.note,
                    follow_up=record.follow_up, follow_up_at=record.follow_up_at,
                )  # fmt: skip
                words = tr("Acting", "The wrap-up of {agent} is complete", agent=agent)
                self._say(Toast(words, tone="ok", seconds=STANDS_S))
        finally:
            sheet.deleteLater()

    def _close(self, rest: list[str]) -> None:
        of = self._interaction(rest[0])
        if of is not None:
            self._start(self._ask_close(of))

    async def _ask_close(self, of: Interaction) -> None:
        waits = of.state in ("waiting", "offered")
        means = (
            tr("Acting", "It leaves the queue and is offered to nobody. There is no way back.")
            if waits
            else tr("Acting", "It is over for {agent}, without a wrap-up. There is no way back.",
                    agent=self._name(of.agent or ""))
        )  # fmt: skip
        sheet = ActSheet(
            self._parts.theme, tr("Acting", "Close it?"), means, tr("Acting", "Close"),
            self._over, reason=tr("Acting", "Why, for the audit list"),
        )  # fmt: skip
        try:
            if await ask(sheet):
                await self._parts.desk.close_work(of.id, sheet.reason)
                self._say(Toast(tr("Acting", "It is closed"), sheet.reason, "ok", STANDS_S))
        finally:
            sheet.deleteLater()

    def _give(self, rest: list[str]) -> None:
        of = self._interaction(rest[0])
        if of is None:
            return
        popup = Transfer(self._parts, self._over, assignee=of.agent, media=of.media)
        popup.given.connect(partial(self._given, of))
        place = QCursor.pos() if self._over.underMouse() else self._over.mapToGlobal(
            self._over.rect().center()
        )  # fmt: skip
        popup.open_at(place)

    def _given(self, of: Interaction, target: str, note: str) -> None:
        self._start(self._transfer(of, target, note))

    async def _transfer(self, of: Interaction, target: str, note: str) -> None:
        desk, (kind, _, id) = self._parts.desk, target.partition(":")
        queue = id if kind == "queue" else of.queue if kind == "nobody" else None
        team, to = (id if kind == each else None for each in ("team", "agent"))
        number = id if kind == "number" else None
        if of.media == "call" and of.call:
            await desk.transfer(
                call=of.call, queue=queue, team=team, to=to, number=number, note=note
            )  # fmt: skip
        else:
            key = await desk.key_of(of.conversation) if of.conversation else None
            if key is None:
                return
            await desk.transfer(key, queue=queue, team=team, to=to, note=note)
        before = of.agent
        back = None
        if before and of.media != "call":
            words = tr("Acting", "Give it back to {agent}", agent=self._name(before))
            back = words, lambda: self._given(of, f"agent:{before}", "")
        name = self._target(kind, id or of.queue)
        words = tr("Acting", "It goes to {name}", name=name)
        self._say(Toast(words, tone="ok", seconds=STANDS_S, act=back))

    def _target(self, kind: str, id: str) -> str:
        known = self._parts.desk.directory
        if kind == "agent":
            return self._name(id) or self._parts.desk.me.name
        if kind == "number":
            return shown(id, self._parts.telephone.policy.country)
        found = (known.teams if kind == "team" else known.queues).get(id)
        return found.name if found is not None else id

    # People

    def _profile(self, rest: list[str]) -> None:
        self._show(ProfileSheet(self._parts, rest[0], self._say, self._over))

    def _announce(self, rest: list[str]) -> None:
        """A queue's is its team's."""
        kind, id = rest[0], rest[1]
        if kind == "queue":
            queue = self._parts.desk.directory.queues.get(id)
            kind, id = "team", (queue.team or "") if queue is not None else ""
        self.announce(f"{kind}:{id}" if id else "")

    def announce(self, to: str = "") -> None:
        """`to`: "agent:ID", "team:ID", or empty for everybody."""
        self._show(Announce(self._parts, self._say, self._over, to))

    # Inside

    def _show(self, sheet: Announce | ProfileSheet) -> None:
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    async def _sure(self, title: str, means: str, verb: str) -> bool:
        sheet = ActSheet(self._parts.theme, title, means, verb, self._over)
        try:
            return bool(await ask(sheet))
        finally:
            sheet.deleteLater()

    def _interaction(self, id: str) -> Interaction | None:
        row = self._row(id)
        return row.interaction if row is not None else None

    def _row(self, id: str) -> WorkRow | None:
        return next((row.work for row in self._floor().tasks if row.id == id), None)

    def _name(self, agent: str) -> str:
        known = self._parts.desk.directory.agents.get(agent)
        return known.name if known is not None else ""

    def _start(self, work: Coroutine[Any, Any, object]) -> None:
        self._parts.tasks.start(work, "act as a supervisor")


def _mode(word: str) -> Mode:
    found: dict[str, Mode] = {
        "monitor": "monitor", "whisper": "whisper", "barge": "barge", "take_over": "take_over",
    }  # fmt: skip
    return found[word]


def _state(word: str) -> AgentState:
    found: dict[str, AgentState] = {
        "available": "available", "busy": "busy", "not_ready": "not_ready", "wrap_up": "wrap_up",
        "offline": "offline",
    }  # fmt: skip
    return found[word]
