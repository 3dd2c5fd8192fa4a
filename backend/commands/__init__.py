"""What people ask for: one handler per command, in one table."""

from collections.abc import Callable
from typing import Any

from backend.commands import (
    agents,
    bot,
    calls,
    conversations,
    customers,
    messages,
    offers,
    quality,
    suggestions,
    supervise,
    supervising,
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
    c.AddTask: tasks.add,
    c.FinishTask: tasks.finish,
    c.JudgeSuggestion: suggestions.judge,
    c.Supervise: supervise.start,
    c.StopSupervising: supervise.stop,
    c.ForceState: supervising.force_state,
    c.CloseWork: supervising.close,
    c.SetProfile: supervising.set_profile,
    c.Announce: supervising.announce,
    c.SaveAlertRule: supervising.save_rule,
    c.AcknowledgeAlert: supervising.acknowledge,
    c.SaveReportSchedule: supervising.save_schedule,
    c.NoteExport: supervising.note_export,
    c.SaveEvaluationForm: quality.save_form,
    c.SignEvaluation: quality.sign,
    c.ReleaseEvaluation: quality.release,
    c.AnswerEvaluation: quality.answer,
    c.SaveRemark: quality.save_remark,
    c.SaveSamplingRule: quality.save_rule,
    c.EraseCustomer: customers.erase,
    c.ReportCall: calls.report,
    c.AnnotateCall: calls.annotate,
    c.PauseRecording: calls.pause_recording,
}

__all__ = ["HANDLERS", "Done", "Refused", "Work"]
