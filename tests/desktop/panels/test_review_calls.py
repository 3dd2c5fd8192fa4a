"""A call under review: read below the conversation, heard, and sought in."""

from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.changes import Changes
from core.entities import Attachment, CallRecord, Spoken
from core.evaluation import Mark
from desktop.theme import Theme
from tests.desktop.grabs import turns, until
from tests.desktop.panels.reviewing import Stage, reviewing

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a popup."""
SAID = (
    Spoken(at_ms=0, until_ms=2_000, who="agent", text="Hoş geldiniz"),
    Spoken(at_ms=2_500, until_ms=6_000, who="customer", text="Kargom nerede acaba"),
)


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    async with reviewing(theme) as stage:
        yield stage


async def _call(stage: Stage, said: tuple[Spoken, ...] = SAID) -> CallRecord:
    """The contact that is read has a call somebody wrote down."""
    await stage.read("kargo")
    of = stage.desk.conversations[stage.key]
    file = Attachment(id="rec", name="a.wav", mime="audio/wav", size=1, duration_ms=6_000)
    call = CallRecord(
        id="call", contact=of.contact, conversation=of.id, direction="in", recording=file,
        started_at=of.last_at, answered_at=of.last_at, ended_at=of.last_at + 6_000,
        transcript=said, agent="a-selim",
    )  # fmt: skip
    last = stage.desk.timelines[stage.key][-1]
    stage.desk.timelines[stage.key][-1] = replace(last, call="call", kind="in")
    stage.desk.recorded["call"] = call
    stage.desk.tell(Changes.all())
    await until(lambda: stage.panel.reader.model.calls)
    await until(lambda: stage.panel.reader.player.file is not None)
    return call


async def test_what_was_said_in_a_call_stands_below_it_and_a_line_seeks(stage: Stage) -> None:
    call = await _call(stage)
    transcript, sought = stage.panel.reader.transcript, []
    transcript.player.seek_ms = lambda file, at: sought.append((file.id, at))  # type: ignore[method-assign]  # no sound here
    transcript.to_end()
    index = transcript.heights.count - 1
    lines = [s for s in transcript.shapes.get(index).spots if s.what == "said"]
    assert [line.value.at_ms for line in lines] == [0, 2_500]
    transcript.pressed.emit(lines[1])
    assert sought == [("rec", 2_500)]
    assert stage.panel.reader.contact.quote(Mark(call=call.id, at_ms=3_000)) == SAID[1].text


async def test_what_is_heard_comes_into_sight_when_it_begins(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [(n * 1_000, f"line {n}") for n in range(80)]
    call = await _call(
        stage,
        tuple(Spoken(at_ms=at, until_ms=at + 900, who="agent", text=text) for at, text in many),
    )
    transcript, at, playing = stage.panel.reader.transcript, 5_200, False
    monkeypatch.setattr(transcript.player, "_file", call.recording)
    monkeypatch.setattr(transcript.player, "playing", lambda _: playing)
    monkeypatch.setattr(transcript.player, "position_ms", lambda _: at)

    def heard() -> int:
        """Where the line that is heard stands in the window."""
        index, top = transcript.where.rows[-1]
        spot = transcript._line(index, at)
        assert spot is not None
        return round(top + spot.rect.center().y())

    transcript.to_end()
    await turns()
    playing = True
    assert heard() < 0, "it lies above the window"
    transcript.player.changed.emit("rec")
    await turns()
    assert 0 < heard() < transcript.viewport().height()
    transcript.to_end()
    await turns()
    at = 6_200
    transcript.player.changed.emit("rec")
    await turns()
    assert heard() < 0, "whoever looks elsewhere is left there"


async def test_keys_of_whoever_listens(stage: Stage) -> None:
    await _call(stage)
    reader = stage.panel.reader
    reader.transcript.setFocus()
    pressed: list[str] = []
    reader.player.toggle = lambda: pressed.append("toggle")  # type: ignore[method-assign]  # no sound
    stage.press(Qt.Key.Key_Space)
    QTest.keyClicks(reader.transcript, "]")
    assert pressed == ["toggle"] and reader.transcript.player.speed == 1.25
    QTest.keyClicks(reader.transcript, "[")
    QTest.keyClicks(reader.transcript, "[")
    assert reader.transcript.player.speed == 0.75
    QTest.keyClicks(reader.transcript, "s")
    assert reader.player.skip.isChecked()
