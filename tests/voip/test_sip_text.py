import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voip.sip_samples import SDP, request
from voip.sip_text import MOST_BYTES, BadMessage, Message, after_address, answer, parameter, parse


def test_a_message_is_read_and_written_again() -> None:
    message = parse(request(body=SDP))
    assert (message.method, message.uri) == ("INVITE", "sip:1000@10.0.0.5:5070")
    assert message.value("from") == '"Ayşe" <sip:1001@santral.test>;tag=a'
    again = parse(message.encode())
    assert (again.start, again.headers[:7], again.body) == (
        message.start,
        message.headers[:7],
        SDP,
    )


def test_short_names_folding_and_odd_spaces_are_understood() -> None:
    message = parse(
        b"INVITE sip:a@b SIP/2.0\r\nv : SIP / 2.0 / UDP  1.2.3.4 ;branch=z9hG4bKx\r\n"
        b"f: <sip:a@b>;tag=1\r\nt:\t<sip:b@c>\r\n ;tag=9\r\ni: 5\r\nCSEQ:  3   INVITE\r\n\r\n"
    )
    assert message.branch == "z9hG4bKx"
    assert message.call_id == "5"
    assert message.in_dialog


def test_what_stands_after_the_length_is_not_of_the_message() -> None:
    assert parse(request(body=b"abc") + b"rubbish").body == b"abc"


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"\r\n\r\n",
        b"hello\r\n\r\n",
        request().replace(b"SIP/2.0\r\nVia", b"SIP/7.0\r\nVia"),
        request().replace(b"CSeq: 7 INVITE", b"CSeq: 7 BYE"),
        request().replace(b"CSeq: 7", b"CSeq: 36893488147419103232"),
        request().replace(b"CSeq: 7", b"CSeq: -1"),
        request().replace(b"Call-ID: call-1\r\n", b""),
        request().replace(b"Call-ID", b"To: <sip:x@y>\r\nCall-ID"),
        request().replace(b"Via: SIP/2.0/UDP", b"Via: nonsense"),
        request().replace(b"Content-Length: 0", b"Content-Length: 1"),
        request().replace(b"Content-Length: 0", b"Content-Length: -999"),
        request().replace(b"Content-Length: 0", b"Content-Length: 0\r\nl: 0"),
        request().replace(b"Max-Forwards", b"Bad Name"),
        request().replace(b"70", b"70\nX: y"),
        request().replace(b"INVITE sip", b"SIP/2.0 200 x\rVia: y", 1),
        request().replace(b"70", b"7\x000"),
        request("INVITE", "sip:1000@x", *["X: y"] * 200),
        request("INVITE", "sip:1000@x", "X: " + "y" * 5_000),
        request(body=b"x" * MOST_BYTES),
    ],
)
def test_what_is_not_sip_is_refused(wrong: bytes) -> None:
    with pytest.raises(BadMessage):
        parse(wrong)


@given(st.binary(max_size=400), st.integers(0, 400))
def test_nothing_else_is_ever_raised(noise: bytes, at: int) -> None:
    whole = request(body=SDP)
    with contextlib.suppress(BadMessage):
        parse(whole[:at] + noise + whole[at:])


def test_parameters() -> None:
    assert parameter("SIP/2.0/UDP a;rport;branch=z1;x = 3", "branch") == "z1"
    assert parameter("a;rport", "rport") == ""
    assert parameter("a;report=1", "rport") is None
    assert parameter(after_address('"a;tag=7" <sip:a;tag=8@b>;tag=9'), "tag") == "9"
    assert parameter(after_address("sip:a@b;tag=4"), "tag") == "4"


def test_an_answer_says_the_same_to_the_same() -> None:
    message = parse(request())
    first, second = answer(message, 486, "Busy Here"), answer(message, 486, "Busy Here")
    assert first.encode() == second.encode()
    assert first.status == 486
    assert first.method == "INVITE"
    assert first.in_dialog
    assert parse(first.encode()).branch == message.branch


def test_a_message_that_is_built_has_its_length() -> None:
    assert (
        b"Content-Length: 3\r\n\r\nabc" in Message("X", [("Content-Length", "9")], b"abc").encode()
    )
