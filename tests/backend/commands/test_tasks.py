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
