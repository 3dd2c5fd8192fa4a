from PySide6.QtWidgets import QApplication

from core.settings import Settings
from desktop.telephone.several import came_by
from desktop.telephone.telephone import Telephone
from desktop.theme import Theme
from desktop.views.account_choice import AccountChoice
from tests.desktop.telephone.fake_phone import FakePhone, call
from voip import commands as c
from voip import events as e
from voip.values import Account, Registration

OFFICE = Account(id="office", user="201", domain="pbx.test")
SECOND = Account(id="second", user="77", domain="other.test")


def test_which_account_calls_is_chosen_where_two_can_and_remembered(
    qapp: QApplication, theme: Theme
) -> None:
    telephone, settings = Telephone(), Settings(None)
    phone = FakePhone(telephone)
    telephone.set_accounts([OFFICE, SECOND])
    choice = AccountChoice(theme, telephone, settings)
    assert choice.isHidden(), "only one is ready"
    phone.say(e.Registered(registration=Registration(account="second", state="ready")))
    assert not choice.isHidden() and choice.currentText() == "201@pbx.test"
    choice.activated.emit(1)
    telephone.dial("100")
    assert isinstance(phone.last, c.Dial) and phone.last.account == "second"
    again = Telephone()
    other = AccountChoice(theme, again, settings)
    assert again.chosen == "second"
    phone.say(e.Registered(registration=Registration(account="second", state="failed")))
    telephone.dial("100")
    assert isinstance(phone.last, c.Dial) and phone.last.account == "office"
    for each in (choice, other):
        each.deleteLater()


def test_a_call_says_its_account_where_there_are_several(qapp: QApplication) -> None:
    telephone = Telephone()
    FakePhone(telephone)
    telephone.set_accounts([OFFICE])
    assert came_by(telephone, call()) == ""
    telephone.set_accounts([OFFICE, SECOND])
    assert came_by(telephone, call()) == "201@pbx.test"
