"""Who may do and see what, by role; asked for every command, event and snapshot row.

Conversations and their messages and calls are for those who may see the conversation.
Customers and what belongs to them (companies, deals, tickets, orders, surveys) are the
account's address book: everybody signed in may see them.
"""

from typing import NamedTuple

from core.entities import Agent, Conversation, Role
from core.protocol.commands import ADMINISTERING, COMMANDS, SUPERVISING


class Access(NamedTuple):
    """Who has a conversation: all that decides who may see it."""

    team: str | None
    assignee: str | None


class Viewer(NamedTuple):
    """A person as far as seeing is concerned."""

    user: str
    role: Role
    teams: frozenset[str]

    def sees(self, access: Access) -> bool:
        """Agents: their own teams', those assigned to them and those of no team; others: all."""
        if self.role != "agent":
            return True
        return access.team is None or access.team in self.teams or access.assignee == self.user


_EVERYBODY = tuple(sorted(COMMANDS.keys() - SUPERVISING - ADMINISTERING))
_SUPERVISORS = (*sorted(COMMANDS.keys() - ADMINISTERING), "conversations.all")
PERMISSIONS: dict[Role, tuple[str, ...]] = {
    "agent": _EVERYBODY,
    "supervisor": _SUPERVISORS,
    "admin": (*_SUPERVISORS, *sorted(ADMINISTERING)),
}
"""A command's own name is the permission to give it."""


def access_of(conversation: Conversation) -> Access:
    return Access(conversation.team, conversation.assignee)


def viewer_of(agent: Agent) -> Viewer:
    return Viewer(agent.id, agent.role, frozenset(agent.teams))
