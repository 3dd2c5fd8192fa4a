"""What a piece of work needs, from what is known of its customer."""

from backend.log import Transaction
from backend.routing.calendar import is_open as calendar_open
from core.entities import Agent, Conversation, Priority, Queue, Team
from core.work import Calendar, QueueRules, queue_of_team

_PRIORITY: dict[Priority, int] = {"low": -1, "normal": 0, "high": 1, "urgent": 2}
WITH_BOT = frozenset({"chat"})
"""Channels on which the bot speaks first: there a message alone is no work for a person."""


def priority_of(conversation: Conversation) -> int:
    return _PRIORITY[conversation.priority]


def language_skills(
    log: Transaction, contact: str, written: Conversation | None = None
) -> dict[str, int]:
    """The language the customer writes in, else the one that is known of them, where the company
    tells its people apart by it. A page in Turkish says nothing of who writes English on it."""
    known, bot = log.contact(contact), written.bot if written else None
    language = (bot.language if bot else "") or (known.language if known else "")
    return {language: 1} if language and log.state.is_skill(language) else {}


def sticky(log: Transaction, contact: str) -> str | None:
    """The agent the customer knows."""
    agent = log.state.last_agent(contact)
    known = log.state.get(Agent, agent) if agent else None
    return known.id if known else None


def queue_for(log: Transaction, conversation: Conversation, asked: str | None) -> Queue | None:
    """The queue that was asked for, the conversation's, or the first of its team's or of the default
    team's; None where the company has none of them: then nothing is offered, as ever."""
    for id in (asked, conversation.queue):
        found = log.state.get(Queue, id) if id else None
        if found is not None:
            return found
    default = next((team.id for team in log.state.all(Team) if team.default), None)
    return first_queue(log, conversation.team) or first_queue(log, default)


def is_open(log: Transaction, queue: str) -> bool:
    rules = log.state.get(QueueRules, queue)
    calendar = log.state.get(Calendar, rules.calendar) if rules and rules.calendar else None
    return calendar_open(calendar, log.now)


def first_queue(log: Transaction, team: str | None) -> Queue | None:
    return queue_of_team(team, log.state.all(Queue))
