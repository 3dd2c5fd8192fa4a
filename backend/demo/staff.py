"""Staff: the company's own people and lists, as entities and by short names (`selim`, `orders`)."""

from random import Random
from typing import Any, cast

from backend.demo.clock import HOUR
from backend.demo.texts import Texts
from core.entities import Agent, AgentState, Canned, Company, Label, Queue, Role, Team
from core.protocol.frames import Rows

DESK = "ag-selim"
"""The agent whose desk the demonstration shows; `read_up_to` and `unread` are his."""
FIRST_EXTENSION = 601
_DESK_SHARE = 0.16


class Staff:
    def __init__(self, texts: Texts, now: int) -> None:
        tables = texts.directory
        self.agents = {
            row["id"][3:]: _agent(row, number, now) for number, row in enumerate(tables["agents"])
        }
        self.teams = {row["id"][3:]: Team(**row) for row in tables["teams"]}
        self.queues = {row["id"][3:]: _queue(row) for row in tables["queues"]}
        self.labels = {row["id"][3:]: Label(**row) for row in tables["labels"]}
        self.companies = {row["id"]: Company(**row) for row in tables["companies"]}
        self.canned = tuple(_canned(n, row) for n, row in enumerate(texts.canned, 1))
        self._speaks = {row["id"][3:]: row["languages"] for row in tables["agents"]}

    def rows(self) -> Rows:
        """The directory, for the first page."""
        return Rows(
            agents=tuple(self.agents.values()), teams=tuple(self.teams.values()),
            queues=tuple(self.queues.values()), labels=tuple(self.labels.values()),
            companies=tuple(self.companies.values()), canned=self.canned,
        )  # fmt: skip

    def someone(self, queue: str, language: str, rng: Random) -> Agent:
        """Who of the queue's team answers a customer in this language."""
        team = self.queues[queue].team
        able = [
            agent
            for short, agent in self.agents.items()
            if team in agent.teams and language in self._speaks[short] and agent.role == "agent"
        ]
        desk = self.agents[DESK[3:]]
        if desk in able and rng.random() < _DESK_SHARE:
            return desk
        return rng.choice(able or [desk])

    def named(self, text: str) -> tuple[str, ...]:
        """Ids of the agents a note mentions (`@Derya`)."""
        return tuple(a.id for a in self.agents.values() if f"@{a.name.split()[0]}" in text)


def _agent(row: dict[str, Any], number: int, now: int) -> Agent:
    role, state = cast(Role, row["role"]), cast(AgentState, row["state"])
    return Agent(
        id=row["id"], name=row["name"], email=f"{row['id'][3:]}@ardic.example", role=role,
        teams=tuple(row["teams"]), state=state, reason=row.get("reason", ""), since=now - 2 * HOUR,
        extension=str(FIRST_EXTENSION + number),
    )  # fmt: skip


def _queue(row: dict[str, Any]) -> Queue:
    return Queue(id=row["id"], name=row["name"], team=row["team"])


def _canned(number: int, row: dict[str, Any]) -> Canned:
    return Canned(id=f"ca-{number:02d}", **row)
