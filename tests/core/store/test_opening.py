"""Every way a file can be wrong has its own message, and the file is not made worse."""

import sqlite3
from pathlib import Path

import pytest

from core.changes import Changes
from core.errors import UserError
from core.protocol.frames import Rows
from core.store.connect import MEMORY, PLAIN_HEADER
from core.store.rescue import Salvage, rescue, set_aside
from core.store.store import Store
from tests.core.store.samples import KEY, ONE, contact, conversation, filled, message

MANY = Rows(
    conversations=tuple(conversation(n, last_order=3) for n in range(1, 80)),
    contacts=tuple(contact(n) for n in range(1, 80)),
    messages=tuple(message(m, f"metin {m} " * 40, n) for n in range(1, 80) for m in range(1, 4)),
)


def code_of(path: Path, key: bytes = KEY, identity: str = "") -> str:
    with pytest.raises(UserError) as caught:
        Store.open(path, key, lambda _: None, identity=identity)
    return caught.value.code


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "desk.db"
    filled(MANY, place).close()
    return place


def test_the_file_is_encrypted(path: Path) -> None:
    content = path.read_bytes()
    assert not content.startswith(PLAIN_HEADER)
    assert b"metin" not in content
    assert b"CREATE TABLE" not in content


def test_a_plain_file_of_ours_is_a_bug_that_stops_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.store import connect

    monkeypatch.setattr(connect, "PLAIN_HEADER", b"")
    with pytest.raises(RuntimeError):
        Store.open(tmp_path / "new.db", KEY, lambda _: None)


@pytest.mark.parametrize("there_before", [True, False])
def test_a_plain_file_in_its_place(tmp_path: Path, there_before: bool) -> None:
    place = tmp_path / "desk.db"
    if there_before:
        filled(MANY, place).close()
        place.unlink()
    other = sqlite3.connect(place)
    other.execute("CREATE TABLE t (a)")
    other.close()
    before = place.read_bytes()
    assert code_of(place) == "store.foreign"
    assert place.read_bytes() == before
    assert rescue(place, KEY) == Salvage()
    assert set_aside(place).read_bytes() == before
    Store.open(place, KEY, lambda _: None).close()


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    place = tmp_path / "desk.db"
    (place / "inside").mkdir(parents=True)
    assert code_of(place) == "store.foreign"
    assert rescue(place, KEY) == Salvage()
    assert (set_aside(place) / "inside").is_dir()
    Store.open(place, KEY, lambda _: None).close()


def test_a_wrong_key(path: Path) -> None:
    before = path.read_bytes()
    assert code_of(path, bytes(32)) == "store.wrong_key"
    assert path.read_bytes() == before
    Store.open(path, KEY, lambda _: None).close()


def test_a_damaged_beginning_is_not_a_wrong_key(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(b"x" * 4096 + content[4096:])
    assert code_of(path) == "store.damaged"
    assert code_of(path, bytes(32)) == "store.wrong_key"


@pytest.mark.parametrize("left", [0.5, 0.9])
def test_a_file_that_lost_its_end(path: Path, left: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * left)])
    assert code_of(path) == "store.damaged"


def test_no_bytes_where_a_profile_was(path: Path) -> None:
    path.write_bytes(b"")
    assert code_of(path) == "store.emptied"
    path.unlink()
    assert code_of(path) == "store.emptied"


def test_no_bytes_where_nothing_was_yet(tmp_path: Path) -> None:
    place = tmp_path / "desk.db"
    place.touch()
    Store.open(place, KEY, lambda _: None).close()


def test_a_copied_profile(tmp_path: Path) -> None:
    place = tmp_path / "desk.db"
    Store.open(place, KEY, lambda _: None, identity="device-1").close()
    assert code_of(place, identity="device-2") == "store.copied"
    Store.open(place, KEY, lambda _: None, identity="device-1").close()


def test_two_desks_on_one_profile(path: Path) -> None:
    store = Store.open(path, KEY, lambda _: None)
    assert code_of(path) == "store.in_use"
    assert store.read(lambda c: 1).result() == 1
    store.close()
    Store.open(path, KEY, lambda _: None).close()


def flip_a_page_in_the_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    middle = len(content) // 4096 * 3 // 4 * 4096
    content[middle + 100 : middle + 200] = bytes(100)
    path.write_bytes(content)


def test_damage_in_the_middle_is_found_after_an_unclean_end(path: Path) -> None:
    flip_a_page_in_the_middle(path)
    store = Store.open(path, KEY, lambda _: None)
    assert store.checkup is None
    store.close()
    path.with_suffix(".lock").write_bytes(b"open")
    store = Store.open(path, KEY, lambda _: None)
    assert store.checkup is not None
    with pytest.raises(UserError) as caught:
        store.checkup.done.result(20)
    assert caught.value.code == "store.damaged"
    store.close()


def test_a_cut_file_with_its_wal_is_checked_though_nobody_crashed(path: Path) -> None:
    store = Store.open(path, KEY, lambda _: None)
    store.enqueue("q1", "message.send", "c1", b"{}", None).result()
    beside = {end: path.with_name(path.name + end) for end in ("", "-wal", "-shm")}
    kept = {end: place.read_bytes() for end, place in beside.items()}
    store.close()
    for end, place in beside.items():
        place.write_bytes(kept[end])
    # So much that the schema stays: without it no file opens at all
    path.write_bytes(kept[""][: len(kept[""]) * 3 // 4])
    store = Store.open(path, KEY, lambda _: None)
    assert store.checkup is not None
    with pytest.raises(UserError) as caught:
        store.checkup.done.result(20)
    assert caught.value.code == "store.damaged"
    store.close()
    assert path.with_suffix(".lock").read_bytes() == b"open"


def test_a_sound_file_passes_the_check(path: Path) -> None:
    path.with_suffix(".lock").write_bytes(b"open")
    store = Store.open(path, KEY, lambda _: None)
    assert store.checkup is not None
    assert store.checkup.done.result(20) is None
    store.close()


def test_damage_met_while_reading_is_told(path: Path) -> None:
    content = bytearray(path.read_bytes())
    pages = len(content) // 4096
    for page in range(pages * 3 // 4, pages):
        content[page * 4096 + 100] ^= 255
    path.write_bytes(content)
    store = Store.open(path, KEY, lambda _: None)
    with pytest.raises(UserError) as caught:
        store.read(lambda c: c.exec_driver_sql("SELECT body FROM messages").fetchall()).result()
    assert caught.value.code == "store.damaged"
    store.close()


def test_a_store_in_memory_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = filled(ONE, MEMORY)
    assert store.read(lambda c: 1, "search").result() == 1
    store.write(lambda c: (None, Changes())).result()
    store.close()
    assert list(tmp_path.iterdir()) == []
