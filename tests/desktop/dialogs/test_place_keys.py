"""What the help says of keys is what is heard."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.dialogs.place_keys import place_keys
from desktop.panels.review import Review
from desktop.theme import Theme
from tests.desktop.fake_reader import FakeReader
from tests.desktop.parts import parts_over


def pressed_of(keys: str) -> QKeyCombination:
    first: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # PySide's stub lacks it
    return first


async def test_the_librarys_keys_are_its_own(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    parts = parts_over(theme, FakeReader())
    panel = Review(parts)
    heard = {(int(key), held) for key, held in panel._keys}
    for said, keys in place_keys()["In Review"]:
        for one in keys.split():
            pressed = pressed_of(one)
            known = (int(pressed.key()), pressed.keyboardModifiers()) in heard
            assert known or one == "M", f"{said}: {one}"
    panel.close_down()
    await parts.tasks.close()
    panel.deleteLater()


def test_every_key_is_one(qapp: QApplication) -> None:
    for keys in place_keys().values():
        for said, listed in keys:
            for one in listed.split():
                single = len(one) == 1
                assert single or pressed_of(one).key() != Qt.Key.Key_unknown, f"{said}: {one}"
