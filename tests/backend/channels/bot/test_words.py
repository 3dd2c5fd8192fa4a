import pytest

from backend.channels.bot.words import alike, clauses, words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("siparis", "siparisimin"), ("kargom", "kargonuz"), ("iade", "iadeyi"),
        ("fatura", "faturalarimizdan"), ("order", "ordered"), ("siparis", "sipairs"),
    ],
)  # fmt: skip
def test_forms_and_slips_of_one_word_are_alike(a: str, b: str) -> None:
    assert alike(a, b) >= 0.8


@pytest.mark.parametrize(
    ("a", "b"), [("var", "yok"), ("iade", "iptal"), ("no", "not"), ("ev", "evet")]
)
def test_other_words_are_not(a: str, b: str) -> None:
    assert alike(a, b) == 0.0


def test_an_apostrophe_does_not_cut_a_word() -> None:
    assert words("TR'nin hasn’t 42") == ["trnin", "hasnt"]


def test_the_whole_comes_before_its_clauses() -> None:
    assert clauses("Merhaba. Kargom nerede?") == [
        ["merhaba", "kargom", "nerede"], ["merhaba"], ["kargom", "nerede"],
    ]  # fmt: skip


def test_only_the_beginning_of_an_endless_text_is_read() -> None:
    assert len(words("kelime " * 100_000)) < 300
