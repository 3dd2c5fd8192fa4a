import pytest
from PySide6.QtWidgets import QApplication, QDialog

from desktop import translate
from desktop.dialogs.final_word import REASONS, SIGN_IN_AGAIN, FinalWord
from desktop.theme import Theme


@pytest.mark.parametrize("reason", REASONS)
def test_every_end_is_said_with_a_way_on(qapp: QApplication, theme: Theme, reason: str) -> None:
    translate.use("en")
    dialog = FinalWord(theme, reason)
    assert dialog.windowTitle() and dialog._detail.text()
    assert dialog._again.isHidden() == (reason not in SIGN_IN_AGAIN)
    dialog._again.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    dialog.deleteLater()


def test_an_end_nobody_knows_is_not_blank(qapp: QApplication, theme: Theme) -> None:
    dialog = FinalWord(theme, "tomorrow")
    assert dialog.windowTitle()
    dialog.deleteLater()
