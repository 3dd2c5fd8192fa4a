from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from core.clock import wall_ms
from core.export.redaction import Plan, Seconds
from core.export.sound import silenced
from desktop.dialogs.package_reader import PackageReader
from desktop.loop import Tasks
from desktop.theme import Theme
from tests.core.export.test_writer import SOUND, job, written
from tests.desktop.grabs import until

PHRASE = "at pil zımba doğru"


@pytest.fixture
async def tasks() -> AsyncIterator[Tasks]:
    tasks = Tasks()
    yield tasks
    await tasks.close()


def package(tmp_path: Path, expires_in_s: int, **more: Any) -> Path:
    now = wall_ms()
    return written(
        job(tmp_path / "a.santral", shape="package", passphrase=PHRASE, at=now - 60_000,
            expires_at=now + expires_in_s * 1_000, **more), 2,
    )  # fmt: skip


async def test_it_is_read_and_searched(theme: Theme, tasks: Tasks, tmp_path: Path) -> None:
    reader = PackageReader(theme, tasks, package(tmp_path, 600))
    reader.show()
    reader.passphrase.setText(PHRASE)
    reader.go.click()
    await until(lambda: reader.list.count() == 2, seconds=20)
    assert "Kargom" in reader.text.toPlainText() or "sipariş" in reader.text.toPlainText()
    reader.search.setText("siparis HALA")
    assert reader.list.count() == 2
    reader.search.setText("yokböylebirşey")
    assert reader.list.count() == 0
    assert reader.text.isReadOnly()
    reader.shut.click()
    assert reader.unpacked is None


@pytest.mark.parametrize(
    ("phrase", "expires_in_s", "words"),
    [("falsch und lang", 600, "not the passphrase"), (PHRASE, -1, "time is over")],
)
async def test_why_it_does_not_open_is_said(
    theme: Theme, tasks: Tasks, tmp_path: Path, phrase: str, expires_in_s: int, words: str
) -> None:
    reader = PackageReader(theme, tasks, package(tmp_path, expires_in_s))
    reader.show()
    reader.passphrase.setText(phrase)
    reader.go.click()
    await until(lambda: bool(reader.problem.text()), seconds=20)
    assert words in reader.problem.text()
    reader.shut.click()


async def test_what_was_attached_is_there_to_be_heard_and_saved(
    theme: Theme, tasks: Tasks, tmp_path: Path
) -> None:
    spans = Plan(seconds=(Seconds("call-1", 0, 500),))
    reader = PackageReader(theme, tasks, package(tmp_path, 600, attachments=True, plan=spans))
    reader.show()
    reader.passphrase.setText(PHRASE)
    reader.go.click()
    await until(lambda: len(reader.files.rows) == 2, seconds=20)
    tape, paper = sorted(reader.files.rows, key=lambda row: not row.is_sound)
    assert tape.act.isEnabled() and not paper.act.isEnabled(), "nothing is opened outside"
    assert "dekont" in paper.name.text()
    await reader.files.saving.save(tape.file, tmp_path / "heard.wav")
    assert (tmp_path / "heard.wav").read_bytes() == silenced(SOUND, ((0, 500),))
    reader.search.setText("yokböylebirşey")
    assert not reader.files.isVisible()
    reader.shut.click()


async def test_without_files_there_is_no_shelf(theme: Theme, tasks: Tasks, tmp_path: Path) -> None:
    reader = PackageReader(theme, tasks, package(tmp_path, 600))
    reader.show()
    reader.passphrase.setText(PHRASE)
    reader.go.click()
    await until(lambda: reader.list.count() == 2, seconds=20)
    assert not reader.files.isVisible() and reader.files.rows == []
    reader.shut.click()
