"""A made-up day of a contact centre, as everything that is ever said of it, in the order it is said."""

from collections.abc import Iterator
from random import Random
from typing import Any

from msgspec.structs import replace

from core.entities import Agent, Author, CallRecord, Conversation, Message, Queue, Survey
from core.protocol import events as e
from core.protocol.events import By, Event
from core.work import Interaction, Offer, QueueRules, StateSpan

QUEUES = ("q1", "q2", "q3")
AGENTS = ("a1", "a2", "a3", "a4")
MEDIA: Any = ("chat", "mail", "call", "message")
DISPOSITIONS = ("", "sold", "lost")
HOUR = 3_600_000
TARGETS = {"q1": 20, "q2": 60, "q3": 5}


class World:
    """`told`: every word of it; `newest`: the last word of each thing alone."""

    def __init__(self, random: Random, start: int, end: int, visits: int = 30) -> None:
        self.random, self.start, self.end = random, start, end
        self.told: list[Any] = [
            *(Queue(id=queue, name=queue, team="t1", version=1) for queue in QUEUES),
            *(QueueRules(id=q, target_s=target, version=1) for q, target in TARGETS.items()),
            *(Agent(id=agent, name=agent, teams=("t1",), version=1) for agent in AGENTS),
        ]
        self._sequence = 100
        for number in range(visits):
            self.told += self._visit(f"v{number}", self._at())
        for agent in AGENTS:
            self.told += self._states(agent)
            self.told += [self._call(f"c{agent}{n}", agent) for n in range(3)]
        for number in range(5):
            self.told += self._talk(f"k{number}", self._at())
            self.told += self._survey(f"s{number}", self._at())

    def of(self, kind: type[Any]) -> list[Any]:
        """All that was said of such things, older words included."""
        return [value for value in self.told if type(value) is kind]

    def _at(self) -> int:
        return self.random.randrange(self.start, self.end)

    def _later(self, at: int, most: int) -> int:
        return at + self.random.randrange(most)

    def _survey(self, id: str, at: int) -> Iterator[Survey]:
        """Some are asked by a platform that says so, and some of these are never answered."""
        random, score = self.random, self.random.randint(1, 5)
        agent = random.choice((None, *AGENTS))
        answered = self._later(at, (self.end - self.start) // 2)
        if random.random() < 0.2:
            yield Survey(id=id, contact="c", score=score, at=at, agent=agent, version=1)
            return
        asked = Survey(id=id, contact="c", score=0, at=at, asked_at=at, agent=agent, version=1)
        yield asked
        if random.random() < 0.6:
            yield replace(asked, score=score, at=answered, version=2)

    def _visit(self, id: str, at: int) -> Iterator[Any]:
        random = self.random
        visit = Interaction(
            id=id, media=random.choice(MEDIA), queue=random.choice(QUEUES), contact="c",
            entered_at=at, version=1, handover=random.choice((None, "asked")),
            call=f"call-{id}",
        )  # fmt: skip
        yield visit
        for number in range(random.randrange(3)):
            agent, at = random.choice(AGENTS), self._later(at, 20_000)
            state: Any = random.choice(("timed_out", "declined", "rescinded"))
            reason = "gone" if state == "rescinded" else ""
            offer = _offer(visit, f"{id}-{number}", agent, at)
            yield offer
            yield replace(offer, state=state, reason=reason, ended_at=at + 9_000, version=2)
        yield from self._ending(visit, at)

    def _ending(self, visit: Interaction, at: int) -> Iterator[Any]:
        random, left = self.random, self._later(at, 90_000)
        end: Any = random.choice(("handled", "handled", "abandoned", "flow_out", "cancelled", None))
        if end is None:
            return
        if end != "handled":
            yield replace(visit, state="done", end=end, ended_at=left, completed_at=left, version=2)
            return
        agent = random.choice(AGENTS)
        offer = _offer(visit, f"{visit.id}-x", agent, at)
        yield offer
        yield replace(offer, state="accepted", ended_at=left, version=2)
        active = replace(visit, state="active", agent=agent, answered_at=left, version=2)
        yield active
        active = replace(active, first_reply_at=self._later(left, 9_000), version=3)
        yield active
        if random.random() < 0.2:
            return
        ended = self._later(left, 40 * 60_000)
        wrapping = replace(
            active, state="wrap_up", ended_at=ended, hold_ms=random.randrange(9_000), version=4
        )
        yield wrapping
        if random.random() < 0.3:
            yield Interaction(
                id=f"{visit.id}+", media=visit.media, queue=random.choice(QUEUES), contact="c",
                entered_at=ended, before=visit.id, version=1,
                transferred_by=random.choice((agent, None)),
            )  # fmt: skip
        if random.random() < 0.9:
            yield replace(
                wrapping, state="done", end="handled", completed_at=self._later(ended, 600_000),
                disposition=random.choice(DISPOSITIONS), version=5,
            )  # fmt: skip

    def _states(self, agent: str) -> Iterator[StateSpan]:
        at = self.start - self.random.randrange(HOUR)
        while at < self.end:
            state: Any = self.random.choice(("available", "available", "not_ready", "offline"))
            reason = self.random.choice(("break", "meal")) if state == "not_ready" else ""
            yield StateSpan(
                id=f"{agent}:{at:014d}", agent=agent, state=state, since=at, reason=reason
            )
            at = self._later(at, (self.end - self.start) // 3) + 1

    def _call(self, id: str, agent: str) -> CallRecord:
        at = self._at()
        answered = self._later(at, 20_000)
        return CallRecord(
            id=id, contact="c", direction="out", started_at=at, agent=agent, version=1,
            answered_at=answered, ended_at=self._later(answered, 20 * 60_000),
        )  # fmt: skip

    def _talk(self, id: str, at: int) -> Iterator[Any]:
        random = self.random
        conversation = Conversation(
            id=id, channel=random.choice(("chat", "email", "whatsapp")), contact="c",
            status="pending", created_at=at, last_at=at, queue=random.choice(QUEUES), version=1,
        )  # fmt: skip
        yield conversation
        bodies: list[Any] = [e.BotStarted(conversation=id)]
        if random.random() < 0.5:
            reason: Any = random.choice(("asked", "policy"))
            bodies.append(e.BotHandoffRequested(conversation=id, reason=reason, summary=""))
            bodies.append(e.BotHandedOff(conversation=id, to="a1"))
        elif random.random() < 0.7:
            bodies.append(e.BotClosed(conversation=id))
        for body in bodies:
            yield self._event(body, at)
        for order in range(1, random.randrange(2, 8)):
            at = self._later(at, 120_000)
            out = random.random() < 0.5
            author = Author(kind="agent", id="a1") if out else Author(kind="contact")
            yield Message(
                id=f"{id}-{order}", conversation=id, order=order, kind="out" if out else "in",
                author=author, at=at,
            )  # fmt: skip

    def _event(self, body: Any, at: int) -> Event:
        self._sequence += 1
        return Event(
            seq=self._sequence, prev=self._sequence - 1, id=str(self._sequence), type="", at=at,
            by=By(kind="bot"), body=body,
        )  # fmt: skip


def _offer(visit: Interaction, id: str, agent: str, at: int) -> Offer:
    return Offer(
        id=id, interaction=visit.id, agent=agent, at=at, expires_at=at + 20_000,
        media=visit.media, queue=visit.queue, contact="c", version=1,
    )  # fmt: skip
