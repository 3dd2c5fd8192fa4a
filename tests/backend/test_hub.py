from typing import Literal

from backend.hub import TYPING_LASTS, Hub
from backend.server import Platform
from core.protocol import frames as f
from core.protocol.events import AgentStateChanged
from core.protocol.signals import ContactPresence, Signal, Typing, Viewer, Viewers
from tests.backend.client import TestDesk
from tests.backend.conftest import Open
from tests.backend.live.a_day import SYSTEM


def _typing(kind: Literal["reply", "none"]) -> Typing:
    return Typing(conversation="c", author_kind="contact", author="a", kind=kind)


def test_everybody_hears_until_they_stop() -> None:
    hub, heard = Hub(), list[Signal]()
    stop = hub.listen(heard.append)
    hub.signal("k", ContactPresence(conversation="c", online=True))
    stop()
    stop()
    hub.signal("k", ContactPresence(conversation="c", online=False))
    assert [(s.key, s.type) for s in heard] == [("k", "contact_presence")]


def test_the_newest_of_each_key_waits_for_whoever_comes_later() -> None:
    hub = Hub()
    hub.signal("p", ContactPresence(conversation="c", online=True))
    hub.signal("p", ContactPresence(conversation="c", online=False))
    hub.signal("v", Viewers(conversation="c", viewers=(Viewer(id="a", name="A"),)))
    assert [s.key for s in hub.current()] == ["p", "v"]
    hub.signal("v", Viewers(conversation="c"))
    assert [s.body for s in hub.current()] == [ContactPresence(conversation="c", online=False)]


def test_typing_ends_by_itself() -> None:
    now = [0.0]
    hub = Hub(lambda: now[0])
    hub.signal("t", _typing("reply"))
    assert len(hub.current()) == 1
    now[0] = TYPING_LASTS + 0.1
    assert hub.current() == []
    hub.signal("t", _typing("reply"))
    hub.signal("t", _typing("none"))
    assert hub.current() == []


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
