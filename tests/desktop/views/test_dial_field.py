from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.theme import Theme
from desktop.views.dial_field import DialField


@pytest.fixture
def dial(qapp: QApplication, theme: Theme) -> Iterator[DialField]:
    translate.use("en")
    dial = DialField(theme)
    yield dial
    dial.deleteLater()


def test_spaces_come_while_it_is_typed(dial: DialField) -> None:
    QTest.keyClicks(dial.field, "05332147708")
    assert dial.field.text() == "0533 214 77 08"
    assert dial.call.isEnabled()


def test_enter_dials_what_the_phone_takes(dial: DialField) -> None:
    called = QSignalSpy(dial.called)
    dial.show_number("+90 (533) 214-77-08")
    QTest.keyClick(dial.field, Qt.Key.Key_Return)
    assert called.at(0) == ["+905332147708"]
    assert dial.field.text() == ""


def test_filling_never_dials(dial: DialField) -> None:
    called = QSignalSpy(dial.called)
    dial.show_number("05332147708")
    dial.press("1")
    assert called.count() == 0


def test_what_cannot_be_called_is_refused_in_words(dial: DialField) -> None:
    refused, called = QSignalSpy(dial.refused), QSignalSpy(dial.called)
    QTest.keyClicks(dial.field, "0533 21")
    assert not dial.call.isEnabled()
    dial.dial()
    assert refused.at(0)[0].code == "number.too_short"
    assert called.count() == 0 and dial.field.text()


def test_letters_look_for_a_colleague(dial: DialField) -> None:
    searched = QSignalSpy(dial.searched)
    QTest.keyClicks(dial.field, "de")
    assert searched.at(searched.count() - 1) == ["de"]


def test_the_last_digit_and_all_of_it(dial: DialField) -> None:
    dial.show_number("607")
    dial.erase.click()
    assert dial.field.text() == "60"
    QTest.keyClick(dial, Qt.Key.Key_Escape)
    assert dial.field.text() == "" and dial.erase.isHidden()


def test_a_number_is_read_as_its_country_writes_it(qapp: QApplication, theme: Theme) -> None:
    dial = DialField(theme, lambda: "GB")
    dial.show_number("02079460958")
    assert dial.number() == "+442079460958"
    dial.deleteLater()


def test_what_is_not_called_at_once_is_said(dial: DialField) -> None:
    dial.show_number("0533 214 77 08 dahili 12")
    assert dial.note.text() == "12 is dialled once it is answered"
    assert dial.number() == "+905332147708,12"
    dial.show_number("+90 533 214 77 08 / +90 212 555 44 33")
    assert dial.note.text() == "Only 0533 214 77 08 is called"
    assert dial.field.cursorPosition() == 0, "what is called is what is seen"
    translate.use("tr")
    dial.retranslate()
    assert dial.note.text() == "Yalnızca 0533 214 77 08 aranır"
    translate.use("en")
    dial.retranslate()
    dial.field.clear()
    assert dial.note.isHidden()


@pytest.mark.parametrize("text", ["sip:100@x.y", "ali@x", "sips:a@b", "0533 214 77 08 ext 1"])
def test_an_address_is_nobodys_name(dial: DialField, text: str) -> None:
    searched = QSignalSpy(dial.searched)
    dial.field.setText(text)
    assert searched.at(searched.count() - 1) == [""]
