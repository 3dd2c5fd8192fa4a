from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from core.entities import LOCAL
from core.errors import UserError
from desktop.telephone.recording_source import RecordingSource
from tests.desktop.telephone.test_recordings import KEY, names, recorded


def test_a_recording_is_read_in_pieces_and_let_go(tmp_path: Path) -> None:
    recorded(tmp_path, "c-1")
    source = RecordingSource(tmp_path, KEY)
    content = source.open(LOCAL + "c-1")
    head = content.read(0, 100)
    assert head.startswith(b"RIFF") and content.read(content.size, 9) == b""
    assert head[50:] == content.read(50, 50)
    content.close()
    source.uploaded(LOCAL + "c-1")
    source.uploaded(LOCAL + "../c-1")
    assert names(tmp_path) == []


@pytest.mark.parametrize("id", ["gone", "../../secret", ""])
def test_what_is_not_here_is_gone(tmp_path: Path, id: str) -> None:
    with pytest.raises(UserError, match=r"file\.gone"):
        RecordingSource(tmp_path, KEY).open(LOCAL + id)


def test_what_somebody_changed_is_not_uploaded(tmp_path: Path) -> None:
    path = recorded(tmp_path, "c-1")
    content = bytearray(path.read_bytes())
    content[200] ^= 1
    path.write_bytes(content)
    source = RecordingSource(tmp_path, KEY)
    with (
        closing(source.open(LOCAL + "c-1")) as sound,
        pytest.raises(UserError, match=r"file\.damaged"),
    ):
        sound.read(0, 99)
    path.write_bytes(b"")
    with pytest.raises(UserError, match=r"file\.damaged"):
        source.open(LOCAL + "c-1")


def test_one_that_was_closed_while_somebody_read_is_gone(tmp_path: Path) -> None:
    recorded(tmp_path, "c-1")
    content = RecordingSource(tmp_path, KEY).open(LOCAL + "c-1")
    content.close()
    with pytest.raises(UserError, match=r"file\.gone"):
        content.read(0, 99)


def test_several_read_at_once_and_each_has_its_own(tmp_path: Path) -> None:
    """A player and whoever looks for silences: the file has one place only."""
    recorded(tmp_path, "c-1")
    with closing(RecordingSource(tmp_path, KEY).open(LOCAL + "c-1")) as content:
        whole = content.read(0, content.size)
        places = [(at, min(700, content.size - at)) for at in range(0, content.size, 700)] * 4
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda place: content.read(*place), places))
        assert found == [whole[at : at + length] for at, length in places]
