"""What whoever waits is told, and what becomes of what they choose; with routing's own rules."""

from collections.abc import Callable, Iterator
from dataclasses import replace as replace_standing
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from backend.channels import waiting
from backend.channels.bot.brain import Brain
from backend.channels.bot.dialogue import heard
from backend.channels.routed import RoutedQueues
from backend.channels.standing import UNKNOWN, Standing
from backend.log import Log, Transaction
from backend.routing import intake
from backend.routing.change import changed
from backend.routing.steps import Steps
from backend.routing.world import World
from core.entities import Contact, Conversation, Message, Queue
from core.protocol import events as e
from core.work import Calendar, Interaction, QueueRules
from tests.backend import sample

BOT = e.By(kind="bot", id="bot")
AYSE = e.By(kind="agent", id="ayse")
QUEUE = Queue(id="qu-orders", name="Sipariş", team="sales")
SHUT = Calendar(id="shut", name="Hiç")
BRAIN = Brain()
MINUTE = 60_000


class Stage:
    def __init__(self, path: Path) -> None:
        self.now = 1_795_770_000_000
        self.log = sample.loaded(Log.open(path, lambda: self.now))
        self.log.obey(intake.follow)
        self.world = World()
        self.queues = RoutedQueues(lambda: self.world, lambda: self.now)

    async def begin(self) -> None:
        def work(log: Transaction) -> None:
            log.emit(e.QueueUpserted(queue=QUEUE), sample.SYSTEM)
            sample.create(log, "c1")
            log.emit(e.BotStarted(conversation="c1"), sample.SYSTEM)
            sample.customer_says(log, "c1", "Siparişim nerede kaldı?")
            self.hand_over(log)

        await self.log.transact(work)
        self.world = changed(self.world, QUEUE)

    def hand_over(self, log: Transaction) -> None:
        body = e.BotHandoffRequested(
            conversation="c1", reason="policy", summary="…", queue="qu-orders"
        )
        log.emit(body, BOT)

    async def do(self, work: Callable[[Transaction], Any]) -> Any:
        return await self.log.transact(work)

    def close(self) -> None:
        self.world = changed(self.world, SHUT, QueueRules(id=QUEUE.id, calendar="shut"))

    async def conversation(self) -> Conversation:
        found: Conversation = await self.do(lambda log: log.conversation("c1"))
        return found

    async def work(self) -> list[Interaction]:
        found: list[Interaction] = await self.do(lambda log: log.state.work_in("c1"))
        return found

    async def said(self) -> list[Message]:
        found: list[Message] = await self.do(lambda log: log.messages("c1"))
        return [m for m in found if m.kind == "out"]

    async def escalate(self, level: int) -> Any:
        [work] = await self.work()
        await self.do(lambda log: Steps(log).put(replace(work, level=level)))
        return await self.do(lambda log: waiting.told_late(log, BRAIN, work.id))

    async def choose(self, choice: Any, address: str = "", brain: Brain = BRAIN) -> Any:
        return await self.do(
            lambda log: waiting.choose(log, brain, "c1", choice, address, self.queues)
        )

    async def types(self, text: str, brain: Brain = BRAIN) -> Any:
        await self.do(lambda log: sample.customer_says(log, "c1", text))
        return await self.do(lambda log: waiting.choose_in_words(log, brain, "c1", self.queues))


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path / "log.db")
    yield stage
    stage.log.close()


async def test_a_level_is_told_once_and_in_fitting_words(stage: Stage) -> None:
    await stage.begin()
    stage.now += 3 * MINUTE
    assert await stage.escalate(1)
    assert not await stage.escalate(1)
    stage.now += 2 * MINUTE
    [work] = await stage.work()
    await stage.do(lambda log: log.emit(sample.offer(work.id, "dila"), sample.SYSTEM))
    assert await stage.escalate(2)
    late, louder = [m.text for m in await stage.said()]
    assert "henüz kimse size yanıt veremedi. 3 dakikadır bekliyorsunuz" in late
    assert "yöneticisine haber verildi. 5 dakikadır" in louder


async def test_no_supervisor_is_spoken_of_where_none_was_asked(stage: Stage) -> None:
    await stage.begin()
    stage.now += 3 * MINUTE
    assert await stage.escalate(2)
    [said] = [m.text for m in await stage.said()]
    assert "hâlâ kimse size yanıt veremedi. 3 dakikadır" in said and "yönetici" not in said


async def test_overflowed_it_is_still_the_same_wait(stage: Stage) -> None:
    await stage.begin()
    stage.now += 3 * MINUTE
    assert await stage.escalate(1)
    [work] = await stage.work()

    def overflow(log: Transaction) -> Interaction:
        steps = Steps(log)
        return steps.again(steps.drop(work, "flow_out"), level=1)

    stage.now += MINUTE
    again = await stage.do(overflow)
    assert not await stage.do(lambda log: waiting.told_late(log, BRAIN, work.id))
    assert not await stage.do(lambda log: waiting.told_late(log, BRAIN, again.id))
    assert await stage.escalate(2)
    assert "4 dakikadır" in (await stage.said())[-1].text


async def test_a_wait_that_came_to_its_limit_is_told_and_may_begin_again(stage: Stage) -> None:
    await stage.begin()
    await stage.choose("wait")
    stage.now += 15 * MINUTE
    await stage.escalate(2)
    [work] = await stage.work()
    await stage.do(lambda log: Steps(log).drop(work, "flow_out"))
    assert await stage.do(lambda log: waiting.told_late(log, BRAIN, work.id))
    assert "15 dakikadır kimse size yanıt veremedi" in (await stage.said())[-1].text
    assert await stage.choose("wait")
    [again] = await stage.work()
    assert (again.media, again.state) == ("chat", "waiting")


async def test_nothing_is_said_once_a_person_has_it(stage: Stage) -> None:
    await stage.begin()
    [work] = await stage.work()
    await stage.do(lambda log: Steps(log).put(replace(work, level=1)))
    await stage.do(lambda log: log.emit(e.BotHandedOff(conversation="c1", to="ayse"), AYSE))
    assert not await stage.do(lambda log: waiting.told_late(log, BRAIN, work.id))
    assert not await stage.choose("call", "+905332147708")
    assert await stage.said() == []


async def test_the_second_visit_to_a_queue_is_told_anew(stage: Stage) -> None:
    await stage.begin()
    assert await stage.escalate(1)
    await stage.do(lambda log: log.emit(e.BotHandedOff(conversation="c1", to="ayse"), AYSE))
    await stage.do(
        lambda log: log.emit(e.BotReturned(conversation="c1", by="ayse", resume="greeting"), AYSE)
    )
    [work] = await stage.work()
    await stage.do(lambda log: Steps(log).complete(work, stage.now))
    stage.now += MINUTE
    await stage.do(stage.hand_over)
    assert await stage.escalate(1)
    assert len(await stage.said()) == 2


async def test_what_the_bot_told_meanwhile_answers_nothing(stage: Stage) -> None:
    """Given back to the bot, what the customer asked while they waited is still unanswered."""
    await stage.begin()
    await stage.do(lambda log: sample.customer_says(log, "c1", "Kargo ücreti ne kadar?"))
    await stage.escalate(1)
    messages = await stage.do(lambda log: log.messages("c1"))
    assert [m.text for m in heard(messages)][-1] == "Kargo ücreti ne kadar?"


async def test_a_call_back_becomes_work_in_its_place(stage: Stage) -> None:
    await stage.begin()
    [before] = await stage.work()
    stage.now += MINUTE
    assert await stage.choose("call", "+905332147708")
    [after] = await stage.work()
    assert (after.id, after.entered_at) == (before.id, before.entered_at)
    assert (after.media, after.number, after.state) == ("callback", "+905332147708", "waiting")
    conversation = await stage.conversation()
    assert conversation.attributes == {"answer_by": "call", "answer_to": "+905332147708"}
    assert conversation.status == "open"
    assert "+90 533 214 77 08 numarasından arayacak" in (await stage.said())[-1].text


async def test_a_mail_is_work_and_the_conversation_stays_open(stage: Stage) -> None:
    await stage.begin()
    assert await stage.choose("mail", "ali@example.com")
    [work] = await stage.work()
    assert (work.media, work.number) == ("mail", "")
    contact = await stage.do(lambda log: log.state.get(Contact, "ali"))
    assert contact.email == "ali@example.com"
    assert contact.phone == sample.ALI.phone
    assert (await stage.conversation()).status == "open"


async def test_the_same_choice_twice_is_one(stage: Stage) -> None:
    await stage.begin()
    for _ in range(2):
        assert await stage.choose("mail", "ali@example.com")
    assert len(await stage.said()) == 1
    assert await stage.choose("wait")
    [work] = await stage.work()
    assert work.media == "chat"
    assert "sıranız duruyor" in (await stage.said())[-1].text


async def test_whoever_left_a_closed_queue_comes_back_as_what_they_chose(stage: Stage) -> None:
    await stage.begin()
    stage.close()
    [work] = await stage.work()
    await stage.do(lambda log: Steps(log).drop(work, "flow_out"))
    assert await stage.work() == []
    assert await stage.choose("wait")
    [again] = await stage.work()
    assert (again.media, again.queue, again.handover) == ("message", "qu-orders", "policy")


async def test_whoever_waits_again_chooses_again(stage: Stage) -> None:
    await stage.begin()
    await stage.choose("mail", "ali@example.com")
    before = await stage.conversation()
    await stage.do(lambda log: waiting.forget_choice(log, before))
    assert (await stage.conversation()).attributes == {}


class _Busy(RoutedQueues):
    """Nobody has room, so the buttons are there."""

    free = 0

    def of(self, conversation: Conversation) -> Standing:
        return replace_standing(super().of(conversation), free=self.free)


class _Free(_Busy):
    free = 1


async def test_a_choice_in_words_is_the_button(stage: Stage) -> None:
    await stage.begin()
    stage.queues = _Busy(lambda: stage.world, lambda: stage.now)
    assert await stage.types("2, beni 0533 214 77 08'den arayın") is True
    assert (await stage.conversation()).attributes["answer_to"] == "+905332147708"
    assert await stage.types("e-postayla daha iyi, ali@example.com") is True
    [work] = await stage.work()
    assert work.media == "mail"
    assert await stage.types("vazgeçtim, bekliyorum") is True
    [work] = await stage.work()
    assert work.media == "chat"


async def test_without_a_number_it_is_asked_for_and_the_next_words_are_the_answer(
    stage: Stage,
) -> None:
    await stage.begin()
    stage.queues = _Busy(lambda: stage.world, lambda: stage.now)
    assert await stage.types("call me back") is True
    assert (await stage.said())[-1].text.startswith("Which number may we call you on?")
    assert await stage.types("1234567") is True, "nobody can be reached there: asked again"
    assert await stage.types("actually, where is my parcel") is False, "that is for a person"
    assert await stage.types("sorry: +90 533 214 77 08") is True
    [work] = await stage.work()
    assert (work.media, work.number) == ("callback", "+905332147708")
    assert await stage.types("+90 532 111 22 33") is False, "nothing is asked any more"


async def test_words_are_no_choice_where_none_is_offered(stage: Stage) -> None:
    await stage.begin()
    stage.queues = _Free(lambda: stage.world, lambda: stage.now)
    assert await stage.types("beni arayın 0533 214 77 08") is False
    await stage.do(lambda log: log.emit(e.BotHandedOff(conversation="c1", to="ayse"), AYSE))
    stage.queues = _Busy(lambda: stage.world, lambda: stage.now)
    assert await stage.types("2") is False and await stage.said() == []


async def test_where_no_mail_can_leave_none_is_offered(stage: Stage) -> None:
    await stage.begin()
    brain = Brain(mail=False)
    stage.queues = _Busy(lambda: stage.world, lambda: stage.now)
    assert not await stage.choose("mail", "ali@example.com", brain)
    assert not await stage.types("e-posta: ali@example.com", brain)
    assert waiting.told(_waits(), Standing(free=0), brain.ways).ways == ("wait", "call")
    for language in ("tr", "en"):
        words = brain.notices.level(language, 3, 0, led=False).text
        assert "mail" not in words and "posta" not in words
        words = BRAIN.notices.level(language, 3, 0, led=False).text
        assert "mail" in words or "posta" in words


def _waits(**attributes: str) -> Conversation:
    return replace(sample.conversation("c1"), attributes=attributes)


def test_the_page_is_told_only_what_is_known() -> None:
    assert waiting.told(_waits(), UNKNOWN).position is None
    known = waiting.told(_waits(), Standing(free=0, position=2, wait_s=180))
    assert (known.position, known.wait_s, known.choices) == (2, 180, True)
    assert not waiting.told(_waits(), Standing(free=1, position=1)).choices
    closed = waiting.told(_waits(), Standing(open=False, opens_at=5, position=1, wait_s=9))
    assert (closed.open, closed.opens_at, closed.position, closed.wait_s) == (False, 5, None, None)


def test_whoever_waited_and_left_may_wait_again() -> None:
    chosen = _waits(answer_by="wait")
    assert waiting.told(chosen, Standing(free=0, position=3)).choice == "wait"
    assert waiting.told(chosen, Standing(free=0)).choice is None


def test_whoever_is_called_back_stands_in_no_line() -> None:
    chosen = {"answer_by": "call", "answer_to": "+905332147708"}
    told = waiting.told(_waits(**chosen), Standing(free=0, position=1, wait_s=60))
    assert (told.position, told.wait_s) == (None, None)
    assert (told.choice, told.address, told.choices) == ("call", "+90 533 214 77 08", True)


def test_nobody_is_free_is_never_told_where_somebody_is() -> None:
    chose = replace(_waits(), attributes={"answer_by": "wait"})
    left = waiting.told(chose, Standing(free=2))
    assert (left.position, left.choices, left.free) == (None, True, True)
    assert not waiting.told(chose, Standing(free=0)).free
    assert not waiting.told(chose, Standing(open=False, free=2)).free
