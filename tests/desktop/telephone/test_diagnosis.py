from desktop.telephone.diagnosis import diagnosis_text
from voip import events as e
from voip.values import Account

ACCOUNT = Account(
    id="a", user="selim", auth_user="902121234567", domain="sip.kuzey.example:5061",
    password="cok-gizli", display_name="Selim Işık", proxy="10.1.2.3", transport="tls",
)  # fmt: skip
TESTED = e.Tested(
    account="a",
    failure="password_refused",
    status=403,
    steps=(("name", 12.4), ("connect", 30.0)),
    facts=(
        ("server", "Kamailio at sip.kuzey.example refused selim"),
        ("contact", "sip:902121234567@192.168.1.20:5060, called +90 532 111 22 33"),
        ("echo", "cok-gizli"),
    ),
)


def test_it_says_what_was_tried_and_how_it_ended() -> None:
    text = diagnosis_text(ACCOUNT, TESTED, "2.15.1")
    assert "pjsip: 2.15.1" in text
    assert "result: password_refused" in text and "status: 403" in text
    assert "step name: 12 ms" in text
    assert "server: a name, port 5061" in text and "proxy: an address" in text
    assert "transport: tls" in text


def test_nothing_in_it_says_whose_account_it_is() -> None:
    text = diagnosis_text(ACCOUNT, TESTED, "").casefold()
    for secret in ("selim", "902121234567", "kuzey", "cok-gizli", "192.168", "532 111", "10.1.2.3"):
        assert secret not in text
    assert "kamailio" in text
