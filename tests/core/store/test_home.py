"""A store that was copied is told from one that was moved or put back."""

import shutil
from pathlib import Path

import pytest

from core.errors import UserError
from core.store.store import Store
from tests.core.store.samples import KEY


def opened(path: Path, machine: str | None) -> None:
    Store.open(path, KEY, lambda _: None, machine=machine).close()


def is_refused(path: Path, machine: str | None) -> bool:
    try:
        opened(path, machine)
    except UserError as error:
        assert error.code == "store.copied"
        return True
    return False


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "first" / "desk.db"
    place.parent.mkdir()
    opened(place, "m1")
    return place


def test_a_copy_on_the_same_machine(path: Path, tmp_path: Path) -> None:
    shutil.copytree(path.parent, tmp_path / "second")
    assert is_refused(tmp_path / "second" / "desk.db", "m1")
    assert is_refused(tmp_path / "second" / "desk.db", ""), "also where it does not name itself"
    assert not is_refused(path, "m1")


def test_a_copy_on_another_machine(path: Path) -> None:
    assert is_refused(path, "m2")
    assert not is_refused(path, "m1")


def test_moved_is_not_copied(path: Path, tmp_path: Path) -> None:
    path.parent.rename(tmp_path / "moved")
    assert not is_refused(tmp_path / "moved" / "desk.db", "m1")
    shutil.copytree(tmp_path / "moved", path.parent)
    assert is_refused(path, "m1"), "it lives where it was moved to"


def test_put_back_from_a_backup_is_not_copied(path: Path, tmp_path: Path) -> None:
    backup = shutil.copytree(path.parent, tmp_path / "backup")
    shutil.rmtree(path.parent)
    (tmp_path / "another_file_takes_its_number").touch()
    shutil.copytree(backup, path.parent)
    assert not is_refused(path, "m1")


def test_nobody_asks_where_nothing_is_said_of_a_machine(path: Path, tmp_path: Path) -> None:
    shutil.copytree(path.parent, tmp_path / "second")
    assert not is_refused(tmp_path / "second" / "desk.db", None)


def test_a_store_of_before_lives_where_it_is_found(tmp_path: Path) -> None:
    place = tmp_path / "desk.db"
    opened(place, None)
    assert not is_refused(place, "m1")
    assert is_refused(place, "m2")
