"""Whose fault a bad line is."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.telephone.judgement import figures, judge
from voip.values import Quality

GOOD = Quality(loss=0.002, jitter_ms=4, round_trip_ms=24, mos=4.3)


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    translate.use("en")


@pytest.mark.parametrize(
    ("sending", "receiving", "level", "sentence"),
    [
        (GOOD, GOOD, "good", "The line is good"),
        (Quality(loss=0.06), Quality(loss=0.04), "bad", "Your network is losing 6%"),
        (Quality(loss=0.02), GOOD, "fair", "2% of your voice is lost on its way there"),
        (GOOD, Quality(loss=0.05), "bad", "5% of their voice is lost before it gets here"),
        (Quality(jitter_ms=40), Quality(jitter_ms=70), "bad", "Your network is unsteady"),
        (GOOD, Quality(jitter_ms=35), "fair", "Their voice arrives unsteadily"),
        (Quality(round_trip_ms=310), GOOD, "fair", "The line is late by 310 ms"),
    ],
)
def test_one_sentence(sending: Quality, receiving: Quality, level: str, sentence: str) -> None:
    verdict = judge(sending, receiving)
    assert (verdict.level, verdict.sentence) == (level, sentence)


def test_a_dead_line_is_called_dead() -> None:
    dead = Quality(loss=1.0, mos=1.0, silent_s=12)
    verdict = judge(None, dead, wifi=True)
    assert verdict.level == "bad"
    assert verdict.sentence == "Nothing is heard from the other side for 12 s"


def test_the_wireless_network_is_named_where_it_is_one() -> None:
    assert (
        judge(Quality(loss=0.06), Quality(loss=0.06), wifi=True).sentence
        == "Your Wi-Fi is losing 6%"
    )


def test_a_late_line_is_ours_where_the_registrar_is_late_too() -> None:
    late = Quality(round_trip_ms=520)
    assert judge(late, GOOD, registrar_ms=400).sentence == "Your network is late by 400 ms"


def test_a_late_line_is_the_operators_only_where_the_way_to_them_is_known() -> None:
    late = Quality(round_trip_ms=520)
    said = judge(late, GOOD, registrar_ms=20).sentence
    assert said == "The operator's side is late by 520 ms"
    assert judge(late, GOOD, wifi=True).sentence == "The line is late by 520 ms"


def test_the_figures() -> None:
    assert figures(GOOD) == "loss 0% · jitter 4 ms · round trip 24 ms · MOS 4.3"
    assert figures(Quality()) == "loss 0% · jitter 0 ms"
