"""PackageFiles: what is attached to a conversation of a package: heard, looked at, or put on the disk by hand."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.entities import Attachment, Author, Message
from core.errors import UserError
from core.export.document import Dossier, Entry, File
from core.settings import Settings
from desktop.loop import Tasks
from desktop.numbers import size
from desktop.parts import Parts
from desktop.rows.timeline_files import is_picture
from desktop.theme import Theme
from desktop.times import duration
from desktop.translate import tr, words
from desktop.views.attachment_album import Album
from desktop.views.attachment_player import Player
from desktop.views.attachment_saving import Saving
from desktop.views.attachment_viewer import Viewer
from desktop.views.card import ElidedLabel

if TYPE_CHECKING:
    from core.desk import Desk

ROW, ROWS = 36, 3
"""Px of one, and how many are seen at once."""


class PackedDesk:
    """As much of a desk as a package has: its files, and the messages they hang on."""

    def __init__(self) -> None:
        self.files: Mapping[str, bytes] = {}
        self._entries: tuple[Entry, ...] = ()

    def show(self, of: Dossier) -> None:
        self._entries = of.entries

    async def file(self, attachment: Attachment) -> bytes:
        """`id`: its path in the package. Raises UserError file.gone."""
        if attachment.id not in self.files:
            raise UserError("file.gone", name=attachment.name)
        return self.files[attachment.id]

    async def messages(self, key: int, first: int, last: int) -> list[Message]:
        within = enumerate(self._entries, 1)
        return [_message(order, entry) for order, entry in within if first <= order <= last]


class PackageFiles(QScrollArea):
    """Hidden where there are none."""

    def __init__(self, theme: Theme, tasks: Tasks, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._over = PackedDesk(), over
        self._parts = Parts(cast("Desk", self._desk), theme, tasks, Settings(None))
        self.player = Player(self._parts.desk, tasks, self._parts.recordings, self)
        self.saving = Saving(self._parts, over)
        self.rows: list[_Row] = []
        self.problem = QLabel()
        self.problem.setProperty("kind", "bad")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.player.changed.connect(self._moved)
        self.player.failed.connect(self._say)
        self.saving.failed.connect(lambda error: self._say(words(error)[0]))
        self.hide()

    def arrive(self, files: Mapping[str, bytes]) -> None:
        self._desk.files = files

    def show_of(self, of: Dossier | None) -> None:
        self.player.stop()
        self._say("")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = [self._row(*found, of) for found in _files(of, self._desk.files)] if of else []
        for row in self.rows:
            column.addWidget(row)
        column.addStretch()
        self.setWidget(inner)
        self.setFixedHeight(ROW * min(ROWS, len(self.rows)) + 2)
        self.setVisible(bool(self.rows))
        if of is not None:
            self._desk.show(of)

    def leave(self) -> None:
        """Nothing is heard, and nothing is held, of a package that is closed."""
        self.show_of(None)
        self._desk.files = {}

    def _row(self, order: int, file: Attachment, of: Dossier) -> "_Row":
        row = _Row(self._parts.theme, file)
        row.save.clicked.connect(partial(self.saving.ask, file))
        if row.is_sound:
            row.act.clicked.connect(partial(self.player.toggle, file))
        else:
            row.act.clicked.connect(partial(self._view, file, order, of))
        return row

    def _view(self, file: Attachment, order: int, of: Dossier) -> None:
        album = Album(self._parts.desk, 0, len(of.entries), of.customer.name)
        Viewer(self._parts, album, self._over).begin(file, order)

    def _moved(self, id: str) -> None:
        for row in self.rows:
            if row.file.id == id:
                row.show_place(self.player.position_ms(id), self.player.playing(id))

    def _say(self, why: str) -> None:
        self.problem.setText(why)
        self.problem.setVisible(bool(why))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for row in self.rows:
                row.retranslate()


class _Row(QWidget):
    def __init__(self, theme: Theme, file: Attachment) -> None:
        super().__init__()
        self.file, self._theme = file, theme
        self.is_sound = file.mime.startswith("audio/")
        self._playing = False
        self.act, self.save = QPushButton(), QPushButton()
        self.name, self.measured = ElidedLabel(file.name), QLabel(self._measure(None))
        self.setFixedHeight(ROW)
        for button, icon in ((self.act, self._icon()), (self.save, "download")):
            button.setProperty("kind", "quiet")
            button.setFixedSize(32, 32)
            button.setAutoDefault(False)
            theme.set_icon(button, icon, "accent_text" if button is self.act else "second", 16)
        self.measured.setProperty("kind", "second")
        self.measured.setFont(theme.font("small", tabular=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(8)
        for part in (self.act, self.name, self.measured, self.save):
            row.addWidget(part, int(part is self.name))
        self.act.setEnabled(self.is_sound or is_picture(file))
        self.retranslate()

    def show_place(self, at: int | None, playing: bool) -> None:
        self.measured.setText(self._measure(at))
        if playing != self._playing:
            self._playing = playing
            self._theme.set_icon(self.act, self._icon(), "accent_text", 16)
            self.retranslate()

    def _measure(self, at: int | None) -> str:
        if not self.is_sound:
            return size(self.file.size)
        whole = duration(self.file.duration_ms)
        return whole if at is None else f"{duration(at)} / {whole}"

    def _icon(self) -> str:
        if self.is_sound:
            return "pause" if self._playing else "play"
        return "image" if is_picture(self.file) else "file"

    def retranslate(self) -> None:
        listen = tr("Package", "Pause {name}") if self._playing else tr("Package", "Play {name}")
        said = listen if self.is_sound else tr("Package", "Look at {name}")
        for button, text in ((self.act, said), (self.save, tr("Package", "Save {name}…"))):
            button.setAccessibleName(text.replace("{name}", self.file.name))
            button.setToolTip(button.accessibleName())


def _files(of: Dossier, there: Mapping[str, bytes]) -> list[tuple[int, Attachment]]:
    """Those that came along, each with the place of its entry."""
    return [
        (order, _attachment(file))
        for order, entry in enumerate(of.entries, 1)
        for file in _of(entry)
        if file.path in there
    ]


def _of(entry: Entry) -> tuple[File, ...]:
    recording = entry.call.recording if entry.call else None
    return (*entry.files, recording) if recording else entry.files


def _attachment(file: File) -> Attachment:
    return Attachment(
        id=file.path, name=file.name, mime=file.mime, size=file.size, duration_ms=file.duration_ms
    )


def _message(order: int, entry: Entry) -> Message:
    return Message(
        id=entry.id, conversation="", order=order, kind="in", at=entry.at,
        author=Author(kind="contact", name=entry.author), deleted=entry.deleted,
        attachments=tuple(map(_attachment, _of(entry))),
    )  # fmt: skip
