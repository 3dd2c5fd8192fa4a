"""What is typed in place of pressing a button, in both languages and with their suffixes."""

import pytest

from backend.channels.bot.choosing import Choosing, address_in, tries_to
from backend.channels.bot.script import load
from backend.channels.standing import WAYS

CHOOSING = Choosing(load().rules.choices)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1", "wait"), ("2", "call"), ("3.", "mail"), (" 2) ", "call"),
        ("Bekleyeceğim", "wait"), ("beklerim sorun değil mi", None), ("BEKLİYORUM", "wait"),
        ("I'll wait", "wait"), ("ok, waiting", "wait"),
        ("beni arayın", "call"), ("Arayabilir misiniz", "call"), ("geri ara", "call"),
        ("call me back", "call"), ("Please call me on 0533 214 77 08", "call"),
        ("telefonla ulaşın", "call"), ("aranmak istiyorum", "call"),
        ("e-posta", "mail"), ("E-POSTAYLA lütfen", "mail"), ("mailden yazın", "mail"),
        ("by e-mail please", "mail"), ("answer by email: ali.mail@example.com", "mail"),
        ("ali.call@example.com", None),
        ("aramayın", None), ("e-posta istemiyorum", None), ("don't call me", None),
        ("e-postam gelmedi", None), ("4", None), ("12", None), ("", None), ("👍", None),
        ("telefonum bozuk", None),
        ("Siparişimi bekliyorum ama kargo hâlâ gelmedi, ne yapmam gerekiyor acaba", None),
    ],
)  # fmt: skip
def test_what_is_meant(text: str, meant: str | None) -> None:
    assert CHOOSING.chosen(text, WAYS) == meant


def test_only_what_is_offered_can_be_meant() -> None:
    assert CHOOSING.chosen("3", ("wait", "call")) is None
    assert CHOOSING.chosen("e-posta", ("wait", "call")) is None


def test_where_they_can_be_reached() -> None:
    assert address_in("call", "0533 214 77 08'den") == "+905332147708"
    assert address_in("mail", "yazın: ali@example.com") == "ali@example.com"
    assert address_in("wait", "0533 214 77 08") == ""
    assert tries_to("call", "0533 21") and not tries_to("call", "sonra söylerim")
    assert tries_to("mail", "ali@ornek") and not tries_to("mail", "12345678")
