"""Which conversations of the small company stand in a view, worked out the plain way."""

from core.entities import Conversation
from core.rows import InboxFilter, View
from tests.desktop import sample


def shows(which: InboxFilter, c: Conversation) -> bool:
    return (
        _in_view(which.view, c)
        and which.channel in (None, c.channel)
        and (which.label is None or which.label in c.labels)
        and which.priority in (None, c.priority)
        and (not which.unread or c.unread > 0)
    )


def _in_view(view: View, c: Conversation) -> bool:
    if view == "all":
        return True
    if view in ("bot", "snoozed"):
        return c.status == ("pending" if view == "bot" else "snoozed")
    if c.status != "open":
        return False
    if view == "mine":
        waits = c.assignee is None and c.bot is not None and c.bot.phase == "handoff"
        return c.assignee == sample.ME.id or (waits and c.team in (None, *sample.ME.teams))
    return view == "team" or c.assignee is None
