from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QDateTime, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import translate
from desktop.parts import Parts
from desktop.theme import Theme
from desktop.views.new_task import NewTask
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a popup."""
NOW = QDateTime.fromMSecsSinceEpoch(sample.NOW)


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk, self.host = FakeDesk(), QWidget()
        self.parts: Parts = parts_over(theme, self.desk)
        self.popup = NewTask(self.parts, self.host)
        self.popup.open_below(QPoint(500, 10))


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    await stage.parts.tasks.close()
    stage.host.deleteLater()


async def test_what_with_whom_and_when_by_keyboard_alone(stage: Stage) -> None:
    popup, enter = stage.popup, Qt.Key.Key_Return
    firsts = (contact.name.split()[0] for contact in stage.desk.contacts.values())
    name = next(first for first in firsts if first.isascii())  # all that QTest can type
    QTest.keyClicks(popup.title, "Sunum")
    QTest.keyClick(popup.title, enter)
    QTest.keyClicks(popup.who, name)
    await until(popup.list.isVisible)
    QTest.keyClick(popup.who, Qt.Key.Key_Down)
    QTest.keyClick(popup.who, Qt.Key.Key_Up)
    chosen = popup.list.current()
    assert chosen is not None
    QTest.keyClick(popup.who, enter)
    assert popup.who.text() == chosen.title and not popup.list.isVisible()
    at = popup.when.dateTime()
    assert at.time().minute() == 0 and 30 * 60 <= NOW.secsTo(at) <= 90 * 60
    QTest.keyClick(popup.when, enter)
    await until(lambda: len(stage.desk.to_do) == 1)
    [task] = stage.desk.to_do
    assert (task.title, task.contact) == ("Sunum", chosen.id)
    assert task.due_at == at.toMSecsSinceEpoch()


async def test_whoever_is_not_known_stands_in_the_words(stage: Stage) -> None:
    stage.popup.title.setText("Ara")
    QTest.keyClicks(stage.popup.who, "Zzyzx")
    stage.popup.take()
    await until(lambda: len(stage.desk.to_do) == 1)
    assert (stage.desk.to_do[0].title, stage.desk.to_do[0].contact) == ("Ara · Zzyzx", "")


async def test_without_words_nothing_is_planned(stage: Stage) -> None:
    assert not stage.popup.plan.isEnabled()
    stage.popup.take()
    assert stage.popup.isVisible() and stage.desk.to_do == ()
