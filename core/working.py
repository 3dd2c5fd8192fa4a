"""Working: what is offered to this person and what they work on, and the queues right now."""

from core.changes import Changes
from core.metrics.tally import Tally, total
from core.protocol.signals import AgentHere, QueueFigures, Signal, TeamDay
from core.rows import OfferRow, QueueNow, WorkRow
from core.store.work import Mine
from core.work import Offer

BACK_MS = 2_000
"""An offer whose time was over returns only where the clock was wrong by more than this: each
measurement moves it by a few ms, and nobody is to be rung for the same work twice."""


class Working:
    """Used on the screen's thread only; times are the platform's."""

    def __init__(self) -> None:
        self.mine = Mine()
        self.queues: dict[str, QueueNow] = {}
        self.teams: dict[str, TeamDay] = {}
        self.here: dict[str, bool] = {}
        """Whose desk can be reached; empty where nobody says."""
        self._over: frozenset[str] = frozenset()

    @property
    def work(self) -> tuple[WorkRow, ...]:
        return self.mine.work

    def offers(self, now: int) -> tuple[OfferRow, ...]:
        """Those that can still be answered: nobody is to press on one whose time is over, though
        the platform's word of it is still on its way."""
        return tuple(row for row in self.mine.offers if self._runs(row.offer, now))

    def settle(self, now: int) -> None:
        """What is over by then stays so."""
        over = (row.offer for row in self.mine.offers if not self._runs(row.offer, now))
        self._over = frozenset(offer.id for offer in over)

    def offer(self, id: str) -> OfferRow | None:
        """Also one whose time is over."""
        return next((row for row in self.mine.offers if row.offer.id == id), None)

    def due(self, now: int) -> int | None:
        """When the next of the open offers ends."""
        return min((row.offer.expires_at for row in self.offers(now)), default=None)

    def _runs(self, offer: Offer, now: int) -> bool:
        return offer.expires_at > now + (BACK_MS if offer.id in self._over else 0)

    def hear(self, signal: Signal) -> tuple[str, str]:
        """Ids of the queue and of the team it told of; empty where it told of none."""
        match signal.body:
            case QueueFigures() as told:
                self.queues[told.queue] = QueueNow(
                    queue=told.queue, waiting=told.waiting, oldest_at=told.oldest_at,
                    free=told.free, there=told.there, estimated_wait_s=told.estimated_wait_s,
                    open=told.open, media=told.media,
                )  # fmt: skip
                return told.queue, ""
            case AgentHere() as of:
                self.here[of.agent] = of.here
            case TeamDay(team=team) as day:
                self.teams[team] = day
                return "", team
        return "", ""

    def can_reach(self, agent: str) -> bool:
        """As far as anybody says: of whom nothing is told has none open."""
        return not self.here or self.here.get(agent, False)

    def forget(self) -> frozenset[str]:
        """The line is gone, and with it what was only true right then; ids of those queues."""
        known = frozenset(self.queues)
        self.queues.clear()
        self.teams.clear()
        self.here.clear()
        return known

    def team_aht_ms(self, teams: tuple[str, ...]) -> int | None:
        """Of these teams together: sums are divided, averages never averaged."""
        days = [self.teams[team] for team in teams if team in self.teams]
        done = (Tally(handled=d.handled, talk_ms=d.talk_ms, wrap_up_ms=d.wrap_up_ms) for d in days)
        return total(done).aht.mean_ms


def shows(mine: Mine, changes: Changes) -> bool:
    """Whether a row of it may look otherwise after these changes, or another may stand in it."""
    if changes.work or changes.directory or changes.people or changes.everything:
        return True
    touched = changes.conversations.keys() | changes.messages.keys()
    about = [(row.offer, row.key) for row in mine.offers]
    missing = any(row.key is None and row.interaction.conversation for row in mine.work)
    missing |= any(key is None and of.conversation for of, key in about)
    if touched and (missing or any(key in touched for _, key in about)):
        return True
    people = {of.contact for of, _ in about} | {row.interaction.contact for row in mine.work}
    return bool(people & changes.contacts)
