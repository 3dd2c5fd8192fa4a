import pytest
from msgspec.structs import fields, replace
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.telephone.account_fields import CHOICES, FIELDS, is_host, objections
from voip.values import Account

GOOD = Account(id="a", user="1001", domain="sip.example", password="gizli")


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    translate.use("en")


def test_every_field_of_an_account_can_be_typed_but_those_of_the_platform() -> None:
    known = {each.name for each in fields(Account)}
    assert set(FIELDS) == known - {"id", "peer"}
    assert set(CHOICES) == {row.name for row in FIELDS.values() if row.kind == "choice"}


def test_few_fields_come_first() -> None:
    assert [row.name for row in FIELDS.values() if not row.more] == ["user", "domain", "password"]


def test_a_good_account_has_no_objection() -> None:
    assert objections(GOOD) == {}
    assert objections(GOOD, [GOOD]) == {}
    assert objections(replace(GOOD, domain="[2001:db8::1]", registrar="2001:db8::1")) == {}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"user": ""}, "user"),
        ({"user": "1001@sip.example"}, "user"),
        ({"user": "a b"}, "user"),
        ({"domain": ""}, "domain"),
        ({"domain": "sip example"}, "domain"),
        ({"domain": "sip.example:99999"}, "domain"),
        ({"proxy": "sip:proxy"}, "proxy"),
        ({"stun": "[::1]:3478"}, "stun"),
        ({"proxy": "[fe80"}, "proxy"),
        ({"password": ""}, "password"),
        ({"codecs": ()}, "codecs"),
        ({"ice": True}, "stun"),
        ({"session_timer_s": 60}, "session_timer_s"),
        ({"voicemail": "mailbox"}, "voicemail"),
    ],
)
def test_each_mistake_is_said_at_its_field(changed: dict[str, object], field: str) -> None:
    found = objections(replace(GOOD, **changed))
    assert list(found) == [field]
    assert found[field]


def test_the_same_user_twice_is_refused() -> None:
    found = objections(GOOD, [replace(GOOD, id="b", user="1001", domain="SIP.example")])
    assert list(found) == ["user"]


@pytest.mark.parametrize(
    "host", ["a", "my_pbx.local", "10.0.0.1", "[::1]:5060", "sip.example:5061", "x-y.example"]
)
def test_hosts(host: str) -> None:
    assert is_host(host)


@pytest.mark.parametrize("host", ["", "-a", "a..b", "sip:a", "a:0", "a:70000", "a/b", "a" * 300])
def test_what_is_no_host(host: str) -> None:
    assert not is_host(host)
