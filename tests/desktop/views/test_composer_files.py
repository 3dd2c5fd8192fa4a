from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QPushButton

from core.errors import UserError
from core.rows import DraftFile
from desktop.views.composer_files import MOST_FILES
from tests.desktop.views.talks import until
from tests.desktop.views.written import Rig


async def test_files_are_chips_that_can_be_taken_back(rig: Rig, tmp_path: Path) -> None:
    composer = await rig.open()
    path = tmp_path / "dekont.pdf"
    path.write_bytes(b"x" * 2_000)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    composer.editor.insertFromMimeData(data)
    await until(lambda: composer.files.files)
    (file,) = composer.files.files
    assert (file.mime, file.size) == ("application/pdf", 2_000)
    assert composer.tools.send.isEnabled()
    remove = composer.files.findChild(QPushButton)
    assert remove is not None
    remove.click()
    assert not composer.files.files and not composer.files.isVisible()
    await until(lambda: rig.did("remove_draft_file") and not rig.desk.drafts[1].files)
    assert path.exists()


async def test_a_file_that_cannot_be_read_is_told_of(rig: Rig, tmp_path: Path) -> None:
    composer = await rig.open()
    composer.files.add([tmp_path / "gone.pdf"])
    await until(composer.problem.isVisible)
    assert "gone.pdf" in composer.problem.label.text()


async def test_what_the_full_disk_does_not_take_is_told_and_not_shown(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> DraftFile:
        raise UserError("store.full")

    monkeypatch.setattr(rig.desk, "add_draft_file", full)
    composer = await rig.open()
    rig.paste()
    await until(composer.problem.isVisible)
    assert "disk is full" in composer.problem.label.text()
    await until(lambda: not composer.files.coming)
    assert not composer.files.files and not composer.tools.send.isEnabled()


async def test_more_files_than_a_message_takes_are_told_of(rig: Rig, tmp_path: Path) -> None:
    composer = await rig.open()
    paths = [tmp_path / f"{number}.txt" for number in range(MOST_FILES + 1)]
    for path in paths:
        path.write_bytes(b"x")
    composer.files.add(paths)
    await until(composer.problem.isVisible)
    assert [file.name for file in composer.files.files] == [path.name for path in paths[:-1]]
    assert "too many" in composer.problem.label.text()


async def test_a_pasted_picture_waits_for_nobody_and_goes_with_the_reply(rig: Rig) -> None:
    """Ctrl+Enter right after the paste: the reply waits until the picture is kept."""
    composer = await rig.open()
    rig.paste()
    composer.send()
    assert not composer.files.files
    await until(lambda: rig.did("send_message") and not composer.files.files)
    (waiting,) = rig.desk.outbox[1]
    assert [name[-4:] for name in waiting.files] == [".png"]


async def test_a_file_of_a_draft_comes_back_with_it(rig: Rig) -> None:
    composer = await rig.open()
    rig.paste()
    await until(lambda: composer.files.files)
    kept = composer.files.files
    await rig.open(2)
    assert composer.files.files == ()
    await rig.open(1)
    assert composer.files.files == kept


async def test_a_file_stays_where_it_was_added(rig: Rig) -> None:
    """Kept while the person is in another conversation already."""
    composer = await rig.open()
    rig.paste()
    await rig.open(2)
    await until(lambda: 1 in rig.desk.drafts and rig.desk.drafts[1].files)
    assert composer.files.files == ()


async def test_each_of_several_refused_files_is_named(rig: Rig, tmp_path: Path) -> None:
    composer = await rig.open()
    composer.files.add([tmp_path / "gone.pdf", tmp_path / "away.zip"])
    await until(composer.problem.isVisible)
    told = composer.problem.label.text()
    assert "gone.pdf" in told and "away.zip" in told
    assert told.count("Check that it still exists") == 1
