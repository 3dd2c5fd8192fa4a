from itertools import pairwise
from typing import Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.changes import Changes
from core.rows import Refused
from core.work import Task
from desktop.views.state_menu import StateMenu
from desktop.views.task_row import TaskRow
from desktop.views.toast import ToastCard
from tests.desktop import sample
from tests.desktop.sample_work import work_row
from tests.desktop.stage import Stage, offer, settled

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a menu."""


def said(stage: Stage) -> list[str]:
    return [c.toast.title for c in stage.window.findChildren(ToastCard) if c.isVisible()]


def states(stage: Stage) -> list[tuple[object, ...]]:
    return [arguments for name, _, arguments in stage.desk.calls if name == "set_state"]


async def test_a_break_is_one_chord_and_any_state_one_more_key(stage: Stage) -> None:
    stage.action("break").trigger()
    await settled()
    assert states(stage) == [("not_ready", "break")]
    stage.desk.put_agent(state="not_ready", reason="break")
    stage.action("state").trigger()
    menu = stage.window.findChildren(StateMenu)[-1]
    QTest.keyClick(menu, Qt.Key.Key_3)
    await settled()
    assert states(stage)[-1] == ("not_ready", "meal")


async def test_my_day_is_a_place_and_tells_of_what_is_due(stage: Stage) -> None:
    stage.action("my_day").trigger()
    places = stage.scene.window.places
    assert places.currentWidget() is stage.shell._workday.day
    stage.action("next").trigger()
    assert places.currentWidget() is stage.scene.inbox
    stage.desk.to_do = (Task(id="t", agent="a", title="Ara", due_at=sample.NOW - 1),)
    stage.desk.tell(Changes(work={"t"}))
    await settled()
    assert "Ara" in said(stage)


async def test_wrap_up_is_below_the_list_and_gives_the_keyboard_back(
    qapp: QApplication, stage: Stage
) -> None:
    await stage.open(1)
    stage.desk.put_work(work_row(0, state="wrap_up", ended_at=sample.NOW))
    wraps = stage.shell._workday.wraps
    before = qapp.focusWidget()
    assert wraps.isVisible() and not (before and wraps.isAncestorOf(before))
    stage.action("wrap_up").trigger()
    assert qapp.focusWidget() is wraps.form.about
    wraps.form.choose("sent")
    stage.action("finish_wrap_up").trigger()
    await settled()
    assert any(name == "complete_wrap_up" for name, _, _ in stage.desk.calls)
    assert not wraps.isVisible()
    assert qapp.focusWidget() is stage.shell._conversation.composer.editor


async def test_where_nothing_can_be_written_the_keyboard_is_in_the_conversation(
    qapp: QApplication, stage: Stage
) -> None:
    """It went to the telephone's button, where a key would call somebody."""
    await stage.open(1)
    stage.shell._conversation.composer.editor.setEnabled(False)
    stage.desk.put_work(work_row(0, state="wrap_up", ended_at=sample.NOW))
    stage.action("wrap_up").trigger()
    stage.shell._workday.wraps.form.choose("sent")
    stage.action("finish_wrap_up").trigger()
    assert qapp.focusWidget() is stage.shell._conversation.transcript


async def test_with_none_open_it_is_in_the_place_that_is_shown(
    qapp: QApplication, stage: Stage
) -> None:
    stage.shell.go("day")
    stage.desk.put_work(work_row(0, state="wrap_up", ended_at=sample.NOW))
    stage.action("wrap_up").trigger()
    stage.shell._workday.wraps.form.choose("sent")
    stage.action("finish_wrap_up").trigger()
    focus = qapp.focusWidget()
    day = stage.shell._workday.day
    assert focus is not None and (focus is day or day.isAncestorOf(focus))


async def test_being_overtaken_is_told_calmly_and_once(stage: Stage) -> None:
    stage.action("break").trigger()
    await settled()
    command = stage.shell._workday.state._command
    stage.desk.put_agent(state="not_ready", reason="meeting")
    stage.desk.tell_refused(Refused(command, "agent.set_state", None, "conflict"))
    assert said(stage) == ["You are Meeting: it was changed meanwhile"]
    stage.desk.tell_refused(Refused("w", "wrap_up.complete", None, "gone"))
    assert len(said(stage)) == 1, "the platform ended it: nothing is left to be done"


async def test_who_did_not_answer_is_back_with_one_key_whatever_is_plugged_in(stage: Stage) -> None:
    stage.desk.put_agent(state="available", not_responding=True)
    stage.action("available").trigger()
    await settled()
    assert states(stage) == [("available", "")]


@pytest.mark.parametrize("place", ["inbox", "day"])
async def test_tab_reaches_everything_of_a_morning_and_stays_nowhere(
    stage: Stage, place: Literal["inbox", "day"]
) -> None:
    stage.settings.put("floating_bar", False)  # without a window manager it would be in front
    await stage.open(1)
    ahead = sample.NOW + 3_600_000
    stage.desk.to_do = (Task(id="t", agent="a", title="Ara", due_at=ahead),)
    stage.desk.tell(Changes(work={"t"}))
    stage.desk.put_agent(not_responding=True)
    await offer(stage, 4, 5)
    stage.desk.put_work(work_row(0, state="wrap_up", ended_at=sample.NOW))
    stage.shell.go(place)
    stage.shell._workday.wraps.form.choose("sent")
    await settled()
    met: list[QWidget] = []
    for _ in range(100):
        here = stage.window.focusWidget() or stage.window
        met.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert all(one is not other for one, other in pairwise(met)), "the keyboard stays somewhere"
    wraps, banner = stage.shell._workday.wraps, stage.shell.herald.banner
    card = stage.cards()[0]
    wanted = [
        wraps.form.note,
        wraps.form.follow,
        wraps.done,
        banner.back,
        card.accept,
        card.decline,
    ]
    panels = stage.scene.window.panels
    wanted += [panels.top_bar.state, panels.conversation.composer.editor]  # type: ignore[attr-defined]  # as it is built
    if place == "day":
        wanted += [row.tick for row in stage.shell._workday.day.findChildren(TaskRow)]
    assert [stop for stop in wanted if stop not in met] == []
