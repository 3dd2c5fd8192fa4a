"""Adding people to a platform that is not a demonstration."""

import re

from backend.log import Transaction
from backend.server import Platform
from core.entities import Agent, Role, Team
from core.folding import fold
from core.protocol.events import AgentUpserted, By, TeamUpserted

_SYSTEM = By(kind="system")


async def add_person(
    platform: Platform, customer_code: str, account: str, user: str, password: str, *,
    name: str, email: str, role: Role, teams: tuple[str, ...],
) -> None:  # fmt: skip
    """Adds somebody, or changes who signs in under that name; makes the teams that are new.

    The first team of all gets the conversations that name no department.
    """
    agent = Agent(
        id=f"agent-{_slug(user)}", name=name, email=email, role=role,
        teams=tuple(f"team-{_slug(team)}" for team in teams),
    )  # fmt: skip

    def work(log: Transaction) -> None:
        for id, team in zip(agent.teams, teams, strict=True):
            if log.state.get(Team, id) is None:
                first = not log.state.all(Team)
                log.emit(TeamUpserted(team=Team(id=id, name=team, default=first)), _SYSTEM)
        log.emit(AgentUpserted(agent=agent), _SYSTEM)

    await platform.log.transact(work)
    await platform.accounts.open_account(customer_code, account or customer_code)
    await platform.accounts.add_user(agent.id, user, password)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
