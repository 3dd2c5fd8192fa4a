from PySide6.QtWidgets import QApplication, QWidget

from desktop import translate
from desktop.dialogs.sign_out import SignOut
from desktop.theme import Theme


def test_the_cache_stays_unless_asked(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    window = QWidget()
    dialog = SignOut(theme, 2, window)
    assert not dialog.purges and dialog._loss.isHidden()
    dialog.purge.setChecked(True)
    assert dialog.purges and not dialog._loss.isHidden()
    assert "2 replies" in dialog._loss.text()
    window.deleteLater()


def test_without_unsent_replies_nothing_is_warned_of(qapp: QApplication, theme: Theme) -> None:
    window = QWidget()
    dialog = SignOut(theme, 0, window)
    dialog.purge.setChecked(True)
    assert dialog._loss.isHidden()
    window.deleteLater()
