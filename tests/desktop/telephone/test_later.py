import pytest
from PySide6.QtWidgets import QApplication

from desktop.telephone import later
from desktop.telephone.telephone import Telephone
from tests.desktop.telephone.fake_phone import NOW, FakePhone, call
from voip import commands as c


def test_an_extension_is_sent_once_after_the_answer(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, str]] = []
    monkeypatch.setattr(later.Later, "_send_soon", lambda _, *what: sent.append(what))
    telephone = Telephone()
    phone = FakePhone(telephone)
    id = telephone.dial("+905321234567,12")
    assert isinstance(phone.last, c.Dial) and phone.last.number == "+905321234567"
    assert telephone.last_number == "+905321234567,12", "redialled with it"
    up = phone.change(call(id, state="ringing_out", answered_at=None))
    assert sent == []
    phone.change(up, state="talking", answered_at=NOW)
    phone.change(up, state="talking", answered_at=NOW, hold="ours")
    assert sent == [(id, "12")]


def test_nothing_is_sent_into_a_call_that_is_over(qapp: QApplication) -> None:
    telephone = Telephone()
    phone = FakePhone(telephone, call())
    telephone._later.send("gone", "12")
    assert phone.asked == []
    telephone._later.send("call", "12")
    assert phone.last == c.SendDtmf(call="call", digits="12")
