"""To whom work can be given, and how it stands there: what one wants to know before it is done."""

from collections.abc import Callable, Collection, Iterable, Mapping

from core.entities import Agent, Queue, Team
from core.errors import UserError
from core.folding import fold
from core.numbers import read, shown
from core.rows import QueueNow
from core.work import Reason, queue_of_team
from desktop.times import MINUTE
from desktop.translate import tr
from desktop.views.choice_list import Choice
from desktop.views.state_words import said_name

SOON_S = 60
MOST_NOTE = 2_000
"""Characters for whoever gets it, as the platform takes them."""
_INKS = {"busy": "warning", "wrap_up": "accent_text"}


Here = Callable[[str], bool]
"""Whether the desk of the agent of that id can be reached."""


def queue_id(id: str) -> str:
    return f"queue:{id}"


def queues(all_: Iterable[Queue], now: Mapping[str, QueueNow | None]) -> list[Choice]:
    """By name; each with who is free, who waits, and how long one more would."""
    ordered = sorted(all_, key=lambda queue: fold(queue.name))
    return [_standing(queue_id(queue.id), queue.name, now.get(queue.id)) for queue in ordered]


def _standing(id: str, name: str, now: QueueNow | None, icon: str = "inbox") -> Choice:
    """How it stands in a queue, its own or a team's."""
    if now is None:
        unknown = tr("Transfer", "How it stands is not known now")
        return Choice(id, name, unknown, icon=icon)
    if not now.open:
        closed = tr("Transfer", "Closed now")
        return Choice(id, name, _waiting(now), closed, icon=icon, tone="warning")
    free = tr("Transfer", "%n free", now.free) if now.free else tr("Transfer", "nobody free")
    tone = "ok" if now.free else "warning"
    detail = " · ".join((free, _waiting(now)))
    return Choice(
        id, name, detail, wait_words(now.estimated_wait_s), icon=icon, ink=tone,
        tone="second" if now.free else "warning",
    )  # fmt: skip


def _waiting(now: QueueNow) -> str:
    return tr("Transfer", "%n waiting", now.waiting) if now.waiting else tr("Transfer", "none wait")


def wait_words(seconds: int | None) -> str:
    """at once, about 4 min."""
    if seconds is None:
        return tr("Transfer", "wait unknown")
    if seconds <= 0:
        return tr("Transfer", "at once")
    if seconds < SOON_S:
        return tr("Transfer", "under a minute")
    return tr("Transfer", "about %n min", -(-seconds * 1_000 // MINUTE))


def teams(
    all_: Iterable[Team], agents: Iterable[Agent], all_queues: Collection[Queue],
    now: Mapping[str, QueueNow | None], here: Here,
) -> list[Choice]:  # fmt: skip
    """By name; each as it stands in the queue where the team's work waits, or with how many of it
    can be given something where it has none."""
    there = [agent for agent in agents if _takes(agent, here)]
    found = []
    for team in sorted(all_, key=lambda team: fold(team.name)):
        id, queue = f"team:{team.id}", queue_of_team(team.id, all_queues)
        if queue is not None and now.get(queue.id) is not None:
            found.append(_standing(id, team.name, now[queue.id], "users"))
            continue
        count = sum(team.id in agent.teams for agent in there)
        found.append(Choice(id, team.name, tr("Transfer", "%n available", count), icon="users"))
    return found


def people(
    agents: Iterable[Agent], me: str, reasons: Mapping[str, Reason], here: Here, *,
    chosen: str | None = None,
) -> list[Choice]:  # fmt: skip
    """All but me: who can be given something now first, then by name."""
    others = [agent for agent in agents if agent.id != me]
    others.sort(key=lambda agent: (not _takes(agent, here), fold(agent.name)))
    return [_person(agent, reasons, here, agent.id == chosen) for agent in others]


def _takes(agent: Agent, here: Here) -> bool:
    """Being available is only what they said."""
    asked = agent.state == "available" and not agent.next_state and not agent.not_responding
    return asked and here(agent.id)


def _person(agent: Agent, reasons: Mapping[str, Reason], here: Here, chosen: bool) -> Choice:
    state = person_state(agent, reasons, here)
    icon, ink = ("check", "accent_text") if chosen else ("user", _ink(agent, here))
    return Choice(f"agent:{agent.id}", agent.name, right=state, icon=icon, ink=ink)


def _ink(agent: Agent, here: Here) -> str:
    """Green only for who really can be given something."""
    if agent.state == "available":
        return "ok" if _takes(agent, here) else "third"
    return _INKS.get(agent.state, "third") if here(agent.id) else "third"


def person_state(agent: Agent, reasons: Mapping[str, Reason], here: Here) -> str:
    if agent.state != "offline" and not here(agent.id):
        return tr("Transfer", "Cannot be reached now")
    if agent.not_responding:
        return tr("States", "Not responding")
    if agent.next_state:
        next_ = said_name(agent.next_state, agent.next_reason, reasons)
        return tr("States", "{state} after this", state=next_)
    return said_name(agent.state, agent.reason, reasons)


def number(typed: str, country: str) -> list[Choice]:
    """What was typed, where it is a number outside: the company's line leads there."""
    try:
        read_ = read(typed, country)
    except UserError:
        return []
    if read_.kind != "outside" or read_.then:
        return []  # nobody of ours is there to dial an extension once it answers
    line = tr("Transfer", "Over the company’s line")
    return [Choice(f"number:{read_.dial}", read_.shown, line, icon="phone-forwarded")]


def rings(to: str, country: str) -> list[Choice]:
    """A number that was asked for and has not answered: the caller can be had back."""
    back = tr("Transfer", "Take the caller back")
    detail = tr("Transfer", "{number} rings", number=shown(to, country))
    return [Choice("number:", back, detail, icon="undo-2")]


def found(
    groups: Iterable[tuple[str, list[Choice]]], typed: str, also: Mapping[str, str] | None = None
) -> list[Choice]:
    """What holds every typed word, under the name of its group; `also` is searched, not shown."""
    words, rows = fold(typed).split(), list[Choice]()
    for title, choices in groups:
        kept = [
            choice for choice in choices
            if all(word in fold(f"{choice.title} {(also or {}).get(choice.id, '')}") for word in words)
        ]  # fmt: skip
        if kept and title:
            rows.append(Choice("", title))
        rows += kept
    return rows
