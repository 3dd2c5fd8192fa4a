"""Roster: who works for which queue and knows what, as long as nobody's profile and no rule changes.

Whether they are there or busy it does not know, so it is handed on from world to world, and remembers
its answers: the same few needs are asked for everybody, all the time.
"""

from collections.abc import Mapping
from typing import NamedTuple

from backend.routing.skills import Needed, able, needed_by
from core.work import QueueRules


class Person(NamedTuple):
    queues: frozenset[str]
    skills: Mapping[str, int]


class Roster:
    def __init__(self, people: Mapping[str, Person], rules: Mapping[str, QueueRules]) -> None:
        self._people = people
        self._rules = rules
        self._needed: dict[tuple[str, Needed, int], Needed] = {}
        self._able: dict[tuple[str, Needed], frozenset[str]] = {}

    def needed(self, queue: str, own: Needed, down: int) -> Needed:
        """What is needed of whom once every level fell by `down`. `own`: the work's own skills."""
        key = queue, own, down
        if key not in self._needed:
            rules = self._rules.get(queue) or QueueRules(id=queue)
            self._needed[key] = needed_by(own, rules, down)
        return self._needed[key]

    def able(self, queue: str, needed: Needed) -> frozenset[str]:
        """Agents who work for the queue and know enough."""
        key = queue, needed
        if key not in self._able:
            self._able[key] = frozenset(
                id
                for id, person in self._people.items()
                if queue in person.queues and able(person.skills, needed)
            )
        return self._able[key]
