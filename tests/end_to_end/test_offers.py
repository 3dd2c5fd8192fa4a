"""Offers between desks without a screen and the real platform: who gets them, and what a cut does."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from backend.log import Transaction
from backend.server import Config, Platform
from core.clock import wall_ms
from core.entities import Queue
from core.metrics.day import AgentDay, agent_day
from core.metrics.days import day_of
from core.metrics.states import state_intervals
from core.protocol import events as e
from core.work import Interaction, Offer, StateSpan
from tests.backend.conftest import CHEAP, furnish
from tests.backend.sample import SYSTEM, create
from tests.core.sync.stage import PATIENCE
from tests.core.sync.test_caller import Seat, seat
from tests.end_to_end.proxy import Proxy

LONG = 600_000


@pytest.fixture
async def platform(tmp_path: Path) -> AsyncIterator[Platform]:
    config = Config(tmp_path / "data", hasher=CHEAP, tries_per_name=9, tries_per_address=1000)
    async with Platform(config) as platform:
        await furnish(platform)
        await platform.log.transact(lambda log: create(log, "c1"))
        yield platform


@pytest.fixture
def line(platform: Platform) -> Iterator[Proxy]:
    """One that can be cut."""
    proxy = Proxy(("127.0.0.1", port_of(platform))).start()
    yield proxy
    proxy.stop()


@asynccontextmanager
async def seated(platform: Platform, user: str, line: Proxy | None = None) -> AsyncIterator[Seat]:
    url = f"http://127.0.0.1:{line.port}" if line else ""
    async with seat(platform, user, url=url) as here:
        await here.desk.start()
        await here.line("live")
        yield here


async def offered(platform: Platform, number: int, *agents: str, **changed: Any) -> None:
    """A chat that waits for all of them at once, as it does once it has waited too long."""
    now = wall_ms()

    def emit(log: Transaction) -> None:
        of = Interaction(
            id=f"i{number}", media="chat", queue="q1", contact="ali", conversation="c1",
            entered_at=now, state="offered", level=2,
        )  # fmt: skip
        log.emit(e.InteractionUpserted(interaction=of), SYSTEM)
        for agent in agents:
            given: dict[str, Any] = {
                "id": f"f{number}-{agent}", "interaction": of.id, "agent": agent, "at": now,
                "expires_at": now + LONG, "media": "chat", "queue": "q1", "contact": "ali",
                "conversation": "c1", "level": 2,
            }  # fmt: skip
            log.emit(e.OfferUpserted(offer=Offer(**{**given, **changed})), SYSTEM)
        log.emit(e.InteractionUpserted(interaction=of), SYSTEM)

    await platform.log.transact(emit)


async def interaction(platform: Platform, id: str) -> Interaction:
    found = await platform.log.transact(lambda log: log.state.get(Interaction, id))
    assert found is not None
    return found


async def shows(here: Seat, *offers: str) -> None:
    async def holds() -> bool:
        return [row.offer.id for row in here.desk.offers] == list(offers)

    await here.until(holds)


async def told(here: Seat, code: str) -> None:
    async def holds() -> bool:
        return [refused.code for refused in here.refused] == [code]

    await here.until(holds)


async def test_of_two_who_accept_at_once_one_has_it_and_the_other_hears_so(
    platform: Platform,
) -> None:
    async with seated(platform, "ayse") as one, seated(platform, "cem") as two:
        await offered(platform, 1, "ayse", "cem")
        await shows(one, "f1-ayse")
        await shows(two, "f1-cem")
        await asyncio.gather(
            one.desk.accept_offer("f1-ayse"), two.desk.accept_offer("f1-cem")
        )  # fmt: skip
        for here in (one, two):
            await shows(here)
        has = (await interaction(platform, "i1")).agent
        winner, loser = (one, two) if has == "ayse" else (two, one)
        await told(loser, "offer_taken")

        async def mine() -> bool:
            return [row.interaction.id for row in winner.desk.work] == ["i1"]

        await winner.until(mine)
        assert winner.refused == [] and loser.desk.work == ()
        assert winner.desk.routing == "interacting"
        ended = await loser.desk.offer(f"f1-{loser.desk.me.id}")
        assert ended is not None and (ended.reason, ended.taken_by) == ("taken", has)
        accepted = await winner.desk.offer(f"f1-{has}")
        assert accepted is not None and accepted.ended_at == ended.ended_at, "in the same moment"


async def test_what_ended_while_the_line_was_cut_is_not_offered_again(
    platform: Platform, line: Proxy
) -> None:
    async with seated(platform, "ayse", line) as here:
        await offered(platform, 1, "ayse")
        await shows(here, "f1-ayse")
        line.cut()
        await here.line("offline")
        assert [row.offer.id for row in here.desk.offers] == ["f1-ayse"], "its time still runs"
        await offered(platform, 1, "ayse", state="rescinded", reason="gone", ended_at=wall_ms())
        await offered(platform, 2, "ayse")
        line.restore()
        here.desk.reconnect()
        await shows(here, "f2-ayse")


async def test_what_ran_out_while_the_line_was_cut_is_not_offered_again(
    platform: Platform, line: Proxy
) -> None:
    async with seated(platform, "ayse", line) as here:
        line.cut()
        await here.line("offline")
        await offered(platform, 1, "ayse", expires_at=wall_ms() - 1)
        line.restore()
        here.desk.reconnect()

        async def deaf() -> bool:
            return here.desk.routing == "not_responding"

        await here.until(deaf)
        assert here.desk.offers == ()
        await here.desk.accept_offer("f1-ayse")
        await told(here, "expired")
        assert (await interaction(platform, "i1")).agent is None


async def test_what_was_pressed_just_before_a_cut_is_not_said_after_it(
    platform: Platform, line: Proxy
) -> None:
    async with seated(platform, "ayse", line) as here:
        await offered(platform, 1, "ayse")
        await shows(here, "f1-ayse")
        line.silence()
        pressed = await here.desk.accept_offer("f1-ayse")
        assert await asyncio.to_thread(line.swallowed.wait, PATIENCE)
        line.restore()
        await told(here, "expired")
        assert here.refused[0].id == pressed
        assert (await interaction(platform, "i1")).agent is None
        await shows(here, "f1-ayse")
        await here.desk.accept_offer("f1-ayse")  # pressed again it is taken
        await shows(here)
        assert (await interaction(platform, "i1")).agent == "ayse"


async def test_a_day_at_the_desk_is_the_platforms_day(platform: Platform) -> None:
    """Accepted, answered, resolved, wrapped up: the figures are those of the platform's values."""
    async with seated(platform, "ayse") as here:
        desk = here.desk
        await offered(platform, 1, "ayse")
        await shows(here, "f1-ayse")
        await desk.accept_offer("f1-ayse")
        await desk.set_state("not_ready", "break")
        await here.until(lambda: _works(here, "active"))
        key = await desk.key_of("c1")
        assert key is not None
        await desk.resolve(key)
        await here.until(lambda: _works(here, "wrap_up"))
        await desk.complete_wrap_up("i1", note="Oldu", follow_up="Ara", follow_up_at=desk.now())
        await here.until(lambda: _works(here))

        async def away() -> bool:
            return desk.directory.agents["ayse"].state == "not_ready"

        await here.until(away)  # what was said in the middle of it begins when it is finished
        [task] = await desk.tasks()
        assert task.title == "Ara"
        shown = await desk.my_day()
        now = desk.now()
        day = await platform.log.transact(lambda log: platforms_day(log, "ayse", now))
        assert (shown.handled, shown.talk_ms, shown.wrap_up_ms, shown.aht_ms) == (
            day.handling.handled, day.handling.talk_ms, day.handling.wrap_up_ms,
            day.handling.aht.mean_ms,
        )  # fmt: skip
        assert (shown.offered, shown.not_answered) == (day.offered, day.not_answered)
        assert shown.next_task == task


async def _works(here: Seat, *states: str) -> bool:
    return [row.interaction.state for row in here.desk.work] == list(states)


def platforms_day(log: Transaction, agent: str, now: int) -> AgentDay:
    of = log.state
    spans = [span for span in of.all(StateSpan) if span.agent == agent]
    states = state_intervals(spans, now)
    return agent_day(agent, of.all(Interaction), of.all(Offer), states, day_of(now), now)


async def test_queues_and_teams_are_known_and_known_again_after_a_cut(
    platform: Platform, line: Proxy
) -> None:
    queue = e.QueueUpserted(queue=Queue(id="q1", name="Sipariş", team="sales"))
    await platform.log.transact(lambda log: log.emit(queue, SYSTEM))
    async with seated(platform, "ayse", line) as here:
        desk = here.desk

        async def known() -> bool:
            return desk.queue_now("q1") is not None

        async def unknown() -> bool:
            return desk.queue_now("q1") is None

        await here.until(known)
        line.cut()
        await here.until(unknown)
        line.restore()
        await here.until(known)
        await offered(platform, 1, "ayse")
        await shows(here, "f1-ayse")
        await desk.accept_offer("f1-ayse")
        await here.until(lambda: _works(here, "active"))
        key = await desk.key_of("c1")
        assert key is not None
        await desk.resolve(key)
        await here.until(lambda: _works(here, "wrap_up"))
        await desk.complete_wrap_up("i1")

        async def averaged() -> bool:
            return (await desk.my_day()).team_aht_ms is not None

        await here.until(averaged)
        day = await desk.my_day()
        assert day.team_aht_ms == day.aht_ms, "there is nobody else in the team's day"


async def test_an_offer_outlives_its_platform(tmp_path: Path) -> None:
    """Neither lost nor doubled: the desk shows it all the time, and takes it from the next one."""
    config = Config(tmp_path / "data", hasher=CHEAP, tries_per_name=9, tries_per_address=1000)
    line = Proxy(("127.0.0.1", 1)).start()
    async with AsyncExitStack() as first:
        platform = await first.enter_async_context(Platform(config))
        line.target = ("127.0.0.1", port_of(platform))
        await furnish(platform)
        await platform.log.transact(lambda log: create(log, "c1"))
        async with seated(platform, "ayse", line) as here:
            told: list[tuple[str, ...]] = []
            here.desk.on_offers(lambda rows: told.append(tuple(row.offer.id for row in rows)))
            await offered(platform, 1, "ayse")
            await shows(here, "f1-ayse")
            await first.aclose()
            await here.line("offline")
            async with Platform(config) as second:
                line.target = ("127.0.0.1", port_of(second))
                here.desk.reconnect()
                await here.line("live")
                await here.desk.accept_offer("f1-ayse")
                await here.until(lambda: _works(here, "active"))
                assert (await interaction(second, "i1")).agent == "ayse"
                assert told == [("f1-ayse",), ()]
    line.stop()


def port_of(platform: Platform) -> int:
    return int(platform.url.rpartition(":")[2])
