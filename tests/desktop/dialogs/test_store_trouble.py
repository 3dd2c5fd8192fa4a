import pytest
from PySide6.QtWidgets import QApplication

from core.errors import UserError
from desktop import translate
from desktop.dialogs.store_trouble import WAYS, StoreTrouble, Way, ways
from desktop.error_words import ERROR_WORDS
from desktop.theme import Theme


@pytest.mark.parametrize("code", WAYS)
def test_every_trouble_has_words_and_a_safe_way(
    qapp: QApplication, theme: Theme, code: str
) -> None:
    translate.use("en")
    assert code in ERROR_WORDS
    dialog = StoreTrouble(theme, UserError(code), None)
    assert dialog.windowTitle() and dialog._detail.text()
    assert "quit" in dialog.buttons and dialog.chosen == "quit"
    assert all(button.text() for button in dialog.buttons.values())
    dialog.deleteLater()


def test_beginning_anew_takes_unsent_replies_along() -> None:
    assert ways("store.damaged", 3) == ("again", "rescue")
    assert ways("store.damaged", 0) == ("again", "fresh")
    assert ways("store.damaged", None) == ("again", "fresh")
    assert ways("something.new", None) == ("again",)


@pytest.mark.parametrize(
    ("unsent", "said"),
    [(2, "2 unsent replies"), (1, "1 unsent reply"), (0, "No unsent"), (None, "cannot be known")],
)
def test_what_would_be_lost_is_said(
    qapp: QApplication, theme: Theme, unsent: int | None, said: str
) -> None:
    translate.use("en")
    dialog = StoreTrouble(theme, UserError("store.damaged"), unsent)
    assert said in dialog._loss.text()
    dialog.deleteLater()


def test_an_empty_file_keeps_nothing_and_is_not_said_to(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    dialog = StoreTrouble(theme, UserError("store.emptied"), None)
    assert "lost" in dialog._loss.text() and "keeps" not in dialog._loss.text()
    assert "fetched again" in dialog._kept.text() and "old file" not in dialog._kept.text()
    dialog.deleteLater()


def test_what_never_was_a_store_has_no_replies(qapp: QApplication, theme: Theme) -> None:
    dialog = StoreTrouble(theme, UserError("store.foreign"), None)
    assert dialog._loss.isHidden() and not dialog._kept.isHidden()
    dialog.deleteLater()


@pytest.mark.parametrize("way", ["again", "fresh", "quit"])
def test_a_button_is_an_answer(qapp: QApplication, theme: Theme, way: Way) -> None:
    dialog = StoreTrouble(theme, UserError("store.damaged"), None)
    dialog.buttons[way].click()
    assert dialog.chosen == way
    dialog.deleteLater()


def test_where_nothing_is_begun_anew_nothing_is_said_of_loss(
    qapp: QApplication, theme: Theme
) -> None:
    dialog = StoreTrouble(theme, UserError("store.in_use"), None)
    assert dialog._loss.isHidden() and dialog._kept.isHidden()
    dialog.deleteLater()


@pytest.mark.parametrize("code", WAYS)
@pytest.mark.parametrize("unsent", [None, 0, 2])
def test_one_button_stands_out_and_beginning_anew_only_where_it_is_the_way(
    qapp: QApplication, theme: Theme, code: str, unsent: int | None
) -> None:
    dialog = StoreTrouble(theme, UserError(code), unsent)
    primary = [way for way, b in dialog.buttons.items() if b.property("kind") == "primary"]
    assert primary == [list(dialog.buttons)[-1]]
    assert primary != ["fresh"] or "again" not in dialog.buttons
    dialog.deleteLater()
