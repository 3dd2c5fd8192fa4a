"""What the bot suggests to the person who has the conversation, against the real log."""

from functools import partial

from msgspec.structs import replace

from backend.log import Transaction
from core.entities import Author
from core.protocol import events as e
from tests.backend import sample
from tests.backend.channels.bot.stage import AYSE, Stage, take_over


async def test_it_suggests_to_whoever_has_the_conversation(stage: Stage) -> None:
    await stage.log.transact(take_over)
    await stage.hear("Kapıda ödeme yapabiliyor muyum?")
    conversation, messages = await stage.read()
    assert conversation.bot is not None
    assert conversation.bot.sources == ("Ödeme yolları ve taksit",)
    assert "kapıda nakit ya da kartla" in conversation.bot.suggestion
    assert [m.kind for m in messages] == ["in"], "and says nothing itself"


async def test_a_suggestion_retires_with_any_public_reply(stage: Stage) -> None:
    await stage.log.transact(take_over)
    await stage.hear("Kapıda ödeme yapabiliyor muyum?")
    bora = Author(kind="agent", id="bora", name="Bora Demir")
    await stage.log.transact(lambda work: work.post("c1", "note", bora, "bakıyorum"))
    conversation, _ = await stage.read()
    assert conversation.bot is not None
    assert conversation.bot.suggestion
    await stage.log.transact(lambda work: work.post("c1", "out", bora, "Evet."))
    conversation, _ = await stage.read()
    assert conversation.bot is not None
    assert (conversation.bot.suggestion, conversation.bot.sources) == ("", ())


async def test_a_reply_that_comes_first_leaves_nothing_to_suggest(stage: Stage) -> None:
    await stage.bot.stop()
    await stage.log.transact(take_over)
    bora = Author(kind="agent", id="bora", name="Bora Demir")

    def both(work: Transaction) -> None:
        sample.customer_says(work, "c1", "Kapıda ödeme var mı?")
        work.post("c1", "out", bora, "Evet, var.")

    await stage.bot.start()
    await stage.log.transact(both)
    await stage.settle()
    conversation, _ = await stage.read()
    assert conversation.bot is not None
    assert conversation.bot.suggestion == ""


async def test_nothing_is_suggested_where_it_is_not_sure(stage: Stage) -> None:
    await stage.log.transact(take_over)
    for text in ("mor fil uçuyor", "teşekkürler", "iade etmek istiyorum", "avukatımı arıyorum"):
        await stage.hear(text)
    conversation, _ = await stage.read()
    assert conversation.bot is not None
    assert conversation.bot.suggestion == ""


async def test_only_their_own_order_is_suggested(stage: Stage) -> None:
    def buy(work: Transaction) -> None:
        work.emit(e.OrderUpserted(order=replace(sample.order("o1", "TR-48213"), at=work.now)), AYSE)
        theirs = replace(sample.order("o2", "TR-48214"), contact="zoe", at=work.now)
        work.emit(e.OrderUpserted(order=theirs), AYSE)

    await stage.log.transact(buy)
    await stage.log.transact(take_over)
    await stage.hear("TR-48214 nerede?")
    conversation, _ = await stage.read()
    assert conversation.bot is not None
    assert conversation.bot.suggestion == ""
    await stage.hear("TR-48213 nerede?")
    conversation, _ = await stage.read()
    assert conversation.bot is not None
    assert conversation.bot.sources == ("TR-48213",)
    assert "kargoda" in conversation.bot.suggestion


async def test_what_they_asked_while_they_waited_is_suggested_to_who_takes_it(
    stage: Stage,
) -> None:
    await stage.hear("Bir kişiyle görüşmek istiyorum")
    await stage.hear("Bu arada kapıda ödeme var mı?")
    body = e.BotHandedOff(conversation="c1", to="ayse")
    await stage.log.transact(partial(Transaction.emit, body=body, by=AYSE))
    await stage.settle()
    conversation, _ = await stage.read()
    assert conversation.bot is not None
    assert conversation.bot.sources == ("Ödeme yolları ve taksit",)
