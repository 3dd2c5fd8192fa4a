from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.dialogs.passphrase import AskPassphrase, NewPassphrase
from desktop.theme import Theme


def test_a_new_one_is_long_and_typed_twice(qapp: QApplication, theme: Theme) -> None:
    dialog = NewPassphrase(theme)
    assert not dialog._go.isEnabled()
    QTest.keyClicks(dialog.first, "short")
    QTest.keyClicks(dialog.second, "short")
    assert not dialog._go.isEnabled() and dialog._wrong.text()
    QTest.keyClicks(dialog.first, " but longer")
    assert not dialog._go.isEnabled()
    QTest.keyClicks(dialog.second, " but longer")
    assert dialog._go.isEnabled() and dialog._wrong.text() == ""
    assert (dialog.keep, dialog.passphrase) == ("passphrase", "short but longer")
    dialog.deleteLater()


def test_nothing_may_be_kept_instead(qapp: QApplication, theme: Theme) -> None:
    dialog = NewPassphrase(theme)
    dialog.without.setChecked(True)
    assert dialog._go.isEnabled() and not dialog.first.isEnabled()
    assert (dialog.keep, dialog.passphrase) == ("memory", "")
    dialog.deleteLater()


def test_asking_again_says_that_it_was_wrong(qapp: QApplication, theme: Theme) -> None:
    first, again = AskPassphrase(theme), AskPassphrase(theme, wrong=True)
    assert first._wrong.isHidden() and not again._wrong.isHidden()
    assert not first._go.isEnabled()
    QTest.keyClicks(first.field, "x")
    assert first._go.isEnabled()
    first.deleteLater()
    again.deleteLater()


def test_nothing_is_said_before_anything_is_typed(qapp: QApplication, theme: Theme) -> None:
    sheet = NewPassphrase(theme)
    sheet.show()
    assert not sheet._wrong.isVisible()
    sheet.first.setText("short")
    assert sheet._wrong.isVisible()
    sheet.close()
