from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.views.emoji_data import EMOJI
from desktop.views.emoji_panel import EmojiPanel, found


def test_about_a_hundred_and_fifty_and_none_twice() -> None:
    assert 140 <= len(EMOJI) <= 200
    assert len({emoji.sign for emoji in EMOJI}) == len(EMOJI)
    assert all(len(emoji.words.split()) >= 2 for emoji in EMOJI)


def test_found_in_both_languages_however_it_is_typed() -> None:
    assert "📦" in {e.sign for e in found("kargo")}
    assert "📦" in {e.sign for e in found("parcel")}
    assert "🙏" in {e.sign for e in found("TEŞEKKÜR")}
    assert found("xyzzy") == []


def test_typed_and_taken_by_key(qapp: object, theme: object) -> None:
    parent = QWidget()
    panel = EmojiPanel(parent)
    taken: list[str] = []
    panel.picked.connect(taken.append)
    panel.search.setText("kargo")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert taken and taken[0] in {e.sign for e in found("kargo")}
