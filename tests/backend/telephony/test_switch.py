"""A customer calls a desk's phone: a real process, real sound, the record and the timeline."""

import asyncio
import contextlib
import shutil
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import aiohttp
import pytest

from backend.server import Config, Platform
from backend.telephony import switch as module
from backend.telephony import visit as visits
from backend.telephony.actors import Actor
from core.entities import Agent, CallRecord, Message, Queue
from core.protocol import events as e
from tests.backend.client import live
from tests.backend.conftest import CHEAP, furnish, let_in
from tests.backend.sample import SYSTEM, create
from tests.voip.sides import tones
from tests.voip.sounds import tone
from voip import orders
from voip.orders import Answer, AnyNews, Told

PATIENCE = 40.0


class DeskPhone:
    """What stands in for a desk's phone."""

    def __init__(self, platform: Platform) -> None:
        self.platform, self.news = platform, list[AnyNews]()
        self._came = asyncio.Event()
        self.records: dict[str, CallRecord] = {}
        platform.log.listen(self._happened)
        self.actor = Actor(self._told)

    def _told(self, news: AnyNews) -> None:
        self.news.append(news)
        self._came.set()

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not holds():
                self._came.clear()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._came.wait(), 0.2)

    def _happened(self, events: Sequence[e.Event]) -> None:
        bodies = [event.body for event in events]
        calls = [body.call for body in bodies if isinstance(body, e.CallUpserted)]
        self.records.update({call.id: call for call in calls})
        self._came.set()

    def ended(self, id: str) -> bool:
        return id in self.records and self.records[id].phase == "ended"

    def states(self) -> list[str]:
        return [news.state for news in self.news if isinstance(news, Told)]

    async def record(self, id: str) -> CallRecord:
        found = await self.platform.log.transact(lambda t: t.state.get(CallRecord, id))
        assert found is not None
        return found

    async def entries(self) -> list[Message]:
        found = await self.platform.log.transact(lambda t: t.messages("c1"))
        return [message for message in found if message.call]


@pytest.fixture
async def platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Platform]:
    monkeypatch.setattr(module, "_GRACE_S", 0.1)
    monkeypatch.setattr(visits, "_GRACE_S", 0.1)
    # Routing reads who there is when it starts
    furnished = await furnish(Platform(Config(tmp_path / "data", hasher=CHEAP, telephony=True)))
    async with furnished as platform:
        await platform.log.transact(lambda t: create(t, "c1"))
        given = e.ConversationAssigned(conversation="c1", to="ayse")
        await platform.log.transact(lambda t: t.emit(given, SYSTEM))
        yield platform


@pytest.fixture
async def phone(platform: Platform, tmp_path: Path) -> AsyncIterator[DeskPhone]:
    phone = DeskPhone(platform)
    await phone.actor.start()
    said = str(tone(tmp_path / "agent.wav", 1_000))
    answers = {"ayse": Answer(play=said, after_ms=50), "bora": Answer(status=486)}
    heard = tmp_path / "heard"
    heard.mkdir()
    phone.actor.order(orders.Listen(answers=answers, folder=str(heard)))
    for user in answers:
        platform.phones.put(user, user, f"sip:{user}@127.0.0.1:{phone.actor.port}")
    yield phone
    await phone.actor.stop()


async def test_a_customer_calls_talks_and_the_call_stands_in_the_timeline(
    platform: Platform, phone: DeskPhone
) -> None:
    assert platform.switch is not None
    id = await platform.switch.ring("ayse")
    ringing = await phone.record(id)
    assert (ringing.phase, ringing.contact, ringing.conversation) == ("ringing", "ali", "c1")
    await phone.until(lambda: "talking" in phone.states())
    heard = Path(platform.switch.state(id).heard)
    await phone.until(lambda: bool(tones(heard, (1_000,))))
    assert (await phone.record(id)).phase == "talking"
    platform.switch.press(id, "7")
    await phone.until(lambda: any(isinstance(news, orders.Pressed) for news in phone.news))
    platform.switch.hang_up(id)
    await phone.until(lambda: "ended" in phone.states())
    await phone.until(lambda: phone.ended(id))
    ended = await phone.record(id)
    assert (ended.cause, ended.agent, ended.ended_by) == ("answered", "ayse", "them")
    [entry] = await phone.entries()
    assert (entry.call, entry.kind) == (id, "in")


async def test_whoever_is_busy_was_called_all_the_same(
    platform: Platform, phone: DeskPhone
) -> None:
    assert platform.switch is not None
    id = await platform.switch.ring("bora", "zoe")
    await phone.until(lambda: phone.ended(id))
    assert (await phone.record(id)).cause == "busy"


async def test_nobody_is_called_where_nobody_is(platform: Platform) -> None:
    assert platform.switch is not None
    with pytest.raises(module.NobodyThere):
        await platform.switch.ring()


async def test_the_page_and_the_tour_have_it_ring(platform: Platform, phone: DeskPhone) -> None:
    calls = f"{platform.url}/v1/demo/calls"
    async with aiohttp.ClientSession() as http:
        async with http.get(calls) as answer:
            assert await answer.json() == {"possible": True}
        async with http.post(calls, json={"user": "ayse", "language": "en"}) as answer:
            assert answer.status == 201
            ring = await answer.json()
        assert (ring["name"], ring["state"]) == ("Ali Vural", "ringing")
        await phone.until(lambda: "talking" in phone.states())
        async with http.post(f"{calls}/{ring['id']}", json={"hang_up": True}) as answer:
            assert answer.status == 200
        await phone.until(lambda: "ended" in phone.states())
        async with http.get(f"{calls}/nothing") as answer:
            assert answer.status == 404
        async with http.post(calls, json={}, headers={"Origin": "http://evil.example"}) as answer:
            assert answer.status == 404
        async with http.post(calls, data="{}") as answer:
            assert answer.status == 415
        async with http.post(calls, json={"user": "nobody"}) as answer:
            assert answer.status == 409


async def test_a_customer_calls_a_queue_and_whoever_is_free_is_rung(
    platform: Platform, phone: DeskPhone
) -> None:
    switch = platform.switch
    assert switch is not None
    queue = Queue(id="q-sales", name="Satış", team="sales")
    await platform.log.transact(lambda t: t.emit(e.QueueUpserted(queue=queue), SYSTEM))
    signed_in = await let_in(platform, "ayse")
    async with live(platform.url, signed_in.access_token, "ayse"):
        id = await switch.call_queue("q-sales", "ali")
        await phone.until(lambda: "talking" in phone.states())
        await phone.until(lambda: any(r.agent == "ayse" for r in phone.records.values()))
        await phone.until(lambda: switch.state(id).state == "talking")
        await phone.until(lambda: bool(tones(Path(switch.state(id).heard), (1_000,))))
        switch.hang_up(id)
        await phone.until(lambda: any(r.ended_at for r in phone.records.values()))
    [record] = phone.records.values()
    assert (record.queue, record.cause, record.contact) == ("q-sales", "answered", "ali")


async def test_each_person_is_given_an_account_and_an_extension(platform: Platform) -> None:
    assert platform.switch is not None
    agents = await platform.log.transact(lambda t: t.state.all(Agent))
    [account] = platform.switch.accounts(agents[0])
    assert account.peer == "127.0.0.1"
    signed_in = await let_in(platform, "ayse")
    headers = {"Authorization": f"Bearer {signed_in.access_token}"}
    async with aiohttp.ClientSession() as http:
        async with http.get(f"{platform.url}/v1/phone", headers=headers) as answer:
            given = await answer.json()
        async with http.get(f"{platform.url}/v1/phone") as answer:
            assert answer.status == 401
    assert given["accounts"][0]["display_name"] == "Ayşe Kaya"
    assert given.get("policy", {}) == {}


async def test_the_demonstration_rings_by_itself_whoever_is_available(
    platform: Platform, phone: DeskPhone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_ASKS_AGAIN_S", 0.05)
    away = [
        e.AgentStateChanged(agent=user, state="not_ready", since=1) for user in ("ayse", "bora")
    ]
    await platform.log.transact(lambda t: [t.emit(body, SYSTEM) for body in away])
    assert platform.switch is not None
    monkeypatch.setattr(platform.switch, "_ring_after_s", 0.05)
    waiting = asyncio.create_task(platform.switch._ring_once())
    await asyncio.sleep(0.3)
    assert phone.records == {}, "nobody says they are available"
    available = e.AgentStateChanged(agent="ayse", state="available", since=1)
    await platform.log.transact(lambda t: t.emit(available, SYSTEM))
    await asyncio.wait_for(waiting, PATIENCE)
    assert len(phone.records) == 1


async def test_a_machine_without_telephony_has_a_platform_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, overheard: list[str]
) -> None:
    monkeypatch.setattr("backend.telephony.actors.sys.executable", shutil.which("false"))
    async with Platform(Config(tmp_path / "data", hasher=CHEAP, telephony=True)) as platform:
        await furnish(platform)
        assert platform.switch is not None
        agents = await platform.log.transact(lambda t: t.state.all(Agent))
        assert platform.switch.accounts(agents[0]) == ()
        with pytest.raises(module.NobodyThere):
            await platform.switch.ring("ayse")
    assert "this machine has no telephony" in overheard.pop()
