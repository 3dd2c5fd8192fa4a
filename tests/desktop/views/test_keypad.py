from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import translate
from desktop.theme import Theme
from desktop.views.keypad import KEYS, Keypad, TonePopup


def test_twelve_keys_with_names(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    keypad = Keypad(theme)
    pressed = QSignalSpy(keypad.pressed)
    for key in keypad.keys.values():
        key.click()
    assert [pressed.at(place)[0] for place in range(12)] == list(KEYS)
    assert [keypad.keys[key].accessibleName() for key in "1*#"] == ["1", "Star", "Hash"]
    keypad.deleteLater()


def test_tones_by_mouse_and_by_key(qapp: QApplication, theme: Theme) -> None:
    host = QWidget()
    popup = TonePopup(theme, host)
    pressed = QSignalSpy(popup.pressed)
    popup.keypad.keys["4"].click()
    QTest.keyClicks(popup, "2#x")
    QTest.keyClick(popup, Qt.Key.Key_Shift)
    assert [pressed.at(place)[0] for place in range(pressed.count())] == ["4", "2", "#"]
    assert popup.sent() == "42#"
    host.deleteLater()
