import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from core.desk import Desk
from core.export.verify import verify
from core.protocol.commands import NoteExport
from core.rows import InboxFilter
from core.settings import Settings
from desktop.dialogs.export import Export
from desktop.loop import Tasks
from desktop.parts import Parts
from desktop.preview_desk import preview_desk
from desktop.theme import Theme
from tests.desktop.grabs import until


@pytest.fixture
def window(theme: Theme) -> Iterator[QWidget]:
    window = QWidget()
    window.resize(1280, 720)
    window.show()
    yield window
    window.hide()
    window.deleteLater()


@pytest.fixture
async def parts(theme: Theme) -> AsyncIterator[Parts]:
    desk = await preview_desk(12)
    parts = Parts(desk, theme, Tasks(), Settings(None))
    yield parts
    await parts.tasks.close()
    await desk.close()


async def keys_of(desk: Desk) -> list[int]:
    return list((await desk.skeleton(InboxFilter(view="all"))).keys)


async def opened(parts: Parts, window: QWidget, *keys: int) -> Export:
    dialog = Export(parts, keys, window)
    dialog.open()
    await until(lambda: bool(dialog.preview.summary.text()))
    return dialog


async def test_what_will_be_black_is_shown_before(parts: Parts, window: QWidget) -> None:
    key = (await keys_of(parts.desk))[0]
    dialog = await opened(parts, window, key)
    dialog.options.black["name"].setChecked(True)
    await until(lambda: dialog.preview.list.count() > 0)
    count = dialog.preview.list.count()
    assert f"·  {count}" in dialog.options.black["name"].text()
    dialog.preview._turned(dialog.preview.list.item(0))
    await until(lambda: len(dialog.plan().spared) == 1)
    assert dialog.preview.list.count() == count, "it can be ticked again"
    dialog.reject()


async def test_one_is_taken_out_and_its_fingerprint_shown(
    parts: Parts, window: QWidget, tmp_path: Path
) -> None:
    key = (await keys_of(parts.desk))[0]
    dialog = await opened(parts, window, key)
    assert dialog.proposed().endswith(".pdf")
    dialog.take(tmp_path / "a.pdf")
    await until(lambda: dialog.pages.currentIndex() == 2, seconds=30)
    assert dialog.print.text() == parts.exporting.fingerprint
    assert verify(tmp_path / "a.pdf").verdict == "whole"
    conversation = (await parts.desk.open_conversation(key)).conversation.id
    (taken,) = await parts.desk.taken_out(conversation)
    assert (taken.format, taken.waiting, taken.redacted) == ("pdf", True, True)
    dialog.go.click()


async def test_the_audit_list_is_told_which_conversations_they_were(
    parts: Parts, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[NoteExport] = []
    note = parts.desk.note_export

    async def heard(of: NoteExport) -> str:
        told.append(of)
        return await note(of)

    monkeypatch.setattr(parts.desk, "note_export", heard)
    keys = (await keys_of(parts.desk))[:3]
    dialog = await opened(parts, window, *keys)
    dialog.take(tmp_path / "a.zip")
    await until(lambda: dialog.pages.currentIndex() == 2, seconds=30)
    opened_ = [(await parts.desk.open_conversation(key)).conversation for key in keys]
    (said,) = told
    assert said.names == tuple(of.reference for of in opened_) and all(said.names)
    dialog.go.click()


def choose(dialog: Export, since: int, until: int) -> None:
    cursor = dialog.preview.by_hand.text.textCursor()
    cursor.setPosition(since)
    cursor.setPosition(until, cursor.MoveMode.KeepAnchor)
    dialog.preview.by_hand.text.setTextCursor(cursor)


async def test_any_number_of_places_is_chosen_by_hand(parts: Parts, window: QWidget) -> None:
    dialog = await opened(parts, window, (await keys_of(parts.desk))[0])
    by_hand = dialog.preview.by_hand
    whole = by_hand.text.toPlainText()
    first, last = whole.index("\n") + 1, len(whole.rstrip())
    choose(dialog, first, first + 3)
    by_hand.here.click()
    choose(dialog, last - 60, last)
    by_hand.black_here()
    assert len(dialog.plan().hands) > 1
    await until(lambda: dialog.preview.counts().get("hand", 0) == len(dialog.plan().hands))
    assert len(by_hand.text.extraSelections()) >= len(dialog.plan().hands)
    dialog.reject()


async def test_words_chosen_by_hand_go_wherever_they_stand(parts: Parts, window: QWidget) -> None:
    dialog = await opened(parts, window, (await keys_of(parts.desk))[0])
    choose(dialog, 0, 5)
    dialog.preview.by_hand.anywhere.click()
    assert len(dialog.plan().words) == 1
    choose(dialog, 0, len(dialog.preview.by_hand.text.toPlainText()) - 1)
    assert not dialog.preview.by_hand.anywhere.isEnabled(), "no word goes over a line's end"
    dialog.reject()


async def test_of_many_each_can_be_looked_at(parts: Parts, window: QWidget) -> None:
    dialog = await opened(parts, window, *await keys_of(parts.desk))
    by_hand = dialog.preview.by_hand
    await until(lambda: by_hand.which.count() == 12)
    before = by_hand.text.toPlainText()
    by_hand.which.setCurrentIndex(3)
    by_hand.which.activated.emit(3)
    assert by_hand.text.toPlainText() != before
    choose(dialog, 0, len(by_hand.text.toPlainText()) - 1)
    by_hand.here.click()
    await until(lambda: dialog.preview.counts().get("hand", 0) > 0)
    dialog.reject()


async def test_many_are_one_file_or_a_zip(parts: Parts, window: QWidget) -> None:
    dialog = await opened(parts, window, *await keys_of(parts.desk))
    assert str(dialog.options.chosen_shape) == "zip"
    assert dialog.proposed() == "Conversations.zip"
    dialog.options.format.setCurrentIndex(dialog.options.format.findData("json"))
    assert str(dialog.options.chosen_shape) == "file"
    dialog.options.files.setChecked(True)
    assert str(dialog.options.chosen_shape) == "zip"
    dialog.reject()


async def test_a_package_needs_a_passphrase_twice(parts: Parts, window: QWidget) -> None:
    dialog = await opened(parts, window, *await keys_of(parts.desk))
    options = dialog.options
    options.format.setCurrentIndex(options.format.findData("package"))
    options.passphrase.setText("short")
    assert not dialog.go.isEnabled()
    options.passphrase.setText("at pil zımba doğru")
    options.again.setText("at pil zımba")
    assert not dialog.go.isEnabled()
    options.again.setText("at pil zımba doğru")
    assert dialog.go.isEnabled()
    assert dialog.proposed().endswith(".santral")
    dialog.reject()


async def test_given_up_it_leaves_nothing(parts: Parts, window: QWidget, tmp_path: Path) -> None:
    dialog = await opened(parts, window, *await keys_of(parts.desk))
    dialog.take(tmp_path / "a.zip")
    await until(lambda: dialog.bar.value() > 0 or dialog.pages.currentIndex() == 2, seconds=30)
    dialog.reject()
    if dialog._taking is not None:
        await asyncio.wait([dialog._taking])
    assert not _left(tmp_path)


def _left(folder: Path) -> list[Path]:
    return list(folder.glob(".*"))


async def test_a_place_that_cannot_be_written_is_told(
    parts: Parts, window: QWidget, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    dialog = await opened(parts, window, (await keys_of(parts.desk))[0])
    dialog.take(tmp_path / "file" / "a.pdf")
    await until(lambda: bool(dialog.problem.text()), seconds=30)
    assert dialog.pages.currentIndex() == 0
    dialog.reject()
