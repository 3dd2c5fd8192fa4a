import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.bidi import LEFT_TO_RIGHT, bare, led
from desktop.theme import Theme
from desktop.views.card import ElidedLabel
from desktop.views.plain_words import PlainWords

NAME = "محمد العلي"
SENTENCE = f"{NAME} 3 gün önce sipariş vermiş · {NAME}"


@pytest.mark.parametrize("text", ["", "Ayşe Şahin", "Ardıç Home – 3 €", "Σ, Ж, 日本"])
def test_other_words_are_left_alone(text: str) -> None:
    assert led(text) == text


def test_the_interface_leads_and_each_name_stands_for_itself() -> None:
    assert (
        led(SENTENCE) == f"\u200e\u2068{NAME}\u2069 3 gün önce sipariş vermiş · \u2068{NAME}\u2069"
    )
    assert not led(SENTENCE).isspace() and bare(led(SENTENCE)) == SENTENCE
    first, second = led(f"{NAME}\n{NAME}").split("\n")
    assert first[0] == second[0] == LEFT_TO_RIGHT


def test_a_name_stays_at_its_edge(qapp: QApplication, theme: Theme) -> None:
    label = ElidedLabel(NAME)
    label.resize(400, 24)
    label.show()
    picture = label.grab().toImage()
    ground = picture.pixelColor(399, 12)
    inked = [
        x for x in range(picture.width()) for y in range(picture.height())
        if picture.pixelColor(x, y) != ground
    ]  # fmt: skip
    assert inked and max(inked) < 200, "it jumped to the right edge"
    assert label.whole() == label.accessibleName() == NAME
    label.deleteLater()


def test_what_is_copied_is_what_was_written(qapp: QApplication) -> None:
    words = PlainWords(SENTENCE)
    assert words.textFormat() == Qt.TextFormat.PlainText
    words.copy()
    assert QApplication.clipboard().text() == SENTENCE
    words.setSelection(0, len(words.text()))
    assert words.marked() == SENTENCE
    words.deleteLater()
