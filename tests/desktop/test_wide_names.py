"""Every wide panel can be heard and gone through: what can be used has a name, and Tab leads round both ways."""

from collections.abc import AsyncIterator, Callable
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from core.desk import Desk
from core.evaluation import SamplingRule
from core.quality import DrawnAgent
from desktop import translate
from desktop.models.live_behind import Asked
from desktop.panels.live import TABS, Live
from desktop.panels.quality import Quality
from desktop.panels.rail import Destination
from desktop.panels.reports import Reports
from desktop.panels.review import Review
from desktop.theme import Theme
from desktop.views.live_tab import LiveTab
from desktop.wide import PLACES
from tests.desktop.fake_boss import Boss
from tests.desktop.fake_reader import FakeReader
from tests.desktop.fake_review import DENIZ
from tests.desktop.grabs import turns, until
from tests.desktop.naming import nameless, reached
from tests.desktop.panels.test_quality import Both, contact
from tests.desktop.parts import parts_over
from tests.desktop.test_actions import shown
from tests.desktop.views.test_evaluation import FORM

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a popup."""
TAB, BACK = Qt.Key.Key_Tab, Qt.Key.Key_Backtab


def _drawing() -> Both:
    desk = Both()
    desk.person, desk.forms = DENIZ, (FORM,)
    rule = SamplingRule(id="s-1", form="service")
    desk.week = (DrawnAgent(rule, "a-selim", (contact(0, done=True), contact(1))),)
    return desk


DESKS: dict[str, Callable[[], Any]] = {
    "live": Boss, "reports": Boss, "review": FakeReader, "quality": _drawing,
}  # fmt: skip


@pytest.fixture(params=DESKS)
async def panel(
    request: pytest.FixtureRequest, qapp: QApplication, theme: Theme
) -> AsyncIterator[Any]:
    translate.use("en")
    parts = parts_over(theme, cast(Desk, DESKS[request.param]()))
    panel = cast(Any, PLACES[request.param].build(parts))
    panel.resize(1_360, 760)
    await shown(panel)
    await _filled(panel)
    yield panel
    panel.close_down()
    panel.close()
    await parts.tasks.close()
    panel.deleteLater()


class Windows(QObject):
    """What was shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


async def _filled(panel: QWidget) -> None:
    if isinstance(panel, Live):
        await until(lambda: panel.watch.floor.tasks)
    elif isinstance(panel, Reports):
        await until(lambda: panel.report is not None)
    elif isinstance(panel, Review):
        await until(lambda: panel.results.model.hits)
    elif isinstance(panel, Quality):
        await until(lambda: panel.drawn.list.choices)
    await turns()


async def _faces(panel: QWidget) -> AsyncIterator[str]:
    """Everything it can show, one after the other."""
    if isinstance(panel, Live):
        for tab in TABS:
            panel.show_tab(tab)
            if isinstance(panel.page, LiveTab):
                panel.page.ask(Asked(panel.page.strip.tiles[0].tile.figure))
            await turns()
            yield tab
    elif isinstance(panel, Reports) and panel.sheet is not None:
        yield "report"
        panel._stack.setCurrentWidget(panel.face)
        yield "nothing"
    elif isinstance(panel, Review):
        yield "found"
        panel.results.opened.emit(panel.results.model.hits[0])
        await until(lambda: panel.reader.model.state == "ready")
        yield "read"
    elif isinstance(panel, Quality):
        panel._open_drawn(panel.drawn.list.choices[1].id)
        await until(lambda: panel.reader.model.state == "ready")
        for tab in panel.tabs:
            panel.show_tab(tab)
            await turns()
            yield tab


async def test_everything_that_can_be_used_has_a_name(panel: QWidget) -> None:
    found = {face: missing async for face in _faces(panel) if (missing := nameless(panel))}
    assert not found


@pytest.mark.parametrize("place", DESKS)
async def test_nothing_flashes_as_a_window_while_it_is_built(
    place: str, qapp: QApplication, theme: Theme
) -> None:
    parts = parts_over(theme, cast(Desk, DESKS[place]()))
    flashed = Windows()
    qapp.installEventFilter(flashed)
    panel = cast(Any, PLACES[cast(Destination, place)].build(parts))
    for tab in TABS if isinstance(panel, Live) else ():
        panel.show_tab(tab)
    await turns()
    qapp.removeEventFilter(flashed)
    panel.close_down()
    await parts.tasks.close()
    panel.deleteLater()
    assert not flashed.seen, "it would take the keyboard from whoever types"


async def test_tab_leads_round_both_ways(panel: QWidget) -> None:
    async for face in _faces(panel):
        panel.setFocus()
        onwards = reached(panel, TAB)
        panel.setFocus()
        assert reached(panel, BACK) == onwards, f"{face}: one way it is caught"
        assert len(onwards) > 3, face
