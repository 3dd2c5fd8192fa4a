import pytest
from PySide6.QtWidgets import QApplication

from desktop.telephone.several import unknown_calls
from desktop.telephone.telephone import Telephone
from tests.desktop.telephone.fake_phone import FakePhone, call, ringing
from voip.values import Account, Call

OWN = Account(id="platform", user="601", domain="127.0.0.1:5", peer="127.0.0.1")
OFFICE = Account(id="office", user="201", domain="santral.ornek", registrar="santral.ornek")


@pytest.mark.parametrize(
    ("said", "unknown"),
    [
        (call(account="office", direction="out", correlation="c"), ("c",)),
        (call(account="office"), ("call",)),
        (call(account="office", correlation="c"), ("c",)),
        (call(account="platform", direction="out", correlation="c"), ("c",)),
        (call(account="platform", correlation="c"), ()),
        (call(account="office", hold="ours"), ("call",)),
        (ringing(account="office"), ()),
        (call(account="office", state="ringing_out"), ()),
    ],
)
def test_what_the_platform_brought_it_need_not_be_told(
    qapp: QApplication, said: Call, unknown: tuple[str, ...]
) -> None:
    telephone = Telephone()
    telephone.set_accounts((OWN, OFFICE))
    FakePhone(telephone, said)
    assert unknown_calls(telephone) == unknown
