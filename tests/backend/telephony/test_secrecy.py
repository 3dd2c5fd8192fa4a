"""What is said of the voice's encryption, inside and outside."""

import pytest

from backend.telephony.secrecy import Secrecy
from voip.sip_text import Message

KEYS = b"a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:aaaabbbbccccddddeeeeffffgggghhhhiiiijjjj\r\n"


def said(kind: bytes, keys: bytes = KEYS, *, answer: bool = False) -> Message:
    body = b"v=0\r\nm=audio 4000 " + kind + b" 8\r\n" + keys + b"a=sendrecv\r\n"
    start = "SIP/2.0 200 OK" if answer else "INVITE sip:a@b SIP/2.0"
    return Message(start, [("Content-Type", "application/sdp")], body)


@pytest.mark.parametrize(
    ("wanted", "kind", "keys", "admitted"),
    [
        ("mandatory", b"RTP/SAVP", KEYS, True),
        ("mandatory", b"RTP/SAVP", b"", False),
        ("mandatory", b"RTP/AVP", KEYS, False),
        ("optional", b"RTP/AVP", b"", True),
        ("optional", b"RTP/SAVP", KEYS, True),
        ("off", b"RTP/AVP", KEYS, True),
        ("off", b"RTP/SAVP", KEYS, False),
    ],
)
def test_what_may_come(wanted: str, kind: bytes, keys: bytes, *, admitted: bool) -> None:
    assert Secrecy(wanted).admits(said(kind, keys)) is admitted


def test_an_offer_is_raised_and_its_answer_said_as_it_was_offered() -> None:
    secrecy, offer = Secrecy("mandatory"), said(b"RTP/AVP")
    secrecy.goes(offer)
    assert b"RTP/SAVP" in offer.body and KEYS in offer.body
    answer = said(b"RTP/SAVP", answer=True)
    secrecy.came(answer)
    assert b" RTP/AVP " in answer.body and KEYS in answer.body


def test_an_answer_to_what_was_offered_secret_stays_so() -> None:
    secrecy, again = Secrecy("mandatory"), said(b"RTP/SAVP")
    secrecy.goes(again)
    answer = said(b"RTP/SAVP", answer=True)
    secrecy.came(answer)
    assert b"RTP/SAVP" in answer.body


def test_without_encryption_no_key_travels() -> None:
    secrecy = Secrecy("off")
    offer, came = said(b"RTP/AVP"), said(b"RTP/AVP")
    secrecy.goes(offer)
    secrecy.came(came)
    assert b"crypto" not in offer.body + came.body and b"a=sendrecv" in offer.body


def test_what_says_nothing_of_a_voice_is_left_alone() -> None:
    bye = Message("BYE sip:a@b SIP/2.0", [], b"")
    assert Secrecy("mandatory").admits(bye)
    Secrecy("mandatory").goes(bye)
    assert bye.body == b""
