"""Current: what is so right now, and who is told when it changes.

The store and the client say so on their threads; the rest is for the screen's.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from core.announced import Announced
from core.changes import Changes
from core.clock import monotonic_ms
from core.delivery import Callbacks, Delivery, News
from core.presence import Presence
from core.protocol.events import Event, OfferUpserted
from core.protocol.signals import AgentHere, Signal
from core.reread import Reread
from core.rows import Directory, Line, OfferRow, Person, Refused, Typist, WorkRow
from core.store import outbox, queries, work
from core.store.store import OutboxCommand, Store
from core.sync.client import Listener
from core.work import Routing, routing_of
from core.working import Working, shows

NOBODY = Person(
    id="", name="", email="", role="agent", account="", demonstration=False,
    permissions=frozenset(),
)  # fmt: skip
_UP = ("catching_up", "live")
Known = tuple[Person | None, Directory]


class Current:
    """`now` is the platform's time in ms."""

    def __init__(
        self, store: Store, line: Line, schedule: Callable[[Callable[[], None]], object],
        now: Callable[[], int],
    ) -> None:  # fmt: skip
        self.person = NOBODY
        self.directory = Directory()
        self.line = line
        self.presence = Presence()
        self.working = Working()
        self.changes: Callbacks[Changes] = Callbacks()
        self.lines: Callbacks[Line] = Callbacks()
        self.presences: Callbacks[frozenset[str]] = Callbacks()
        self.refusals: Callbacks[Refused] = Callbacks()
        self.purges: Callbacks[None] = Callbacks()
        self.offers: Callbacks[tuple[OfferRow, ...]] = Callbacks()
        self.work: Callbacks[tuple[WorkRow, ...]] = Callbacks()
        self.queues: Callbacks[frozenset[str]] = Callbacks()
        self.days: Callbacks[None] = Callbacks()
        self.signals: Callbacks[list[Signal]] = Callbacks()
        self._store, self._now = store, now
        self._up = False
        self._offered: tuple[OfferRow, ...] = ()
        self._announced = Announced()
        self._delivery = Delivery(schedule, self._told)
        self._reread = Reread(store, work.mine, self._mine_read)

    async def load(self) -> None:
        """Who is signed in, who else there is and what one works on, from the store."""
        self._know(await asyncio.wrap_future(self._store.read(_known)))
        read = await asyncio.wrap_future(self._store.read(work.mine))
        self._announced.stored(read, partial(setattr, self.working, "mine"))
        self._tell_offers()

    @property
    def routing(self) -> Routing:
        me = self.directory.agents.get(self.person.id)
        accepted = (row.interaction for row in self.working.work)
        return routing_of(me, bool(self.working.offers(self._now())), accepted) if me else "off"

    def typists(self, conversation: str) -> tuple[Typist, ...]:
        """Who else is writing in it."""
        found = self.presence.typists(conversation)
        return tuple(typist for typist in found if typist.contact or typist.id != self.person.id)

    def viewers(self, conversation: str) -> tuple[Person, ...]:
        """Who else has it open."""
        found = self.presence.viewers(conversation)
        return tuple(self._person(v.id, v.name) for v in found if v.id != self.person.id)

    def listener(self) -> Listener:
        return Listener(
            line=self._line_changed,
            signal=self._heard,
            refused=self._refused,
            purge=self._purge,
            offered=self._offered_now,
        )

    def close(self) -> None:
        self._delivery.close()

    # Called by the store and the client, on their threads

    def changed(self, changes: Changes) -> None:
        if changes.directory or changes.people or changes.everything:
            self._read_known(changes)
        # While it is read nobody knows yet whom the rows will be about
        if self._reread.under_way or shows(self._announced.last, changes):
            self._reread.ask()
        self._delivery.gather(lambda news: news.changes.merge(changes))

    def _mine_read(self, mine: work.Mine) -> None:
        """Somebody waits behind an offer, and its time runs: it waits for nothing else."""
        hurries = mine.offers != self._announced.last.offers
        self._announced.stored(mine, self._delivery.hurry if hurries else self._put_mine)

    def _put_mine(self, mine: work.Mine) -> None:
        self._delivery.gather(partial(_put, name="mine", value=mine))

    def _offered_now(self, event: Event) -> None:
        """Its row is read beside the transactions it would have to wait for."""
        assert isinstance(event.body, OfferUpserted)
        read = self._store.read(partial(work.announced, offer=event.body.offer), "offer")
        read.add_done_callback(partial(self._offered_read, event.seq))

    def _offered_read(self, seq: int, read: "Future[OfferRow | None]") -> None:
        if read.cancelled() or read.exception() is not None:
            return  # the store will say it
        row = read.result()
        if row is not None:
            self._announced.brought(seq, row, self._delivery.hurry)

    def _line_changed(self, line: Line) -> None:
        if line.state in _UP and not self._up:
            self._read_known(Changes())  # who is signed in was told with the welcome
            self._reread.ask()
        self._up = line.state in _UP
        self._delivery.gather(partial(_put, name="line", value=line))

    def _heard(self, signal: Signal) -> None:
        self._delivery.gather(lambda news: news.signals.append(signal))

    def _refused(self, command: OutboxCommand, code: str) -> None:
        refused = Refused(command.id, command.type, command.conversation, code)
        if command.type not in outbox.WRITTEN:
            self._store.discard(command.id)  # nothing shows it, so nobody could ever discard it
        self._delivery.gather(lambda news: news.refused.append(refused))

    def _purge(self) -> None:
        self._delivery.gather(partial(_put, name="purge", value=True))

    # Inside

    def _told(self, news: News) -> None:
        """Everything that came, on the screen's thread: first it is known, and then it is told."""
        worked = self.working.work
        if news.known:
            self._know(news.known)
        if news.mine is not None:
            self.working.mine = news.mine
        touched = self._present(news)
        if news.line and news.line != self.line:
            self.line = news.line
            self.lines.tell(news.line)
        if news.changes:
            self.changes.tell(news.changes)
        if touched:
            self.presences.tell(touched)
        if self.working.work != worked:
            self.work.tell(self.working.work)
        self._tell_offers()
        self._tell_figures(news)
        if news.signals:
            self.signals.tell(news.signals)
        for refused in news.refused:
            self.refusals.tell(refused)
        if news.purge:
            self.purges.tell(None)

    def _know(self, known: Known) -> None:
        self.person, self.directory = known[0] or NOBODY, known[1]

    def _tell_figures(self, news: News) -> None:
        """How the queues and one's own day stand."""
        heard = [self.working.hear(signal) for signal in news.signals]
        queues = frozenset(queue for queue, _ in heard if queue)
        if news.line and news.line.state not in _UP:
            queues |= self.working.forget()
        if queues or any(isinstance(signal.body, AgentHere) for signal in news.signals):
            self.queues.tell(queues)
        if self._day_changed(news, {team for _, team in heard}):
            self.days.tell(None)

    def _tell_offers(self) -> None:
        """Also when nothing came but the end of one's time."""
        now = self._now()
        self.working.settle(now)
        offered, due = self.working.offers(now), self.working.due(now)
        if due is not None:
            self._delivery.again(due - now)
        if offered != self._offered:
            self._offered = offered
            self.offers.tell(offered)

    def _day_changed(self, news: News, teams: set[str]) -> bool:
        changes, me = news.changes, self.person
        own = bool(changes.work or changes.everything or me.id in changes.people)
        return own or not teams.isdisjoint(me.teams)

    def _present(self, news: News) -> frozenset[str]:
        """Conversations whose presence changed, by signals, by time or by a cut."""
        now = monotonic_ms()
        heard = [self.presence.hear(signal, now) for signal in news.signals]
        touched = self.presence.expire(now).union(*heard)
        if news.line and news.line.state in ("offline", "connecting", "ended"):
            touched |= self.presence.forget()
        due = self.presence.due()
        if due is not None:
            self._delivery.again(due - now)
        return touched

    def _read_known(self, why: Changes) -> None:
        """Reads the directory anew; whoever is told of it finds the new one here."""
        news = Changes(directory=True, people=set(why.people))
        self._store.read(_known).add_done_callback(partial(self._known_read, news))

    def _known_read(self, changes: Changes, read: "Future[Known]") -> None:
        if read.cancelled() or read.exception() is not None:
            return
        known = read.result()
        self._delivery.gather(partial(_put, name="known", value=known))
        self._delivery.gather(lambda news: news.changes.merge(changes))

    def _person(self, id: str, name: str) -> Person:
        agent = self.directory.agents.get(id)
        return Person(
            id=id, name=name, email=agent.email if agent else "",
            role=agent.role if agent else "agent", account=self.person.account,
            demonstration=self.person.demonstration, permissions=frozenset(),
            teams=agent.teams if agent else (),
        )  # fmt: skip


def _known(connection: Any) -> tuple[Person | None, Directory]:
    return queries.person(connection), queries.directory(connection)


def _put(news: News, name: str, value: object) -> None:
    setattr(news, name, value)
