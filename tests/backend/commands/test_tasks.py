import pytest

from core.protocol.events import TaskUpserted
from core.work import Task
from tests.backend.commands.conftest import Office
from tests.backend.sample import AYSE, CEM, DILA


async def test_finishing_ones_own_task(office: Office) -> None:
    for id in ("t1", "t2"):
        await office.emit(TaskUpserted(task=Task(id=id, agent="ayse", title="Ara")))
    assert await office.refused(CEM, "task.finish", task="t1") == ("not_found", "task")
    await office.do(AYSE, "task.finish", task="t1")
    task = await office.log.transact(lambda t: t.state.get(Task, "t1"))
    assert task and task.done_at is not None
    assert (await office.do(AYSE, "task.finish", task="t1")).seq is None
    assert (await office.do(DILA, "task.finish", task="t2")).seq is not None


async def test_planning_something_oneself(office: Office) -> None:
    done = await office.do(AYSE, "task.add", title=" Ara ", due_at=9, contact="ali")
    assert done.seq
    [task] = await office.log.transact(lambda t: t.state.all(Task))
    assert (task.agent, task.title, task.kind, task.due_at, task.contact) == (
        "ayse", "Ara", "appointment", 9, "ali",
    )  # fmt: skip
    await office.do(AYSE, "task.finish", task=task.id)


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"title": "  "}, ("bad_request", "title")),
        ({"title": "x" * 201}, ("payload_too_large", "title")),
        ({"title": "x", "contact": "nobody"}, ("not_found", "contact")),
        ({"title": "x", "conversation": "none"}, ("not_found", "conversation")),
    ],
)
async def test_what_cannot_be_planned(
    office: Office, said: dict[str, str], refused: tuple[str, str]
) -> None:
    assert await office.refused(AYSE, "task.add", **said) == refused


async def test_nobody_takes_anothers_task_by_its_id(office: Office) -> None:
    await office.emit(TaskUpserted(task=Task(id="t1", agent="ayse", title="Ara")))
    assert await office.refused(CEM, "task.add", id="t1", title="Mine") == ("conflict", "id")
