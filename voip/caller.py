"""Who calls, as plain text that is safe to show: capped, and without what could mislead an eye."""

import re
import unicodedata
import uuid
from typing import NamedTuple
from urllib.parse import unquote

from voip.sip_text import Message
from voip.values import Call

MOST_NAME = 64
MOST_NUMBER = 64
_MOST_CORRELATION = 128
_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_ADDRESS = re.compile(r'(?:"((?:[^"\\]|\\.)*)"|([^<"]*))<([^>]*)>')
_USER = re.compile(r"(?:sips?|tel):([^@;?>]*)", re.IGNORECASE)
_DIALLED = re.compile(r"\+?[0-9*#]+")
_AT_ONCE = re.compile(r";\s*answer-after\s*=\s*0+\s*(?:;|$)", re.IGNORECASE)
_AUTO = re.compile(r"\b(?:alert-)?auto[ -]?answer\b|\bring-answer\b", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s().\-/]")


class Caller(NamedTuple):
    number: str
    name: str
    correlation: str = ""
    asks_answer: bool = False
    """Wishes to be answered by the telephone itself, as an intercom does."""


def caller(invite: Message) -> Caller:
    """What a trusted registrar asserts (RFC 3325) before what the phone of the caller says."""
    value = invite.value("P-Asserted-Identity") or invite.value("From")
    number, name = address(value)
    correlation = clean(invite.value("X-ADP-Call"), _MOST_CORRELATION)
    return Caller(number, name, correlation, _asks_answer(invite))


def _asks_answer(invite: Message) -> bool:
    """`Call-Info: …;answer-after=0`, `Alert-Info: …;info=alert-autoanswer`: no standard has it, and
    these are what exchanges say. Who is to be answered after a while is to ring meanwhile."""
    for value in invite.values("Call-Info"):
        if any(_AT_ONCE.search(part) for part in value.split(",")):
            return True
    return any(_AUTO.search(value) for value in invite.values("Alert-Info"))


def missed(account: str, who: Caller, now: int) -> Call:
    """A call that never rang here, because all lines were taken. `now` in ms."""
    return Call(
        id=uuid.uuid4().hex, account=account, direction="in", state="ended",
        number=who.number, name=who.name, correlation=who.correlation,
        started_at=now, ended_at=now, ended_by="us", cause=486,
    )  # fmt: skip


def address(value: str) -> tuple[str, str]:
    """(number, name) of `"name" <sip:number@host>` in any of its forms."""
    value = value.strip()
    found = _ADDRESS.match(re.sub(r'"\s+<', '"<', value, count=1))
    quoted, bare, uri = found.groups() if found else ("", "", value)
    name = re.sub(r"\\(.)", r"\1", quoted) if quoted else (bare or "")
    user = _USER.search(uri)
    return number_of(unquote(user[1], errors="replace") if user else ""), clean(name, MOST_NAME)


def number_of(text: str) -> str:
    """Digits where it is a number in some dress; else the clean text."""
    digits = _SEPARATORS.sub("", text)
    return clean(digits if _DIALLED.fullmatch(digits) else text, MOST_NUMBER)


def clean(text: str, most: int) -> str:
    """Without controls, direction marks and invisible letters; spaces made one; capped."""
    text = text[: most * 8].encode("utf-8", "replace").decode("utf-8", "replace")
    text = unicodedata.normalize("NFC", text)
    kept = (" " if letter.isspace() else letter for letter in text if _is_safe(letter))
    return " ".join("".join(kept).split())[:most].rstrip()


def _is_safe(letter: str) -> bool:
    return letter in "\t\n\r" or unicodedata.category(letter) not in _UNSAFE
