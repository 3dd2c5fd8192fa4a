"""What people ask for: one handler per command, in one table."""

from collections.abc import Callable
from typing import Any

from backend.commands import (
    agents,
    bot,
    calls,
    conversations,
    messages,
    offers,
    suggestions,
    tasks,
    transfer,
    wrap_up,
)
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
    c.AcceptOffer: offers.accept,
    c.DeclineOffer: offers.decline,
    c.TransferWork: transfer.transfer,
    c.CompleteWrapUp: wrap_up.complete,
    c.ExtendWrapUp: wrap_up.extend,
    c.FinishTask: tasks.finish,
    c.JudgeSuggestion: suggestions.judge,
    c.ReportCall: calls.report,
    c.AnnotateCall: calls.annotate,
}

__all__ = ["HANDLERS", "Done", "Refused", "Work"]
