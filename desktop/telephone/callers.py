"""Callers: who is at the other end of each call, from the store; known a moment after it rings."""

from PySide6.QtCore import QObject, Signal

from core.call_rows import Caller
from core.desk import Desk
from core.numbers import shown
from desktop.loop import Tasks
from desktop.telephone.telephone import Telephone
from desktop.times import day_number
from voip.values import Call

KEPT = 100
"""Calls about which something is remembered."""


class Callers(QObject):
    known = Signal(str)
    """Id of a call about whose other side more is known now."""

    def __init__(self, desk: Desk, tasks: Tasks, telephone: Telephone) -> None:
        super().__init__()
        self._desk, self._tasks, self._telephone = desk, tasks, telephone
        self._found: dict[str, Caller] = {}
        self._today: dict[str, int] = {}
        self._asked: dict[str, str] = {}
        telephone.calls_changed.connect(self._look)
        telephone.ended_before.connect(lambda call: self._ask(call))
        self._look()

    def of(self, call: Call) -> Caller:
        """At once; only the number until more is known."""
        return self._found.get(call.id) or Caller(
            number=call.number, shown=shown(call.number, self._country)
        )

    @property
    def _country(self) -> str:
        return self._telephone.policy.country

    def name(self, call: Call) -> str:
        """Ours before the network's: anybody can write a name into an INVITE."""
        return name_of(self.of(call), call.name)

    def today(self, call: Call) -> int:
        """The how manieth call of theirs today an incoming one is; 0 while that is not known."""
        return self._today.get(call.id, 0) if call.direction == "in" else 0

    def _look(self) -> None:
        for call in self._telephone.calls:
            self._ask(call)

    def _ask(self, call: Call) -> None:
        """Once for each number: a transfer changes who is at the other end of the same call."""
        if self._asked.get(call.id) != call.number:
            self._asked[call.id] = call.number
            self._forget_old()
            self._tasks.start(self._find(call), "who calls")

    def ask_again(self, call: Call) -> None:
        """Somebody else is at the other end, though the number stayed: a call was taken over."""
        self._asked.pop(call.id, None)
        self._ask(call)

    def _forget_old(self) -> None:
        """A day of calls, not a year of them."""
        for id in list(self._asked)[:-KEPT]:
            for kept in (self._asked, self._found, self._today):
                kept.pop(id, None)

    async def _find(self, call: Call) -> None:
        found = await self._desk.who_calls(
            call.number, correlation=call.correlation, region=self._country
        )
        today = await self._count(found, call) if found.contact else 0
        if self._asked.get(call.id) == call.number:
            self._found[call.id], self._today[call.id] = found, today
            self.known.emit(call.id)

    async def _count(self, found: Caller, call: Call) -> int:
        """How many times they called today, with this one."""
        assert found.contact is not None
        calls = (await self._desk.customer(found.contact.id)).calls
        this, day = found.call.id if found.call else "", day_number(call.started_at)
        before = [each for each in calls if each.direction == "in" and each.id != this]
        return 1 + sum(day_number(each.started_at) == day for each in before)


def name_of(caller: Caller, said: str = "") -> str:
    """`said`: the name the network gave, shown only where nobody here is known by the number."""
    if caller.contact is not None:
        return caller.contact.name
    if caller.colleague is not None:
        return caller.colleague.name
    return said or caller.shown
