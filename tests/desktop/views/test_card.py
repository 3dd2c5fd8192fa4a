from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from desktop.theme import Theme
from desktop.views.card import Card, CardData, ChipLabel, ElidedLabel, Fact, Item, ItemRow, Words


def test_a_long_value_is_elided_and_whole_in_its_tip(qapp: QApplication, theme: Theme) -> None:
    label = ElidedLabel("x" * 200)
    label.resize(80, 20)
    label.show()
    assert label.text().endswith("…") and label.toolTip() == "x" * 200
    assert label.whole() == label.accessibleName() == "x" * 200
    label.say("kısa")
    assert (label.text(), label.toolTip()) == ("kısa", "")
    label.deleteLater()


def test_markup_of_strangers_is_only_text(qapp: QApplication, theme: Theme) -> None:
    rows = (Fact("<b>a</b>", "<i>b</i>"), Words("<img src=x>"), Item("<u>t</u>"))
    card = Card(theme, CardData("<h1>", rows))
    card.show()
    assert not card.grab().isNull()
    card.deleteLater()


def test_only_what_opens_something_can_be_pressed(qapp: QApplication, theme: Theme) -> None:
    data = CardData("t", (Item("plain", "d", chip="Urgent", tone="bad"), Item("opens", opens=7)))
    card = Card(theme, data)
    spy = QSignalSpy(card.opened)
    for row in card.findChildren(ItemRow):
        row.click()
    assert [spy.at(i) for i in range(spy.count())] == [[7]]
    assert card.findChildren(ItemRow)[0].accessibleName() == "plain · d · Urgent"
    card.deleteLater()


def test_a_chip_is_as_wide_as_its_word(qapp: QApplication, theme: Theme) -> None:
    chip = ChipLabel(theme, "a", "ok")
    narrow = chip.sizeHint().width()
    chip.say("much longer")
    assert chip.sizeHint().width() > narrow
    assert chip.visible_texts() == ["much longer"] == [chip.accessibleName()]
    chip.deleteLater()
