"""Commands: what a person asked for. Each has a client-made id and may be sent again without harm."""

from typing import Literal

from core.entities import AgentState, Attachment, Priority, Status
from core.evaluation import Evaluation, EvaluationForm, Remark, SamplingRule
from core.protocol.call_commands import AnnotateCall as AnnotateCall
from core.protocol.call_commands import PauseRecording as PauseRecording
from core.protocol.call_commands import ReportCall as ReportCall
from core.protocol.call_commands import Request as Request
from core.supervision import AlertRule, Mode, ReportSchedule
from core.work import Media, TaskKind


class SendMessage(Request, frozen=True, kw_only=True):
    conversation: str
    text: str
    attachments: tuple[Attachment, ...] = ()
    """Already uploaded; `id` is the upload's."""
    reply_to: str | None = None
    seen_up_to: int = 0
    """Order of the newest message the writer had seen."""


class AddNote(Request, frozen=True, kw_only=True):
    conversation: str
    text: str
    attachments: tuple[Attachment, ...] = ()
    mentions: tuple[str, ...] = ()


class AssignConversation(Request, frozen=True, kw_only=True):
    """`to` None gives it back to the team."""

    conversation: str
    to: str | None = None
    team: str | None = None
    queue: str | None = None


class SetStatus(Request, frozen=True, kw_only=True):
    """open, resolved, or snoozed with `until`; pending only through `bot.return`."""

    conversation: str
    status: Status
    until: int | None = None


class LabelConversation(Request, frozen=True, kw_only=True):
    conversation: str
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


class SetAttributes(Request, frozen=True, kw_only=True):
    conversation: str
    priority: Priority | None = None
    subject: str | None = None
    attributes: dict[str, str] | None = None


class MarkRead(Request, frozen=True, kw_only=True):
    conversation: str
    up_to: int


class TakeOver(Request, frozen=True, kw_only=True):
    """Take the conversation from the bot, or accept its hand-over."""

    conversation: str


class ReturnToBot(Request, frozen=True, kw_only=True):
    """`resume`: the point the bot goes on from: greeting, order_number, feedback."""

    conversation: str
    resume: str


class SetAgentState(Request, frozen=True, kw_only=True):
    """What a person says of themselves; the platform decides. Said while they work, what is not
    `available` becomes their next state and begins once the work is finished, unless `now`."""

    state: AgentState
    reason: str = ""
    """Id of a Reason, or own words."""
    version: int = 0
    """Of the agent as the desk knew it: a proposal made before something newer was known of them
    is refused with a conflict. 0: whatever was known."""
    now: bool = False


class AcceptOffer(Request, frozen=True, kw_only=True):
    """Of several who accept the first has it; the others are refused with `offer_taken`. One that
    ran out is `expired`, one that was withdrawn `gone`."""

    offer: str


class DeclineOffer(Request, frozen=True, kw_only=True):
    offer: str
    reason: str = ""


class TransferWork(Request, frozen=True, kw_only=True):
    """To a queue, a team or a person (one of them), with a note for whoever gets it. By its
    conversation, or by the id of its call."""

    conversation: str | None = None
    call: str | None = None
    queue: str | None = None
    team: str | None = None
    to: str | None = None
    number: str | None = None
    """Of a call, in place of those: a number outside, over the platform's line. The caller hears music
    until it answers, and has the agent back where it does not. Empty: back to the agent now."""
    note: str = ""


class CompleteWrapUp(Request, frozen=True, kw_only=True):
    """By the agent, or by a supervisor where it is stuck."""

    interaction: str
    disposition: str = ""
    note: str = ""
    follow_up: str = ""
    """Title of a task to make; empty: none."""
    follow_up_at: int | None = None


class ExtendWrapUp(Request, frozen=True, kw_only=True):
    """More time, as much as `disposition` allows, else as the queue gives once more."""

    interaction: str
    disposition: str = ""


class AddTask(Request, frozen=True, kw_only=True):
    """Something to do that comes from no wrap-up. The task's id is the command's."""

    title: str
    kind: TaskKind = "appointment"
    due_at: int | None = None
    contact: str = ""
    conversation: str | None = None


class FinishTask(Request, frozen=True, kw_only=True):
    task: str


class JudgeSuggestion(Request, frozen=True, kw_only=True):
    """What became of the bot's suggestion."""

    conversation: str
    verdict: Literal["used", "edited", "dismissed"]


class Supervise(Request, frozen=True, kw_only=True):
    """Watch or step into one conversation, or one call by its id; the same again changes the mode."""

    mode: Mode
    conversation: str | None = None
    call: str | None = None
    visible: bool = True


class StopSupervising(Request, frozen=True, kw_only=True):
    supervision: str


class ForceState(Request, frozen=True, kw_only=True):
    """What another person is, at once; whoever is not responding is there again as `available`."""

    agent: str
    state: AgentState
    reason: str = ""


class CloseWork(Request, frozen=True, kw_only=True):
    """Out of the queue, or out of an agent's hands, for good."""

    interaction: str
    reason: str


class SetProfile(Request, frozen=True, kw_only=True):
    """What routing knows of an agent, from now on; what is None stays."""

    agent: str
    skills: dict[str, int] | None = None
    queues: tuple[str, ...] | None = None
    capacity: dict[Media, int] | None = None
    chat_in_call: bool | None = None


class Announce(Request, frozen=True, kw_only=True):
    """To one, to a team, or, with neither, to everybody."""

    text: str
    agent: str = ""
    team: str = ""


class SaveAlertRule(Request, frozen=True, kw_only=True):
    """A new one, or in place of the one with its id; `deleted` takes it away."""

    rule: AlertRule


class AcknowledgeAlert(Request, frozen=True, kw_only=True):
    """I look after it."""

    alert: str


class SaveReportSchedule(Request, frozen=True, kw_only=True):
    """Of one's own; `deleted` takes it away."""

    schedule: ReportSchedule


class NoteExport(Request, frozen=True, kw_only=True):
    """Something was taken out, also where it was done without a line."""

    what: str
    """conversations, report, audit or package."""
    format: str
    count: int
    at: int
    """By the clock of the desk, when it was done."""
    redacted: bool = False
    manifest: str = ""
    """SHA-256 of the manifest."""
    subjects: tuple[str, ...] = ()
    """Ids of what was in it, as far as they fit: erasure must be able to name it."""
    names: tuple[str, ...] = ()
    """What it was, as it can be looked for: references of conversations, a report and its time. No
    customer's name: an erasure leaves the audit list as it is."""


class SaveEvaluationForm(Request, frozen=True, kw_only=True):
    """A new edition; one that was saved is never changed but for `retired`."""

    form: EvaluationForm


class SignEvaluation(Request, frozen=True, kw_only=True):
    """The evaluator's own, whole; signing again replaces it until it is released."""

    evaluation: Evaluation


class ReleaseEvaluation(Request, frozen=True, kw_only=True):
    evaluation: str


class AnswerEvaluation(Request, frozen=True, kw_only=True):
    """The agent's word to it, once."""

    evaluation: str
    text: str


class SaveRemark(Request, frozen=True, kw_only=True):
    """One's own; `deleted` takes it away."""

    remark: Remark


class SaveSamplingRule(Request, frozen=True, kw_only=True):
    rule: SamplingRule


class EraseCustomer(Request, frozen=True, kw_only=True):
    """A request under data-protection law: everywhere, for good. Refused (conflict) while anything of
    theirs is open or unfinished."""

    contact: str


class SetTyping(Request, frozen=True, kw_only=True):
    """Volatile: sent only on a live line, never kept."""

    conversation: str
    kind: Literal["reply", "note", "none"]


class SetViewing(Request, frozen=True, kw_only=True):
    """Volatile: which conversation this person looks at now; None for none."""

    conversation: str | None = None


class PhoneAt(Request, frozen=True, kw_only=True):
    """Volatile: the SIP address at which this desk's phone can be called; empty for none.

    The platform forgets it with the session, so it is said again on every new line.
    """

    address: str
    calls: tuple[str, ...] = ()
    """Calls that are talked on and that the platform did not bring: what their INVITE says in
    X-ADP-Call, else the phone's own id."""


WithFiles = SendMessage | AddNote | ReportCall
"""Commands that wait in the outbox until their `attachments` are uploaded."""

COMMANDS: dict[str, type[Request]] = {
    "message.send": SendMessage,
    "note.add": AddNote,
    "conversation.assign": AssignConversation,
    "conversation.set_status": SetStatus,
    "conversation.label": LabelConversation,
    "conversation.set_attributes": SetAttributes,
    "conversation.read": MarkRead,
    "bot.take_over": TakeOver,
    "bot.return": ReturnToBot,
    "agent.set_state": SetAgentState,
    "offer.accept": AcceptOffer,
    "offer.decline": DeclineOffer,
    "work.transfer": TransferWork,
    "wrap_up.complete": CompleteWrapUp,
    "wrap_up.extend": ExtendWrapUp,
    "task.add": AddTask,
    "task.finish": FinishTask,
    "bot.suggestion_feedback": JudgeSuggestion,
    "call.report": ReportCall,
    "call.annotate": AnnotateCall,
    "call.pause_recording": PauseRecording,
    "supervision.start": Supervise,
    "supervision.stop": StopSupervising,
    "agent.force_state": ForceState,
    "work.close": CloseWork,
    "profile.set": SetProfile,
    "announcement.publish": Announce,
    "alert_rule.save": SaveAlertRule,
    "alert.acknowledge": AcknowledgeAlert,
    "report_schedule.save": SaveReportSchedule,
    "export.note": NoteExport,
    "evaluation_form.save": SaveEvaluationForm,
    "evaluation.sign": SignEvaluation,
    "evaluation.release": ReleaseEvaluation,
    "evaluation.answer": AnswerEvaluation,
    "remark.save": SaveRemark,
    "sampling_rule.save": SaveSamplingRule,
    "customer.erase": EraseCustomer,
    "typing.set": SetTyping,
    "viewing.set": SetViewing,
    "phone.at": PhoneAt,
}

VOLATILE = frozenset({"typing.set", "viewing.set", "phone.at"})
"""Sent at once on a live line or dropped; the platform stores neither them nor their ids."""

SUPERVISING = frozenset(
    {
        "supervision.start", "supervision.stop", "agent.force_state", "work.close", "profile.set",
        "announcement.publish", "alert_rule.save", "alert.acknowledge", "report_schedule.save",
        "evaluation_form.save", "evaluation.sign", "evaluation.release", "remark.save",
        "sampling_rule.save",
    }
)  # fmt: skip
"""For supervisors only; what they did stands in the audit list."""

ADMINISTERING = frozenset({"customer.erase"})
"""For administrators only; what they did stands in the audit list."""

COMMAND_TYPES: dict[type[Request], str] = {struct: name for name, struct in COMMANDS.items()}
