from collections.abc import AsyncIterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from core.entities import Attachment
from core.errors import UserError
from desktop.theme import Theme
from desktop.views.attachment_album import Album
from desktop.views.attachment_viewer import Viewer
from tests.desktop.parts import parts_over
from tests.desktop.views.talks import CUSTOMER, Said, TalkDesk, until
from tests.desktop.views.test_attachment_pictures import png


def file(id: str) -> Attachment:
    return Attachment(id=id, name=f"../{id}.png", mime="image/png", size=9)


class Rig:
    def __init__(self, theme: Theme) -> None:
        self.desk = TalkDesk()
        talk: list[Said] = [("in", CUSTOMER, id, 1, {"attachments": (file(id),)}) for id in "abc"]
        self.desk.talk(1, talk)
        self.desk.files.update(a=png(40, 30), b=png(2_000, 1_000), c=b"no picture")
        self.parts = parts_over(theme, self.desk)
        self.window = QWidget()
        self.window.resize(1_000, 700)
        self.window.show()
        self.viewer = Viewer(self.parts, Album(self.desk, 1, 3, "Ayşe"), self.window)

    def shown(self) -> tuple[str, int]:
        """The name, and px the picture is wide."""
        picture = self.viewer.canvas._picture
        return self.viewer.name.whole(), picture.width() if picture else 0


@pytest.fixture
async def rig(theme: Theme) -> AsyncIterator[Rig]:
    rig = Rig(theme)
    rig.viewer.begin(file("b"), 2)
    await until(lambda: rig.shown()[1])
    yield rig
    rig.window.close()
    rig.window.deleteLater()
    await rig.parts.tasks.close()


async def test_shows_the_picture_whole_over_the_window(rig: Rig) -> None:
    assert rig.shown() == ("../b.png", 2_000)
    assert rig.viewer.geometry() == rig.window.geometry()
    assert rig.viewer.isModal() and rig.viewer.canvas.scale < 0.5
    assert rig.viewer.detail.whole().startswith("Ayşe Şahin · ")


async def test_arrows_go_to_the_pictures_beside_it(rig: Rig) -> None:
    QTest.keySequence(rig.viewer.canvas, "Left")
    await until(lambda: rig.shown() == ("../a.png", 40))
    QTest.keySequence(rig.viewer.canvas, "Left")
    await until(lambda: not rig.viewer.older.isEnabled())
    rig.viewer.newer.click()
    await until(lambda: rig.shown() == ("../b.png", 2_000))
    assert rig.viewer.older.isEnabled()


async def test_what_is_no_picture_or_cannot_be_had_is_said(rig: Rig) -> None:
    rig.viewer.go(1)
    await until(lambda: "cannot be shown" in rig.viewer.canvas.visible_texts()[0])
    del rig.desk.files["a"]
    rig.viewer.go(-1)
    await until(lambda: rig.shown()[1])
    rig.viewer.go(-1)
    await until(lambda: "connection is back" in rig.viewer.canvas.visible_texts()[0])


async def test_escape_and_a_click_close_it(rig: Rig) -> None:
    QTest.keySequence(rig.viewer.canvas, "Esc")
    assert not rig.viewer.isVisible()
    again = Viewer(rig.parts, Album(rig.desk, 1, 3, "Ayşe"), rig.window)
    again.begin(file("a"), 1)
    again.canvas.clicked.emit()
    assert not again.isVisible()


async def test_saving_proposes_a_harmless_name_and_a_failure_is_told_there(rig: Rig) -> None:
    QTest.keySequence(rig.viewer.canvas, "Ctrl+S")
    dialog = rig.viewer.findChild(QFileDialog)
    assert dialog is not None
    assert [name.rsplit("/", 1)[-1] for name in dialog.selectedFiles()] == ["b.png"]
    dialog.close()
    rig.viewer.saving.failed.emit(UserError("file.unwritable", name="b.png"))
    assert "b.png cannot be saved" in rig.viewer.problem.text()
    assert rig.viewer.problem.isVisible()
    assert QGuiApplication.focusWindow() is not None
