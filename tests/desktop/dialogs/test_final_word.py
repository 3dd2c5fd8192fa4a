import pytest
from PySide6.QtWidgets import QApplication, QDialog

from core.protocol.session import _BY_CODE, _BY_ERROR
from desktop import translate
from desktop.dialogs.final_word import REASONS, RETURN_HERE, SIGN_IN_AGAIN, FinalWord
from desktop.theme import Theme


@pytest.mark.parametrize("reason", REASONS)
def test_every_end_is_said_with_a_way_on(qapp: QApplication, theme: Theme, reason: str) -> None:
    translate.use("en")
    dialog = FinalWord(theme, reason)
    assert dialog.windowTitle() and dialog._detail.text()
    assert dialog._again.isHidden() == (reason not in SIGN_IN_AGAIN | RETURN_HERE)
    dialog._again.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    dialog.deleteLater()


def test_a_desk_opened_elsewhere_can_be_used_here_again(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    dialog = FinalWord(theme, "replaced")
    assert "elsewhere" in dialog.windowTitle() and dialog._again.text() == "Use it here"
    dialog.deleteLater()


def test_every_reason_a_line_ends_for_has_words() -> None:
    ends = {
        after.reason for after in (*_BY_CODE.values(), *_BY_ERROR.values()) if after.step == "end"
    }
    assert ends <= REASONS.keys()


def test_an_end_nobody_knows_is_not_blank(qapp: QApplication, theme: Theme) -> None:
    dialog = FinalWord(theme, "tomorrow")
    assert dialog.windowTitle()
    dialog.deleteLater()
