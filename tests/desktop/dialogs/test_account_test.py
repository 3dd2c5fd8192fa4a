"""What a test of an account says at its end."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.dialogs.account_test import AccountTest
from desktop.telephone.telephone import Telephone
from desktop.theme import Theme
from tests.desktop.telephone.fake_phone import FakePhone
from voip import events as e
from voip.values import Account

REACHED = (("name", 1.0), ("connect", 1.0), ("register", 4.0))


@pytest.fixture
def tried(qapp: QApplication, theme: Theme) -> Iterator[tuple[AccountTest, FakePhone]]:
    translate.use("en")
    phone = FakePhone(Telephone())
    test = AccountTest(theme, phone.telephone)
    test.start(Account(id="office", user="201", domain="pbx.ornek"))
    yield test, phone
    test.deleteLater()


def test_with_no_room_for_a_call_none_was_tried(tried: tuple[AccountTest, FakePhone]) -> None:
    test, phone = tried
    phone.say(e.Testing(account="office", step="call"))
    full = (("call", "no_room"),)
    phone.say(e.Tested(account="office", failure=None, steps=REACHED, facts=full))
    assert test.rows["call"].face == test.rows["audio"].face == "skipped"
    assert test.rows["call"].accessibleName() == "A call goes through: not tried"
    assert test.result.text().startswith("The account works. No call was tried: four calls")


def test_without_an_echo_only_the_sound_is_missed(tried: tuple[AccountTest, FakePhone]) -> None:
    test, phone = tried
    phone.say(e.Tested(account="office", failure=None, steps=REACHED))
    assert test.result.text().startswith("The account works. Sound was not tried")
