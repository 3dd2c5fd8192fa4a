"""Worlds to decide about: built by hand in one line, or from a seed."""

from random import Random
from typing import Any

from backend.routing.change import Known, changed
from backend.routing.world import World
from core.entities import Agent, Queue
from core.work import (
    CAPACITY,
    Calendar,
    Disposition,
    Interaction,
    Media,
    Offer,
    Profile,
    QueueRules,
    capacity_of,
)

NOW = 1_795_420_000_000
"""A Monday, 10:46 in Istanbul."""
SECOND = 1_000
MINUTE = 60_000
HOURS = Calendar(id="day", name="day", week=(("09:00-18:00",),) * 7)
NIGHT = Calendar(id="night", name="night", week=(("20:00-24:00",),) * 7)


def agent(id: str = "a", **fields: Any) -> Agent:
    return Agent(
        id=id, name=id, **{"state": "available", "since": NOW - 60 * MINUTE, "teams": ("t",), **fields}
    )  # fmt: skip


def work(id: str = "w", media: Media = "chat", ago_s: float = 0, **fields: Any) -> Interaction:
    entered = NOW - int(ago_s * SECOND)
    return Interaction(
        id=id, media=media, contact="c", **{"queue": "q", "entered_at": entered, **fields}
    )  # fmt: skip


def active(id: str, media: Media, who: str, **fields: Any) -> Interaction:
    given: dict[str, Any] = {"state": "active", "agent": who, "answered_at": NOW - MINUTE, **fields}
    return work(id, media, 120, **given)


def offer(of: Interaction, who: str, **fields: Any) -> Offer:
    given: dict[str, Any] = {"at": NOW - 5 * SECOND, "expires_at": NOW + 15 * SECOND, **fields}
    return Offer(
        id=f"o-{of.id}-{who}", interaction=of.id, agent=who, media=of.media, queue=of.queue,
        contact=of.contact, level=of.level, **given,
    )  # fmt: skip


def world(*values: Known, **rules: Any) -> World:
    """With one queue, `q`, of the team all agents are in; `rules` are its rules."""
    base: list[Known] = [
        Queue(id="q", name="q", team="t"),
        QueueRules(id="q", **rules),
        HOURS,
        NIGHT,
    ]
    return changed(World(), *base, *values)


def generated(seed: int) -> World:
    """Any world that could be: people in every state, with work in hand and offers that no longer
    fit, queues that are closed, work of every age that was passed on, transferred and preferred."""
    random = Random(seed)
    known: list[Known] = [HOURS, NIGHT, Disposition(id="solved", name="Solved")]
    queues = [f"q{number}" for number in range(random.randint(1, 4))]
    known += [Queue(id=name, name=name, team="t") for name in queues]
    known += [_rules(random, name, queues) for name in queues]
    people = [f"a{number}" for number in range(random.randint(1, 9))]
    profiles = {id: _profile(random, id, queues) for id in people}
    known += [*profiles.values(), *(_agent(random, id) for id in people)]
    for number in range(random.randint(0, 30)):
        known += _work(random, f"w{number:02}", queues, people)
    for id in people:
        known += _in_hand(random, profiles[id], queues)
    return changed(World(), *known)


def _rules(random: Random, name: str, queues: list[str]) -> QueueRules:
    return QueueRules(
        id=name, priority=random.choice((0, 0, 2)), skills=_skills(random, 0.3),
        relax_after_s=random.choice((0, 20, 30)), sticky_s=random.choice((0, 20, 60)),
        choose=random.choice(("longest_idle", "least_loaded")),
        louder_after_s=random.choice((0, 45)), everybody_after_s=random.choice((0, 90)),
        max_wait_s=random.choice((0, 0, 300)), overflow=random.choice((None, *queues)),
        calendar=random.choice(("", "", "day", "night")), wrap=random.choice(("none", "required")),
    )  # fmt: skip


def _skills(random: Random, share: float) -> dict[str, int]:
    names = [name for name in ("tr", "en", "tax") if random.random() < share]
    return {name: random.randint(1, 5) for name in names}


def _profile(random: Random, id: str, queues: list[str]) -> Profile:
    names = random.sample(queues, random.randint(0, len(queues)))
    return Profile(
        id=id, skills=_skills(random, 0.7), queues=tuple(names), chat_in_call=random.random() < 0.3,
        capacity={medium: random.randint(0, 4) for medium in CAPACITY if random.random() < 0.3},
    )  # fmt: skip


def _agent(random: Random, id: str) -> Agent:
    return agent(
        id, state=random.choice(("available",) * 4 + ("not_ready", "offline")),
        not_responding=random.random() < 0.1, since=NOW - random.randrange(3_600) * SECOND,
        next_state="not_ready" if random.random() < 0.1 else None,
        role="supervisor" if random.random() < 0.2 else "agent",
    )  # fmt: skip


def _work(random: Random, id: str, queues: list[str], people: list[str]) -> list[Known]:
    def somebody(chance: float) -> str | None:
        return random.choice(people) if random.random() < chance else None

    one = work(
        id, random.choice(list(CAPACITY)), random.choice((1, 15, 45, 90, 200, 400, 9_000)),
        queue=random.choice(queues), skills=_skills(random, 0.3), priority=random.choice((0, 0, 1, 5)),
        prefers=somebody(0.2), to_agent=somebody(0.1), transferred_by=somebody(0.1),
        level=random.choice((0, 0, 0, 1, 2)),
    )  # fmt: skip
    shown = _shown(random, one, people)
    state = "offered" if any(each.state == "open" for each in shown) else "waiting"
    return [work(id, one.media, (NOW - one.entered_at) / SECOND, **_rest(one, state)), *shown]


def _rest(of: Interaction, state: str) -> dict[str, Any]:
    names = ("queue", "skills", "priority", "prefers", "to_agent", "transferred_by", "level")
    due = NOW + 7 * SECOND if of.media == "callback" and of.priority else None
    return {"state": state, "due_at": due, **{name: getattr(of, name) for name in names}}


def _shown(random: Random, of: Interaction, people: list[str]) -> list[Offer]:
    """At most one open, or several of what escalated; some were passed on."""
    found: list[Offer] = []
    for who in people:
        chance = random.random()
        if chance < 0.1 and (of.level == 2 or not any(o.state == "open" for o in found)):
            found.append(offer(of, who, expires_at=NOW + random.randint(-5, 20) * SECOND))
        elif chance < 0.2:
            ended = NOW - random.choice((0, 5, 20, 100)) * SECOND
            found.append(offer(of, who, state="declined", ended_at=ended))
    return found


def _in_hand(random: Random, profile: Profile, queues: list[str]) -> list[Known]:
    found: list[Known] = []
    for media in CAPACITY:
        for number in range(random.randint(0, capacity_of(profile, media))):
            if random.random() < 0.3 and not (media == "callback" and found):
                found.append(
                    active(
                        f"{profile.id}-{media}-{number}", media, profile.id,
                        queue=random.choice(queues), state=random.choice(("active", "wrap_up")),
                        wrap_until=NOW + random.randint(-10, 30) * SECOND,
                    )
                )  # fmt: skip
    return found
