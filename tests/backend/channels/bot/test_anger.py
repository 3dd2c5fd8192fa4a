import pytest

from backend.channels.bot.anger import Temper, is_loud, is_repeated
from backend.channels.bot.script import load

TEMPER = Temper(load().rules.anger)


@pytest.mark.parametrize(
    "said",
    [
        ("Bu ne saçmalık",), ("Yeter artık, bıktım sizden",), ("this is ridiculous",),
        ("I am fed up with you",), ("SİPARİŞİM NEREDE KALDI!!!",), ("WHERE IS MY ORDER!!!",),
        ("siparişim nerede!!!", "Siparişim nerede!!!"), ("cevap verin!!!", "HADİ AMA CEVAP VERİN"),
        ("Merhaba", "saçmalıyorsunuz, saçmalık bu"),
    ],
)  # fmt: skip
def test_anger_is_heard(said: tuple[str, ...]) -> None:
    assert TEMPER.is_angry(said)


@pytest.mark.parametrize(
    "said",
    [
        (), ("",), ("Merhaba",), ("Harika!!!",), ("TR-48213",), ("LÜTFEN BAKAR MISINIZ",),
        ("siparişim nerede", "siparişim nerede", "siparişim nerede"), ("hello hello",),
        ("bu saçmalık", "tamam, teşekkür ederim"),  # it is over
        ("bir saniye bakıyorum", "bir saniye bakıyorum"),
    ],
)  # fmt: skip
def test_calm_is_not_taken_for_it(said: tuple[str, ...]) -> None:
    assert not TEMPER.is_angry(said)


def test_capitals_count_in_a_sentence_only() -> None:
    assert is_loud("NEREDE BENİM SİPARİŞİM")
    assert not is_loud("TR-48213 KDV")
    assert not is_loud("Nerede benim siparişim")


def test_a_short_answer_may_come_twice() -> None:
    assert not is_repeated("evet", ["evet"])
    assert is_repeated("Kargom nerede?", ["KARGOM NEREDE"])


def test_a_hostile_text_costs_little() -> None:
    assert not TEMPER.is_angry(["x" * 100_000] * 3)
