import asyncio
from collections.abc import AsyncIterator
from typing import Literal

import pytest

from backend.channels.frames import Outgoing, Seen, Writes, Wrote
from backend.channels.rooms import Rooms, What
from backend.hub import Hub
from core.entities import Author, Message
from core.protocol import events as e
from core.protocol.signals import ContactPresence, QueueFigures, Signal, Typing

ME, MINE = "visitor-1", "visitor-1-1"


class Page:
    def __init__(self) -> None:
        self.conversation = MINE
        self.waits = False
        self.queue = ""
        self.told: list[Outgoing] = []
        self.read: list[str] = []

    def tell(self, frame: Outgoing, conversation: str) -> None:
        self.told.append(frame)

    def read_again(self, what: What) -> None:
        self.read.append(what)


class Stage:
    def __init__(self) -> None:
        self.hub = Hub()
        self.heard: list[Signal] = []
        self.gone = asyncio.Event()
        self.hub.listen(self._hear)
        self.rooms = Rooms(self.hub, lambda _: (), gone_after=0.01)
        self.page = Page()

    def _hear(self, signal: Signal) -> None:
        self.heard.append(signal)
        if isinstance(signal.body, ContactPresence) and not signal.body.online:
            self.gone.set()

    def presence(self) -> list[bool]:
        return [s.body.online for s in self.heard if isinstance(s.body, ContactPresence)]


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    stage = Stage()
    stage.rooms.join(ME, stage.page)
    yield stage
    stage.rooms.close()


def _event(body: e.Body) -> e.Event:
    return e.Event(seq=1, prev=0, id="e", type="x", at=1, by=e.By(kind="system"), body=body)


def _created(kind: Literal["out", "note"], conversation: str = MINE) -> e.Event:
    author = Author(kind="agent", id="ayse", name="Ayşe")
    message = Message(
        id="m", conversation=conversation, order=2, kind=kind, author=author, at=1, text="x"
    )
    return _event(e.MessageCreated(message=message))


async def test_a_page_hears_its_own_conversation_only(stage: Stage) -> None:
    stage.rooms.heard([_created("out"), _created("out", "visitor-2-1"), _created("note")])
    assert [type(frame) for frame in stage.page.told] == [Wrote]


async def test_whoever_takes_it_and_what_they_read_is_told(stage: Stage) -> None:
    stage.rooms.heard(
        [
            _event(e.BotTakenOver(conversation=MINE, by="ayse")),
            _event(e.ConversationRead(conversation=MINE, by="ayse", up_to=3)),
            _event(e.MessageDeleted(conversation=MINE, message="m")),
            _event(e.ConversationUpdated(conversation=MINE, subject="gizli")),
        ]
    )
    assert stage.page.read == ["state", "all"]
    assert stage.page.told == [Seen(up_to=3)]


async def test_the_visitor_sees_replies_being_typed_and_no_notes(stage: Stage) -> None:
    for kind in ("reply", "note", "none"):
        stage.rooms.heard_signal(_typing("agent", kind))
    stage.rooms.heard_signal(_typing("contact", "reply"))
    assert stage.page.told == [
        Writes(who="agent", name="Ayşe", on=on) for on in (True, False, False)
    ]


async def test_presence_is_told_once_and_a_reload_is_no_goodbye(stage: Stage) -> None:
    for _ in range(2):
        stage.rooms.is_there(ME, MINE)
    stage.rooms.leave(ME, stage.page)
    stage.rooms.join(ME, stage.page)
    await asyncio.sleep(0.03)
    assert stage.presence() == [True]
    stage.rooms.leave(ME, stage.page)
    await asyncio.wait_for(stage.gone.wait(), 5)
    assert stage.presence() == [True, False]


async def test_the_second_tab_keeps_them_there(stage: Stage) -> None:
    other = Page()
    stage.rooms.is_there(ME, MINE)
    stage.rooms.join(ME, other)
    stage.rooms.leave(ME, stage.page)
    stage.rooms.heard([_created("out")])
    assert len(other.told) == 1
    assert stage.page.told == []
    assert stage.presence() == [True]


def _typing(who: Literal["agent", "contact"], kind: Literal["reply", "note", "none"]) -> Signal:
    body = Typing(conversation=MINE, author_kind=who, author="ayse", name="Ayşe", kind=kind)
    return Signal(key="k", type="typing", body=body)


async def test_only_who_waits_in_a_queue_hears_that_it_moved(stage: Stage) -> None:
    moved = Signal(key="queue:q", type="queue_figures", body=QueueFigures(queue="q", waiting=2))
    stage.rooms.heard_signal(moved)
    stage.page.waits, stage.page.queue = True, "other"
    stage.rooms.heard_signal(moved)
    assert stage.page.read == []
    stage.page.queue = "q"
    stage.rooms.heard_signal(moved)
    assert stage.page.read == ["waits"]
