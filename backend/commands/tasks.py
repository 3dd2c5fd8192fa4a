"""What somebody has to do at a time."""

from msgspec.structs import replace

from backend.commands.work import Done, Refused, Work
from core.protocol.commands import FinishTask
from core.protocol.events import TaskUpserted
from core.work import Task


def finish(work: Work, body: FinishTask) -> Done:
    task = work.log.state.get(Task, body.task)
    if task is None or (task.agent != work.agent.id and work.viewer.role == "agent"):
        raise Refused("not_found", "task")
    if task.done_at is not None:
        return Done()
    return Done(work.emit(TaskUpserted(task=replace(task, done_at=work.log.now))).seq)
