"""Mentions: colleagues named with @ in a note."""

import re
from collections import Counter
from collections.abc import Mapping

from core.entities import Agent
from core.folding import fold
from desktop.views.conversation_picker import Choice


def called(agents: Mapping[str, Agent]) -> dict[str, str]:
    """Agent id -> what stands after the @: the first name, the whole one where two share it."""
    firsts = Counter(agent.name.split(" ")[0] for agent in agents.values())
    return {
        id: agent.name.split(" ")[0] if firsts[agent.name.split(" ")[0]] == 1 else agent.name
        for id, agent in agents.items()
    }


def mentioned(text: str, agents: Mapping[str, Agent]) -> tuple[str, ...]:
    """Ids of those whom `text` names."""
    names = called(agents)
    return tuple(id for id, name in names.items() if re.search(rf"@{re.escape(name)}\b", text))


def matching(typed: str, agents: Mapping[str, Agent]) -> list[Choice]:
    names = called(agents)
    wanted = fold(typed)
    found = [a for a in agents.values() if any(fold(w).startswith(wanted) for w in a.name.split())]
    return [
        Choice(names[a.id], a.name, icon="at-sign")
        for a in sorted(found, key=lambda a: fold(a.name))
    ]
