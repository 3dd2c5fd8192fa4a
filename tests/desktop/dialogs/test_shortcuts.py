from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from core.settings import Settings
from desktop import translate
from desktop.actions import ACTIONS
from desktop.dialogs.place_keys import place_keys
from desktop.dialogs.shortcuts import ShortcutEditor, ShortcutHelp
from desktop.theme import Theme


@pytest.fixture
def editor(qapp: QApplication, theme: Theme) -> Iterator[ShortcutEditor]:
    translate.use("en")
    editor = ShortcutEditor(theme, Settings(None))
    yield editor
    editor.deleteLater()


def kept(editor: ShortcutEditor) -> dict[str, str]:
    chosen: dict[str, str] = editor._settings.get("shortcuts")
    return chosen


def test_other_keys_are_kept(editor: ShortcutEditor) -> None:
    editor.change("reply", "Y")
    assert kept(editor) == {"reply": "Y"}


def test_taken_keys_are_refused_with_the_name_of_their_owner(editor: ShortcutEditor) -> None:
    editor.change("reply", "N")
    assert kept(editor) == {}
    assert "Add a note" in editor.trouble.text() and not editor.trouble.isHidden()
    assert editor.fields["reply"].keySequence() == QKeySequence("R")
    editor.change("reply", "Y")
    assert editor.trouble.isHidden()


def test_keys_that_begin_like_others_are_refused(editor: ShortcutEditor) -> None:
    editor.change("reply", "G")
    assert kept(editor) == {}


def test_freed_keys_may_be_given_to_another(editor: ShortcutEditor) -> None:
    editor.change("note", "")
    editor.change("reply", "N")
    assert kept(editor) == {"note": "", "reply": "N"}


def test_back_to_the_default(editor: ShortcutEditor) -> None:
    editor.change("reply", "Y")
    editor._resets["reply"].click()
    assert kept(editor) == {}


def test_every_action_has_a_field_with_its_name(editor: ShortcutEditor) -> None:
    assert {id: field.accessibleName() for id, field in editor.fields.items()} == {
        id: row.said() for id, row in ACTIONS.items()
    }


def test_the_help_shows_everything_in_the_language_that_stands(
    qapp: QApplication, theme: Theme
) -> None:
    window, settings = QWidget(), Settings(None)
    settings.put("shortcuts", {"reply": "Y"})
    for language, title in (("en", "Reply"), ("tr", "Yanıtla")):
        translate.use(language)  # type: ignore[arg-type]  # a table of literals
        dialog = ShortcutHelp(theme, settings, window)
        texts = [label.text() for label in dialog.findChildren(QLabel)]
        assert title in texts and "Y" in texts
        assert all(row.said() in texts for row in ACTIONS.values())
        assert all(said in texts for keys in place_keys().values() for said, _ in keys)
    translate.use("en")
    window.deleteLater()
