import re

from msgspec.structs import replace

from desktop.telephone.diagnosis import call_text, diagnosis_text
from desktop.telephone.judgement import Verdict
from desktop.version import VERSION
from voip import events as e
from voip.values import Account, Call, Quality, Recording

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


RECORD = "0193a5c0-1111-7aaa-8bbb-0123456789ab"
CALL = Call(
    id="selim-1", account="kuzey", direction="in", state="ended", number="+905321112233",
    name="Ayşe Şahin", correlation=RECORD, started_at=1_763_796_000_400,
    answered_at=1_763_796_008_000, ended_at=1_763_796_260_000, ended_by="them", cause=200, q850=16,
    codec="PCMA", encrypted=True, sending=Quality(loss=0.061, jitter_ms=12, mos=3.412),
    receiving=Quality(jitter_ms=8, round_trip_ms=84), consults="zeynep",
    recorded=Recording(path="/home/selim/recordings/a.rec", duration_ms=5, started_at=1),
)  # fmt: skip
PERSONAL = ("selim", "kuzey", "532", "2233", "ayşe", "şahin", "zeynep", "home", "recordings")


def test_of_a_call_it_says_when_it_was_which_one_and_what_it_ran_on() -> None:
    lines = call_text(CALL, "2.15.1", Verdict("bad", "Your Wi-Fi is losing 6%")).splitlines()
    assert f"santral: {VERSION}" in lines and "pjsip: 2.15.1" in lines
    assert f"call: {RECORD}, in, ended" in lines
    assert "began: 2025-11-22T07:20:00Z" in lines and "answered: 2025-11-22T07:20:08Z" in lines
    assert "ended: 2025-11-22T07:24:20Z, by them" in lines
    assert "status: sip 200, q850 16" in lines and "sound: PCMA" in lines
    assert "sending: loss 6.1%, jitter 12 ms, mos 3.41" in lines
    assert "receiving: loss 0.0%, jitter 8 ms, round trip 84 ms" in lines
    assert "line: bad, Your Wi-Fi is losing 6%" in lines


def test_nothing_personal_is_in_what_is_said_of_a_call() -> None:
    up = replace(CALL, state="talking", ended_at=None, ended_by=None)
    for call in (CALL, up, replace(CALL, correlation="")):
        text = call_text(call, "2.15.1").casefold()
        assert not [word for word in PERSONAL if word in text]


def test_a_name_that_the_network_gave_a_call_is_only_a_mark_but_always_the_same_one() -> None:
    named = replace(CALL, correlation="+905321112233 Ayşe Şahin")
    text = call_text(named, "2.15.1").casefold()
    assert not [word for word in PERSONAL if word in text]
    marks = [re.findall(r"call: (#[0-9a-f]{16}),", call_text(each, "")) for each in (named, named)]
    assert marks[0] and marks[0] == marks[1]


def test_a_call_that_is_up_says_what_is_not_yet() -> None:
    up = replace(CALL, state="talking", ended_at=None, ended_by=None, sending=None)
    lines = call_text(up, "").splitlines()
    assert "ended: no, by nobody yet" in lines and "sending: not measured" in lines
    assert "sound: PCMA, encrypted" in lines and "pjsip: not running" in lines
