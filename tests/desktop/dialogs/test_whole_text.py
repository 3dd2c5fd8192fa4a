from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.dialogs.whole_text import LONG, WholeText, short_lines
from desktop.theme import Theme


@pytest.fixture
def window(theme: Theme) -> Iterator[QWidget]:
    window = QWidget()
    window.resize(1280, 720)
    window.show()
    yield window
    window.hide()
    window.deleteLater()


def test_no_line_is_longer_than_can_be_laid_out(theme: Theme, window: QWidget) -> None:
    """One word of 300,000 letters takes a document eight seconds; lines of 1,000 take nothing."""
    text = "a" * 300_000 + "\nson"
    dialog = WholeText(theme, "Ayşe Şahin", text, window)
    dialog.show()
    dialog.grab()
    assert dialog.field.document().blockCount() == 301
    assert dialog.field.isReadOnly() and dialog.windowTitle() == "Ayşe Şahin"
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == text, "what is copied is the text as it came"
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_short_lines_stay_as_they_are() -> None:
    assert list(short_lines("a\n\nb")) == ["a", "", "b"]
    assert [len(line) for line in short_lines("x" * (LONG + 1))] == [LONG, 1]
