from collections.abc import AsyncIterator

import pytest

from core.entities import Attachment
from desktop.loop import Tasks
from desktop.views.attachment_player import Player
from tests.desktop.views.talks import RECORDING, TalkDesk, until

OTHER = Attachment(id="r-2", name="b.wav", mime="audio/wav", size=1, duration_ms=1_000)


@pytest.fixture
async def player(qapp: object) -> AsyncIterator[Player]:
    tasks = Tasks()
    yield Player(TalkDesk(), tasks)
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
