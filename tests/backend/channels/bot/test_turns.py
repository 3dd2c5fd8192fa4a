from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from backend.channels.bot.brain import Brain
from backend.channels.bot.turns import has_turn, may_speak, take_turn
from backend.log import Log, Transaction
from core.entities import BotPhase, BotState, Conversation, Status
from core.protocol import events as e
from tests.backend import sample


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = sample.loaded(Log.open(tmp_path / "log.db"))
    yield log
    log.close()


def _begin(work: Transaction) -> None:
    sample.create(work, "c1")
    work.emit(e.BotStarted(conversation="c1"), sample.SYSTEM)


async def test_asking_twice_gives_one_answer(log: Log, brain: Brain) -> None:
    await log.transact(_begin)
    await log.transact(lambda work: sample.customer_says(work, "c1", "Merhaba"))
    assert await log.transact(lambda work: has_turn(work, brain, "c1"))
    assert await log.transact(lambda work: take_turn(work, brain, "c1"))
    assert not await log.transact(lambda work: take_turn(work, brain, "c1"))
    assert not await log.transact(lambda work: has_turn(work, brain, "c1"))


@pytest.mark.parametrize(
    ("says", "language"),
    [("I want to talk to a person, please", "en"), ("Bir yetkiliyle görüşmek istiyorum", "tr")],
)
async def test_what_the_customer_writes_in_goes_along(
    log: Log, brain: Brain, says: str, language: str
) -> None:
    """Their page is in one language: that must not decide who can answer them."""
    await log.transact(_begin)
    await log.transact(lambda work: sample.customer_says(work, "c1", says))
    assert await log.transact(lambda work: take_turn(work, brain, "c1"))
    found = await log.transact(lambda work: work.conversation("c1"))
    assert found and found.bot and (found.bot.phase, found.bot.language) == ("handoff", language)


async def test_a_conversation_that_is_not_there_is_left_alone(log: Log, brain: Brain) -> None:
    assert not await log.transact(lambda work: take_turn(work, brain, "nowhere"))


def test_only_an_active_bot_with_the_conversation_may_speak() -> None:
    states = {(p, s): may_speak(_as(p, s)) for p in get_args(BotPhase) for s in get_args(Status)}
    assert [pair for pair, may in states.items() if may] == [("active", "pending")]
    assert not may_speak(sample.conversation("c1"))


def _as(phase: BotPhase, status: Status) -> Conversation:
    return replace(sample.conversation("c1"), status=status, bot=BotState(phase=phase))
