import pytest

from voip.address import address_of, is_sound, tidied
from voip.values import Account

ACCOUNT = Account(id="a", user="1000", domain="santral.test", registrar="sip.example:5060")


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("1001", "sip:1001@santral.test"),
        ("+90212", "sip:+90212@santral.test"),
        ("*97#", "sip:*97%23@santral.test"),
        ("SIP:bob@far.example:5070;transport=tcp", "sip:bob@far.example:5070;transport=tcp"),
        ("ayşe", "sip:ay%C5%9Fe@santral.test"),
        ("", None),
        ("10 01", None),
        ("sip:bob@[2001:db8::1]:5070", "sip:bob@[2001:db8::1]:5070"),
        ("1001@evil.example", "sip:1001%40evil.example@santral.test"),
        ("1001>\r\nX: y", None),
        ("sip:bob@far.example?Replaces=x", None),
        ("sip:bob@far.example>\r\n", None),
    ],
)
def test_what_can_be_called(number: str, address: str | None) -> None:
    assert address_of(ACCOUNT, number) == address


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" pbx.local ", "pbx.local"),
        ("sip:pbx.local:5070", "pbx.local:5070"),
        ("SIPS:10.0.0.1", "10.0.0.1"),
        ("sip://my_pbx.local", "my_pbx.local"),
        ("sip:5060", "sip:5060"),
        ("sip.operator.example", "sip.operator.example"),
        ("2001:db8::1", "[2001:db8::1]"),
        ("[::1]:5070", "[::1]:5070"),
    ],
)
def test_hosts_are_taken_as_they_are_meant(typed: str, meant: str) -> None:
    account = tidied(Account(id="a", user="1", domain=typed, registrar=typed, proxy=typed))
    assert (account.domain, account.registrar, account.proxy) == (meant, meant, meant)
    assert is_sound(account)


def test_settings_that_break_out_of_an_address_are_not_sound() -> None:
    assert is_sound(ACCOUNT)
    for wrong in (
        Account(id="a", user="", domain="x"),
        Account(id="a", user="1", domain="x>;y"),
        Account(id="a", user="1", domain="x", registrar="a b"),
        Account(id="a", user="1", domain="x", proxy="a\r\n"),
        Account(id="a", user="1", domain="[a]"),
        Account(id="a", user="1", domain="[::1];x"),
    ):
        assert not is_sound(wrong)
