import pytest

from core.initials import initials


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Ayşe Şahin", "AŞ"), ("ışık öğüt", "IÖ"), ("ilker ince", "İİ"), ("Oğuzhan İnce", "Oİ"),
        ("Ali Rıza Bey", "AB"), ("Cher", "C"), ("+90 532 111", "#"), ("", "#"), ("ßeta", "S"),
        ("👍 Ada", "A"),
    ],
)  # fmt: skip
def test_initials_as_turkish_writes_them(name: str, said: str) -> None:
    assert initials(name) == said
