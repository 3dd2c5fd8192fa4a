"""A handful of screens, as `dev.py screens` draws all of them: nothing blank, no word cut."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.end_to_end.screens import SMALL, Look, draw, prepare
from tests.end_to_end.screens_faults import cut, is_blank

HANDFUL = (
    "inbox", "conversation-hand-over", "conversation-somebody", "offer-three",
    "offer-not-responding", "offline", "palette-words", "phone-talking", "phone-consulting", "phone-dial-pad",
    "settings-general", "sign-in-wrong", "trouble-damaged",
)  # fmt: skip


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize(("theme", "scale"), [("light", 1.0), ("dark", 1.5)])
def test_nothing_is_blank_and_no_word_is_cut(
    theme: str, language: str, scale: float, tmp_path: Path
) -> None:
    prepare()
    assert draw(Look(theme, language, SMALL, scale), HANDFUL, tmp_path / "drawn") == {}
    drawn = {path.stem for path in (tmp_path / "drawn").glob("*.png")}
    assert all(any(name.startswith(one) for name in drawn) for one in HANDFUL)


def test_cut_words_are_found(qapp: QApplication) -> None:
    window = QWidget()
    label = QLabel("Words that are much too long for the room they have", window)
    label.resize(40, 18)
    button = QPushButton("A long title", window)
    button.setGeometry(0, 40, 30, 30)
    window.resize(200, 100)
    window.show()
    assert [why.split(":")[0] for why in cut()] == ["cut at the side"] * 2
    window.close()


def test_a_blank_picture_is_found(qapp: QApplication) -> None:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    assert is_blank(image)
