from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.theme import Theme
from desktop.views.agent_timeline import CLOSEST_MS, AgentTimeline
from desktop.views.agent_timeline_shape import shape_of, steps
from desktop.views.agent_timeline_words import piece_words
from tests.desktop import sample_floor
from tests.desktop.grabs import colours, picture
from tests.desktop.sample_floor import HOUR, MINUTE, NOW, SECOND
from tests.desktop.test_actions import shown


@pytest.fixture
def day(qapp: QApplication, theme: Theme) -> Iterator[AgentTimeline]:
    translate.use("en")
    day = AgentTimeline(theme)
    day.resize(1000, 124)
    day.show_timeline(sample_floor.timeline(), sample_floor.directory(), NOW)
    yield day
    day.deleteLater()


def test_what_overlaps_has_a_lane_of_its_own() -> None:
    shape = shape_of(sample_floor.timeline())
    for lane in range(shape.lanes):
        own = [piece for piece in shape.contacts if piece.lane == lane]
        assert all(a.end <= b.start for a, b in pairwise(own))


def test_every_second_has_a_place(day: AgentTimeline) -> None:
    for at in (NOW - HOUR, NOW - 17 * SECOND):
        assert abs(day.at_of(day.x_of(at)) - at) < 2
    first = day.shape.contacts[0]
    found = day.piece_at(day._box(first).center())
    assert found == first


def test_it_is_looked_at_as_closely_as_a_second(day: AgentTimeline) -> None:
    for _ in range(40):
        day.zoom(0.5)
    first, end = day.span()
    assert end - first == CLOSEST_MS
    assert day.x_of(first + SECOND) - day.x_of(first) > 10


def test_what_stands_under_the_mouse_stays_there(day: AgentTimeline) -> None:
    at = day.at_of(300)
    day.zoom(0.5, 300)
    assert abs(day.at_of(300) - at) < SECOND


def test_by_keyboard_from_contact_to_contact(day: AgentTimeline) -> None:
    opened: list[str] = []
    day.opened.connect(opened.append)
    QTest.keyClick(day, Qt.Key.Key_Right)
    QTest.keyClick(day, Qt.Key.Key_Left)
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert opened == [day.shape.contacts[-2].conversation]
    assert day.accessibleDescription()
    QTest.keyClick(day, Qt.Key.Key_0)


def test_a_piece_says_what_it_is_to_the_second(day: AgentTimeline) -> None:
    piece = day.shape.contacts[0]
    name, span = piece_words(piece, sample_floor.directory()).split("\n")
    assert name == "Call · Satış" and span.count(":") >= 5
    pause = next(each for each in day.shape.states if each.reason == "break")
    assert piece_words(pause, sample_floor.directory(), short=True) == "Break"


def test_times_of_the_axis_never_touch() -> None:
    assert steps(8 * HOUR, 800) == HOUR
    assert steps(MINUTE, 800) == 5 * SECOND
    assert steps(24 * HOUR, 120) == 6 * HOUR


def test_nothing_is_behind_the_empty_part(day: AgentTimeline) -> None:
    assert day.piece_at(QPointF(500, 122)) is None
    day.grab()


async def test_who_comes_by_keyboard_sees_where_they_are(day: AgentTimeline, theme: Theme) -> None:
    await shown(day)
    edge = QRect(100, 2, 200, 4)
    day.clearFocus()
    assert theme.color("accent").name() not in colours(picture(day), edge)
    day.setFocus(Qt.FocusReason.TabFocusReason)
    assert theme.color("accent").name() in colours(picture(day), edge)
    day.close()
