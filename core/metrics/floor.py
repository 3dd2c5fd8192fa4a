"""Floor: who waits, who works and who is there, by the newest word of each."""

from collections.abc import Iterable
from typing import TypeVar

from core.entities import Agent, CallRecord, Queue
from core.metrics.states import StateInterval, state_intervals, tie
from core.metrics.visits import entered
from core.work import Interaction, Media, Offer, Profile, Routing, StateSpan, routing_of

T = TypeVar("T")


class Floor:
    """Whoever puts something here knows that it is newer than what was put before under its id."""

    def __init__(self) -> None:
        self.agents: dict[str, Agent] = {}
        self.queues: dict[str, Queue] = {}
        self.profiles: dict[str, Profile] = {}
        self._waiting: dict[str, dict[str, Interaction]] = {}
        """By queue; those below by agent."""
        self._accepted: dict[str, dict[str, Interaction]] = {}
        self._offered: dict[str, dict[str, Offer]] = {}
        self._calls: dict[str, dict[str, CallRecord]] = {}
        self._spans: dict[str, dict[str, StateSpan]] = {}

    def visit(self, before: Interaction | None, after: Interaction) -> set[str]:
        """Ids of the agents whom it concerns."""
        if before:
            self._waiting.get(before.queue, {}).pop(before.id, None)
            self._accepted.get(before.agent or "", {}).pop(before.id, None)
        if after.state in ("waiting", "offered"):
            _of(self._waiting, after.queue)[after.id] = after
        if after.agent and after.answered_at is not None:
            _of(self._accepted, after.agent)[after.id] = after
        return {who.agent for who in (before, after) if who and who.agent}

    def offer(self, after: Offer) -> None:
        mine = _of(self._offered, after.agent)
        if after.state == "open":
            mine[after.id] = after
        else:
            mine.pop(after.id, None)

    def call(self, before: CallRecord | None, after: CallRecord) -> set[str]:
        if before:
            self._calls.get(before.agent or "", {}).pop(before.id, None)
        if after.agent:
            _of(self._calls, after.agent)[after.id] = after
        return {who.agent for who in (before, after) if who and who.agent}

    def span(self, each: StateSpan) -> None:
        mine = _of(self._spans, each.agent)
        known = mine.get(each.id)
        # Two that began at once are told apart by what they say, whichever came first
        if known is None or tie(known) < tie(each):
            mine[each.id] = each

    def forget(self, before: int) -> None:
        """What was over by then."""
        for mine in self._accepted.values():
            for id in [v.id for v in mine.values() if (v.completed_at or before) < before]:
                del mine[id]
        for calls in self._calls.values():
            for id in [c.id for c in calls.values() if (c.ended_at or before) < before]:
                del calls[id]
        for spans in self._spans.values():
            # The last of the old ones held when the rest began
            for id in sorted(id for id, each in spans.items() if each.since < before)[:-1]:
                del spans[id]

    # What is so

    def waiting(self, queue: str, now: int) -> list[Interaction]:
        """Whoever waits longest first; a callback waits from when it is due."""
        found = (v for v in self._waiting.get(queue, {}).values() if entered(v) <= now)
        return sorted(found, key=lambda visit: (entered(visit), visit.id))

    def waits_in(self) -> Iterable[str]:
        """Queues in which somebody may wait, or waited."""
        return self._waiting

    def people(self) -> set[str]:
        return self.agents.keys() | self._spans.keys() | self._accepted.keys()

    def accepted(self, agent: str) -> list[Interaction]:
        return list(self._accepted.get(agent, {}).values())

    def open(self, agent: str) -> list[Interaction]:
        """What they work on, the oldest first."""
        found = (v for v in self.accepted(agent) if v.state in ("active", "wrap_up"))
        return sorted(found, key=lambda visit: (visit.answered_at or 0, visit.id))

    def calls(self, agent: str) -> list[CallRecord]:
        return list(self._calls.get(agent, {}).values())

    def own_calls(self, agent: str) -> int:
        """Calls they talk in now that are no work from a queue."""
        worked = {visit.call for visit in self.accepted(agent)}
        return sum(c.phase == "talking" and c.id not in worked for c in self.calls(agent))

    def states(self, agent: str, now: int) -> list[StateInterval]:
        return state_intervals(self._spans.get(agent, {}).values(), now)

    def load(self, agent: str) -> dict[Media, int]:
        found: dict[Media, int] = {}
        for visit in self.open(agent):
            if visit.state == "active":
                found[visit.media] = found.get(visit.media, 0) + 1
        return found

    def routing(self, agent: str) -> tuple[Routing, int | None]:
        """What routing sees, and since when."""
        who = self.agents.get(agent)
        if who is None:
            return "off", None
        work, offers = self.open(agent), self._offered.get(agent, {})
        seen = routing_of(who, bool(offers), work)
        if seen == "offered":
            return seen, min(offer.at for offer in offers.values())
        if seen == "interacting":
            return seen, min(v.answered_at or 0 for v in work if v.state == "active")
        if seen == "wrap_up":
            return seen, min(v.ended_at or 0 for v in work)
        if seen == "idle":
            done = (visit.completed_at or 0 for visit in self.accepted(agent))
            return seen, max((who.since or 0, *done)) or None
        return seen, who.since

    def works_for(self, queue: str) -> set[str]:
        """Whose profile names it; where one names none, those of its team."""
        of = self.queues.get(queue)
        team = of.team if of else None
        return {
            agent.id for agent in self.agents.values() if _works(self.profiles.get(agent.id), agent, queue, team)
        }  # fmt: skip


def _works(profile: Profile | None, agent: Agent, queue: str, team: str | None) -> bool:
    if profile and profile.queues:
        return queue in profile.queues
    return team in agent.teams


def _of(table: dict[str, dict[str, T]], owner: str) -> dict[str, T]:
    return table.setdefault(owner, {})
