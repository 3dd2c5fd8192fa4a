"""Inserting: emoji, canned answers and mentions, from buttons and while words are typed."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from core.rows import Opened
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views import composer_mentions
from desktop.views.composer_canned import choice_of, filled, matching
from desktop.views.composer_complete import Completion, begun
from desktop.views.composer_editor import Editor
from desktop.views.conversation_picker import WIDTH, Picker
from desktop.views.emoji_panel import EmojiPanel


class Inserting(QObject):
    def __init__(self, parts: Parts, editor: Editor) -> None:
        super().__init__(editor)
        self._parts = parts
        self._editor = editor
        self._opened: Opened | None = None
        self.note = False
        """A note is written: @ mentions colleagues."""
        self.completion = Completion(parts.theme, editor)
        self.completion.picked.connect(self._picked)
        editor.cursorPositionChanged.connect(self._complete)
        editor.keys_first = self.completion.key
        editor.tab_first = self.completion.take_current

    def begin(self, opened: Opened) -> None:
        self._opened = opened

    def end(self) -> None:
        self._opened = None
        self.completion.hide()

    def emoji(self, button: QWidget) -> None:
        panel = EmojiPanel(self._editor)
        panel.picked.connect(self._insert)
        panel.open_above(button.mapToGlobal(QPoint(0, 0)))

    def canned(self, button: QWidget) -> None:
        picker = Picker(self._parts.theme, tr("Composer", "Find a canned answer"), self._editor)
        picker.picked.connect(self._insert_canned)
        answers = matching(self._parts.desk.directory.canned.values(), "")
        picker.offer([choice_of(each) for each in answers], button.mapToGlobal(QPoint(WIDTH, 0)))
        picker.move(picker.pos() - QPoint(0, picker.height() + 6))

    def _insert(self, text: str) -> None:
        self._editor.insertPlainText(text)
        self._editor.setFocus()

    def _insert_canned(self, id: str) -> None:
        canned = self._parts.desk.directory.canned.get(id)
        if canned is not None and self._opened is not None:
            self._insert(filled(canned.text, self._opened, self._parts.desk.me))

    def _complete(self) -> None:
        found = begun(self._editor.before_cursor(), self.note)
        if found is None or self._opened is None or not self._editor.hasFocus():
            self.completion.hide()
            return
        what, typed = found
        directory = self._parts.desk.directory
        if what == "canned":
            choices = [choice_of(each) for each in matching(directory.canned.values(), typed)]
        else:
            choices = composer_mentions.matching(typed, directory.agents)
        self.completion.offer(choices, self._editor.cursor_on_screen())

    def _picked(self, id: str) -> None:
        found = begun(self._editor.before_cursor(), self.note)
        if found is None:
            return
        what, typed = found
        if what == "mention":
            self._editor.replace_before(len(typed), f"{id} ")
        else:
            self._editor.replace_before(len(typed) + 1, "")
            self._insert_canned(id)
        self._editor.setFocus()
