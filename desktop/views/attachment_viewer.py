"""Viewer: a picture of the conversation over the whole window, and the way to the ones beside it."""

import asyncio
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.entities import Attachment
from core.errors import UserError
from desktop.numbers import percent, size
from desktop.parts import Parts
from desktop.times import full
from desktop.translate import tr, words
from desktop.views.attachment_album import Album, Picture
from desktop.views.attachment_canvas import Canvas
from desktop.views.attachment_pictures import decoded
from desktop.views.attachment_saving import Saving
from desktop.views.card import ElidedLabel

SIDE = 4_096
"""Most px of a side: what is larger is decoded smaller."""
STEP = 1.25


class Viewer(QDialog):
    """Shows raster pictures decoded here; opens nothing outside and runs nothing."""

    def __init__(self, parts: Parts, album: Album, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._parts, self._album = parts, album
        self._picture: Picture | None = None
        self._visit = 0
        self.canvas = Canvas(parts.theme, self)
        self.name, self.detail = ElidedLabel(kind="title"), ElidedLabel(kind="second")
        self.problem = QLabel(self)
        self.saving = Saving(parts, self)
        self._build()
        self._join()
        self._retranslate()
        # Without a window manager nobody else gives the focus back
        self.finished.connect(lambda _: parent.window().activateWindow())
        self.setGeometry(parent.window().geometry())
        self.canvas.setFocus()

    def begin(self, file: Attachment, order: int) -> None:
        """Shows a picture of the message at `order`."""
        self.canvas.say(tr("Viewer", "The picture is being fetched…"))
        self._parts.tasks.start(self._find(file, order), "viewer.find")
        self.open()

    def go(self, way: Literal[-1, 1]) -> None:
        """To the next newer picture, or the next older one."""
        if self._picture is not None:
            self._parts.tasks.start(self._step(self._picture, way), "viewer.step")

    def save(self) -> None:
        if self._picture is not None:
            self.problem.hide()
            self.saving.ask(self._picture.file)

    # Building

    def _build(self) -> None:
        self.older, self.newer = self._button("arrow-left"), self._button("arrow-right")
        self.smaller, self.larger = self._button("minus"), self._button("plus")
        self.percent = QLabel(self)
        self.percent.setProperty("kind", "second")
        self.percent.setFont(self._parts.theme.font("small", tabular=True))
        self.keep = QPushButton(self)
        self._parts.theme.set_icon(self.keep, "download", "second", 16)
        self.close_button = self._button("x")
        self.problem.setProperty("kind", "bad")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(20, 0, 20, 8)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._bar())
        column.addWidget(self.problem)
        column.addWidget(self.canvas, 1)

    def _bar(self) -> QHBoxLayout:
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self.name)
        named.addWidget(self.detail)
        bar = QHBoxLayout()
        bar.setContentsMargins(20, 10, 12, 10)
        bar.setSpacing(4)
        bar.addLayout(named, 1)
        for each in (self.older, self.newer, self.smaller, self.percent, self.larger):
            bar.addWidget(each)
        bar.addSpacing(8)
        bar.addWidget(self.keep)
        bar.addWidget(self.close_button)
        return bar

    def _button(self, icon: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("kind", "quiet")
        button.setAutoDefault(False)
        self._parts.theme.set_icon(button, icon, "second", 18)
        return button

    def _join(self) -> None:
        zoom = self.canvas.zoom
        self.canvas.clicked.connect(self.reject)
        self.canvas.zoomed.connect(self._say_scale)
        self.saving.failed.connect(self._told)
        self.keep.setAutoDefault(False)
        acts: list[tuple[QPushButton, list[str], Callable[[], object]]] = [
            (self.older, ["Left"], lambda: self.go(-1)),
            (self.newer, ["Right"], lambda: self.go(1)),
            (self.larger, ["+", "=", "Ctrl++"], lambda: zoom(STEP)),
            (self.smaller, ["-", "Ctrl+-"], lambda: zoom(1 / STEP)),
            (self.keep, ["Ctrl+S"], self.save),
            (self.close_button, [], self.reject),
        ]
        for button, keys, act in acts:
            button.clicked.connect(act)
            for key in keys:
                QShortcut(QKeySequence(key), self, act)
        QShortcut(QKeySequence("0"), self, self.canvas.fit)

    # Showing

    async def _find(self, file: Attachment, order: int) -> None:
        found = await self._album.find(file, order)
        if found is not None:
            await self._show(found)
        else:
            self._say(UserError("file.gone"))

    async def _step(self, picture: Picture, way: Literal[-1, 1]) -> None:
        found = await self._album.beside(picture, way)
        if picture is not self._picture:
            return
        if found is not None:
            await self._show(found)
        else:
            (self.newer if way > 0 else self.older).setEnabled(False)

    async def _show(self, picture: Picture) -> None:
        self._picture = picture
        self._visit += 1
        visit = self._visit
        self._name(picture)
        try:
            data = await self._parts.desk.file(picture.file)
        except UserError as error:
            if visit == self._visit:
                self._say(error)
            return
        image = await asyncio.to_thread(decoded, data, SIDE)
        if visit != self._visit:
            return
        if image is None:
            self.canvas.say(tr("Viewer", "This picture cannot be shown. You can save it."))
        else:
            self.canvas.show_picture(image)

    def _name(self, picture: Picture) -> None:
        file = picture.file
        self.name.say(file.name)
        self.detail.say(f"{picture.author} · {full(picture.at)} · {size(file.size)}")
        self.setAccessibleName(tr("Viewer", "Picture {name}", name=file.name))
        self.setWindowTitle(file.name)
        self.problem.hide()
        for button in (self.older, self.newer):
            button.setEnabled(True)

    def _say(self, error: UserError) -> None:
        self.canvas.say("\n".join(words(error)))

    def _told(self, error: UserError) -> None:
        self.problem.setText(". ".join(words(error)))
        self.problem.show()

    def _say_scale(self) -> None:
        self.percent.setText(percent(self.canvas.scale))

    def _retranslate(self) -> None:
        self.keep.setText(tr("Viewer", "Save as…"))
        names = {
            self.older: tr("Viewer", "Older picture"),
            self.newer: tr("Viewer", "Newer picture"),
            self.smaller: tr("Viewer", "Smaller"),
            self.larger: tr("Viewer", "Larger"),
            self.close_button: tr("Viewer", "Close"),
        }
        for button, name in names.items():
            button.setAccessibleName(name)
            button.setToolTip(name)

    def done(self, result: int) -> None:
        self._visit += 1
        self._picture = None
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(self._parts.theme.color("border"))
            painter.setBrush(self._parts.theme.color("background"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
