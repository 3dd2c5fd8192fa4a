"""The live view: its tabs, what its figures open, and who looks."""

from collections.abc import AsyncIterator
from typing import cast

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.figure_rows import Live as Figures
from core.rows import Line
from desktop import translate
from desktop.models.live_behind import Asked
from desktop.models.live_table import Shown
from desktop.panels.live import Live
from desktop.theme import Theme
from desktop.views.live_tab import LiveTab
from tests.desktop.fake_supervision import FakeSupervision
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over
from tests.desktop.test_actions import shown

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a menu."""


@pytest.fixture
async def live(qapp: QApplication, theme: Theme) -> AsyncIterator[Live]:
    translate.use("en")
    parts = parts_over(theme, FakeSupervision())
    panel = Live(parts)
    panel.resize(1223, 663)
    await shown(panel)
    await until(lambda: panel.watch.floor.tasks)
    yield panel
    panel.close_down()
    panel.close()
    await parts.tasks.close()
    panel.deleteLater()


def desk(live: Live) -> FakeSupervision:
    return cast(FakeSupervision, live._parts.desk)


def page(live: Live, tab: str) -> LiveTab:
    live.show_tab(tab)
    assert isinstance(live.page, LiveTab)
    return live.page


def column(tab: LiveTab, name: str) -> list[str]:
    at = [each.id for each in tab.model.columns].index(name)
    return [tab.model.cell(line, at).text for line in range(len(tab.model.lines))]


async def test_the_queues_with_their_figures(live: Live) -> None:
    queues = page(live, "queues")
    assert column(queues, "name")[0] == "Satış", "who waits is first"
    assert column(queues, "oldest")[0] == "3:40"
    assert queues.strip.tiles[0].face.value == "14"


async def test_a_figure_opens_to_the_contacts_behind_it(live: Live) -> None:
    queues = page(live, "queues")
    QTest.mouseClick(queues.strip.tiles[0], Qt.MouseButton.LeftButton)
    assert queues.column.isVisible()
    assert len(queues.column.model.items) == 14
    assert queues.column.model.items[0].since is not None
    opened: list[int] = []
    live.opened.connect(lambda key, _: opened.append(key))
    queues.into_column()
    QTest.keyClick(queues.column.list, Qt.Key.Key_Return)
    assert opened == [queues.column.model.items[0].key]
    QTest.keyClick(queues.column.list, Qt.Key.Key_Escape)
    assert not queues.column.isVisible()


async def test_a_figure_of_the_day_is_read_by_the_measure_that_made_it(live: Live) -> None:
    queues = page(live, "queues")
    queues.ask(Asked("service_level", "queue:q-sales"))
    await until(lambda: queues.column.model.items)
    assert ("contacts_behind", 0, ("service_level", "q-sales")) in desk(live).calls
    missed = [item for item in queues.column.model.items if item.tone]
    assert missed and all(item.sign for item in missed), "never by colour alone"


async def test_enter_on_a_row_opens_all_that_is_behind_it(live: Live) -> None:
    agents = page(live, "agents")
    agents.grid.step(0)
    QTest.keyClick(agents.grid, Qt.Key.Key_Return)
    assert agents.column.asked == Asked("", f"agent:{agents.grid.current()}")


async def test_only_ages_are_painted_as_time_passes(live: Live) -> None:
    work = page(live, "work")
    floor = live.watch.floor
    fields: list[QModelIndex] = []
    work.grid.update = fields.append  # type: ignore[assignment,method-assign]  # what is painted
    desk(live).clock += 1_000
    live.watch._fresh = False
    live.watch.beat()
    assert live.watch.floor.tasks is floor.tasks
    ages = {n for n, each in enumerate(work.model.columns) if each.ages}
    assert fields and {index.column() for index in fields} <= ages


async def test_it_is_put_together_at_most_once_a_second(live: Live) -> None:
    page(live, "queues")
    told: list[None] = []
    live.watch.changed.connect(lambda: told.append(None))
    for waiting in range(50):
        desk(live).put_queue_live("q-sales", waiting=waiting)
    assert not told
    live.watch.beat()
    assert len(told) == 1


async def test_who_does_not_look_costs_nothing(live: Live) -> None:
    assert desk(live).watched
    live.hide()
    assert not desk(live).watched and not live.watch._timer.isActive()


async def test_words_leave_only_the_rows_that_hold_them(live: Live) -> None:
    agents = page(live, "agents")
    live.head.search.setText("isildak")
    live.head._searched()
    assert column(agents, "name") == ["Rüya Işıldak"]


async def test_a_view_is_saved_under_a_name(live: Live) -> None:
    work = page(live, "work")
    live._choose(Shown(group="queue", sort="wait", down=True))
    assert any(work.model.head(line) for line in range(len(work.model.lines)))
    live.head.menus.save("Mine")
    await until(lambda: "live:work:Mine" in desk(live).own.get("view", {}))


async def test_actions_of_others_stand_in_every_menu_about_a_subject(live: Live) -> None:
    asked: list[str] = []

    def actions_for(subject: str) -> list[QAction]:
        asked.append(subject)
        return [QAction("Whisper", live)]

    live.actions_for = actions_for
    agents = page(live, "agents")
    agents.ask(Asked("", "agent:a3"))
    assert asked[-1] == "agent:a3" and not agents.column._more.isHidden()


async def test_without_a_line_it_says_since_when(live: Live) -> None:
    desk(live).lose_line()
    live.watch.beat()
    assert "no line" in live.head._when.text()


async def test_where_nothing_fits_all_rows_are_one_press_away(live: Live) -> None:
    work = page(live, "work")
    work.choose(Shown(sort="wait", words="zzzyx"))
    assert not work.model.lines and work._face.isVisible()
    work._face.pressed.emit()
    assert work.model.lines and work.model.shown == Shown(sort="wait")
    assert not live.head.search.text()


async def test_before_the_first_figure_a_lost_line_is_said(
    qapp: QApplication, theme: Theme
) -> None:
    translate.use("en")
    floor = FakeSupervision()
    floor.now_live, floor.floor = Figures(), {}
    floor.set_line(Line("offline", since=1))
    parts = parts_over(theme, floor)
    panel = Live(parts)
    await shown(panel)
    queues = page(panel, "queues")
    assert "No line" in queues._face.words()
    floor.set_line(Line("live", since=2))
    panel.watch.beat()
    assert "Asking" in queues._face.words()
    panel.close_down()
    panel.close()
    await parts.tasks.close()
    panel.deleteLater()
