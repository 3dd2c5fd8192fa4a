"""What work does between desks without a screen, a customer and the real platform: whom a customer
knows, what the bot whispers, where it goes on, who is told of whom."""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from backend.channels.chat import ChatSettings
from backend.log import Transaction
from backend.server import Config, Platform
from core.entities import Contact, Queue
from core.protocol import events as e
from core.work import QueueRules
from tests.backend.conftest import CHEAP, furnish
from tests.backend.sample import ALI, SYSTEM, ZOE, create, customer_says
from tests.core.sync.test_caller import Seat
from tests.end_to_end.test_offers import seated


@pytest.fixture
async def platform(tmp_path: Path) -> AsyncIterator[Platform]:
    """Two queues, of Ayşe's and Cem's team and of Bora's; a bot that thinks at once."""
    config = Config(
        tmp_path / "data", hasher=CHEAP, tries_per_name=9, tries_per_address=1000,
        chat=ChatSettings(bot_pause=lambda _: 0.0), grace_ms=300,
    )  # fmt: skip
    async with Platform(config) as platform:
        await furnish(platform)
        for id, team in (("q1", "sales"), ("q2", "support")):
            queue = Queue(id=id, name=id.upper(), team=team)
            await put(platform, e.QueueUpserted(queue=queue))
            rules = QueueRules(id=id, alert_s=60, wrap="none")
            await put(platform, e.QueueRulesUpserted(queue_rules=rules))
        yield platform


async def put(platform: Platform, body: e.Body) -> None:
    await platform.log.transact(partial(Transaction.emit, body=body, by=SYSTEM))


async def comes(platform: Platform, id: str, contact: Contact = ALI) -> None:
    """Handed over by the bot into q1."""

    def work(log: Transaction) -> None:
        create(log, id, contact=contact)
        customer_says(log, id, "İade etmek istiyorum")
        log.emit(e.BotStarted(conversation=id), SYSTEM)
        asked = e.BotHandoffRequested(conversation=id, reason="asked", summary="İade", queue="q1")
        log.emit(asked, SYSTEM)

    await platform.log.transact(work)


async def offered(here: Seat, *conversations: str) -> None:
    async def holds() -> bool:
        return [row.offer.conversation for row in here.desk.offers] == list(conversations)

    await here.until(holds)


async def takes(here: Seat, conversation: str) -> int:
    await offered(here, conversation)
    await here.desk.accept_offer(here.desk.offers[0].offer.id)

    async def has() -> bool:
        key = await here.desk.key_of(conversation)
        mine = [row.interaction.conversation for row in here.desk.work]
        return key is not None and mine == [conversation]

    await here.until(has)
    key = await here.desk.key_of(conversation)
    assert key is not None
    return key


async def has_nothing(here: Seat) -> None:
    async def holds() -> bool:
        return here.desk.work == ()

    await here.until(holds)


async def test_a_customer_who_comes_again_finds_whom_they_know(platform: Platform) -> None:
    await platform.log.transact(lambda log: create(log, "old"))
    await put(platform, e.ConversationAssigned(conversation="old", to="cem"))
    async with seated(platform, "ayse") as ayse, seated(platform, "cem") as cem:
        await comes(platform, "c1")
        await offered(cem, "c1")
        await comes(platform, "c2", ZOE)
        await offered(ayse, "c2")
        await cem.desk.decline_offer(cem.desk.offers[0].offer.id)
        await offered(ayse, "c2", "c1")


async def test_a_suggestion_stands_until_anybody_answers(platform: Platform) -> None:
    async with seated(platform, "ayse") as ayse, seated(platform, "dila") as dila:
        await comes(platform, "c1")
        await takes(ayse, "c1")

        async def suggested(*sources: str) -> bool:
            bot = (await ayse.opened("c1")).conversation.bot
            return bot is not None and bot.sources == sources

        asks = partial(customer_says, id="c1", text="Çalışma saatleriniz nedir?")
        await platform.log.transact(asks)
        await ayse.until(lambda: suggested("Mağaza ve müşteri hizmetleri saatleri"))
        key = await dila.desk.key_of("c1")
        assert key is not None
        await dila.desk.send_message(key, "Her gün 10.00-22.00 arası.")
        await ayse.until(suggested)


async def test_given_back_the_bot_goes_on_from_the_chosen_point(platform: Platform) -> None:
    async with seated(platform, "ayse") as ayse:
        await comes(platform, "c1")
        key = await takes(ayse, "c1")
        await ayse.desk.return_to_bot(key, "order_number")

        async def asks() -> bool:
            return any("Sipariş numaranızı yazar mısınız?" in t for t in await ayse.texts("c1"))

        await ayse.until(asks)
        await has_nothing(ayse)
        await ayse.desk.return_to_bot(key, "nowhere")

        async def refused() -> bool:
            return [one.code for one in ayse.refused] == ["bad_request"]

        await ayse.until(refused)


async def test_how_a_queue_stands_is_known_before_it_is_handed_on_with_a_note(
    platform: Platform,
) -> None:
    async with seated(platform, "ayse") as ayse, seated(platform, "bora") as bora:
        await comes(platform, "c1")
        key = await takes(ayse, "c1")

        async def free() -> bool:
            now = ayse.desk.queue_now("q2", "chat")
            return now is not None and (now.waiting, now.free, now.estimated_wait_s) == (0, 1, 0)

        await ayse.until(free)
        await ayse.desk.transfer(key, queue="q2", note="Kutusu yok")
        await offered(bora, "c1")
        (row,) = bora.desk.offers
        assert (row.by, row.offer.preview) == ("Ayşe Kaya", "Kutusu yok")
        assert row.queue is not None and row.queue.id == "q2"

        await has_nothing(ayse)


async def test_whoever_is_gone_for_longer_than_the_grace_gives_back_what_they_had(
    platform: Platform,
) -> None:
    async with seated(platform, "cem") as cem:
        await cem.desk.set_state("not_ready", "break")
        async with seated(platform, "ayse") as ayse:
            await comes(platform, "c1")
            await takes(ayse, "c1")
        await cem.desk.set_state("available")
        await offered(cem, "c1")

        async def said_gone() -> bool:
            return cem.desk.directory.agents["ayse"].state == "offline"

        await cem.until(said_gone)
