import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from backend.log import Transaction
from backend.routing.router import Router
from backend.server import Config, Platform
from core.entities import Agent
from core.protocol import events as e
from core.work import Calendar, Interaction, Offer
from tests.backend import sample
from tests.backend.client import TestDesk, live
from tests.backend.conftest import furnish, let_in
from tests.backend.floor import OTHER, QUEUE, RULES, START, Floor, floor_at
from tests.backend.sample import AYSE, CEM, SYSTEM


async def test_what_waits_is_offered_and_says_why(floor: Floor) -> None:
    await floor.hand_over()
    floor.pass_s(3)
    await floor.settle()
    offer = await floor.offered()
    assert (offer.agent, offer.at, offer.expires_at) == ("ayse", START + 3_000, START + 23_000)
    assert (offer.entered_at, offer.today, offer.preview) == (START, 1, "İade")
    assert (await floor.visit()).state == "offered"


async def test_the_second_contact_of_a_day_is_counted_and_a_transfer_is_not(floor: Floor) -> None:
    work = await floor.accepted(AYSE)
    await floor.do(AYSE, "conversation.set_status", conversation="c1", status="resolved")
    await floor.do(AYSE, "wrap_up.complete", interaction=work.id)
    await floor.accepted(AYSE, "c2")
    (_, second) = await floor.offers("accepted")
    assert second.today == 2
    await floor.do(AYSE, "work.transfer", conversation="c2", queue="q2")
    await floor.settle()
    assert (await floor.offered()).today == 2
    floor.pass_s(24 * 3_600)
    await floor.accepted(AYSE, "c3")
    assert (await floor.offers("accepted"))[-1].today == 1


async def test_nobody_gets_more_than_they_can_hold(floor: Floor) -> None:
    for number in range(5):
        await floor.hand_over(f"c{number}")
    await floor.settle()
    assert len(await floor.offers()) == 3


async def test_no_chat_is_offered_during_a_call_that_came_through_no_queue(floor: Floor) -> None:
    """Dialled by hand, or by an operator's account: only the desk knows of it."""
    floor.phones.put("desk", "ayse", "", ("by hand",))
    await floor.hand_over()
    await floor.settle()
    assert not await floor.offers()
    floor.phones.put("desk", "ayse", "")
    await floor.settle()
    assert (await floor.offered()).agent == "ayse"


async def test_what_was_offered_is_taken_back_when_such_a_call_begins(floor: Floor) -> None:
    await floor.hand_over()
    await floor.settle()
    assert (await floor.offered()).agent == "ayse"
    floor.phones.put("desk", "ayse", "", ("by hand",))
    await floor.settle()
    assert not await floor.offers()
    assert len(await floor.offers("rescinded")) == 1


async def test_a_desk_that_was_in_a_call_before_routing_began_is_heard(floor: Floor) -> None:
    floor.phones.put("desk", "ayse", "", ("by hand",))
    again = Router(floor.log, talks=floor.phones.calls_of)
    await again._begin([])
    assert again.world.seats["ayse"].talks_on == {"by hand"}


async def test_what_changed_meanwhile_is_decided_anew(floor: Floor) -> None:
    """The router decides on what it knew a moment ago; the transaction looks again."""
    await floor.hand_over()
    deciding = floor.router._decide()
    await floor.do(CEM, "bot.take_over", conversation="c1")
    await deciding
    assert not await floor.offers()
    assert (await floor.visit()).agent == "cem"


async def test_not_answered_it_goes_to_the_next_and_the_agent_is_told(floor: Floor) -> None:
    await floor.do(CEM, "agent.set_state", state="available")
    await floor.hand_over()
    await floor.settle()
    first = (await floor.offered()).agent
    floor.pass_s(20)
    await floor.settle()
    second = (await floor.offered()).agent
    assert {first, second} == {"ayse", "cem"}
    assert (await floor.agent(first)).not_responding
    assert (await floor.visit()).rona == 1


async def test_it_grows_louder_and_then_finds_the_supervisor(floor: Floor) -> None:
    await floor.do(AYSE, "agent.set_state", state="not_ready")
    await floor.hand_over()
    levels = []
    for _ in range(3):
        await floor.settle()
        levels.append((await floor.visit()).level)
        floor.pass_s(46)
    assert levels == [0, 1, 2]
    assert {o.agent for o in await floor.offers()} >= {"dila"}


async def test_it_overflows_with_its_wait(tmp_path: Path) -> None:
    async with floor_at(tmp_path, replace(RULES, max_wait_s=30, overflow="q2")) as floor:
        await floor.do(AYSE, "agent.set_state", state="not_ready")
        await floor.hand_over()
        floor.pass_s(31)
        await floor.settle()
        (first,) = [w for w in await floor.visits() if w.queue == "q"]
        (second,) = [w for w in await floor.visits() if w.queue == "q2"]
        assert (first.end, second.before, second.through) == ("flow_out", first.id, ("q",))
        assert (await floor.offered()).agent == "bora"


async def test_a_closed_queue_lets_go(tmp_path: Path) -> None:
    closed = Calendar(id="k", name="K", week=((), ("09:00-18:00",), (), (), (), (), ()))
    async with floor_at(tmp_path, replace(RULES, calendar="k")) as floor:
        await floor.put(e.CalendarUpserted(calendar=closed))
        work = await floor.hand_over()
        standing = floor.router.standing(work.id)
        assert standing and standing.position == 1
        await floor.settle()
        assert (await floor.visit()).end == "flow_out"
        assert floor.router.standing(work.id) is None


async def test_where_one_stands(floor: Floor) -> None:
    _, second = await floor.hand_over("c1"), await floor.hand_over("c2")
    floor.pass_s(1)
    found = floor.router.standing(second.id)
    assert found and found.position == 2
    assert floor.router.standing("no") is None


async def test_whoever_has_no_desk_is_not_asked(floor: Floor) -> None:
    here = {"cem"}
    floor.router = Router(floor.log, lambda user: user in here)
    await floor.open()
    await floor.hand_over()
    await floor.settle()
    assert not await floor.offers()
    here.add("ayse")
    floor.router.came_or_went("ayse")
    await floor.settle()
    assert (await floor.offered()).agent == "ayse"
    here.discard("ayse")
    floor.router.came_or_went("ayse")
    await floor.settle()
    (offer,) = await floor.offers("rescinded")
    assert (offer.reason, (await floor.visit()).rona) == ("state", 0)
    assert not (await floor.agent("ayse")).not_responding, "nobody blames a broken line"


async def test_a_restart_loses_nothing_and_blames_nobody(floor: Floor) -> None:
    await floor.hand_over("c1")
    await floor.settle()
    floor.pass_s(10)
    await floor.hand_over("c2")
    await floor.settle()
    before = {o.id for o in await floor.offers()}
    floor.pass_s(15)
    floor.router = Router(floor.log)
    await floor.open()
    await floor.settle()
    after = await floor.offers()
    assert [o.conversation for o in after] == ["c2", "c1"]
    assert len({o.id for o in after} & before) == 1, "the one in time goes on"
    agent = await floor.agent("ayse")
    assert not agent.not_responding and (await floor.visit("c1")).rona == 0


# The whole platform


async def _open_floor(platform: Platform) -> Platform:
    await furnish(platform)

    def work(log: Transaction) -> None:
        for body in (
            e.QueueUpserted(queue=QUEUE), e.QueueUpserted(queue=OTHER),
            e.QueueRulesUpserted(queue_rules=RULES),
        ):  # fmt: skip
            log.emit(body, SYSTEM)

    await platform.log.transact(work)
    return platform


async def _ask(platform: Platform, id: str = "c1") -> None:
    asked = e.BotHandoffRequested(conversation=id, reason="asked", summary="İade", queue="q")

    def work(log: Transaction) -> None:
        sample.create(log, id)
        log.emit(asked, SYSTEM)

    await platform.log.transact(work)


async def _offer(desk: TestDesk) -> Offer:
    """The first that is open on this desk."""
    while True:
        offers = [o for o in desk.cache.rows["offers"].values() if o.state == "open"]
        if offers:
            found: Offer = offers[0]
            return found
        assert await desk.read() is not None


async def test_over_real_sockets_and_a_restart(config: Config) -> None:
    """The platform goes down between the offer and the answer: the same offer is answered."""
    async with Platform(config) as platform:
        await _open_floor(platform)
        token = (await let_in(platform, "ayse")).access_token
        async with live(platform.url, token, "ayse") as desk:
            await _ask(platform)
            offer, cache, epoch = await _offer(desk), desk.cache, desk.hello.epoch
    async with (
        Platform(config) as platform,
        live(platform.url, token, "ayse", cache=cache, epoch=epoch) as desk,
    ):
        assert (await _offer(desk)).id == offer.id
        await desk.do("offer.accept", offer=offer.id)
        assert desk.cache.rows["interactions"][offer.interaction].agent == "ayse"
        assert desk.cache.conversations["c1"].assignee == "ayse"
        found = await platform.log.transact(lambda t: t.state.all(Offer))
    assert [o.state for o in found] == ["accepted"]


async def test_a_desk_that_is_cut_off_gives_its_offers_away(config: Config) -> None:
    async with Platform(config._replace(unasked_ms=100)) as platform:
        await _open_floor(platform)
        cem = (await let_in(platform, "cem")).access_token
        ayse = (await let_in(platform, "ayse", "d2")).access_token
        async with live(platform.url, ayse, "ayse", device="d2") as desk:
            await _ask(platform)
            assert (await _offer(desk)).agent == "ayse"
            async with live(platform.url, cem, "cem") as other:
                await desk.socket.close()
                assert (await _offer(other)).agent == "cem"


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from backend.server import Config, Platform
from core.protocol.events import OfferUpserted
from tests.backend.conftest import CHEAP
from tests.backend.routing.test_router import _ask, _open_floor

async def main():
    platform = Platform(Config(Path(sys.argv[1]), hasher=CHEAP))
    async with platform:
        await _open_floor(platform)
        def heard(events):
            if any(isinstance(event.body, OfferUpserted) for event in events):
                os.kill(os.getpid(), signal.SIGKILL)
        platform.log.listen(heard)
        platform.attendance.came("ayse")
        await _ask(platform)
        await asyncio.sleep(30)

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="nothing there kills like it")
async def test_killed_in_the_middle_of_an_offer(tmp_path: Path) -> None:
    data = tmp_path / "data"
    root = Path(__file__).parents[3]
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", KILLED, str(data), cwd=root, env={**os.environ, "PYTHONUTF8": "1"}
    )
    assert await child.wait() == -signal.SIGKILL
    async with Platform(Config(data)) as platform:
        platform.attendance.came("ayse")
        offers = await platform.log.transact(lambda t: t.state.all(Offer))
        work = await platform.log.transact(lambda t: t.state.all(Interaction))
        assert len(work) == 1 and len([o for o in offers if o.state == "open"]) == 1
        assert work[0].state == "offered"
        agent = await platform.log.transact(lambda t: t.state.get(Agent, "ayse"))
        assert agent and not agent.not_responding
