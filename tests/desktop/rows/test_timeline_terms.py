import pytest

from desktop.rows.timeline_terms import confidence_word, dative, intent_name, readable, towards


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Selim Işık", "Selim Işık'a"), ("Derya Koç", "Derya Koç'a"), ("Ayşe", "Ayşe'ye"),
        ("Derya", "Derya'ya"), ("Gül", "Gül'e"), ("Murat", "Murat'a"), ("İrem", "İrem'e"),
        ("AYLİN", "AYLİN'e"), ("Ali Rıza", "Ali Rıza'ya"), ("", ""),
    ],
)  # fmt: skip
def test_turkish_gives_to_a_name_by_its_last_vowel(name: str, given: str) -> None:
    assert dative(name) == given


def test_other_languages_leave_names_alone(qapp: object) -> None:
    assert towards("Selim Işık") == "Selim Işık"


def test_a_code_newer_than_the_desk_can_be_read(qapp: object) -> None:
    assert intent_name("gift_card") == "Gift card"
    assert readable("") == ""


def test_confidence_in_words(qapp: object) -> None:
    assert [confidence_word(s) for s in (0.9, 0.6, 0.2)] == ["Sure", "Fairly sure", "Not sure"]
