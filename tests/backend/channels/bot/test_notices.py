"""A wait that grows long is told to the customer, once."""

from functools import partial

from msgspec.structs import replace

from backend.channels.bot.brain import Brain
from backend.channels.bot.worker import BotWorker
from backend.log import Transaction
from core.protocol import events as e
from core.work import Interaction
from tests.backend import sample
from tests.backend.channels.bot.stage import Stage, at_once


async def test_a_wait_that_grows_long_is_told_by_the_bot(stage: Stage) -> None:
    await stage.hear("Bir kişiyle görüşmek istiyorum")
    waits = Interaction(
        id="w1", media="chat", queue="q", contact="ali", conversation="c1", entered_at=1
    )
    led = sample.offer("w1", "dila")
    await stage.log.transact(partial(Transaction.emit, body=led, by=sample.SYSTEM))
    for level in (1, 1, 2):
        work = replace(waits, level=level)
        body = e.InteractionUpserted(interaction=work)
        await stage.log.transact(partial(Transaction.emit, body=body, by=sample.SYSTEM))
        await stage.settle()
    said = [message.text for message in await stage.answers()][1:]
    assert ["yöneticisine" in text for text in said] == [False, True]
    assert all("kimse size yanıt veremedi" in text for text in said)


async def test_what_was_not_told_before_a_restart_is_told_after_it(
    stage: Stage, brain: Brain
) -> None:
    await stage.hear("Bir kişiyle görüşmek istiyorum")
    await stage.bot.stop()
    late = Interaction(
        id="w1", media="chat", queue="q", contact="ali", conversation="c1", entered_at=1, level=2
    )
    for body in (sample.offer("w1", "dila"), e.InteractionUpserted(interaction=late)):
        await stage.log.transact(partial(Transaction.emit, body=body, by=sample.SYSTEM))
    for _ in range(2):
        again = BotWorker(stage.log, stage.hub, brain, at_once)
        await again.start()
        await again.idle()
        await again.stop()
    assert ["yöneticisine" in message.text for message in await stage.answers()] == [False, True]
