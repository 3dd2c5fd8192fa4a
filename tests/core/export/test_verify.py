import shutil
import zipfile
from pathlib import Path

import pytest

from core.export.manifest import fingerprint, public_key
from core.export.verify import verify
from tests.core.export.test_writer import KEY, job, written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(job(tmp_path / "dosya", shape="folder"), 2)


def test_whole(folder: Path) -> None:
    found = verify(folder)
    assert found.verdict == "whole"
    assert found.fingerprint == fingerprint(public_key(KEY))
    assert found.manifest is not None
    assert verify(folder / "manifest.json").verdict == "whole"


def test_which_file_was_changed_taken_and_added(folder: Path) -> None:
    first, second = sorted(folder.glob("*.pdf"))
    first.write_bytes(first.read_bytes() + b" ")
    second.unlink()
    (folder / "neu.txt").write_text("")
    found = verify(folder)
    assert found.verdict == "changed"
    assert (found.changed, found.gone, found.added) == ((first.name,), (second.name,), ("neu.txt",))


def test_a_manifest_that_was_changed_is_no_proof(folder: Path) -> None:
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("Deniz", "Derya"))
    assert verify(folder).verdict == "unsigned"


def test_without_a_manifest(tmp_path: Path, folder: Path) -> None:
    (folder / "manifest.json").unlink()
    assert verify(folder).verdict == "missing"
    lone = tmp_path / "lone.pdf"
    lone.write_bytes(b"")
    assert verify(lone).verdict == "missing"
    assert verify(tmp_path / "nothing").verdict == "unreadable"


def test_a_zip_with_a_second_file_of_the_same_name(tmp_path: Path) -> None:
    place = written(job(tmp_path / "x.zip", shape="zip"), 1)
    assert verify(place).verdict == "whole"
    with zipfile.ZipFile(place) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".pdf"))
        content = archive.read(name)
    with zipfile.ZipFile(place, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(name, content)
    assert verify(place).added == (name,)


def test_a_zip_that_was_cut(tmp_path: Path) -> None:
    place = written(job(tmp_path / "x.zip", shape="zip"), 1)
    place.write_bytes(place.read_bytes()[:-40])
    assert verify(place).verdict in ("missing", "unreadable")


def test_a_folder_can_be_moved(tmp_path: Path, folder: Path) -> None:
    shutil.move(folder, tmp_path / "elsewhere")
    assert verify(tmp_path / "elsewhere").verdict == "whole"
