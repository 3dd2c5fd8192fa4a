"""The live view in its states, over a floor of 24 agents at half past ten."""

from collections.abc import AsyncIterator
from typing import Any, cast

from core.desk import Desk
from desktop.models.live_behind import Asked
from desktop.models.live_table import Shown
from desktop.panels.live import Live
from desktop.parts import Parts
from desktop.views.live_tab import LiveTab
from tests.desktop.fake_supervision import FakeSupervision
from tests.end_to_end.screens_room import Room

State = AsyncIterator[None]


async def _panel(room: Room) -> Live:
    desk = cast(Desk, FakeSupervision())
    panel = Live(Parts(desk=desk, theme=room.theme, tasks=room.tasks, settings=room.settings))
    room.window.show_wide(panel)
    await room.until(lambda: bool(panel.watch.floor.tasks), "the floor")
    return panel


def _gone(room: Room, panel: Live) -> None:
    panel.close_down()
    room.window.show_wide(None)
    room.window.stage.removeWidget(panel)
    panel.deleteLater()


def _live(tab: str, asked: Asked | None = None, shown: Shown | None = None) -> Any:
    async def live(room: Room) -> State:
        panel = await _panel(room)
        panel.show_tab(tab)
        page = panel.page
        assert isinstance(page, LiveTab)
        if shown is not None:
            page.choose(shown)
        if asked is not None:
            page.ask(asked)
            await room.until(lambda: bool(page.column.model.items), "what is behind it")
        yield
        _gone(room, panel)

    return live


async def offline(room: Room) -> State:
    panel = await _panel(room)
    cast(FakeSupervision, panel._parts.desk).lose_line()
    panel.watch.beat()
    yield
    _gone(room, panel)


async def show_menu(room: Room) -> State:
    panel = await _panel(room)
    panel.show_tab("agents")
    panel.head._buttons["show"].click()
    await room.until(lambda: room.menu() is not None, "how it is shown")
    yield
    room.close_menus()
    _gone(room, panel)


async def wallboard(room: Room) -> State:
    panel = await _panel(room)
    panel.show_wallboard()
    assert panel.wallboard is not None
    panel.wallboard.setGeometry(room.window.geometry())
    yield
    _gone(room, panel)


LIVE_MAIN: dict[str, Any] = {
    "live-queues": _live("queues"),
    "live-agents-opened": _live("agents", Asked("", "agent:a3")),
}
LIVE: dict[str, Any] = {
    **LIVE_MAIN,
    "live-queues-opened": _live("queues", Asked("service_level")),
    "live-queue-opened": _live("queues", Asked("", "queue:q-sales")),
    "live-agents": _live("agents"),
    "live-agents-by-team": _live("agents", shown=Shown(group="team")),
    "live-work": _live("work"),
    "live-work-by-queue": _live("work", shown=Shown(group="queue")),
    "live-work-nothing-fits": _live("work", shown=Shown(words="zzzyx")),
    "live-bots-opened": _live("bots", Asked("bot_live")),
    "live-offline": offline,
    "live-menu": show_menu,
    "wallboard": wallboard,
}
