import asyncio
from collections.abc import Callable
from pathlib import Path

from backend.herald import Herald
from backend.log import Log
from backend.permissions import viewer_of
from core.protocol import events as e
from core.work import Task
from tests.backend import sample
from tests.backend.sample import AYSE, BORA, DILA, SYSTEM


async def test_only_whoever_may_see_it_is_woken(tmp_path: Path) -> None:
    log = sample.loaded(Log.open(tmp_path / "log.db"))
    herald, woken = Herald(log), list[str]()

    def wake(user: str) -> Callable[[], None]:
        return lambda: woken.append(user)

    leave = {who.id: herald.join(viewer_of(who), wake(who.id)) for who in (AYSE, BORA, DILA)}

    async def after(body: e.Body) -> list[str]:
        woken.clear()
        await log.transact(lambda t: t.emit(body, SYSTEM))
        await asyncio.sleep(0)
        return sorted(woken)

    await log.transact(lambda t: sample.create(t, "c1", "sales"))
    await asyncio.sleep(0)
    assert sorted(woken) == ["ayse", "dila"]
    assert await after(e.TaskUpserted(task=Task(id="t", agent="bora", title="x"))) == [
        "bora", "dila",
    ]  # fmt: skip
    given = e.ConversationAssigned(conversation="c1", to="bora")
    assert await after(given) == ["ayse", "bora", "dila"], "once each"
    assert await after(e.AgentStateChanged(agent="cem", state="busy", since=1)) == [
        "ayse", "bora", "dila",
    ]  # fmt: skip
    leave["ayse"]()
    assert await after(e.ConversationUpdated(conversation="c1", subject="x")) == ["bora", "dila"]
    log.close()
