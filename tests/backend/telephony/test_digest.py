"""Desks that show who they are."""

import hashlib
import time

import pytest

from backend.telephony.digest import Digest
from voip.sip_text import Message


def invite(line: str = "", call_id: str = "k") -> Message:
    headers = [("Via", "SIP/2.0/UDP 127.0.0.1:1;branch=z9hG4bK1"), ("From", "<sip:601@x>;tag=1")]
    headers += [("To", "<sip:0532@x>"), ("Call-ID", call_id), ("CSeq", "1 INVITE")]
    if line:
        headers.append(("Proxy-Authorization", line))
    return Message("INVITE sip:0532@x SIP/2.0", headers)


def md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def shown(digest: Digest, secret: str, user: str = "601", call_id: str = "k") -> Message:
    """As a telephone answers the challenge."""
    asked = digest.challenge(invite(call_id=call_id)).value("Proxy-Authenticate")
    nonce = asked.partition('nonce="')[2].partition('"')[0]
    one, two = md5(f"{user}:santral:{secret}"), md5("INVITE:sip:0532@x")
    return invite(
        f'Digest username="{user}", realm="santral", nonce="{nonce}", uri="sip:0532@x", '
        f'response="{md5(f"{one}:{nonce}:{two}")}", algorithm=MD5',
        call_id,
    )


def test_whoever_has_the_secret_is_known() -> None:
    digest = Digest()
    assert digest.challenge(invite()).status == 407
    assert digest.user_of(shown(digest, digest.secret_of("601"))) == "601"


def test_nobody_else_is() -> None:
    digest = Digest()
    assert digest.user_of(invite()) == ""
    assert digest.user_of(invite('Digest username="601", nonce="x"')) == ""
    assert digest.user_of(shown(digest, digest.secret_of("602"))) == ""
    assert digest.user_of(shown(Digest(), digest.secret_of("601"))) == ""


def test_what_was_shown_once_is_good_for_that_call_and_for_a_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    digest = Digest()
    said = shown(digest, digest.secret_of("601"))
    line = said.value("Proxy-Authorization")
    assert digest.user_of(invite(line, "another")) == ""
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 61)
    assert digest.user_of(said) == ""
