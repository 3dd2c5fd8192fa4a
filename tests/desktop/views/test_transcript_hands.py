"""Listening to a call in the timeline with mouse and keyboard."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QSignalSpy, QTest

from desktop.models.transcript import TranscriptModel
from desktop.rows.timeline_shape import Spot
from desktop.theme import Theme
from desktop.views.transcript import Transcript
from tests.desktop.parts import parts_over
from tests.desktop.views.talks import CALL, DAY, RECORDING, TalkDesk, until


class Heard:
    """A player that remembers what it was asked for."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.loaded = False
        self.speed = 1.0

    def toggle(self, file: object) -> None:
        self.loaded = True
        self.done.append("toggle")

    def seek(self, file: object, share: float) -> None:
        self.done.append(round(share, 1))

    def skip(self, steps: int) -> None:
        self.done.append(("skip", steps))

    def next_speed(self, steps: int = 1) -> None:
        self.done.append(("speed", steps))

    def progress(self, id: str) -> float | None:
        return 0.25 if self.loaded and id == RECORDING.id else None

    def playing(self, id: str) -> bool:
        return False

    def stop(self) -> None: ...


class Rig:
    def __init__(self, theme: Theme) -> None:
        desk = TalkDesk()
        desk.talk(1, DAY)
        self.parts = parts_over(theme, desk)
        self.model = TranscriptModel(desk, self.parts.tasks)
        self.view = Transcript(self.parts, self.model)
        self.player = Heard()
        self.view.player = self.view.live._player = self.player  # type: ignore[assignment]  # a stand-in
        self.view.resize(743, 560)
        self.view.show()

    def spot(self, what: str) -> tuple[Spot, QPoint]:
        for index, top in self.view.where.rows:
            for spot in self.view.shapes.get(index).spots:
                if spot.what == what:
                    return spot, (spot.rect.center() + QPointF(0, top)).toPoint()
        raise AssertionError(f"no {what} in sight")

    def click(self, at: QPoint) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def at_call(self) -> None:
        self.view.hands.current = next(
            index for index, _ in self.view.where.rows if self.view.shapes.entry(index).is_call
        )


@pytest.fixture
async def rig(theme: Theme) -> AsyncIterator[Rig]:
    rig = Rig(theme)
    rig.model.open(1)
    await until(lambda: rig.model.state == "ready" and rig.model.calls)
    await until(
        lambda: any(
            s.what == "play" for i, _ in rig.view.where.rows for s in rig.view.shapes.get(i).spots
        )
    )
    yield rig
    rig.view.hide()
    rig.model.stop()
    await rig.parts.tasks.close()


async def test_keys_play_go_on_and_change_how_fast(rig: Rig) -> None:
    rig.at_call()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(rig.view, key)
    QTest.keyClicks(rig.view, "+-")
    assert rig.player.done == ["toggle", ("skip", 1), ("skip", -1), ("speed", 1), ("speed", -1)]


async def test_on_a_row_without_a_recording_they_mean_nothing(rig: Rig) -> None:
    rig.view.hands.current = rig.view.where.rows[0][0]
    QTest.keyClick(rig.view, Qt.Key.Key_Space)
    QTest.keyClick(rig.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert rig.player.done == []


async def test_the_speed_is_a_button_only_while_somebody_listens(rig: Rig) -> None:
    _, at = rig.spot("speed")
    rig.click(at)
    assert rig.player.done == []
    rig.player.loaded = True
    rig.click(at)
    assert rig.player.done == [("speed", 1)]


async def test_the_waveform_leads_to_its_place(rig: Rig) -> None:
    _, at = rig.spot("seek")
    rig.click(at)
    assert rig.player.done == [0.5]


async def test_the_card_leads_to_notes_and_figures(rig: Rig) -> None:
    asked = QSignalSpy(rig.view.call_asked)
    spot, at = rig.spot("call")
    title = QPoint(round(spot.rect.x()) + 90, at.y() - 12)
    rig.click(title)
    assert asked.count() == 1 and asked.at(0)[0].id == CALL.id
