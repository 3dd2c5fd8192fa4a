"""Scrolls the inbox, and moves rows of it to the top: over the cache, and over ten times as many."""

import random
import time
from array import array
from collections.abc import Callable
from typing import Any, cast

from msgspec.structs import replace

from core.desk import Desk
from core.rows import InboxFilter, InboxRow, Skeleton
from desktop.heartbeat import Heartbeat
from desktop.models.inbox import InboxModel
from desktop.models.order import Place
from desktop.parts import Parts
from desktop.views.conversation_list import ConversationList
from tests.bench.actor import Painted, Room

STRIDE = 1 << 40
"""Between the keys of one copy of the cache and the next."""
SIZE = (372, 780)
FRAME_S = 0.016


async def play(room: Room, setting: dict[str, Any]) -> dict[str, Any]:
    """{moves, frames, copies} -> ms of each move and each frame."""
    room.inbox.choose_view("all")
    await room.until(lambda: room.inbox.model.filter.view == "all", "all conversations")
    await room.calm()
    count = room.inbox.model.rowCount()
    random.seed(count)
    found = await _scrolled(room, setting["frames"])
    found["moves"] = await _moved(room.inbox.model, room.inbox.list, room.desk, setting["moves"])
    many = _Many(room.desk, setting["copies"])
    model, view = await _list_over(many, room)
    found["moves_many"] = await _moved(model, view, cast(Desk, many), setting["moves"])
    found["rows"], found["rows_many"] = count, model.rowCount()
    view.hide()
    model.close()
    return found


# Scrolling


async def _scrolled(room: Room, frames: int) -> dict[str, Any]:
    """By the wheel, by the page, and by dragging the bar; each frame is awaited until painted."""
    beat = Heartbeat()
    await _ways(room, frames // 10)  # glyphs and avatars that every day begins with
    beat.start()
    found = await _ways(room, frames)
    beat.stop()
    late = beat.lateness()
    return {"frames": found, "late_p99": late.p99, "late_most": late.most}


async def _ways(room: Room, frames: int) -> dict[str, list[float]]:
    bar = room.inbox.list.verticalScrollBar()

    def wheel() -> int:
        return bar.value() + 40

    def page() -> int:
        return bar.value() + bar.pageStep()

    def drag() -> int:
        return random.randrange(bar.maximum())

    ways: dict[str, Callable[[], int]] = {"wheel": wheel, "page": page, "drag": drag}
    found: dict[str, list[float]] = {}
    for name, to in ways.items():
        bar.setValue(0)
        found[name] = []
        await room.calm()
        for _ in range(frames):
            found[name].append(await _frame(room, to() % bar.maximum()))
    return found


async def _frame(room: Room, value: int) -> float:
    """What moving and painting take of the screen's thread; pages are read in what is left."""
    view = room.inbox.list
    began = time.perf_counter()
    painted = Painted(view.viewport(), lambda: True)
    view.verticalScrollBar().setValue(value)
    took = await painted.since(began)
    await room.calm(max(0.0, FRAME_S - took / 1000))
    return took


# Moving


async def _moved(model: InboxModel, view: ConversationList, desk: Desk, moves: int) -> list[float]:
    """A conversation from anywhere comes to the top, where the newest rows are in sight.

    Measured is what the screen's thread does of it: the model, the view, and painting.
    """
    view.scrollToTop()
    view.set_current(3)
    times = []
    for number in range(moves + 20):
        place = model._order.place(random.randrange(model.rowCount()))
        row = (await desk.inbox_rows([place[1]]))[place[1]]
        took = _move(model, view, replace(row, last_at=model._order.times[0] + 1), place[0])
        times += [took] if number >= 20 else []
        assert model.key_at(0) == place[1]
    return times


def _move(model: InboxModel, view: ConversationList, row: InboxRow, before: int) -> float:
    began = time.perf_counter()
    model._keep([row])
    there: dict[int, int] = {row.key: row.last_at}
    gone: list[Place] = []
    come: list[Place] = []
    model._look_up(row.key, before, there, gone, come)
    model._move({row.key: before}, there, gone, come)
    view.viewport().repaint()
    return (time.perf_counter() - began) * 1000


class _Many:
    """The desk as if its cache lay there `copies` times: each row is one of the real ones."""

    def __init__(self, desk: Desk, copies: int) -> None:
        self._desk, self._copies = desk, copies

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)

    async def skeleton(self, which: InboxFilter) -> Skeleton:
        real = await self._desk.skeleton(which)
        keys, times = array("q"), array("q")
        for copy in range(self._copies):
            keys += array("q", (key + copy * STRIDE for key in real.keys))
            # Each copy is older than all of the one before it, as the order wants it
            times += array("q", (at - copy * STRIDE for at in real.times))
        return Skeleton(keys=keys, times=times)

    async def inbox_rows(self, keys: list[int]) -> dict[int, InboxRow]:
        rows = await self._desk.inbox_rows(list({key % STRIDE for key in keys}))
        return {key: replace(rows[key % STRIDE], key=key) for key in keys if key % STRIDE in rows}


async def _list_over(many: _Many, room: Room) -> tuple[InboxModel, ConversationList]:
    given = room.scene.parts
    parts = Parts(
        desk=cast(Desk, many), theme=given.theme, tasks=given.tasks, settings=given.settings
    )
    model = InboxModel(parts, room.window)
    view = ConversationList(parts, model)
    view.resize(*SIZE)
    view.show()
    model.show(InboxFilter(view="all"))
    await room.until(lambda: model.state == "ready" and model.row_at(0), "the long list")
    await room.calm()
    return model, view
