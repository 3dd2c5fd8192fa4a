"""What the sample company's list shows as waiting is really offered, once somebody is there."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from backend.demo.load import SEED, pages
from backend.demo.opening import Opening, enter, waiting
from backend.log import Log, Transaction
from backend.routing import intake
from backend.routing.router import Router
from core.protocol import events as e
from core.protocol.events import By
from core.work import Interaction, Offer

NOW = 1_795_420_800_000
DESK = By(kind="agent", id="ag-selim")


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Log]:
    log = Log.open(tmp_path / "platform.db", lambda: NOW)
    log.obey(intake.follow)
    await asyncio.to_thread(log.load, pages(SEED, 60, NOW))
    yield log
    log.close()


async def open_offers(log: Log) -> list[Offer]:
    return await log.transact(lambda t: t.state.unfinished(Offer))


async def four_offers(log: Log) -> list[Offer]:
    """Once there are so many."""
    heard = asyncio.Event()
    stop = log.listen(lambda events: heard.set())
    async with asyncio.timeout(5):
        while len(offers := await open_offers(log)) < 4:
            heard.clear()
            await heard.wait()
    stop()
    return offers


async def test_everybody_who_waits_in_the_list_is_offered_the_handed_over_one_first(
    company: Log,
) -> None:
    here: set[str] = set()
    router = Router(company, here.__contains__)
    routing = asyncio.create_task(router.run())
    opening = asyncio.create_task(Opening(company, router, 0.001, 0.001).run())
    await asyncio.sleep(0.05)
    assert not opening.done() and not await open_offers(company), "nobody is there to be asked"
    here.add("ag-selim")
    router.came_or_went("ag-selim")
    await opening
    offers = await four_offers(company)
    assert {offer.agent for offer in offers} == {"ag-selim"}
    first = min(offers, key=lambda offer: offer.id)
    assert (first.media, first.handover, first.entered_at) == ("chat", "policy", NOW - 180_000)
    assert sorted(offer.media for offer in offers) == ["chat", "mail", "message", "message"]
    routing.cancel()
    assert not await company.transact(waiting), "and once is enough"


async def test_whoever_was_taken_meanwhile_does_not_come(company: Log) -> None:
    first = (await company.transact(waiting))[0]

    def take(log: Transaction) -> None:
        log.emit(e.ConversationAssigned(conversation=first, to="ag-selim", reason="taken"), DESK)
        enter(log, first)

    await company.transact(take)
    assert not await company.transact(lambda t: t.state.unfinished(Interaction))
