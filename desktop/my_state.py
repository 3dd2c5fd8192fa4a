"""MyState: what I say of myself, proposed to the platform one wish after the other.

The platform owns it: what it says is shown, what was wished stands as waiting until it says the
same, refuses, or cannot be reached. A wish that comes while another is not answered waits for
that answer: sent beside it, it would carry an old version and be refused for nothing.
"""

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from core.changes import Changes
from core.entities import Agent, AgentState
from core.rows import Line, Refused
from desktop.my_day import MyDayWatch
from desktop.parts import Parts
from desktop.views.state_words import NOBODY, Now, StateFace, face, said_name

COMMAND = "agent.set_state"
PATIENCE_MS = 10_000
"""After so long without an answer the platform's own word stands again."""
HELD_MS = 30_000
"""A wish from before the line was up is proposed when it is, unless that took longer."""


class Wish(NamedTuple):
    state: AgentState
    reason: str = ""
    now: bool = False
    """At once, though work is not finished."""


class MyState(QObject):
    changed = Signal()
    overtaken = Signal(str)
    """A wish was refused because something newer was known: what I am now, in words."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.day = MyDayWatch(parts, self)
        self._asked: Wish | None = None
        self._command = ""
        self._next: Wish | None = None
        self._announced: Wish | None = None
        self._held: Wish | None = None
        """Wished while nobody could be asked."""
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._settle)
        self._holding = QTimer(self, singleShot=True, interval=HELD_MS)
        self._holding.timeout.connect(self._let_go)
        desk = parts.desk
        self._stops = [
            desk.on_changes(self._on_changes), desk.on_line(self._on_line),
            desk.on_work(lambda _: self.changed.emit()),
            desk.on_offers(lambda _: self.changed.emit()), desk.on_refused(self._refused),
        ]  # fmt: skip
        self.day.changed.connect(self.changed)

    def close(self) -> None:
        self._patience.stop()
        self._holding.stop()
        self.day.close()
        for stop in self._stops:
            stop()
        self._stops = []

    # What stands

    @property
    def me(self) -> Agent:
        desk = self._parts.desk
        return desk.directory.agents.get(desk.me.id, NOBODY)

    @property
    def wished(self) -> Wish | None:
        return self._held or self._next or self._asked or self._announced

    def face(self) -> StateFace:
        desk, me, wished = self._parts.desk, self.me, self.wished
        return face(
            Now(
                agent=me, routing=desk.routing, chosen=wished[:2] if wished else None,
                work=tuple(row.interaction for row in desk.work),
                reasons=desk.directory.reasons, left_ms=self.left_ms(), offers=len(desk.offers),
                stale=desk.line.state != "live", at=desk.now(),
            )
        )  # fmt: skip

    def left_ms(self) -> int | None:
        """Of the budget of what I am now."""
        me = self.me
        if not me.reason or me.state in ("available", "offline"):
            return None
        return self.day.left_ms(me.reason)

    # What I wish

    def announce(self, state: AgentState) -> None:
        """Shown as waiting before it is proposed, until `withdraw`: a click is answered at once."""
        self._announced = Wish(state)
        self.changed.emit()

    def withdraw(self) -> None:
        self._announced = None
        self.changed.emit()

    def choose(self, state: AgentState, reason: str = "", *, now: bool = False) -> None:
        wish = Wish(state, reason, now)
        if self._parts.desk.line.state != "live":
            self._held = wish
            self._holding.start()
        elif self._asked is not None:
            self._next = wish
        elif not self._is_so(wish):
            self._ask(wish)
        self.changed.emit()

    def take_back(self) -> None:
        """No next state after all."""
        if self.me.next_state is not None:
            self.choose("available")

    def begin_now(self) -> None:
        """The next state begins at once, though work is not finished."""
        me = self.me
        if me.next_state is not None:
            self.choose(me.next_state, me.next_reason, now=True)

    def _ask(self, wish: Wish) -> None:
        self._asked = wish
        self._patience.start()
        self._parts.tasks.start(self._propose(wish), "my state")

    async def _propose(self, wish: Wish) -> None:
        self._command = await self._parts.desk.set_state(wish.state, wish.reason, now=wish.now)

    def _is_so(self, wish: Wish) -> bool:
        """The platform says the same of me."""
        me = self.me
        if (me.next_state, me.next_reason) == (wish.state, wish.reason):
            return not wish.now
        if me.not_responding:
            return False
        return me.next_state is None and (me.state, me.reason) == (wish.state, wish.reason)

    def _settle(self) -> None:
        """Answered, refused, or never heard of again: the next wish has its turn."""
        wish, self._asked, self._next, self._command = self._next, None, None, ""
        self._patience.stop()
        if wish is not None and not self._is_so(wish):
            self._ask(wish)
        self.changed.emit()

    # What the platform says

    def _on_changes(self, changes: Changes) -> None:
        mine = self._parts.desk.me.id in changes.people
        if not (mine or changes.everything or changes.directory):
            return
        if self._asked is not None and self._is_so(self._asked):
            self._settle()
        self.changed.emit()

    def _on_line(self, line: Line) -> None:
        """What was asked over a line that broke is never sent again: only a new wish is."""
        if line.state != "live":
            self._next = None
            self._settle()
        elif (wish := self._held) is not None:
            self._let_go()
            self.choose(wish.state, wish.reason, now=wish.now)
        self.changed.emit()

    def _let_go(self) -> None:
        self._held = None
        self._holding.stop()
        self.changed.emit()

    def _refused(self, refused: Refused) -> None:
        if refused.type != COMMAND or self._asked is None:
            return
        if refused.id != self._command and self._command:
            return
        self._settle()
        if refused.code == "conflict":
            me, reasons = self.me, self._parts.desk.directory.reasons
            self.overtaken.emit(said_name(me.state, me.reason, reasons))
