"""Whose fault a bad line is."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.telephone.judgement import figures, judge
from desktop.telephone.way import Way
from voip.values import Quality

GOOD = Quality(loss=0.002, jitter_ms=4, round_trip_ms=24, mos=4.3)
BAD, UNSTEADY, LATE = Quality(loss=0.06), Quality(jitter_ms=45), Quality(round_trip_ms=520)


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    translate.use("en")


@pytest.mark.parametrize(
    ("sending", "receiving", "level", "sentence"),
    [
        (GOOD, GOOD, "good", "The line is good"),
        (
            Quality(loss=0.06), Quality(loss=0.04), "bad",
            "Likely your network: 6% lost both ways",
        ),
        (Quality(loss=0.02), GOOD, "fair", "Likely your network: 2% of your voice lost"),
        (GOOD, Quality(loss=0.05), "bad", "Likely their side: 5% of their voice lost"),
        (
            Quality(jitter_ms=40), Quality(jitter_ms=70), "bad",
            "Likely your network: both voices are unsteady",
        ),
        (GOOD, Quality(jitter_ms=35), "fair", "Likely their side: their voice comes unsteadily"),
        (
            Quality(jitter_ms=35), GOOD, "fair",
            "Likely your network: your voice arrives unsteadily",
        ),
        (Quality(round_trip_ms=310), GOOD, "fair", "The line is late by 310 ms"),
    ],
)  # fmt: skip
def test_one_sentence(sending: Quality, receiving: Quality, level: str, sentence: str) -> None:
    verdict = judge(sending, receiving)
    assert (verdict.level, verdict.sentence) == (level, sentence)


@pytest.mark.parametrize(
    ("sending", "receiving", "ours", "theirs"),
    [
        (BAD, BAD, "Your Wi-Fi is losing 6%", "The operator's side is losing 6%"),
        (
            BAD, GOOD,
            "Your Wi-Fi loses 6% of your voice", "The operator's side loses 6% of your voice",
        ),
        (
            GOOD, BAD,
            "Your Wi-Fi loses 6% of their voice", "The operator's side loses 6% of their voice",
        ),
        (UNSTEADY, GOOD, "Your Wi-Fi is unsteady", "The operator's side is unsteady"),
        (GOOD, UNSTEADY, "Your Wi-Fi is unsteady", "The operator's side is unsteady"),
        (LATE, GOOD, "Your Wi-Fi is late by 400 ms", "The operator's side is late by 520 ms"),
    ],
)  # fmt: skip
def test_the_way_to_the_operator_tells_whose_fault_it_is(
    sending: Quality, receiving: Quality, ours: str, theirs: str
) -> None:
    hurt = Way(asked=96, spoilt=6, jitter_ms=50, round_trip_ms=400)
    sound = Way(asked=96, spoilt=0, jitter_ms=2, round_trip_ms=20)
    assert judge(sending, receiving, way=hurt, wifi=True).sentence == ours
    assert judge(sending, receiving, way=sound, wifi=True).sentence == theirs


def test_every_fault_of_loss_can_be_said_in_a_few_words() -> None:
    for wifi in (True, False):
        for sending, receiving in ((BAD, BAD), (BAD, GOOD), (GOOD, BAD)):
            for way in (None, Way(asked=96, spoilt=6), Way(asked=96)):
                verdict = judge(sending, receiving, way=way, wifi=wifi)
                assert len(verdict.sentence) <= 45 and len(verdict.shorter) <= 26, verdict


def test_a_dead_line_is_called_dead() -> None:
    dead = Quality(loss=1.0, mos=1.0, silent_s=12)
    verdict = judge(None, dead, wifi=True)
    assert verdict.level == "bad"
    assert verdict.sentence == "Nothing is heard from the other side for 12 s"


def test_the_wireless_network_is_named_where_it_is_one() -> None:
    assert judge(BAD, BAD, wifi=True).sentence == "Likely your Wi-Fi: 6% lost both ways"
    assert judge(BAD, GOOD, wifi=True).sentence == "Likely your Wi-Fi: 6% of your voice lost"


def test_whose_delay_it_is_nobody_says_who_does_not_know_the_way() -> None:
    assert judge(LATE, GOOD, wifi=True).sentence == "The line is late by 520 ms"


@pytest.mark.parametrize(
    ("trip", "words"),
    [
        (400, "Likely your Wi-Fi: late by 400 ms"),
        (20, "Likely the operator's side: late by 520 ms"),
    ],
)
def test_what_only_the_registration_told_is_no_proof(trip: float, words: str) -> None:
    assert judge(LATE, GOOD, way=Way(round_trip_ms=trip), wifi=True).sentence == words


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize("wifi", [True, False])
@pytest.mark.parametrize(
    ("sending", "receiving"),
    [
        (BAD, BAD), (BAD, GOOD), (GOOD, BAD),
        (UNSTEADY, UNSTEADY), (UNSTEADY, GOOD), (GOOD, UNSTEADY),
    ],
)  # fmt: skip
def test_nobody_is_blamed_outright_before_the_way_was_measured(
    sending: Quality, receiving: Quality, wifi: bool, language: translate.Spoken
) -> None:
    translate.use(language)
    likely = translate.tr("LineQuality", "Likely your Wi-Fi: {share} lost both ways", share="")
    for way in (None, Way(round_trip_ms=400.0), Way(asked=8, spoilt=1)):
        words = judge(sending, receiving, way=way, wifi=wifi).sentence
        assert words.split()[0] == likely.split()[0], words


def test_the_figures() -> None:
    assert figures(GOOD) == "loss 0% · jitter 4 ms · round trip 24 ms · MOS 4.3"
    assert figures(Quality()) == "loss 0% · jitter 0 ms"
