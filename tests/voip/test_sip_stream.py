import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voip.sip_samples import SDP, request
from voip.sip_stream import Stream
from voip.sip_text import BadMessage

ONE, TWO = request(body=SDP), request("BYE", call_id="2")


@given(st.lists(st.integers(1, 60), max_size=80))
def test_messages_are_whole_however_they_arrive(sizes: list[int]) -> None:
    stream, whole, got = Stream(), b"\r\n\r\n" + ONE + b"\r\n" + TWO + b"\r\n", []
    for size in [*sizes, len(whole)]:
        got += stream.feed(whole[:size])
        whole = whole[size:]
    assert got == [ONE, TWO]


def test_a_ping_is_counted_and_a_pong_is_not() -> None:
    stream = Stream()
    assert stream.feed(b"\r\n\r\n") == []
    assert stream.pings == 1
    assert stream.feed(b"\r\n" + ONE) == [ONE]
    assert stream.pings == 1


@pytest.mark.parametrize(
    "wrong",
    [
        b"x" * 20_000,
        b"INVITE sip:a SIP/2.0\r\nVia: x\r\n\r\n",
        b"INVITE sip:a SIP/2.0\r\nContent-Length: 99999\r\n\r\n",
    ],
)
def test_a_stream_that_cannot_be_followed_is_ended(wrong: bytes) -> None:
    with pytest.raises(BadMessage):
        Stream().feed(wrong)
