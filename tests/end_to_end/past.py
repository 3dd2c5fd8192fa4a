"""What happened before a story begins, in the log of a platform that is not running yet.

    with Past(platform.data) as past:
        past.at(220, lambda log: asks(log, "p1", "Nur Aydın", "qu-sales", "Var mı?"))

Each moment is a transaction of its own, at its own time, under the platform's own rules: so every
figure of it is what a platform that ran then would have counted.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from backend.log import Log, Transaction, now_ms
from backend.routing import intake
from backend.routing.steps import Steps
from backend.server import FILE_NAME
from core.entities import Agent, Author, Contact, Conversation
from core.protocol import events as e
from core.protocol.frames import Resume
from core.work import Interaction

SYSTEM, BOT = e.By(kind="system"), e.By(kind="bot")


class Past:
    def __init__(self, data: Path) -> None:
        self._data = data
        self._moments: list[tuple[int, Callable[[Transaction], object]]] = []

    def at(self, seconds_ago: float, what: Callable[[Transaction], object]) -> None:
        self._moments.append((round(seconds_ago * 1_000), what))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if error is None:
            self.cursor = asyncio.run(self._write())

    async def _write(self) -> Resume:
        """Oldest first; where a desk that has heard all of it goes on."""
        now = now_ms()
        at = [now]
        log = Log.open(self._data / FILE_NAME, lambda: at[0])
        log.obey(intake.follow)
        try:
            for ago, what in sorted(self._moments, key=lambda moment: -moment[0]):
                at[0] = now - ago
                await log.transact(what)
            await asyncio.sleep(0)
            return Resume(epoch=log.epoch, seq=log.head)
        finally:
            log.close()


class Customer(NamedTuple):
    """Also the id of the one conversation they have with us."""

    id: str
    name: str
    text: str
    queue: str


def asks(log: Transaction, who: Customer) -> None:
    """A chat that the bot hands over."""
    contact = Contact(id=f"ct-{who.id}", name=who.name)
    of = Conversation(
        id=who.id, channel="chat", contact=contact.id, status="pending", created_at=log.now,
        last_at=log.now,
    )  # fmt: skip
    log.emit(e.ConversationCreated(conversation=of, contact=contact), BOT)
    log.emit(e.BotStarted(conversation=of.id), BOT)
    log.post(of.id, "in", Author(kind="contact", id=contact.id, name=who.name), who.text)
    asked = e.BotHandoffRequested(
        conversation=of.id, reason="asked", summary=who.text, queue=who.queue
    )
    log.emit(asked, BOT)


def takes(log: Transaction, who: Customer, agent: str) -> None:
    body = e.ConversationAssigned(conversation=who.id, to=agent, reason="taken")
    log.emit(body, e.By(kind="agent", id=agent))


def answers(log: Transaction, who: Customer, agent: str, text: str) -> None:
    known = log.state.get(Agent, agent)
    assert known is not None
    log.post(who.id, "out", Author(kind="agent", id=agent, name=known.name), text)


def resolves(log: Transaction, who: Customer, agent: str) -> None:
    """The wrap-up begins, where the queue wants one."""
    _ends(log, who, e.By(kind="agent", id=agent))


def gives_up(log: Transaction, who: Customer) -> None:
    """The customer leaves before anybody answered."""
    _ends(log, who, e.By(kind="contact", id=f"ct-{who.id}"))


def completes(log: Transaction, who: Customer, agent: str) -> None:
    steps = Steps(log, e.By(kind="agent", id=agent))
    for work in log.state.work_in(who.id):
        if work.state == "wrap_up":
            steps.complete(work, log.now)


def says(log: Transaction, agent: str, state: str, reason: str = "") -> None:
    """What an agent says of themselves."""
    body = e.AgentStateChanged(agent=agent, state=state, reason=reason, since=log.now)  # type: ignore[arg-type]  # one of the states
    log.emit(body, e.By(kind="agent", id=agent))


def waiting(log: Transaction, who: Customer) -> Interaction:
    return next(work for work in log.state.work_in(who.id) if work.state == "waiting")


def _ends(log: Transaction, who: Customer, by: e.By) -> None:
    of = log.conversation(who.id)
    assert of is not None
    ended = e.ConversationStatusChanged(conversation=of.id, from_=of.status, to="resolved")
    log.emit(ended, by)
