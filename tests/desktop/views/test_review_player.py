from array import array
from collections.abc import AsyncIterator
from math import sin
from struct import pack
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.contents import Whole
from core.entities import Attachment
from core.rows import Line
from desktop import translate
from desktop.telephone.recordings import Recordings
from desktop.theme import Theme
from desktop.views.attachment_player import Player
from desktop.views.review_player import ReviewPlayer
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over

FILE = Attachment(id="r", name="a.wav", mime="audio/wav", size=1, duration_ms=10_000)
RATE = 8_000


def sound() -> bytes:
    """A second of speech, three of nothing, a second of speech."""
    said = [round(9_000 * sin(n / 3)) for n in range(RATE)]
    data = array("h", [*said, *[0] * RATE * 3, *said]).tobytes()
    head = pack("<HHIIHH", 1, 1, RATE, RATE * 2, 2, 16)
    body = b"fmt " + pack("<I", 16) + head + b"data" + pack("<I", len(data)) + data
    return b"RIFF" + pack("<I", 4 + len(body)) + b"WAVE" + body


class Heard:
    """Stands where the library of sounds would."""

    def __init__(self) -> None:
        self.at, self.rate = 0, 1.0

    def position(self) -> int:
        return self.at

    def duration(self) -> int:
        return FILE.duration_ms

    def setPosition(self, at: int) -> None:
        self.at = at

    def setPlaybackRate(self, rate: float) -> None:
        self.rate = rate

    def play(self) -> None: ...

    def pause(self) -> None: ...

    def stop(self) -> None: ...

    def blockSignals(self, block: bool) -> None: ...

    def deleteLater(self) -> None: ...


class Bench:
    def __init__(self, theme: Theme) -> None:
        self.parts = parts_over(theme)
        self.player = Player(self.parts.desk, self.parts.tasks, Recordings())
        self.bar = ReviewPlayer(self.parts, self.player)
        self.bar.resize(500, 57)
        self.media = Heard()

    def begin(self) -> None:
        self.bar.show_recording(FILE, "call")
        self.player._file, self.player._media, self.player._wanted = FILE, self.media, True

    def move(self, at: int) -> None:
        self.media.at = at
        self.player.changed.emit(FILE.id)


@pytest.fixture
async def bench(qapp: object, theme: Theme) -> AsyncIterator[Bench]:
    translate.use("en")
    bench = Bench(theme)
    yield bench
    await bench.parts.tasks.close()
    bench.bar.deleteLater()


async def test_nothing_is_shown_where_nothing_can_be_heard(bench: Bench) -> None:
    bench.bar.show_recording(None)
    assert bench.bar.isHidden()
    bench.bar.show_recording(FILE, "call")
    assert not bench.bar.isHidden() and bench.bar.time.text() == "0:00 / 0:10"


async def test_the_clock_and_the_wave_follow(bench: Bench) -> None:
    bench.begin()
    bench.move(5_000)
    assert bench.bar.time.text() == "0:05 / 0:10"
    assert bench.bar.wave._share == 0.5
    assert bench.bar.play.toolTip().startswith("Pause")


async def test_silences_are_heard_once_and_left_out_where_that_is_wanted(bench: Bench) -> None:
    bench.begin()
    bench.player.loaded.emit(FILE, Whole(sound()))
    await until(lambda: FILE.id in bench.bar._silent)
    assert bench.bar._silent[FILE.id] == ((1_200, 3_800),)
    assert bench.bar.wave._peaks, "it came without a waveform"
    bench.move(2_000)
    assert bench.media.at == 2_000
    bench.bar.skip.setChecked(True)
    bench.move(2_000)
    assert bench.media.at == 3_800
    assert bench.bar.wave._silent == ((1_200, 3_800),)


async def test_to_the_next_words_goes_over_the_silence_ahead(bench: Bench) -> None:
    bench.begin()
    bench.bar._silent[FILE.id] = ((1_200, 3_800),)
    bench.media.at = 500
    bench.bar.to_next_words()
    assert bench.media.at == 3_800
    bench.bar.to_next_words()
    assert bench.media.at == 8_800, "five seconds where no silence follows"


async def test_why_nothing_is_heard_stands_in_the_waves_place(bench: Bench) -> None:
    bench.bar.show_recording(FILE, "call")
    bench.player.failed.connect(bench.bar.say_trouble)
    bench.bar.toggle()
    await until(bench.bar.trouble.whole)
    assert not bench.bar.trouble.isHidden() and bench.bar.wave.isHidden()
    bench.begin()
    bench.bar.toggle()
    assert bench.bar.trouble.isHidden() and not bench.bar.wave.isHidden()


async def test_a_press_and_an_arrow_on_the_wave_go_there(bench: Bench) -> None:
    bench.begin()
    bench.bar.show()
    wave = bench.bar.wave
    wave.sought.emit(0.25)
    assert bench.media.at == 2_500
    QTest.keyClick(wave, Qt.Key.Key_Right)
    assert bench.media.at == 7_500
    bench.bar.speed.click()
    assert bench.media.rate == 1.25


async def test_what_is_not_here_is_said_until_there_is_a_line(bench: Bench) -> None:
    desk = cast(FakeDesk, bench.parts.desk)
    desk.elsewhere.add(FILE.id)
    desk.set_line(Line("offline", since=0))
    bench.bar.show_recording(FILE, "call")
    await until(lambda: bench.bar.trouble.isVisibleTo(bench.bar))
    desk.set_line(Line("live", since=0))
    await until(lambda: not bench.bar.trouble.isVisibleTo(bench.bar))
    assert bench.bar.wave.isVisibleTo(bench.bar)
