"""What is still to come is said with its size, how far it is, and what it waits for."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtWidgets import QApplication

from core.library import Fetching, FilesKept, Wait
from desktop import translate
from desktop.dialogs.kept_files import KeptFiles
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.fake_library import FakeLibrary
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over
from tests.desktop.test_actions import shown

SOME = FilesKept(1_204, 1_310, missing=106, missing_bytes=310_000_000)


class Here(FakeLibrary, FakeDesk):
    def __init__(self) -> None:
        FakeDesk.__init__(self)
        FakeLibrary.__init__(self)
        self.sounds = SOME


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk = Here()
        self.parts = parts_over(theme, self.desk)
        self.files = KeptFiles(self.parts)
        self.files.read()

    def coming(self, now: Fetching) -> str:
        self.desk.on_its_way = now
        self.files.look()
        return self.files.coming.text()


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    made = Stage(theme)
    await shown(made.files)
    await until(lambda: made.files.kept)
    yield made
    await made.parts.tasks.close()
    made.files.deleteLater()


async def test_how_much_is_here_and_how_much_is_to_come(stage: Stage) -> None:
    files = stage.files
    assert files.here.text() == "Recordings and files: 1,204 of 1,310 here"
    assert files.coming.text() == "106 are still to come, 310.0 MB."
    assert (files.progress.value(), files.progress.maximum()) == (1_204, 1_310)
    said = stage.coming(Fetching(came=6, size=10))
    assert said.endswith("The next is on its way: 60%.")


@pytest.mark.parametrize(
    ("wait", "said"),
    [
        ("offline", "It waits for the line."), ("call", "It waits while a call is on."),
        ("metered", "It waits, for this line is paid by the byte."),
        ("sending", "What you send goes first."), ("slow", "It waits, for the line is a bad one."),
    ],
)  # fmt: skip
async def test_what_it_waits_for_is_said(stage: Stage, wait: Wait, said: str) -> None:
    assert stage.coming(Fetching(wait=wait, size=10)).endswith(said)


async def test_once_all_is_here_nothing_is_to_come(stage: Stage) -> None:
    stage.desk.sounds = FilesKept(1_310, 1_310)
    stage.coming(Fetching(came=1, size=2))
    await until(lambda: stage.files.kept == stage.desk.sounds)
    assert not stage.files.progress.isVisible() and not stage.files.coming.isVisible()
    stage.desk.sounds = FilesKept(3, 9, full=True, large=2)
    stage.files.read()
    await until(lambda: stage.files.here.text().startswith("Recordings and files: 3 of 9"))
    assert stage.files.here.text().endswith(
        "there is no room for more · 2 are too large to come before they are opened"
    )


async def test_where_there_are_no_files_nothing_is_said(stage: Stage) -> None:
    stage.desk.sounds = FilesKept(0, 0)
    stage.files.read()
    await until(lambda: not stage.files.isVisible())
