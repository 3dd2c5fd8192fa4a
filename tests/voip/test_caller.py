import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voip.sip_samples import request
from voip.caller import Caller, address, caller, clean, number_of
from voip.sip_text import parse


@pytest.mark.parametrize(
    ("header", "number", "name"),
    [
        ('"Ayşe Yılmaz" <sip:+90 212 555 00 11@op.example>;tag=1', "+902125550011", "Ayşe Yılmaz"),
        ("<sip:1001@op.example;user=phone>", "1001", ""),
        ("sip:1001@op.example;tag=3", "1001", ""),
        ("Bob <sips:bob%40home@op.example>", "bob@home", "Bob"),
        ("<tel:+49(30)12-34.5>", "+493012345", ""),
        ('"a\\"b" <sip:anonymous@anonymous.invalid>', "anonymous", 'a"b'),
        ('"=?\u202eevil\u202c\x07\u200b" <sip:1@x>', "1", "=?evil"),
        ('  "Ayşe"   < sip:1001@op > ;tag=1', "1001", "Ayşe"),
        ("", "", ""),
    ],
)
def test_numbers_and_names_from_any_form(header: str, number: str, name: str) -> None:
    assert address(header) == (number, name)


def test_what_the_registrar_asserts_stands_before_what_the_caller_says() -> None:
    asserted = 'P-Asserted-Identity: "Real" <sip:+4930555@op.example>'
    who = caller(parse(request("INVITE", "sip:a@b", asserted, "X-ADP-Call: c-7\u202e")))
    assert who == Caller("+4930555", "Real", "c-7")


@pytest.mark.parametrize(
    ("header", "asks"),
    [
        ("Call-Info: <sip:127.0.0.1>;answer-after=0", True),
        ("Call-Info: <http://x/a.png>;purpose=icon, <sip:x>; Answer-After = 0 ;q=1", True),
        ("Alert-Info: <http://127.0.0.1>;info=alert-autoanswer;delay=0", True),
        ("Alert-Info: Auto Answer", True),
        ("Alert-Info: ring-answer", True),
        ("Call-Info: <sip:x>;answer-after=5", False),
        ("Call-Info: <sip:x;answer-after=05>", False),
        ("Alert-Info: <http://example.net/bell.wav>", False),
        ("Subject: answer-after=0; Auto Answer", False),
    ],
)
def test_whether_a_call_wishes_to_be_answered_by_itself(header: str, asks: bool) -> None:
    assert caller(parse(request("INVITE", "sip:a@b", header))).asks_answer is asks


@pytest.mark.parametrize("odd", [" ", "a", '"', '"\\', "<", "< ", '" <', "\t<\t"])
def test_oddities_cost_no_time(odd: str) -> None:
    """A pattern that tries every way to divide 4,000 spaces holds the wheel for a minute."""
    address(odd * 4_000)


def test_it_is_capped() -> None:
    assert len(clean("x" * 1_000_000, 64)) == 64
    assert number_of("9" * 500) == "9" * 64


@given(st.text(max_size=200))
def test_nothing_invisible_stays(text: str) -> None:
    cleaned = clean(text, 64)
    assert cleaned.isprintable()
    assert clean(cleaned, 64) == cleaned
