from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from core.entities import CallLeg, CallRecord
from core.rows import QueueNow
from desktop import translate
from desktop.theme import Theme
from desktop.views.call_target import CallTarget
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import turns, until
from tests.desktop.parts import parts_over

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a popup."""

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk, self.host = FakeDesk(), QWidget()
        self.desk.put_agent("a-derya", extension="603")
        self.desk.put_queue(QueueNow("q-order", 2, None, 3, 4, 90))
        self.parts = parts_over(theme, self.desk)

    def ask(self, *, asks_first: bool = True, ours: bool = False) -> CallTarget:
        record = "call-1" if ours else ""
        self.target = CallTarget(self.parts, self.host, asks_first=asks_first, record=record)
        self.given, self.asked = QSignalSpy(self.target.given), QSignalSpy(self.target.consulted)
        self.dialled = QSignalSpy(self.target.transferred)
        self.target.open_under(QPoint(300, 10))
        return self.target

    @property
    def rows(self) -> list[str]:
        return [row.id for row in self.target.list.choices if row.id]


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    await stage.parts.tasks.close()
    stage.host.deleteLater()


async def test_nobody_is_taken_before_somebody_is_named(stage: Stage) -> None:
    target = stage.ask()
    assert stage.rows == ["agent:a-derya"], "who has no extension cannot be dialled"
    assert not target.ask.isEnabled() and not target.hand_over.isEnabled()
    assert target.note.isHidden(), "what is dialled carries no words"


async def test_a_colleague_by_name_and_enter(stage: Stage) -> None:
    target = stage.ask()
    QTest.keyClicks(target.field, "koc")
    QTest.keyClick(target.field, Qt.Key.Key_Return)
    assert stage.asked.at(0) == ["603"]


async def test_shift_enter_is_the_other_way(stage: Stage) -> None:
    target = stage.ask()
    QTest.keyClick(target.field, Qt.Key.Key_Down)
    QTest.keyClick(target.field, Qt.Key.Key_Return, SHIFT)
    assert stage.dialled.at(0) == ["603"]


async def test_a_number_in_full_is_as_good(stage: Stage) -> None:
    target = stage.ask()
    QTest.keyClicks(target.field, "0533 214 77 08")
    assert not stage.rows and target.hand_over.isEnabled() and not target.note.isEnabled()
    target.hand_over.click()
    assert stage.dialled.at(0) == ["+905332147708"]


async def test_a_number_outside_is_for_the_platform_which_has_the_line(stage: Stage) -> None:
    target = stage.ask(asks_first=False, ours=True)
    QTest.keyClicks(target.field, "05332147708")
    [row] = target.list.choices
    assert (row.id, row.title) == ("number:+905332147708", "0533 214 77 08")
    assert target.ask.isEnabled() and target.note.isEnabled()
    target.note.setText("VIP")
    QTest.keyClick(target.field, Qt.Key.Key_Return)
    assert stage.given.at(0) == ["number:+905332147708", "VIP"] and not stage.dialled.count()


async def test_an_extension_behind_it_is_dialled_only_by_ones_own_phone(stage: Stage) -> None:
    target = stage.ask(ours=True)
    QTest.keyClicks(target.field, "0212 333 44 55 / 12")
    assert not stage.rows and target.ask.isEnabled() and not target.hand_over.isEnabled()


async def test_the_caller_can_be_had_back_while_a_number_rings(stage: Stage) -> None:
    legs = (CallLeg(id="o", kind="outside", who="+905332147708", started_at=1),)
    stage.desk.records["call-1"] = CallRecord(
        id="call-1", contact="", direction="in", started_at=1, legs=legs
    )
    target = stage.ask(asks_first=False, ours=True)
    await until(lambda: stage.rows[0] == "number:")
    assert target.list.choices[0].detail == "0533 214 77 08 rings"
    QTest.keyClick(target.field, Qt.Key.Key_Down)
    QTest.keyClick(target.field, Qt.Key.Key_Return)
    assert stage.given.at(0) == ["number:", ""]


async def test_what_is_no_number_cannot_be_taken(stage: Stage) -> None:
    target = stage.ask()
    QTest.keyClicks(target.field, "0533 21")
    assert not target.ask.isEnabled()


async def test_queues_people_and_teams_stand_together_with_how_it_stands_there(
    stage: Stage,
) -> None:
    target = stage.ask(asks_first=False, ours=True)
    kinds = [row.partition(":")[0] for row in stage.rows]
    assert list(dict.fromkeys(kinds)) == ["queue", "agent", "team"]
    assert {"agent:a-derya", "agent:a-emma"} <= set(stage.rows), "also without an extension"
    stage.desk.put_queue(QueueNow("q-order", 5, None, 0, 4, 600))
    queue = next(row for row in target.list.choices if row.id == "queue:q-order")
    assert (queue.detail, queue.right) == ("nobody free · 5 waiting", "about 10 min")


async def test_people_stand_first_where_one_is_to_be_asked(stage: Stage) -> None:
    stage.ask(ours=True)
    assert stage.rows[0].startswith("agent:")


async def test_figures_that_change_mark_nobody_and_nobody_else(stage: Stage) -> None:
    target = stage.ask(asks_first=False, ours=True)
    stage.desk.put_queue(QueueNow("q-order", 9))
    assert target.list.current() is None
    for _ in range(2):
        QTest.keyClick(target.field, Qt.Key.Key_Down)
    before = target.list.current()
    stage.desk.put_queue(QueueNow("q-order", 10))
    after = target.list.current()
    assert before and after and before.id == after.id and target.hand_over.isEnabled()


@pytest.mark.parametrize(
    ("typed", "goal"),
    [("siparis", "queue:q-order"), ("derya", "agent:a-derya"), ("destek", "team:t-support")],
)
async def test_a_note_goes_along_by_keys_alone(stage: Stage, typed: str, goal: str) -> None:
    target = stage.ask(asks_first=False, ours=True)
    QTest.keyClicks(target.field, typed)
    QTest.keyClick(target.field, Qt.Key.Key_Tab)
    assert target.note.hasFocus()
    QTest.keyClicks(target.note, " VIP ")
    QTest.keyClick(target.note, Qt.Key.Key_Return)
    assert stage.given.at(0) == [goal, "VIP"] and stage.dialled.count() == 0


async def test_who_wrote_a_note_hands_over_also_where_enter_asks(stage: Stage) -> None:
    target = stage.ask(ours=True)
    QTest.keyClicks(target.field, "derya")
    QTest.keyClicks(target.note, "VIP")
    QTest.keyClick(target.note, Qt.Key.Key_Return)
    assert stage.given.at(0) == ["agent:a-derya", "VIP"] and stage.asked.count() == 0


async def test_somebody_of_the_platform_is_asked_at_their_extension(stage: Stage) -> None:
    target = stage.ask(ours=True)
    QTest.keyClicks(target.field, "derya")
    QTest.keyClick(target.field, Qt.Key.Key_Return)
    assert stage.asked.at(0) == ["603"] and stage.given.count() == 0


async def test_nobody_is_asked_in_a_queue(stage: Stage) -> None:
    target = stage.ask(ours=True)
    QTest.keyClicks(target.field, "siparis")
    assert not target.ask.isEnabled() and target.hand_over.isEnabled()
    QTest.keyClick(target.field, Qt.Key.Key_Return)
    assert stage.given.at(0) == ["queue:q-order", ""]


@pytest.mark.parametrize("asks", [True, False])
async def test_enter_on_a_button_does_what_it_says(stage: Stage, asks: bool) -> None:
    target = stage.ask()
    QTest.keyClicks(target.field, "derya")
    button: QPushButton = target.ask if asks else target.hand_over
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert (stage.asked.count(), stage.dialled.count()) == (int(asks), int(not asks))


async def test_escape_leaves_the_call_as_it_is(stage: Stage) -> None:
    target = stage.ask(ours=True)
    QTest.keyClicks(target.field, "derya")
    QTest.keyClick(target.note, Qt.Key.Key_Escape)
    assert target.isHidden()
    assert stage.given.count() == stage.asked.count() == stage.dialled.count() == 0


async def test_the_mouse_marks_nobody_on_its_way_to_the_buttons(stage: Stage) -> None:
    target = stage.ask(asks_first=False, ours=True)
    await turns()  # a task of its own that begins under a pressed button would never end
    place = target.list.visualRect(target.list.model().index(1, 0)).center()
    QTest.mouseClick(target.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    chosen = target.list.current()
    assert chosen is not None and stage.given.count() == 0, "a click marks, and gives nothing"
    QTest.mouseMove(target.list.viewport(), place + QPoint(0, 60))
    assert target.list.current() == chosen and not target.list.viewport().hasMouseTracking()
