import wave
from collections.abc import AsyncIterator, Iterator
from io import BytesIO
from struct import pack

import pytest
from msgspec.structs import replace
from shiboken6 import isValid

from core.contents import Content, Whole
from core.entities import LOCAL, Attachment
from core.errors import UserError
from desktop.loop import Tasks
from desktop.telephone.recordings import Recordings
from desktop.views.attachment_player import Player
from tests.desktop.views.talks import RECORDING, TalkDesk, until

OTHER = Attachment(id="r-2", name="b.wav", mime="audio/wav", size=1, duration_ms=1_000)


@pytest.fixture
async def player(qapp: object) -> AsyncIterator[Player]:
    tasks = Tasks()
    yield Player(TalkDesk(), tasks, Recordings())
    await tasks.close()


async def test_multimedia_is_not_loaded_before_somebody_listens(player: Player) -> None:
    assert player._media is None
    assert not player.playing(RECORDING.id)
    assert player.progress(RECORDING.id) is None


async def test_pressed_it_plays_at_once_and_says_why_when_it_cannot(player: Player) -> None:
    told: list[str] = []
    player.failed.connect(told.append)
    player.toggle(RECORDING)
    assert player.playing(RECORDING.id)
    assert player.progress(RECORDING.id) == 0.0
    await until(lambda: told)
    assert not player.playing(RECORDING.id)
    assert player._media is None


async def test_one_recording_at_a_time(player: Player) -> None:
    player.toggle(RECORDING)
    player.toggle(OTHER)
    assert not player.playing(RECORDING.id)
    assert player.playing(OTHER.id)
    player.stop()
    assert not player.playing(OTHER.id)


async def test_what_is_only_here_is_asked_of_this_machine(player: Player) -> None:
    told: list[str] = []
    player.failed.connect(told.append)
    player.toggle(replace(OTHER, id=LOCAL + "call-1"))
    await until(lambda: told)
    assert told == ["The file is no longer there"]


async def test_speeds_go_round(player: Player) -> None:
    seen = []
    for _ in range(5):
        player.next_speed()
        seen.append(player.speed)
    assert seen == [1.25, 1.5, 2.0, 0.75, 1.0]
    player.next_speed(-1)
    assert player.speed == 0.75


async def test_faster_and_slower_end_at_the_fastest_and_the_slowest(player: Player) -> None:
    heard = []
    for step in (1, 1, 1, 1, -1, -1, -1, -1, -1, -1):
        player.faster(step)
        heard.append(player.speed)
    assert heard == [1.25, 1.5, 2.0, 2.0, 1.5, 1.25, 1.0, 0.75, 0.75, 0.75]


async def test_nothing_started_is_nothing_skipped(player: Player) -> None:
    player.skip(1)
    assert player.progress(RECORDING.id) is None


class Media:
    """As much of QMediaPlayer as is asked for."""

    def __init__(self) -> None:
        self.at, self.rate = 60_000, 1.0

    def position(self) -> int:
        return self.at

    def duration(self) -> int:
        return 252_000

    def setPosition(self, at: int) -> None:
        self.at = at

    def setPlaybackRate(self, rate: float) -> None:
        self.rate = rate

    def stop(self) -> None: ...

    def blockSignals(self, block: bool) -> None: ...

    def deleteLater(self) -> None: ...


async def test_arrows_go_on_and_back_within_the_recording(player: Player) -> None:
    media = Media()
    player._media, player._file = media, RECORDING
    player.skip(1)
    assert media.at == 65_000
    player.skip(-99)
    assert media.at == 0
    player.skip(99)
    assert media.at == 252_000
    player.next_speed()
    assert media.rate == 1.25
    player.stop()


async def test_what_is_stopped_ends_by_the_event_loop_and_the_next_has_a_player_of_its_own(
    player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def content(_: Attachment) -> Content:
        return Whole(silence())

    monkeypatch.setattr(player, "_content", content)
    player.toggle(RECORDING)
    await until(lambda: player._media is not None)
    first = player._media
    player.toggle(OTHER)
    assert isValid(first), "it was ended with Python's lock held, which its threads need"
    await until(lambda: player._media is not None and not isValid(first))
    assert player.playing(OTHER.id)
    player.stop()
    assert player._media is None


class Hour:
    """Of a call, that nobody could hold in memory: what is asked for is made when it is asked for."""

    second = 32_000
    head = (
        b"RIFF" + pack("<I", 3_600 * second + 38) + b"WAVEfmt "
        + pack("<IHHIIHHH", 18, 7, 2, 16_000, second, 2, 8, 0) + b"data" + pack("<I", 3_600 * second)
    )  # fmt: skip
    size = len(head) + 3_600 * second

    def __init__(self) -> None:
        self.read_so_far, self.furthest = 0, 0
        self.closed = self.lost = False

    def read(self, offset: int, length: int) -> bytes:
        if self.lost:
            raise UserError("file.offline", name="uzun.wav")
        found = (self.head[offset:] + b"\xff" * length)[: min(length, self.size - offset)]
        self.read_so_far += len(found)
        self.furthest = max(self.furthest, offset)
        return found

    def close(self) -> None:
        self.closed = True


LONG = Attachment(
    id="r-3", name="uzun.wav", mime="audio/wav", size=Hour.size, duration_ms=3_600_000
)  # fmt: skip


@pytest.fixture
def hour(player: Player, monkeypatch: pytest.MonkeyPatch, overheard: list[str]) -> Iterator[Hour]:
    made = Hour()

    async def opened(_: Attachment) -> Content:
        return made

    monkeypatch.setattr(player._desk, "open_file", opened, raising=False)
    yield made
    # That there is no speaker, and of one that ended in the middle, is Qt's to say
    overheard[:] = [
        line for line in overheard if "audio device" not in line and "Demuxer" not in line
    ]


async def test_an_hours_call_is_played_and_sought_without_being_read_whole(
    player: Player, hour: Hour
) -> None:
    player.toggle(LONG)
    await until(lambda: player._media and player._media.duration() == 3_600_000)
    player.seek_ms(LONG, 3_540_000)
    await until(lambda: (player.position_ms(LONG.id) or 0) > 3_540_000)
    assert hour.furthest > 3_500 * hour.second
    assert hour.read_so_far < 4 << 20, "of 110 MiB"
    player.stop()
    assert hour.closed


async def test_a_line_that_is_lost_while_somebody_listens_is_said(
    player: Player, hour: Hour
) -> None:
    told: list[str] = []
    player.failed.connect(told.append)
    player.toggle(LONG)
    await until(lambda: player._media and player._media.duration() == 3_600_000)
    hour.lost = True
    player.seek_ms(LONG, 3_540_000)
    await until(lambda: told)
    assert told == ["uzun.wav is not on this machine"]
    assert not player.playing(LONG.id)


def silence() -> bytes:
    """A second of it."""
    written = BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(bytes(16_000))
    return written.getvalue()
