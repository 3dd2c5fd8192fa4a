"""How people type."""

from random import Random

from backend.demo.style import slip, typed


def test_small_letters_are_turkish_small_letters() -> None:
    assert typed("Işık İnce. TR-48213", "lower", True, Random(1)) == "ışık ince. TR-48213"


def test_without_turkish_letters() -> None:
    assert typed("Çok teşekkürler, ığdır.", "ascii", True, Random(1)) == "cok tesekkurler, igdir"


def test_a_slip_touches_one_word() -> None:
    before = "Merhaba siparişim nerede"
    after = slip(before, Random(4))
    changed = [a != b for a, b in zip(before.split(), after.split(), strict=True)]
    assert sum(changed) == 1 and changed[0] is False


def test_a_word_too_short_is_left_alone() -> None:
    assert slip("Ne var", Random(1)) == "Ne var"
