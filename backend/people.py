"""Who may sign in on a platform that is not a demonstration: adding, passwords, disabling."""

import re
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from backend.accounts import Accounts, company_of
from backend.live import default_rules
from backend.log import Log, Transaction
from backend.state import State
from backend.tables import accounts, users
from core.entities import Agent, Role, Team
from core.folding import fold
from core.protocol.events import AgentUpserted, By, TeamUpserted

_SYSTEM = By(kind="system")
_TEAM = "team-"
"""Before the name of a team that was made here, in its id."""


class Add(msgspec.Struct, frozen=True, tag=True):
    """Somebody new, or somebody known with another name, role, teams and password.

    Passwords are only ever here as their hash.
    """

    customer_code: str
    account: str
    user: str
    hashed: str
    name: str
    email: str
    role: Role
    teams: tuple[str, ...]


class SetPassword(msgspec.Struct, frozen=True, tag=True):
    user: str
    hashed: str


class Disable(msgspec.Struct, frozen=True, tag=True):
    user: str


class Enable(msgspec.Struct, frozen=True, tag=True):
    """With the password they had; `Disable` forgot none."""

    user: str


Errand = Add | SetPassword | Disable | Enable


class Listed(NamedTuple):
    user: str
    disabled: bool
    agent: Agent


class Refused(Exception):
    """Why not, in words for whoever sits at the terminal."""


async def do(errand: Errand, log: Log, accounts: Accounts) -> str:
    """Does it and says what was done. Raises Refused."""
    if isinstance(errand, Add):
        await _add(errand, log, accounts)
        return f"{errand.user} may sign in"
    id = await log.database.read(lambda c: _id_of(c, errand.user))
    if isinstance(errand, SetPassword):
        await accounts.change_password(id, errand.hashed)
        return f"{errand.user} has another password and is signed out everywhere"
    if isinstance(errand, Enable):
        await accounts.enable(id)
        return f"{errand.user} may sign in again"
    await accounts.disable(id)
    return f"{errand.user} may not sign in any more and is signed out everywhere"


def team_named(state: State, said: str) -> Team | None:
    """By its id, or by its name in whatever case."""
    teams = state.all(Team)
    by_id = next((team for team in teams if team.id == said), None)
    return by_id or next((team for team in teams if fold(team.name) == fold(said)), None)


def everybody(connection: Connection) -> list[Listed]:
    """Ordered by the name they sign in with."""
    state = State(connection)
    rows = connection.execute(select(users).order_by(users.c.name))
    return [
        Listed(row.name, bool(row.disabled), agent)
        for row in rows
        if (agent := state.get(Agent, row.id))
    ]


async def _add(errand: Add, log: Log, accounts: Accounts) -> None:
    id = f"agent-{_slug(errand.user)}"
    await log.database.read(lambda c: _check(c, errand, id))
    await log.transact(lambda t: _told(t, errand, id))
    known = await log.database.read(company_of)
    company = errand.account or known.name or errand.customer_code
    await accounts.open_account(errand.customer_code, company)
    await accounts.let_in(id, errand.user, errand.hashed)


def _check(connection: Connection, errand: Add, id: str) -> None:
    """A code that is mistyped would lock everybody out; `a.b` and `a-b` would be one person."""
    code: Any = connection.execute(select(accounts.c.code)).scalar()
    if code is not None and code != fold(errand.customer_code):
        raise Refused(f"the customer code of this platform is {code}")
    name = connection.execute(select(users.c.name).where(users.c.id == id)).scalar()
    if name is not None and name != fold(errand.user):
        raise Refused(f"{errand.user} is too much like {name}, who is there already")


def _told(log: Transaction, errand: Add, id: str) -> None:
    teams = tuple(dict.fromkeys(_team(log, said) for said in errand.teams))
    known = log.state.get(Agent, id) or Agent(id=id, name="")
    agent = msgspec.structs.replace(
        known, name=errand.name, email=errand.email, role=errand.role, teams=teams
    )
    log.emit(AgentUpserted(agent=agent), _SYSTEM)
    if agent.role != "agent":
        default_rules.give(log)


def _team(log: Transaction, said: str) -> str:
    """Made where it is new; the first of all gets the conversations that name no department."""
    id = f"{_TEAM}{_slug(said)}"
    known = team_named(log.state, said) or log.state.get(Team, id)
    if known is not None:
        return known.id
    if said.startswith(_TEAM):
        raise Refused(f"there is no team {said}; a new one is made by its name")
    first = not log.state.all(Team)
    log.emit(TeamUpserted(team=Team(id=id, name=said, default=first)), _SYSTEM)
    return id


def _id_of(connection: Connection, user: str) -> str:
    id = connection.execute(select(users.c.id).where(users.c.name == fold(user))).scalar()
    if id is None:
        raise Refused(f"nobody signs in as {user}")
    return str(id)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
