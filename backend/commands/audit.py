"""The audit list: one entry for each act of a supervisor, in the transaction of the act itself."""

import msgspec

from backend.commands.work import Work
from core.entities import CallRecord
from core.ids import uuid7
from core.protocol.commands import COMMAND_TYPES, SUPERVISING, CompleteWrapUp, Request, TransferWork
from core.protocol.events import AuditEntryUpserted, SupervisionUpserted
from core.supervision import AuditEntry, Supervision
from core.work import Interaction

_SUBJECTS = (
    "conversation", "call", "agent", "interaction", "alert", "supervision", "evaluation",
)  # fmt: skip
_FACTS = ("mode", "state", "queue", "team", "to", "visible", "capacity", "skills", "queues")
"""What of a command may stand in the list: nothing that somebody wrote or said."""


def note(work: Work, body: Request) -> None:
    """Where it touched somebody else's work."""
    act = COMMAND_TYPES[type(body)]
    if act in SUPERVISING or _of_another(work, body):
        entry = AuditEntry(
            id=uuid7(), at=work.log.now, by=work.agent.id, act=act, subject=_subject(body),
            facts=_facts(body) | _whose(work, body),
        )  # fmt: skip
        work.emit(AuditEntryUpserted(audit_entry=entry))


def _of_another(work: Work, body: Request) -> bool:
    if isinstance(body, CompleteWrapUp):
        of = work.log.state.get(Interaction, body.interaction)
        return of is not None and of.completed_by == work.agent.id
    return isinstance(body, TransferWork) and work.viewer.role != "agent"


def _subject(body: Request) -> str:
    named = ((field, getattr(body, field, None)) for field in _SUBJECTS)
    ids = (f"{field}:{id}" for field, id in named if id and isinstance(id, str))
    return next(ids, _whole(body))


def _whole(body: Request) -> str:
    """Of a command that carries a value whole: its one field, and the value's id."""
    for field in body.__struct_fields__:
        id = getattr(getattr(body, field), "id", None)
        if isinstance(id, str):
            return f"{field}:{id}"
    return ""


def _facts(body: Request) -> dict[str, str]:
    said = ((field, getattr(body, field, None)) for field in _FACTS)
    return {field: _text(value) for field, value in said if value is not None}


def _text(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _whose(work: Work, body: Request) -> dict[str, str]:
    """The agent whose work it was: without that nobody reading the list knows whom it concerned."""
    state = work.log.state
    found: tuple[Interaction | CallRecord | Supervision | None, ...] = (
        state.get(Interaction, getattr(body, "interaction", "")),
        state.get(CallRecord, getattr(body, "call", None) or ""),
        state.get(Supervision, getattr(body, "supervision", "")),
    )
    agents = [of.agent for of in found if of is not None]
    # A chat that was taken over is the supervisor's by now: whose it was is what they watched
    agents += [
        event.body.supervision.agent for event in work.log.emitted
        if isinstance(event.body, SupervisionUpserted)
    ]  # fmt: skip
    conversation = getattr(body, "conversation", None)
    if conversation:
        agents.append(work.conversation(conversation).assignee)
    return next(({"agent": id} for id in agents if id and id != work.agent.id), {})
