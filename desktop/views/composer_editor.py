"""Editor: the field a reply or note is written in; grows with its text, takes files and pictures."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST, MOST = 48, 220
"""Px of height."""
MOST_TEXT = 200_000
"""Characters taken from the clipboard at once: more freezes the layout."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Editor(QPlainTextEdit):
    send_asked = Signal()
    leave_asked = Signal()
    """Escape: letters are shortcuts again."""
    files_given = Signal(object)
    """Paths of files that were dropped or pasted."""
    picture_given = Signal(QImage)
    shortened = Signal(int)
    """Only so many characters of what was pasted were taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.enter_sends = False
        self.keys_first: Callable[[QKeyEvent], bool] = lambda event: False
        """Sees every key before the editor; True: it was meant for the completion."""
        self.tab_first: Callable[[], bool] = lambda: False
        """The same for Tab, which Qt keeps from `keyPressEvent`."""
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self._grow()

    def before_cursor(self) -> str:
        """The line up to the cursor."""
        cursor = self.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def replace_before(self, length: int, text: str) -> None:
        """Puts `text` in place of the `length` characters before the cursor."""
        cursor = self.textCursor()
        left = QTextCursor.MoveOperation.PreviousCharacter
        cursor.movePosition(left, QTextCursor.MoveMode.KeepAnchor, length)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def set_text(self, text: str) -> None:
        """Another text, the cursor at its end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def cursor_on_screen(self) -> QRect:
        corner = self.viewport().mapToGlobal(self.cursorRect().topLeft())
        return QRect(corner, self.cursorRect().size())

    def _grow(self) -> None:
        lines = int(self.document().size().height())
        wanted = lines * self.fontMetrics().lineSpacing() + 10
        self.setFixedHeight(max(LEAST, min(MOST, wanted)))

    def sizeHint(self) -> QSize:
        return QSize(320, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.keys_first(event):
            return
        if event.key() in ENTER and self._sends(event):
            self.send_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_asked.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        return (next and self.tab_first()) or super().focusNextPrevChild(next)

    def _sends(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            return True
        return self.enter_sends and modifiers == Qt.KeyboardModifier.NoModifier

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Files and pictures become attachments; text stays text, whatever markup came with it."""
        paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if paths:
            self.files_given.emit(paths)
        elif source.hasImage() and not source.hasText():
            self.picture_given.emit(QImage(source.imageData()))
        else:
            self._insert_text(source.text())

    def _insert_text(self, text: str) -> None:
        self.insertPlainText(text[:MOST_TEXT])
        if len(text) > MOST_TEXT:
            self.shortened.emit(MOST_TEXT)
