import os
import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from voip.journal import MOST, Journal
from voip.values import Call

KEY = bytes(range(32))


def call(id: str) -> Call:
    return Call(
        id=id, account="a", direction="in", state="ended", number="+905321112233",
        name="Ayşe", started_at=1, ended_at=2,
    )  # fmt: skip


def ids(path: Path, key: bytes = KEY) -> list[str]:
    journal = Journal(path)
    journal.open(key)
    return [each.id for each in journal.calls]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal"


def test_the_next_phone_finds_what_no_desk_heard(path: Path) -> None:
    journal = Journal(path)
    journal.note(call("before the key"))
    assert not path.exists()
    journal.open(KEY)
    journal.note(call("k"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"532" not in path.read_bytes() and "Ayşe".encode() not in path.read_bytes()
    assert ids(path) == ["before the key", "k"]
    journal.heard(older_s=0)
    assert not path.exists() and ids(path) == []


def test_what_just_ended_is_kept_a_while(path: Path) -> None:
    journal = Journal(path)
    journal.open(KEY)
    journal.note(call("k"))
    journal.heard(older_s=60)
    assert ids(path) == ["k"]


def test_the_oldest_are_forgotten(path: Path) -> None:
    journal = Journal(path)
    journal.open(KEY)
    for number in range(MOST + 3):
        journal.note(call(str(number)))
    assert ids(path)[0] == "3" and len(ids(path)) == MOST


def test_a_call_that_was_up_when_all_died_is_told_as_one_that_fell(path: Path) -> None:
    journal = Journal(path)
    journal.open(KEY)
    rings = replace(call("k"), state="ringing_in", ended_at=None)
    journal.note(rings)
    assert not path.exists()
    journal.note(replace(rings, state="talking", answered_at=5, recording="on"))
    journal.heard(older_s=0)
    os.utime(path, (9, 9))
    told = Journal(path)
    told.open(KEY)
    [fell] = told.calls
    assert (fell.state, fell.ended_by, fell.ended_at) == ("ended", "phone", 9_000)
    assert (fell.answered_at, fell.recording) == (5, "off")


def test_its_end_is_when_the_phone_was_last_alive(path: Path) -> None:
    journal = Journal(path)
    journal.live()
    journal.open(KEY)
    journal.note(replace(call("k"), state="talking", answered_at=5))
    os.utime(path, (9, 9))
    journal.live()
    assert path.stat().st_mtime > 9
    journal.note(replace(call("k"), answered_at=5))
    os.utime(path, (9, 9))
    journal.live()
    assert path.stat().st_mtime == 9


@pytest.mark.warns
def test_what_cannot_be_read_is_begun_anew(path: Path) -> None:
    journal = Journal(path)
    journal.open(KEY)
    journal.note(call("k"))
    assert ids(path, bytes(32)) == []
    path.write_bytes(b"x")
    assert ids(path) == []


@pytest.mark.warns
def test_a_full_disk_costs_the_journal_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    journal = Journal(path)
    journal.open(KEY)
    monkeypatch.setattr(Path, "replace", full)
    journal.note(call("k"))
    assert [each.id for each in journal.calls] == ["k"]
