import asyncio
from collections.abc import Sequence
from pathlib import Path

from backend.log import Log
from backend.snooze import Snooze
from core.protocol.events import ConversationStatusChanged, Event
from tests.backend import sample
from tests.backend.sample import SYSTEM, create


async def _snoozed(log: Log, until: int) -> None:
    body = ConversationStatusChanged(
        conversation="c1", from_="open", to="snoozed", snoozed_until=until
    )
    await log.transact(lambda t: t.emit(body, SYSTEM))


async def _until_open(log: Log) -> None:
    opened = asyncio.Event()

    def heard(events: Sequence[Event]) -> None:
        if any(getattr(event.body, "to", "") == "open" for event in events):
            opened.set()

    stop = log.listen(heard)
    task = asyncio.create_task(Snooze(log).run())
    await asyncio.wait_for(opened.wait(), 10)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    stop()


async def test_what_is_due_comes_back_also_after_a_restart(tmp_path: Path) -> None:
    log = sample.loaded(Log.open(tmp_path / "log.db"))
    await log.transact(lambda t: create(t, "c1"))
    await _snoozed(log, log.clock() - 1)
    log.close()
    again = Log.open(tmp_path / "log.db")
    await _until_open(again)
    found = await again.transact(lambda t: t.conversation("c1"))
    assert found and (found.status, found.snoozed_until) == ("open", None)
    timeline = await again.transact(lambda t: t.messages("c1"))
    assert timeline[-1].activity and timeline[-1].activity.args["status"] == "open"
    again.close()


async def test_it_wakes_when_the_time_comes(tmp_path: Path) -> None:
    log = sample.loaded(Log.open(tmp_path / "log.db"))
    await log.transact(lambda t: create(t, "c1"))
    waiting = asyncio.create_task(_until_open(log))
    await asyncio.sleep(0)
    await _snoozed(log, log.clock() + 30)
    await waiting
    log.close()
