from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from core.changes import Changes
from core.entities import Message
from desktop.loop import Tasks
from desktop.models.transcript import TranscriptModel
from tests.desktop import sample
from tests.desktop.views.talks import AGENT, CUSTOMER, DAY, TalkDesk, until


@pytest.fixture
def desk() -> TalkDesk:
    desk = TalkDesk()
    desk.talk(1, DAY)
    return desk


@pytest.fixture
async def model(qapp: object, desk: TalkDesk) -> AsyncIterator[TranscriptModel]:
    tasks = Tasks()
    model = TranscriptModel(desk, tasks)
    yield model
    model.stop()
    await tasks.close()


async def opened(model: TranscriptModel, key: int = 1) -> TranscriptModel:
    model.open(key)
    await until(lambda: model.state == "ready")
    return model


def new_message(desk: TalkDesk, **fields: object) -> Message:
    conversation = desk.conversations[1]
    order = conversation.last_order + 1
    message = Message(
        id=f"n-{order}", conversation=conversation.id, order=order, kind="in", author=CUSTOMER,
        at=sample.NOW, text="yeni",
    )  # fmt: skip
    return replace(message, **fields)


async def test_the_newest_messages_are_there_once_it_says_ready(
    model: TranscriptModel, desk: TalkDesk
) -> None:
    await opened(model)
    assert model.count == len(DAY)
    newest = model.message(model.last)
    assert newest is not None and newest.text == DAY[-1][2]


async def test_opening_reads_the_same_however_long_it_is(
    model: TranscriptModel, desk: TalkDesk
) -> None:
    desk.long(1, 100)
    await opened(model)
    short = len(desk.reads)
    desk.reads.clear()
    desk.long(2, 20_000)
    await opened(model, 2)
    assert len(desk.reads) <= short + 1


async def test_one_that_is_gone_says_so_and_comes_back(
    model: TranscriptModel, desk: TalkDesk
) -> None:
    conversation = desk.conversations.pop(1)
    model.open(1)
    await until(lambda: model.state == "gone")
    desk.conversations[1] = conversation
    desk.tell(Changes.all())
    await until(lambda: model.state == "ready")


async def test_a_new_message_grows_it_without_reading_all_again(
    model: TranscriptModel, desk: TalkDesk
) -> None:
    desk.long(1, 5_000)
    await opened(model)
    desk.reads.clear()
    grown: list[int] = []
    model.grew.connect(grown.append)
    desk.arrive(1, new_message(desk))
    await until(lambda: grown)
    assert grown == [5_000]
    assert model.count == 5_001
    assert len(desk.reads) <= 3


async def test_what_waits_takes_its_messages_place(model: TranscriptModel, desk: TalkDesk) -> None:
    await opened(model)
    command = await desk.send_message(1, "gidiyor")
    await until(lambda: model.count == len(DAY) + 1)
    desk.arrive(1, new_message(desk, kind="out", author=AGENT, text="gidiyor", client_id=command))
    await until(lambda: model.messages == len(DAY) + 1)
    assert model.count == len(DAY) + 1


async def test_an_edit_far_up_is_seen_when_scrolled_there(
    model: TranscriptModel, desk: TalkDesk
) -> None:
    desk.long(1, 1_000)
    await opened(model)
    model.want(90, 100)
    await until(lambda: model.message(95))
    model.want(990, 1_000)
    desk.timelines[1][94] = replace(desk.timelines[1][94], text="edited")
    desk.tell(Changes(messages={1: {95}}))
    await until(lambda: model.message(95) is None)
    model.want(90, 100)
    await until(lambda: model.message(95))
    found = model.message(95)
    assert found is not None and found.text == "edited"


async def test_changes_of_others_cost_nothing(model: TranscriptModel, desk: TalkDesk) -> None:
    await opened(model)
    desk.reads.clear()
    desk.receive(2, "elsewhere")
    assert not model._stale.facts
    assert not desk.reads


async def test_a_flood_is_read_one_state_at_a_time(model: TranscriptModel, desk: TalkDesk) -> None:
    await opened(model)
    await until(lambda: not model._refreshing)
    desk.reads.clear()
    for _ in range(200):
        desk.arrive(1, new_message(desk))
    await until(lambda: model.last == len(DAY) + 200)
    assert len(desk.reads) < 20


async def test_leaving_while_it_is_read_shows_the_other_one(
    model: TranscriptModel, desk: TalkDesk
) -> None:
    model.open(1)
    await opened(model, 2)
    assert model.opened is not None
    assert model.opened.key == 2


async def test_calls_are_known_by_id(model: TranscriptModel) -> None:
    await opened(model)
    await until(lambda: "call-1" in model.calls)


async def test_when_the_customer_wrote_last(model: TranscriptModel) -> None:
    await opened(model)
    assert model.customer_wrote() == sample.NOW - 60_000


async def test_the_newest_are_here_wherever_the_screen_stands(
    model: TranscriptModel, desk: TalkDesk
) -> None:
    desk.long(1, 2_000)
    await opened(model)
    model.want(100, 120)
    await until(lambda: model.message(110))
    desk.arrive(1, new_message(desk))
    await until(lambda: model.last == 2_001)
    assert [message.order for message in model.newest(3)] == [1_999, 2_000, 2_001]
