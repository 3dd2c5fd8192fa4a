import pytest

from tests.voip.sip_samples import SDP
from voip import sdp


def formats(body: bytes) -> str:
    line = next(line for line in body.decode().splitlines() if line.startswith("m="))
    return line.split(" ", 3)[3]


def test_the_address_of_the_media_is_replaced_and_nothing_else() -> None:
    body = sdp.relocated(SDP + b"a=note:127.0.0.1\r\n", "10.0.0.5")
    assert body.count(b"IN IP4 10.0.0.5") == 2
    assert b"a=note:127.0.0.1" in body
    assert sdp.relocated(b"c=IN IP4 127.0.0.11\r\n", "x") == b"c=IN IP4 127.0.0.11\r\n"


def test_only_the_codecs_of_the_account_in_its_order() -> None:
    body = sdp.narrowed(SDP, ("G722", "PCMU"))
    assert formats(body) == "9 0 101"
    assert b"a=fmtp:101" in body
    body = sdp.narrowed(SDP, ("PCMA",))
    assert formats(body) == "8 101"
    assert b"G722" not in body
    assert b"a=sendrecv" in body


def test_nothing_in_common_is_something_nobody_speaks() -> None:
    assert formats(sdp.narrowed(SDP, ("GSM",))) == "127"


def test_what_has_no_audio_stays_as_it_is() -> None:
    video = SDP.replace(b"m=audio", b"m=video")
    assert sdp.narrowed(video, ("PCMA",)) == video
    assert sdp.narrowed(b"", ("PCMA",)) == b""


def test_a_flood_of_keys_is_not_bearable() -> None:
    key = b"a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + b"A" * 40 + b"\r\n"
    assert sdp.is_bearable(SDP + key * 2)
    assert not sdp.is_bearable(SDP + key * 17)
    assert not sdp.is_bearable(SDP + b"m=audio 1 RTP/AVP 0\r\n" * 9)
    assert not sdp.is_bearable(SDP + b"a=x\r\n" * 250)
    assert not sdp.is_bearable(SDP + b"hello\r\n")
    assert not sdp.is_bearable(SDP[5:])
    assert not sdp.is_bearable(SDP + b"a=\0\r\n")
    assert not sdp.is_bearable(SDP + b"a=" + b"x" * 4_000)


@pytest.mark.parametrize(
    "line",
    [
        b"a=rtpmap:9 G722/0\r\n",
        b"a=rtcp:99999\r\n",
        b"a=rtcp:1 IN IP4 a.name\r\n",
        b"a=ptime:0\r\n",
        b"a=ptime:201\r\n",
        b"a=ptime:999\r\n",
        b"a=fmtp:\r\n",
        b"a=crypto:x y\r\n",
        b"m=audio 65536 RTP/AVP 0\r\n",
        b"m=audio 4000 RTP/AVP\r\n",
        b"c=IN IP4 somewhere.example\r\n",
        b"v=0\r\n",
    ],
)
def test_a_line_that_is_not_as_it_must_be(line: bytes) -> None:
    assert not sdp.is_bearable(SDP + line)


def test_media_must_have_an_address() -> None:
    bare = SDP.replace(b"c=IN IP4 127.0.0.1\r\n", b"")
    assert not sdp.is_bearable(bare)
    assert sdp.is_bearable(bare + b"c=IN IP4 10.0.0.1\r\n")
    assert not sdp.is_bearable(bare + b"c=IN IP4 10.0.0.1\r\nm=audio 5 RTP/AVP 0\r\n")


@pytest.mark.parametrize(
    "line",
    [
        b"a=rtcp:4001 IN IP4 10.0.0.1\r\n",
        b"a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^20|1:32\r\n",
        b"a=candidate:1 1 UDP 2130706431 10.0.0.1 8998 typ host\r\n",
        b"b=AS:84\r\n",
        b"a=rtpmap:96 opus/48000/2\r\n",
        b"m=image 5000 udptl t38\r\n",
        b"a=ssrc:1 cname:x\r\n",
        b"",
    ],
)
def test_what_phones_do_send_is_bearable(line: bytes) -> None:
    assert sdp.is_bearable(SDP + line)


@pytest.mark.parametrize("ms", [1, 20, 99, 100, 150, 200])
def test_packets_of_a_usual_length_are_bearable(ms: int) -> None:
    assert sdp.is_bearable(SDP + b"a=ptime:%d\r\n" % ms)
