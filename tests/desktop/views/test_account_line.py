from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.telephone.telephone import Telephone
from desktop.theme import Theme
from desktop.views.account_line import AccountLine, dot_token, phone_words
from desktop.views.phone_dot import PhoneDot
from tests.desktop.telephone.fake_phone import FakePhone
from voip import events as e
from voip.values import Account, Policy, Registration


def test_a_dot_never_without_words(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    telephone, line = Telephone(), AccountLine(theme)
    dot = PhoneDot(theme, telephone)
    line.show_phone(telephone)
    assert line.words.text() == "The phone is starting"
    assert dot.accessibleName() == "Phone: The phone is starting"
    FakePhone(telephone)
    telephone.set_accounts([Account(id="office", user="201", domain="santral.ornek")])
    line.show_phone(telephone)
    assert (line.words.text(), line.dot.token) == ("Registered · 201", "ok")
    assert line.act.isHidden()
    for widget in (line, dot):
        widget.deleteLater()


def test_what_can_be_done_about_it(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    telephone, line = Telephone(), AccountLine(theme)
    phone = FakePhone(telephone, ready=False)
    pressed = QSignalSpy(line.pressed)
    line.show_phone(telephone)
    assert line.act.text() == "Set up"
    line.act.click()
    assert pressed.count() == 1
    failed = Registration(account="office", state="failed", code="nobody_answers")
    phone.say(e.Registered(registration=failed))
    line.show_phone(telephone)
    assert (line.act.text(), line.dot.token) == ("Try now", "bad")
    line.deleteLater()


def test_several_accounts_are_told_apart(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    telephone, line = Telephone(), AccountLine(theme)
    phone = FakePhone(telephone)
    phone.say(e.Registered(registration=Registration(account="home", state="trying")))
    telephone.set_accounts(
        [Account(id="office", user="201", domain="a"), Account(id="home", user="32", domain="b")]
    )
    assert phone_words(telephone) == "Registered · 201\nRegistering… · 32"
    line.show_phone(telephone)
    assert [(dot.token, words.text()) for dot, words in line.rows] == [
        ("ok", "Registered · 201"), ("warning", "Registering… · 32"),
    ]  # fmt: skip
    telephone.leave()
    line.show_phone(telephone)
    assert [words.isHidden() for _, words in line.rows] == [False, True]
    line.deleteLater()


def test_do_not_disturb_is_another_colour_and_another_sign(
    qapp: QApplication, theme: Theme
) -> None:
    translate.use("en")
    telephone = Telephone()
    FakePhone(telephone)
    dot = PhoneDot(theme, telephone)
    telephone.set_policy(Policy(do_not_disturb=True))
    assert dot_token(telephone) == "warning"
    assert dot.property("icon_name") == "bell-off"
    assert dot.toolTip().startswith("Phone: Do not disturb is on")
    dot.deleteLater()
