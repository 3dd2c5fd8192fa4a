from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.rows import QueueNow
from core.work import Media, MediumNow
from desktop import translate
from desktop.dialogs.transfer import Transfer
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.parts import parts_over

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a popup."""


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk, self.host = FakeDesk(), QWidget()
        self.desk.put_queue(QueueNow("q-order", 2, None, 3, 4, 90))
        self.dialog = Transfer(parts_over(theme, self.desk), self.host, assignee="a-selim")
        self.given = QSignalSpy(self.dialog.given)
        self.dialog.open_at(QPoint(500, 10))


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    stage.host.deleteLater()


async def test_how_it_stands_is_seen_before_it_is_done(stage: Stage) -> None:
    queue = next(row for row in stage.dialog.list.choices if row.id == "queue:q-order")
    assert (queue.detail, queue.right) == ("3 free · 2 waiting", "about 2 min")
    stage.desk.put_queue(QueueNow("q-order", 5, None, 0, 4, 600))
    queue = next(row for row in stage.dialog.list.choices if row.id == "queue:q-order")
    assert (queue.detail, queue.right) == ("nobody free · 5 waiting", "about 10 min")


async def test_who_is_free_is_told_for_what_is_handed_on(stage: Stage, theme: Theme) -> None:
    calls: dict[Media, MediumNow] = {"call": MediumNow(free=1, estimated_wait_s=0)}
    stage.desk.put_queue(QueueNow("q-order", 2, None, 3, 4, 90, media=calls))
    dialog = Transfer(parts_over(theme, stage.desk), stage.host, media="call")
    queue = next(row for row in dialog.choices("") if row.id == "queue:q-order")
    assert (queue.detail, queue.right) == ("1 free · 2 waiting", "at once")


async def test_a_call_can_be_given_to_a_number_outside_a_chat_cannot(
    stage: Stage, theme: Theme
) -> None:
    assert stage.dialog.choices("0533 214 77 08") == []
    dialog = Transfer(parts_over(theme, stage.desk), stage.host, media="call")
    [row] = dialog.choices("+90 533 214 77 08")
    assert (row.id, row.title) == ("number:+905332147708", "0533 214 77 08")


async def test_two_letters_and_enter(stage: Stage) -> None:
    QTest.keyClicks(stage.dialog.field, "siparis")
    QTest.keyClick(stage.dialog.field, Qt.Key.Key_Return)
    assert stage.given.at(0) == ["queue:q-order", ""]


async def test_a_note_goes_along(stage: Stage) -> None:
    QTest.keyClicks(stage.dialog.field, "derya")
    stage.dialog.note.setFocus()
    QTest.keyClicks(stage.dialog.note, "VIP")
    QTest.keyClick(stage.dialog.note, Qt.Key.Key_Return)
    assert stage.given.at(0) == ["agent:a-derya", "VIP"]


async def test_what_is_marked_stays_while_figures_change(stage: Stage) -> None:
    for _ in range(2):
        QTest.keyClick(stage.dialog.field, Qt.Key.Key_Down)
    before = stage.dialog.list.current()
    stage.desk.put_queue(QueueNow("q-order", 9))
    after = stage.dialog.list.current()
    assert before and after and before.id == after.id


async def test_no_customer_is_moved_by_an_enter_too_many(stage: Stage) -> None:
    QTest.keyClick(stage.dialog.field, Qt.Key.Key_Return)
    assert stage.given.count() == 0 and not stage.dialog.go.isEnabled()


async def test_nothing_of_that_name_can_be_given_to(stage: Stage) -> None:
    QTest.keyClicks(stage.dialog.field, "xyzzy")
    assert not stage.dialog.go.isEnabled() and stage.dialog._none.isVisible()
    QTest.keyClick(stage.dialog.field, Qt.Key.Key_Return)
    assert stage.given.count() == 0
