"""The composer over two conversations, and hands to write in it."""

from msgspec.structs import replace
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QImage

from core.entities import Message
from desktop.models.transcript import TranscriptModel
from desktop.theme import Theme
from desktop.views.composer import Composer
from tests.desktop import sample
from tests.desktop.parts import parts_over
from tests.desktop.views.talks import CUSTOMER, DAY, TalkDesk, until


class Rig:
    def __init__(self, theme: Theme) -> None:
        self.desk = TalkDesk()
        self.desk.talk(1, DAY)
        self.desk.talk(2, DAY)
        self.parts = parts_over(theme, self.desk)
        self.model = TranscriptModel(self.desk, self.parts.tasks)
        self.composer = Composer(self.parts, self.model)
        self.composer.resize(700, 200)
        self.composer.show()
        self.composer.activateWindow()

    async def open(self, key: int = 1) -> Composer:
        self.composer.end()
        self.model.open(key)
        await until(lambda: self.model.state == "ready")
        assert self.model.opened is not None
        self.composer.begin(self.model.opened)
        self.composer.editor.setFocus()
        return self.composer

    async def follow(self) -> None:
        await until(lambda: not self.model._refreshing and not self.model._stale.facts)
        assert self.model.opened is not None
        self.composer.follow(self.model.opened)

    def type(self, text: str) -> None:
        self.composer.editor.insertPlainText(text)

    def did(self, name: str) -> list[tuple[str, int, tuple[object, ...]]]:
        return [call for call in self.desk.calls if call[0] == name]

    def paste(self) -> None:
        """A picture out of the clipboard."""
        image = QImage(8, 8, QImage.Format.Format_RGB32)
        image.fill(QColor("red"))
        data = QMimeData()
        data.setImageData(image)
        self.composer.editor.insertFromMimeData(data)

    async def arrive(self, kind: str, author: object) -> None:
        order = self.desk.conversations[1].last_order + 1
        message = Message(
            id=f"n-{order}", conversation="v-0", order=order, kind="in", author=CUSTOMER,
            at=sample.NOW, text="yeni",
        )  # fmt: skip
        self.desk.arrive(1, replace(message, kind=kind, author=author))
        await until(lambda: self.model.last == order)
