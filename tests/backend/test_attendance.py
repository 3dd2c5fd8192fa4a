"""Who is here, over real sockets: a cut changes nobody's state, a desk that stays away does."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from backend.attendance import SOON_MS, Attendance
from backend.log import Log
from backend.server import Config, Platform
from core.entities import Agent, AgentState
from core.protocol import codec
from core.protocol.events import AgentStateChanged, Event
from core.protocol.signals import AgentHere
from tests.backend import sample
from tests.backend.client import TestDesk, live
from tests.backend.conftest import furnish, let_in
from tests.backend.sample import SYSTEM

GRACE = 200


@pytest.fixture
async def platform(config: Config) -> AsyncIterator[Platform]:
    async with Platform(config._replace(grace_ms=GRACE)) as platform:
        yield await furnish(platform)


async def _state(log: Log, user: str = "ayse") -> AgentState:
    agent = await log.transact(lambda t: t.state.get(Agent, user))
    assert agent
    return agent.state


async def _available(log: Log, user: str = "ayse") -> None:
    body = AgentStateChanged(agent=user, state="available", since=1)
    await log.transact(lambda t: t.emit(body, SYSTEM))


class Told:
    """Waits until somebody is set to a state."""

    def __init__(self, log: Log, state: AgentState = "offline") -> None:
        self._state = state
        self._told = asyncio.Event()
        self.bodies: list[AgentStateChanged] = []
        log.listen(self._heard)

    def _heard(self, events: Sequence[Event]) -> None:
        for event in events:
            if isinstance(event.body, AgentStateChanged) and event.body.state == self._state:
                self.bodies.append(event.body)
                self._told.set()

    async def wait(self) -> AgentStateChanged:
        async with asyncio.timeout(10):
            await self._told.wait()
        return self.bodies[0]


async def test_whoever_stays_away_is_offline_since_they_left(platform: Platform) -> None:
    token = (await let_in(platform, "ayse")).access_token
    gone = Told(platform.log)
    async with live(platform.url, token, "ayse") as desk:
        await desk.do("agent.set_state", state="busy", reason="yemek")
    left = await gone.wait()
    assert (left.agent, left.reason) == ("ayse", "")


async def test_everybody_hears_whose_desk_can_be_reached(config: Config) -> None:
    """What people say of themselves outlives their desk by the grace time."""
    async with Platform(config._replace(grace_ms=60_000, unasked_ms=0)) as bare:
        platform = await furnish(bare)
        token = (await let_in(platform, "ayse")).access_token
        other = (await let_in(platform, "cem")).access_token
        async with live(platform.url, token, "ayse") as desk:
            async with live(platform.url, other, "cem"):
                await _heard_of(desk, "cem", here=True)
            await _heard_of(desk, "cem", here=False)


async def _heard_of(desk: TestDesk, user: str, *, here: bool) -> None:
    wanted = AgentHere(agent=user, here=here)
    while wanted not in [heard.body for of in desk.here if (heard := codec.signal(of))]:
        await desk.read()


async def test_whoever_is_here_is_never_offline(platform: Platform) -> None:
    token = (await let_in(platform, "ayse")).access_token
    body = AgentStateChanged(agent="ayse", state="offline", since=1)
    await platform.log.transact(lambda t: t.emit(body, SYSTEM))
    back = Told(platform.log, "not_ready")
    async with live(platform.url, token, "ayse"):
        assert (await back.wait()).agent == "ayse"


@pytest.mark.parametrize(
    ("away", "state", "reason"), [(SOON_MS - 1, "busy", "yemek"), (SOON_MS, "not_ready", "")]
)
async def test_who_comes_back_soon_does_what_they_did(
    tmp_path: Path, away: int, state: AgentState, reason: str
) -> None:
    now = [1_000]
    log = sample.loaded(Log.open(tmp_path / "log.db", lambda: now[0]))
    body = AgentStateChanged(agent="ayse", state="busy", reason="yemek", since=1)
    await log.transact(lambda t: t.emit(body, SYSTEM))
    here = Attendance(log, GRACE)
    here.came("ayse")
    here.left("ayse")
    now[0] += GRACE
    await here._send_away()
    now[0] += away - GRACE
    here.came("ayse")
    await here._let_in()
    agent = await log.transact(lambda t: t.state.get(Agent, "ayse"))
    assert agent
    assert (agent.state, agent.reason, agent.since) == (state, reason, now[0])
    log.close()


async def test_what_a_person_chose_meanwhile_stays(tmp_path: Path) -> None:
    log = sample.loaded(Log.open(tmp_path / "log.db", lambda: 1_000))
    body = AgentStateChanged(agent="ayse", state="offline", since=1)
    await log.transact(lambda t: t.emit(body, SYSTEM))
    here = Attendance(log, GRACE)
    here.came("ayse")
    await _available(log)
    await here._let_in()
    assert (await _state(log), here._came) == ("available", set())
    log.close()


async def test_a_short_cut_and_a_second_desk_keep_the_state(tmp_path: Path) -> None:
    now = [1_000]
    log = sample.loaded(Log.open(tmp_path / "log.db", lambda: now[0]))
    await _available(log)
    here = Attendance(log, GRACE)
    here.came("ayse")
    here.came("ayse")
    here.left("ayse")
    now[0] += 10 * GRACE
    await here._send_away()
    assert await _state(log) == "available"
    here.left("ayse")
    now[0] += GRACE - 1
    here.came("ayse")
    now[0] += 10 * GRACE
    await here._send_away()
    assert await _state(log) == "available"
    here.left("ayse")
    now[0] += GRACE
    await here._send_away()
    assert (await _state(log), here._left) == ("offline", {})
    log.close()


async def test_whoever_does_not_come_again_after_a_restart_is_offline(config: Config) -> None:
    async with Platform(config) as platform:
        await furnish(platform)
        await let_in(platform, "ayse")
        await _available(platform.log, "ayse")
        await _available(platform.log, "bora")
    async with Platform(config._replace(grace_ms=GRACE)) as platform:
        gone = Told(platform.log)
        assert (await gone.wait()).agent == "ayse"
        assert await _state(platform.log, "bora") == "available"  # never had a desk


async def test_a_full_disk_is_tried_again_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, overheard: list[str]
) -> None:
    now = [1_000]
    log = sample.loaded(Log.open(tmp_path / "log.db", lambda: now[0]))
    await _available(log)
    here = Attendance(log, GRACE)
    here.expect(["ayse"])
    now[0] += GRACE

    async def full(_: object) -> None:
        raise OperationalError("insert", {}, Exception("disk full"))

    with monkeypatch.context() as patch:
        patch.setattr(log, "transact", full)
        await here._send_away()
    assert here._left == {"ayse": now[0]}
    overheard.clear()
    now[0] += GRACE
    await here._send_away()
    assert await _state(log) == "offline"
    log.close()


async def test_whose_desk_can_be_reached(tmp_path: Path) -> None:
    now, told = [1_000], list[str]()
    log = sample.loaded(Log.open(tmp_path / "log.db", lambda: now[0]))
    here = Attendance(log, GRACE, 50)
    here.watch(told.append)
    assert not here.here("ayse")
    here.came("ayse")
    assert here.here("ayse")
    here.left("ayse")
    now[0] += 49
    here._lose()
    assert here.here("ayse"), "a short cut"
    now[0] += 1
    here._lose()
    assert not here.here("ayse")
    here.came("ayse")
    assert here.here("ayse")
    assert told == ["ayse"] * 3
    here.expect(["bora"])
    assert here.here("bora"), "after a restart their desk has a moment to come back"
    log.close()


async def test_who_did_not_answer_is_still_so_when_they_are_back(tmp_path: Path) -> None:
    now = [1_000]
    log = sample.loaded(Log.open(tmp_path / "log.db", lambda: now[0]))
    body = AgentStateChanged(agent="ayse", state="available", since=1, not_responding=True)
    await log.transact(lambda t: t.emit(body, SYSTEM))
    here = Attendance(log, GRACE)
    here.came("ayse")
    here.left("ayse")
    now[0] += GRACE
    await here._send_away()
    here.came("ayse")
    await here._let_in()
    agent = await log.transact(lambda t: t.state.get(Agent, "ayse"))
    assert agent and (agent.state, agent.not_responding) == ("available", True)
    log.close()
