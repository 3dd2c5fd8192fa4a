"""How a company's queues work and what its people are good at, from the command line: everything
that routing goes by and no screen asks for yet."""

import argparse
from typing import Any, get_args, get_type_hints

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, select

from backend.log import Log, Transaction
from backend.people import Refused, team_named
from backend.routing.capacity import SPOKEN
from backend.state import State
from backend.tables import users
from core.entities import Queue, Team
from core.folding import fold
from core.protocol.events import By, ProfileUpserted, QueueRulesUpserted, QueueUpserted
from core.work import CAPACITY, Calendar, Disposition, Media, Profile, QueueRules, Wrap

_SYSTEM = By(kind="system")
NUMBERS = {
    "priority": "higher first",
    "relax_after_s": "every needed level falls by one after so long a wait; 0: never",
    "alert_s": "how long one agent is asked",
    "sticky_s": "so long the agent the customer knows is waited for",
    "target_s": "the service level's seconds",
    "louder_after_s": "a wait after which it grows louder",
    "everybody_after_s": "a wait after which everybody able and the supervisors are asked at once",
    "max_wait_s": "a wait after which it goes to --overflow, or ends; 0: never",
    "wrap_s": "time for the wrap-up; 0: no limit",
}
WORDS = {
    "overflow": "id of a queue; none: nowhere",
    "calendar": "id of a calendar; none: always open",
}
CHOICES = {"wrap": get_args(Wrap), "choose": get_args(get_type_hints(QueueRules)["choose"])}


_NONE = "there is no queue yet: `queue --queue ID --name NAME --team TEAM` makes one"
_OUTCOMES = "an outcome of their own, the first one first; all in place of those before; none: none"


class SetQueue(msgspec.Struct, frozen=True, tag=True):
    """A new queue where `name` and `team` are given; `rules`: only what is to change."""

    queue: str
    name: str = ""
    team: str = ""
    rules: dict[str, Any] = {}
    skills: dict[str, int] | None = None
    escalates: dict[Media, tuple[int, int]] = {}
    dispositions: tuple[str, ...] | None = None
    """The queue's own, in this order."""


class SetSkills(msgspec.Struct, frozen=True, tag=True):
    """Level 0 takes a skill away; `capacity`: media that are to change."""

    user: str
    skills: dict[str, int] = {}
    capacity: dict[str, int] = {}
    dispositions: tuple[str, ...] | None = None
    """Outcomes of their own, in this order; None: as they are."""


Errand = SetQueue | SetSkills


async def do(errand: Errand, log: Log) -> str:
    """Does it and says how it is now. Raises Refused."""
    if isinstance(errand, SetQueue):
        return await log.transact(lambda t: _set_queue(t, errand))
    return await log.transact(lambda t: _set_skills(t, errand))


def ids(connection: Connection) -> list[str]:
    return [queue.id for queue in State(connection).all(Queue)]


def listed(connection: Connection) -> list[str]:
    """A line a queue; where there is none, how one is made."""
    state = State(connection)
    lines = [
        f"{queue.id:16} {queue.name:24} {in_words(state.get(QueueRules, queue.id))}"
        for queue in sorted(state.all(Queue), key=lambda queue: queue.id)
    ]
    return lines or [f"{_NONE}; teams: {_teams(state)}"]


def in_words(rules: QueueRules | None) -> str:
    """What is not as it is everywhere."""
    usual, own = QueueRules(id=""), rules or QueueRules(id="")
    names = (*NUMBERS, *WORDS, *CHOICES, "skills", "escalates", "dispositions")
    said = {
        name: getattr(own, name) for name in names if getattr(own, name) != getattr(usual, name)
    }
    return ", ".join(f"{name}: {value}" for name, value in said.items()) or "the usual rules"


def _set_queue(log: Transaction, errand: SetQueue) -> str:
    if log.state.get(Queue, errand.queue) is None or errand.name or errand.team:
        _name_queue(log, errand)
    before = log.state.get(QueueRules, errand.queue) or QueueRules(id=errand.queue)
    chosen = {
        name: "" if said == "none" and name in WORDS else said
        for name, said in errand.rules.items()
    }
    _check(log, errand.queue, chosen, errand.dispositions or ())
    skills = before.skills if errand.skills is None else _kept({**before.skills, **errand.skills})
    after = replace(
        before,
        **{**chosen, "overflow": chosen.get("overflow", before.overflow) or None},
        skills=skills,
        escalates={**before.escalates, **errand.escalates},
        dispositions=before.dispositions if errand.dispositions is None else errand.dispositions,
    )
    _check_levels(after)
    log.emit(QueueRulesUpserted(queue_rules=after), _SYSTEM)
    return f"{errand.queue}: {in_words(after)}"


def _check_levels(rules: QueueRules) -> None:
    """Asked again after everybody was, more loudly one by one: it would be a step back."""
    usual = rules.louder_after_s, rules.everybody_after_s
    for name, (louder, everybody) in (("", usual), *rules.escalates.items()):
        if everybody and louder > everybody:
            of = f"{name}: " if name else ""
            raise Refused(
                f"{of}it grows louder after {louder} s, later than everybody is asked after "
                f"{everybody} s"
            )


def _name_queue(log: Transaction, errand: SetQueue) -> None:
    known = log.state.get(Queue, errand.queue)
    name = errand.name or (known.name if known else "")
    team = team_named(log.state, errand.team or (known.team if known else None) or "")
    if not name or team is None:
        wrong = f"there is no team {errand.team}: " if errand.team and team is None else ""
        teams = _teams(log.state)
        raise Refused(f"{wrong}a new queue needs a name and one of the teams: {teams}")
    log.emit(QueueUpserted(queue=Queue(id=errand.queue, name=name, team=team.id)), _SYSTEM)


def _teams(state: State) -> str:
    named = sorted((team.name, team.id) for team in state.all(Team))
    return ", ".join(f"{name} ({id})" for name, id in named) or "none yet (`user add --team NAME`)"


def _check(
    log: Transaction, queue: str, rules: dict[str, Any], dispositions: tuple[str, ...]
) -> None:
    overflow, calendar = rules.get("overflow"), rules.get("calendar")
    if overflow == queue:
        raise Refused(f"what {queue} has no room for cannot overflow to {queue} itself")
    if overflow and log.state.get(Queue, overflow) is None:
        raise Refused(f"there is no overflow {overflow}")
    hours = log.state.get(Calendar, calendar) if calendar else None
    if calendar and (hours is None or hours.archived):
        raise Refused(f"there is no calendar {calendar}")
    _check_outcomes(log, dispositions)
    if any(rules.get(name, 0) < 0 for name in NUMBERS if name != "priority"):
        raise Refused("seconds are not negative")
    if rules.get("alert_s", 1) < 1:
        raise Refused("nobody can answer within no time")


def _check_outcomes(log: Transaction, dispositions: tuple[str, ...]) -> None:
    for id in dispositions:
        known = log.state.get(Disposition, id)
        if known is None or known.archived:
            raise Refused(f"there is no disposition {id}")


def _set_skills(log: Transaction, errand: SetSkills) -> str:
    id = log.connection.scalar(select(users.c.id).where(users.c.name == fold(errand.user)))
    if id is None:
        raise Refused(f"nobody signs in as {errand.user}")
    if set(errand.capacity) - set(CAPACITY):
        raise Refused(f"capacity is of {', '.join(CAPACITY)}")
    if any(number > 1 for media, number in errand.capacity.items() if media in SPOKEN):
        raise Refused("nobody talks on two calls at once: call and callback are 1, or 0 for none")
    before = log.state.get(Profile, id) or Profile(id=id)
    skills = _kept({**before.skills, **errand.skills})
    capacity: Any = {**before.capacity, **errand.capacity}
    own = before.dispositions if errand.dispositions is None else errand.dispositions
    _check_outcomes(log, errand.dispositions or ())
    after = replace(before, skills=skills, capacity=capacity, dispositions=own)
    log.emit(ProfileUpserted(profile=after), _SYSTEM)
    told = f"{errand.user}: skills {skills or 'none'}, capacity { ({**CAPACITY, **capacity}) }"
    return f"{told}, outcomes {', '.join(own)}" if own else told


def _kept(skills: dict[str, int]) -> dict[str, int]:
    if any(not 0 <= level <= 5 for level in skills.values()):
        raise Refused("a level is from 1 to 5, and 0 takes the skill away")
    return {skill: level for skill, level in skills.items() if level}


# The command line's words


def queue_arguments(queue: argparse.ArgumentParser) -> None:
    queue.add_argument("--queue", default="", help="its id; without it all are listed")
    queue.add_argument("--name", default="")
    queue.add_argument("--team", default="", help="whose people work for it: a team's name or id")
    queue.add_argument(
        "--escalate", action="append", metavar="MEDIUM:LOUDER:EVERYBODY",
        help="seconds of one medium, as in mail:14400:28800",
    )  # fmt: skip
    queue.add_argument("--skill", action="append", metavar="SKILL:LEVEL", help="needed, 1 to 5")
    queue.add_argument("--disposition", action="append", metavar="ID", help=_OUTCOMES)
    for name, words in NUMBERS.items():
        queue.add_argument(_option(name), dest=name, type=int, help=words)
    for name, words in WORDS.items():
        queue.add_argument(_option(name), dest=name, help=words)
    for name, choices in CHOICES.items():
        queue.add_argument(_option(name), dest=name, choices=choices)


def skills_arguments(skills: argparse.ArgumentParser) -> None:
    skills.add_argument("--user", required=True, help="what the person signs in with")
    skills.add_argument("--skill", action="append", metavar="SKILL:LEVEL", help="1 to 5; 0: none")
    skills.add_argument("--capacity", action="append", metavar="MEDIUM:NUMBER", help="at once")
    skills.add_argument("--disposition", action="append", metavar="ID", help=_OUTCOMES)


def set_queue(asked: argparse.Namespace) -> SetQueue:
    """Raises Refused."""
    names = (*NUMBERS, *WORDS, *CHOICES)
    rules = {name: getattr(asked, name) for name in names if getattr(asked, name) is not None}
    skills = _pairs(asked.skill) if asked.skill else None
    escalates = dict(map(_limits, asked.escalate or []))
    own = _named(asked.disposition)
    return SetQueue(asked.queue, asked.name, asked.team, rules, skills, escalates, own)


def set_skills(asked: argparse.Namespace) -> SetSkills:
    """Raises Refused."""
    skills, capacity = _pairs(asked.skill or []), _pairs(asked.capacity or [])
    return SetSkills(asked.user, skills, capacity, _named(asked.disposition))


def _named(given: list[str] | None) -> tuple[str, ...] | None:
    return None if given is None else tuple(id for id in given if id != "none")


def _pairs(said: list[str]) -> dict[str, int]:
    split = [one.partition(":") for one in said]
    if any(not name or not number.isdigit() for name, _, number in split):
        raise Refused(f"a name, a colon and a number, as in tr:5, not {' '.join(said)}")
    return {name: int(number) for name, _, number in split}


def _limits(said: str) -> tuple[Media, tuple[int, int]]:
    name, _, rest = said.partition(":")
    louder, _, everybody = rest.partition(":")
    medium = next((each for each in CAPACITY if each == name), None)
    if medium is None or not louder.isdigit() or not everybody.isdigit():
        media = ", ".join(CAPACITY)
        raise Refused(
            f"a medium ({media}) and two numbers of seconds, as in mail:14400:28800, not {said}"
        )
    return medium, (int(louder), int(everybody))


def _option(name: str) -> str:
    return (
        f"--{name.removesuffix('_s').replace('_', '-')}{'-seconds' if name.endswith('_s') else ''}"
    )
