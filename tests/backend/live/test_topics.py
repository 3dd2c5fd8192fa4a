from backend.server import Platform
from core.protocol import frames as f
from core.protocol.events import AgentStateChanged
from tests.backend.client import TestDesk
from tests.backend.conftest import Open
from tests.backend.live.a_day import SYSTEM

LIVE = ("live",)


async def state(platform: Platform, agent: str, since: int) -> None:
    body = AgentStateChanged(agent=agent, state="not_ready", since=since)
    await platform.log.transact(lambda log: log.emit(body, SYSTEM))
    await platform.feed.tick()


async def told(desk: TestDesk, key: str) -> None:
    while key not in {signal.key for signal in desk.signals}:
        assert await desk.read()


async def test_only_who_supervises_and_asked_is_told(platform: Platform, open_desk: Open) -> None:
    async with await open_desk("dila") as dila, await open_desk("ayse") as ayse:
        await ayse.send(f.Sub(topics=LIVE))
        await dila.send(f.Sub(topics=(*LIVE, "another")))
        await state(platform, "bora", 5)
        await told(dila, "live:agent:bora")
        await ayse.ping()
        assert ayse.signals == []
        await dila.send(f.Unsub(topics=(*LIVE, "another")))
        await dila.ping()
        dila.signals.clear()
        await state(platform, "bora", 6)
        await dila.ping()
        assert dila.signals == []


async def test_what_there_is_already_is_told_at_once(platform: Platform, open_desk: Open) -> None:
    await state(platform, "bora", 5)
    async with await open_desk("dila") as dila:
        await dila.ping()
        assert dila.signals == []
        await dila.send(f.Sub(topics=LIVE))
        await told(dila, "live:agent:bora")


async def test_whoever_left_listens_no_more(platform: Platform, open_desk: Open) -> None:
    before = len(platform.hub._listeners)
    async with await open_desk("dila") as dila:
        await dila.send(f.Sub(topics=LIVE))
        await dila.ping()
        assert len(platform.hub._listeners) == before + 2
    await platform.gateway.drain(5_000)
    assert len(platform.hub._listeners) == before
