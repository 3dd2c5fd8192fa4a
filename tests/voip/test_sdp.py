from tests.voip.sip_samples import SDP
from voip import sdp


def formats(body: bytes) -> str:
    line = next(line for line in body.decode().splitlines() if line.startswith("m="))
    return line.split(" ", 3)[3]


def test_the_address_of_the_media_is_replaced_and_nothing_else() -> None:
    body = sdp.relocated(SDP + b"a=note:127.0.0.1\r\n", "127.0.0.1", "10.0.0.5")
    assert body.count(b"IN IP4 10.0.0.5") == 2
    assert b"a=note:127.0.0.1" in body
    assert sdp.relocated(b"c=IN IP4 127.0.0.11\r\n", "127.0.0.1", "x") == b"c=IN IP4 127.0.0.11\r\n"


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
