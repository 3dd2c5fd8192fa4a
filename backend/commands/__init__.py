"""What people ask for: one handler per command, in one table."""

from collections.abc import Callable
from typing import Any

from backend.commands import agents, bot, calls, conversations, messages
from backend.commands.work import Done, Refused, Work
from core.protocol import commands as c

HANDLERS: dict[type[c.Request], Callable[[Work, Any], Done]] = {
    c.SendMessage: messages.send,
    c.AddNote: messages.add_note,
    c.AssignConversation: conversations.assign,
    c.SetStatus: conversations.set_status,
    c.LabelConversation: conversations.label,
    c.SetAttributes: conversations.set_attributes,
    c.MarkRead: conversations.read,
    c.TakeOver: bot.take_over,
    c.ReturnToBot: bot.give_back,
    c.SetAgentState: agents.set_state,
    c.ReportCall: calls.report,
    c.AnnotateCall: calls.annotate,
}

__all__ = ["HANDLERS", "Done", "Refused", "Work"]
