from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from core.entities import LOCAL, Attachment, CallRecord
from core.errors import UserError
from desktop.telephone.recording_source import SUFFIX
from desktop.telephone.recordings import Recordings, waveform
from voip.recording_file import SECOND, Ending, Writer

KEY = bytes(range(32))
CALL = CallRecord(id="p-1", contact="k", direction="in", started_at=1, correlation="c-1")


def recorded(folder: Path, name: str, key: bytes = KEY, *, ended: bool = True) -> Path:
    """Two seconds of a call; `ended` False: whoever wrote it fell."""
    path = folder / (name + SUFFIX)
    writer = Writer(path, key, 1_000)
    for _ in range(2):
        writer.second(b"\xff" * SECOND)
    if ended:
        writer.end(Ending(32_000, (), (0, 128, 255)))
    else:
        writer.abandon()
    return path


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def arrived(folder: Path) -> Recordings:
    recordings = Recordings()
    await recordings.arrive(folder, KEY)
    return recordings


async def test_what_is_here_is_found_by_the_calls_id_or_correlation(
    qapp: QApplication, tmp_path: Path
) -> None:
    recorded(tmp_path, "c-1")
    recorded(tmp_path, "others", key=bytes(32))
    (tmp_path / ("x" + SUFFIX)).write_bytes(b"no recording")
    recordings = await arrived(tmp_path)
    found = recordings.of(CALL)
    assert found is not None and found.id == LOCAL + "c-1"
    assert (found.duration_ms, found.waveform) == (2_000, (0, 50, 100))
    assert recordings.of(CallRecord(id="others", contact="", direction="in", started_at=1)) is None
    recordings.leave()
    assert recordings.of(CALL) is None


async def test_the_platforms_comes_first(qapp: QApplication, tmp_path: Path) -> None:
    recorded(tmp_path, "c-1")
    recordings = await arrived(tmp_path)
    theirs = Attachment(id="r", name="r.wav", mime="audio/wav", size=1)
    call = CallRecord(
        id="p-1", contact="k", direction="in", started_at=1, correlation="c-1", recording=theirs
    )
    assert recordings.of(call) is theirs


async def test_its_sound_is_opened_in_memory_alone(qapp: QApplication, tmp_path: Path) -> None:
    recorded(tmp_path, "c-1")
    recordings = await arrived(tmp_path)
    found = recordings.of(CALL)
    assert found is not None
    sound = await recordings.sound(found)
    assert sound.startswith(b"RIFF") and len(sound) > 2 * SECOND
    assert names(tmp_path) == ["c-1" + SUFFIX]


@pytest.mark.parametrize("id", ["gone", "../../secret", "", "a/b"])
async def test_what_is_not_here_is_gone(qapp: QApplication, tmp_path: Path, id: str) -> None:
    recordings = await arrived(tmp_path)
    file = Attachment(id=LOCAL + id, name="a.wav", mime="audio/wav", size=1)
    with pytest.raises(UserError, match=r"file\.gone"):
        await recordings.sound(file)


async def test_what_somebody_changed_is_not_played(qapp: QApplication, tmp_path: Path) -> None:
    path = recorded(tmp_path, "c-1")
    recordings = await arrived(tmp_path)
    content = bytearray(path.read_bytes())
    content[200] ^= 1
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"file\.damaged"):
        await recordings.read(path)


async def test_one_is_kept_under_its_call_and_let_go(qapp: QApplication, tmp_path: Path) -> None:
    recordings = await arrived(tmp_path)
    spy = QSignalSpy(recordings.changed)
    await recordings.keep(recorded(tmp_path, "phones-own-name"), "c-1")
    assert recordings.of(CALL) is not None and spy.count() == 1
    await recordings.forget(tmp_path / ("c-1" + SUFFIX))
    assert recordings.of(CALL) is None and names(tmp_path) == []


async def test_no_recording_takes_the_place_of_another(qapp: QApplication, tmp_path: Path) -> None:
    recordings = await arrived(tmp_path)
    first = await recordings.keep(recorded(tmp_path, "one"), "c-1", "p-1")
    second = await recordings.keep(recorded(tmp_path, "two"), "c-1", "p-2")
    assert first and second and (first.id, second.id) == (LOCAL + "c-1", LOCAL + "p-2")
    assert await recordings.keep(tmp_path / "gone", "p-9") is None


def test_levels_become_peaks() -> None:
    assert waveform((0, 255)) == (0, 100)
