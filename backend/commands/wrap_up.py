"""What is left to do once the customer is gone: the outcome, a note, something to do later."""

from msgspec.structs import replace

from backend.commands.tasks import MAX_TITLE
from backend.commands.work import Done, Refused, Work
from backend.routing.steps import Steps
from core.entities import CallRecord
from core.ids import uuid7
from core.protocol.commands import CompleteWrapUp, ExtendWrapUp
from core.protocol.events import CallUpserted, TaskUpserted
from core.work import Disposition, Interaction, Task

MAX_NOTE = 10_000


def complete(work: Work, body: CompleteWrapUp) -> Done:
    """By the agent, or by a supervisor where it is stuck; once it is done it stays as it is."""
    _check(body)
    before = _mine(work, body.interaction)
    if before.state == "done":
        return Done()
    if before.state != "wrap_up" and (before.state, before.media) != ("active", "callback"):
        raise Refused("conflict", "interaction")  # only of a call back nobody can see its end
    steps, outcome = Steps(work.log, work.by, work.id), _outcome(work, body.disposition)
    if outcome is None and steps.lacks_outcome(before):
        raise Refused("bad_request", "disposition")
    after = replace(
        before, disposition=body.disposition or before.disposition, note=body.note or before.note,
        completed_by="" if before.agent == work.agent.id else work.agent.id,
    )  # fmt: skip
    _record(work, after, outcome)
    if body.follow_up:
        _plan(work, after, body)
    return Done(steps.complete(after, work.log.now).version)


def extend(work: Work, body: ExtendWrapUp) -> Done:
    before = _mine(work, body.interaction)
    if before.state != "wrap_up":
        raise Refused("conflict", "interaction")
    steps, outcome = Steps(work.log, work.by, work.id), _outcome(work, body.disposition)
    more = (outcome.extra_s if outcome else 0) or steps.rules(before).wrap_s
    if before.wrap_until is None or not more:
        return Done()  # it has no limit
    until = max(before.wrap_until, work.log.now) + more * 1000
    chosen = body.disposition or before.disposition
    return Done(steps.put(replace(before, wrap_until=until, disposition=chosen)).version)


def _check(body: CompleteWrapUp) -> None:
    if len(body.note) > MAX_NOTE:
        raise Refused("payload_too_large", "note")
    if len(body.follow_up) > MAX_TITLE:
        raise Refused("payload_too_large", "follow_up")


def _mine(work: Work, id: str) -> Interaction:
    found = work.log.state.get(Interaction, id)
    if found is None:
        raise Refused("not_found", "interaction")
    if found.agent != work.agent.id and work.viewer.role == "agent":
        raise Refused("not_found", "interaction")
    return found


def _outcome(work: Work, id: str) -> Disposition | None:
    found = work.log.state.get(Disposition, id) if id else None
    if id and found is None:
        raise Refused("not_found", "disposition")
    return found


def _record(work: Work, after: Interaction, outcome: Disposition | None) -> None:
    """Stands in the timeline, and on the call where it was one."""
    name = outcome.name if outcome else ""
    if after.conversation and (name or after.note):
        work.tell(after.conversation, "wrap_up", disposition=name, note=after.note)
    call = work.log.state.get(CallRecord, after.call) if after.call else None
    if call is not None and name and not call.disposition:
        work.emit(CallUpserted(call=replace(call, disposition=name)))


def _plan(work: Work, after: Interaction, body: CompleteWrapUp) -> None:
    task = Task(
        id=uuid7(), agent=after.agent or work.agent.id, title=body.follow_up,
        due_at=body.follow_up_at, contact=after.contact, conversation=after.conversation,
    )  # fmt: skip
    work.emit(TaskUpserted(task=task))
