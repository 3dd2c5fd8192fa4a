"""Codes become sentences, in both languages, and never a code where there are words."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.telephone.words import (
    REFUSALS,
    cause_words,
    end_words,
    refusal_words,
    registration_words,
    state_words,
    why_not_words,
)
from tests.desktop.telephone.fake_phone import call, ringing
from voip.values import Registration


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    translate.use("en")


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (call(ended_by="us", cause=200), "You hung up"),
        (call(ended_by="them", cause=200, q850=16), "The other side hung up"),
        (call(ended_by="network", cause=503), "The line was cut · The operator's lines are full or down"),
        (call(ended_by="phone"), "Our phone fell"),
        (ringing(ended_by="phone", cause=0), "Our phone fell"),
        (call(direction="out", answered_at=None, cause=486), "The line is busy"),
        (call(direction="out", answered_at=None, cause=480, q850=20), "The other telephone is switched off or out of reach"),
        (call(direction="out", answered_at=None, cause=408), "Nobody answered"),
        (ringing(ended_by="them", cause=0), "Missed"),
        (ringing(ended_by="us", cause=0), "Declined"),
        (call(direction="out", answered_at=None, cause=499), "Failed with code 499"),
    ],
)  # fmt: skip
def test_how_a_call_ended(end: object, words: str) -> None:
    assert end_words(end) == words  # type: ignore[arg-type]  # the table holds Calls


def test_q850_says_more_than_sip() -> None:
    assert cause_words(call(cause=480, q850=22)) == "The number has changed"


def test_what_a_call_is_doing() -> None:
    assert state_words(call()) == ""
    assert state_words(call(hold="ours")) == "On hold"
    assert state_words(call(hold="theirs")) == "Holds you"
    assert state_words(call(state="ringing_out")) == "Ringing…"
    assert state_words(call(transferring=True)) == "Transferring…"


def test_every_refusal_says_what_to_do() -> None:
    assert all(all(refusal_words(code)) for code in (*REFUSALS, "of.tomorrow"))


def test_whether_it_is_ready() -> None:
    assert why_not_words("") == ""
    assert why_not_words("no_account") == "No telephone account is set up"
    assert registration_words(Registration(account="a", state="ready")) == "Registered"
    failed = Registration(account="a", state="failed", code="password_refused")
    assert "password" in registration_words(failed)


def test_in_turkish() -> None:
    translate.use("tr")
    try:
        assert end_words(call(ended_by="them", cause=200)) == "Karşı taraf kapattı"
        assert end_words(call(ended_by="phone")) == "Kendi telefonumuz çöktü"
    finally:
        translate.use("en")
