import pytest

from desktop.dialogs.ranking import ranked

TITLES = [
    "Konuşmayı ertele…", "Yarın 09.00'a ertele", "Konuşmayı ata…", "Koyu temaya geç",
    "Ertelenenlere git", "Yanıtla", "Işık Öğüt", "IĞDIR",
]  # fmt: skip


def both(typed: str) -> list[str]:
    sure, rest = ranked(typed, (((title,), title) for title in TITLES))
    return sure + rest


def test_nothing_typed_shows_all_in_their_order() -> None:
    assert ranked("  ", (((t,), t) for t in TITLES)) == (TITLES, [])


def test_a_whole_word_comes_before_the_beginning_of_one() -> None:
    assert both("ertele")[:3] == ["Konuşmayı ertele…", "Yarın 09.00'a ertele", "Ertelenenlere git"]


@pytest.mark.parametrize("typed", ["isik ogut", "IŞIK", "ışık", "ogut"])
def test_letters_of_turkish_are_folded(typed: str) -> None:
    assert both(typed)[0] == "Işık Öğüt"


def test_words_in_any_order() -> None:
    assert both("ertele konus")[0] == "Konuşmayı ertele…"


def test_first_letters_are_enough_but_never_sure() -> None:
    sure, rest = ranked("ktg", (((title,), title) for title in TITLES))
    assert (sure, rest[0]) == ([], "Koyu temaya geç")


def test_a_slip_of_the_finger_is_forgiven() -> None:
    assert both("yanitlw")[0] == "Yanıtla"


def test_what_is_something_else_is_not_shown() -> None:
    assert both("xyzzy") == []


def test_a_word_beside_the_title_answers_too_but_a_title_wins() -> None:
    candidates = [(("Switch", "theme"), "beside"), (("Theme",), "title"), (("Quit",), "none")]
    assert ranked("theme", candidates) == (["title", "beside"], [])
