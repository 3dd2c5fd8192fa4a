"""What somebody has to do at a time."""

from msgspec.structs import replace

from backend.commands.work import Done, Refused, Work
from core.protocol.commands import AddTask, FinishTask
from core.protocol.events import TaskUpserted
from core.work import Task

MAX_TITLE = 200


def add(work: Work, body: AddTask) -> Done:
    """One's own; nobody plans for another."""
    title = body.title.strip()
    if not title:
        raise Refused("bad_request", "title")
    if len(title) > MAX_TITLE:
        raise Refused("payload_too_large", "title")
    if work.log.state.get(Task, work.id) is not None:
        raise Refused("conflict", "id")  # else an id that was heard of would take another's task
    of = work.conversation(body.conversation) if body.conversation else None
    contact = body.contact or (of.contact if of else "")
    if contact and work.log.contact(contact) is None:
        raise Refused("not_found", "contact")
    task = Task(
        id=work.id, agent=work.agent.id, title=title, kind=body.kind, due_at=body.due_at,
        contact=contact, conversation=body.conversation,
    )  # fmt: skip
    return Done(work.emit(TaskUpserted(task=task)).seq)


def finish(work: Work, body: FinishTask) -> Done:
    task = work.log.state.get(Task, body.task)
    if task is None or (task.agent != work.agent.id and work.viewer.role == "agent"):
        raise Refused("not_found", "task")
    if task.done_at is not None:
        return Done()
    return Done(work.emit(TaskUpserted(task=replace(task, done_at=work.log.now))).seq)
