"""The bot against the real log: what it posts, when it is silent, and what a crash costs."""

import asyncio

import pytest

from backend.channels.bot.brain import Brain, Scene
from backend.channels.bot.replies import Reply
from backend.channels.bot.worker import BotWorker, human_moment
from backend.hub import Hub
from backend.log import Log, Transaction
from core.entities import Activity, Queue
from core.protocol import events as e
from core.protocol.signals import Signal, Typing
from tests.backend import sample
from tests.backend.channels.bot.stage import AYSE, Stage, at_once, begin, give_back, take_over


async def test_the_story_up_to_the_hand_over(stage: Stage) -> None:
    queue = Queue(id="qu-orders", name="Sipariş ve Kargo", team="support")
    await stage.log.transact(lambda w: w.emit(e.QueueUpserted(queue=queue), sample.SYSTEM))
    await stage.hear("Siparişim hâlâ gelmedi")
    conversation, _ = await stage.read()
    assert conversation.bot is not None
    assert (conversation.bot.phase, conversation.bot.intent) == ("active", "late_order")
    await stage.hear("TR-48213")
    await stage.hear("7708")
    conversation, messages = await stage.read()
    bot = conversation.bot
    assert bot is not None
    slots = {"order_number": "TR-48213", "phone_end": "7708"}
    assert (bot.phase, bot.reason, bot.slots) == ("handoff", "policy", slots)
    assert "TR-48213 numaralı siparişinin neden geciktiğini" in bot.summary
    assert (conversation.status, conversation.queue, conversation.team) == (
        "open", "qu-orders", "support",
    )  # fmt: skip
    assert [m.kind for m in messages] == ["in", "out", "in", "out", "in", "out", "activity"]
    assert messages[1].turn is not None
    assert messages[1].turn.score > 0.5
    assert messages[-1].activity == Activity(
        code="handoff", args={"reason": "policy", "queue": "Sipariş ve Kargo"}
    )


async def test_a_queue_the_account_does_not_have_is_left_out(stage: Stage) -> None:
    await stage.hear("TR-48213 hâlâ gelmedi")
    await stage.hear("7708")
    conversation, _ = await stage.read()
    assert conversation.queue is None
    assert conversation.status == "open"


async def test_it_is_silent_once_a_person_has_it(stage: Stage) -> None:
    await stage.hear("Merhaba")
    await stage.log.transact(take_over)
    await stage.hear("Siparişim nerede?")
    assert len(await stage.answers()) == 1


async def test_a_message_that_crosses_the_take_over_is_kept_and_not_answered(
    stage: Stage, brain: Brain
) -> None:
    """The bot is already thinking when the person takes it: the transaction that posts looks again."""
    thinking, go_on = asyncio.Event(), asyncio.Event()

    async def cross() -> None:
        await thinking.wait()
        await stage.log.transact(take_over)
        go_on.set()

    bot = SlowBot(stage.log, stage.hub, brain, thinking, go_on)
    await stage.bot.stop()
    await bot.start()
    crossing = asyncio.create_task(cross())
    await stage.log.transact(lambda work: sample.customer_says(work, "c1", "Siparişim nerede?"))
    await crossing
    await bot.idle()
    conversation, messages = await stage.read()
    assert [m.kind for m in messages] == ["in"]
    assert conversation.bot is not None
    assert (conversation.assignee, conversation.bot.phase) == ("ayse", "silent")
    await bot.stop()


async def test_what_comes_while_it_thinks_gets_one_answer(stage: Stage, brain: Brain) -> None:
    thinking, go_on = asyncio.Event(), asyncio.Event()
    bot = SlowBot(stage.log, stage.hub, brain, thinking, go_on)
    await stage.bot.stop()
    await bot.start()
    await stage.log.transact(lambda work: sample.customer_says(work, "c1", "Siparişim gelmedi"))
    await thinking.wait()
    await stage.log.transact(lambda work: sample.customer_says(work, "c1", "TR-48213"))
    go_on.set()
    await stage.settle()
    await bot.idle()
    answers = await stage.answers()
    assert len(answers) == 1
    assert "son dört hanesini" in answers[0].text  # the number that came meanwhile was heard
    await bot.stop()


@pytest.mark.parametrize(
    ("resume", "words"),
    [
        ("greeting", "Yeniden merhaba"),
        ("order_number", "Sipariş numaranızı"),
        ("feedback", "puanlar"),
    ],
)
async def test_it_goes_on_from_the_stated_point(stage: Stage, resume: str, words: str) -> None:
    await stage.hear("Merhaba")
    await stage.log.transact(take_over)
    await stage.log.transact(lambda work: give_back(work, resume))
    await stage.settle()
    answers = await stage.answers()
    assert len(answers) == 2
    assert words in answers[-1].text


async def test_a_rating_is_kept_and_the_conversation_resolved(stage: Stage) -> None:
    await stage.log.transact(take_over)
    events: list[e.Event] = []
    stop = stage.log.listen(events.extend)
    await stage.log.transact(lambda work: give_back(work, "feedback"))
    await stage.settle()
    await stage.hear("bilmem ki")
    await stage.hear("4")
    stop()
    surveys = (event.body for event in events if isinstance(event.body, e.SurveyUpserted))
    asked, given = (body.survey for body in surveys)
    assert (asked.score, asked.at, asked.contact) == (0, asked.asked_at, "ali"), "sent once"
    assert (given.id, given.score, given.asked_at) == (asked.id, 4, asked.asked_at)
    assert given.conversation == "c1"
    conversation, _ = await stage.read()
    assert conversation.status == "resolved"
    assert not any(isinstance(event.body, e.BotClosed) for event in events), "a person had it"


async def test_a_restart_picks_up_what_was_left(stage: Stage, brain: Brain) -> None:
    await stage.bot.stop()
    await stage.log.transact(lambda work: sample.customer_says(work, "c1", "Siparişim nerede?"))
    assert await stage.answers() == []
    for _ in range(2):
        again = BotWorker(stage.log, stage.hub, brain, at_once)
        await again.start()
        await again.idle()
        await again.stop()
    assert len(await stage.answers()) == 1


async def test_a_stop_in_the_middle_of_a_thought_loses_nothing(stage: Stage, brain: Brain) -> None:
    thinking = asyncio.Event()
    bot = SlowBot(stage.log, stage.hub, brain, thinking, asyncio.Event())
    await stage.bot.stop()
    await bot.start()
    await stage.log.transact(lambda work: sample.customer_says(work, "c1", "Merhaba"))
    await thinking.wait()
    await bot.stop()
    again = BotWorker(stage.log, stage.hub, brain, at_once)
    await again.start()
    await again.idle()
    await again.stop()
    assert len(await stage.answers()) == 1


@pytest.mark.warns
async def test_a_crash_hands_over_and_the_others_go_on(stage: Stage, overheard: list[str]) -> None:
    await stage.bot.stop()
    bot = BotWorker(stage.log, stage.hub, Stumbling(), at_once)
    await bot.start()
    await stage.log.transact(lambda work: begin(work, "c2"))
    await stage.log.transact(lambda work: sample.customer_says(work, "c1", "stumble"))
    await stage.log.transact(lambda work: sample.customer_says(work, "c2", "Merhaba"))
    await stage.log.transact(lambda _: None)
    await asyncio.sleep(0)
    await bot.idle()
    broken, _ = await stage.read("c1")
    assert broken.bot is not None
    assert (broken.bot.phase, broken.bot.reason, broken.status) == ("handoff", "error", "open")
    assert len(await stage.answers("c1")) == 1
    fine = await stage.answers("c2")
    assert fine[0].turn is not None
    assert fine[0].turn.intent == "greeting"
    assert any("broke down in c1" in line for line in overheard)
    await bot.stop()


async def test_the_customer_sees_it_typing_and_then_not(stage: Stage) -> None:
    heard: list[Signal] = []
    stage.hub.listen(heard.append)
    await stage.hear("Merhaba")
    kinds = [s.body.kind for s in heard if isinstance(s.body, Typing)]
    assert kinds == ["reply", "none"]


async def test_a_goodbye_is_resolved_without_a_person(stage: Stage) -> None:
    await stage.hear("pazar açık mısınız")
    await stage.hear("başka sorum yok")
    conversation, messages = await stage.read()
    assert (conversation.status, conversation.assignee) == ("resolved", None)
    assert conversation.bot is not None
    assert conversation.bot.phase == "closed"
    assert messages[-1].activity is not None
    assert messages[-1].activity.args["status"] == "resolved"


def test_a_human_moment_is_short() -> None:
    assert 0.5 < human_moment("") < human_moment("a" * 100) <= human_moment("a" * 10_000) < 2


class SlowBot(BotWorker):
    """Thinks until it is let go on."""

    def __init__(
        self, log: Log, hub: Hub, brain: Brain, thinking: asyncio.Event, go_on: asyncio.Event
    ) -> None:
        super().__init__(log, hub, brain, self._note)
        self._thinking, self._go_on = thinking, go_on

    def _note(self, _: str) -> float:
        self._thinking.set()
        return 0.0

    async def _moment(self, text: str) -> None:
        await super()._moment(text)
        await self._go_on.wait()


class Stumbling(Brain):
    """Breaks down over one word."""

    def next(self, scene: Scene) -> Reply | None:
        if any(message.text == "stumble" for message in scene.messages):
            raise ZeroDivisionError
        return super().next(scene)


async def test_a_message_before_the_hand_over_goes_along_with_it(
    stage: Stage, brain: Brain
) -> None:
    """It came while the bot was thinking: it is in what is handed over, and answered by it."""
    thinking, go_on = asyncio.Event(), asyncio.Event()
    bot = SlowBot(stage.log, stage.hub, brain, thinking, go_on)
    await stage.bot.stop()
    await bot.start()
    await stage.log.transact(
        lambda work: sample.customer_says(work, "c1", "Bir kişiyle görüşmek istiyorum")
    )
    await thinking.wait()
    await stage.log.transact(lambda work: sample.customer_says(work, "c1", "TR-48213 hakkında"))
    go_on.set()
    await stage.settle()
    await bot.idle()
    conversation, messages = await stage.read()
    assert conversation.bot is not None
    assert conversation.bot.phase == "handoff"
    assert conversation.bot.slots == {"order_number": "TR-48213"}
    assert [m.kind for m in messages] == ["in", "in", "out", "activity"]
    await bot.stop()


async def test_a_message_after_the_hand_over_waits_for_the_person(stage: Stage) -> None:
    await stage.hear("Bir kişiyle görüşmek istiyorum")
    await stage.hear("Siparişim nerede?")
    conversation, messages = await stage.read()
    assert [m.kind for m in messages] == ["in", "out", "activity", "in"]
    assert conversation.waiting_since is not None
    assert conversation.preview == "Siparişim nerede?"
    await stage.log.transact(
        lambda work: work.emit(e.BotHandedOff(conversation="c1", to="ayse"), AYSE)
    )
    await stage.settle()
    assert len(await stage.answers()) == 1


@pytest.mark.parametrize(
    ("resume", "said", "words"),
    [
        ("order_number", "TR-48213 nerede kaldı", "son dört hanesini"),
        ("order_number", "garanti kaç yıl", "2 yıl garantilidir"),
        ("greeting", "garanti kaç yıl", "2 yıl garantilidir"),
        ("greeting", "mor fil uçuyor", "doğru anladığımdan emin olamadım"),
        ("greeting", "teşekkürler", "Yeniden merhaba"),
        ("feedback", "kapıda ödeme var mı", "kapıda nakit ya da kartla"),
        ("feedback", "faturamı istiyorum", "sipariş numaranızı"),
        ("feedback", "teşekkürler", "1 (hiç"),
    ],
)
async def test_a_message_that_crosses_the_hand_back_is_answered_once(
    stage: Stage, resume: str, said: str, words: str
) -> None:
    """Written to the person, read by the bot: it is the first thing the bot answers."""
    await stage.hear("Merhaba")
    await stage.log.transact(take_over)

    def cross(work: Transaction) -> None:
        sample.customer_says(work, "c1", said)
        give_back(work, resume)

    await stage.log.transact(cross)
    await stage.settle()
    answers = await stage.answers()
    assert len(answers) == 2
    assert words in answers[-1].text


async def test_a_call_back_that_was_asked_for_stands_on_the_conversation(stage: Stage) -> None:
    await stage.hear("Beni 0533 214 77 08 numarasından arayın")
    conversation, _ = await stage.read()
    assert conversation.attributes == {"answer_by": "call", "answer_to": "+905332147708"}
    assert conversation.bot is not None
    assert conversation.bot.reason == "asked"
