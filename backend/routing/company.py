"""The company of the simulated day: its queues and people, and who comes when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from backend.routing.change import Known
from core.entities import Agent, Queue
from core.work import Calendar, Disposition, Interaction, Media, Profile, QueueRules

HOUR = 3_600_000
OPENS = 1_795_413_600_000
"""2026-11-23 09:00 in Istanbul."""
CLOSES = OPENS + 9 * HOUR
_WEEK = (("09:00-18:00",),) * 7
MEDIA: tuple[tuple[Media, float], ...] = (
    ("chat", 0.40), ("call", 0.22), ("message", 0.16), ("mail", 0.17), ("callback", 0.05),
)  # fmt: skip
RULES = (
    QueueRules(
        id="support", calendar="day", wrap="required", wrap_s=60, overflow="service",
        max_wait_s=600, relax_after_s=30, skills={"support": 1},
    ),
    QueueRules(
        id="service", calendar="day", wrap_s=45, overflow="support", max_wait_s=600,
        choose="least_loaded",
    ),
    QueueRules(id="sales", calendar="day", priority=1, wrap="none", sticky_s=30),
    QueueRules(id="returns", calendar="day", wrap_s=30, max_wait_s=900, alert_s=15),
    QueueRules(id="key_accounts", priority=3, alert_s=30, louder_after_s=30, everybody_after_s=60),
)  # fmt: skip
"""Two back each other up, one closes for nobody."""


@dataclass(frozen=True)
class Newcomer:
    at: int
    media: Media
    queue: str
    language: str
    priority: int

    def interaction(self, id: str, prefers: str | None) -> Interaction:
        due = self.at + HOUR // 2 if self.media == "callback" else None
        return Interaction(
            id=id, media=self.media, queue=self.queue, contact=f"c{id}", entered_at=self.at,
            skills={self.language: 3 if self.language == "tr" else 2}, priority=self.priority,
            prefers=prefers, due_at=due,
        )  # fmt: skip


def company(random: Random, agents: int) -> tuple[Sequence[Known], Sequence[Known]]:
    """The directory, and the people with their profiles; nobody is there yet."""
    queues = [Queue(id=rules.id, name=rules.id, team="front") for rules in RULES]
    people: list[Known] = []
    for number in range(agents):
        id, role = f"a{number}", "supervisor" if number % 20 == 19 else "agent"
        people.append(Agent(id=id, name=id, role=role, teams=("front",)))  # type: ignore[arg-type]
        people.append(_profile(random, id, queues))
    day, solved = (
        Calendar(id="day", name="day", week=_WEEK),
        Disposition(id="solved", name="Solved"),
    )
    return [*queues, *RULES, day, solved], people


def _profile(random: Random, id: str, queues: Sequence[Queue]) -> Profile:
    skills = {"tr": random.randint(2, 5), "support": random.randint(0, 4)}
    if random.random() < 0.4:
        skills["en"] = random.randint(1, 5)
    at = 2 * int(id.removeprefix("a")) % len(queues)  # three people are enough for every queue
    names = {queues[at].id, queues[(at + 1) % len(queues)].id, random.choice(queues).id}
    return Profile(
        id=id, skills=skills, queues=tuple(sorted(names)), chat_in_call=random.random() < 0.1,
        capacity={"chat": random.choice((2, 3, 3, 4))},
    )  # fmt: skip


def newcomers(random: Random, number: int) -> Iterator[Newcomer]:
    """Two waves over the day, and some after closing."""
    names = [rules.id for rules in RULES]
    media, shares = zip(*MEDIA, strict=True)
    for _ in range(number):
        wave = random.choice((0.25, 0.65))
        at = OPENS + int(min(1.1, max(0.0, random.gauss(wave, 0.17))) * (CLOSES - OPENS))
        yield Newcomer(
            at, random.choices(media, shares)[0], random.choices(names, (4, 3, 3, 3, 1))[0],
            "tr" if random.random() < 0.8 else "en", random.choice((0, 0, 0, 0, 1, 2)),
        )  # fmt: skip
