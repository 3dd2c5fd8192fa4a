import pytest

from core.export.patterns import PATTERNS, places

ALL = frozenset(PATTERNS)


def found(text: str) -> list[tuple[str, str]]:
    return [(at.kind, text[at.start : at.end]) for at in places(text, ALL)]


@pytest.mark.parametrize(
    ("text", "kind", "piece"),
    [
        ("Kart 4111 1111 1111 1111 12/27 cvc 123", "card", "4111 1111 1111 1111"),
        ("5500-0000-0000-0004", "card", "5500-0000-0000-0004"),
        ("378282246310005.", "card", "378282246310005"),
        ("x 9792 0300 0000 0000", "card", "9792 0300 0000 0000"),
        ("４１１１１１１１１１１１１１１１", "card", "４１１１１１１１１１１１１１１１"),
        ("4111\u200b1111\u200b1111\u200b1111", "card", "4111\u200b1111\u200b1111\u200b1111"),
        ("4111 - 1111 - 1111_1111", "card", "4111 - 1111 - 1111_1111"),
        ("TR 33 0006 1005 1978 6457 8413 26", "iban", "TR 33 0006 1005 1978 6457 8413 26"),
        ("tr330006100519786457841326 lütfen", "iban", "tr330006100519786457841326"),
        ("DE89 3704 0044 0532 0130 00 hesabı", "iban", "DE89 3704 0044 0532 0130 00"),
        ("TC 10000000146'dır", "national_id", "10000000146"),
        ("100 000 001 46", "national_id", "100 000 001 46"),
        ("beni 0532 123 45 67 ara", "phone", "0532 123 45 67"),
        ("+90 (212) 293 00 00", "phone", "+90 (212) 293 00 00"),
        ("+49 30 901820", "phone", "+49 30 901820"),
        ("posta ışık.öz+a@şirket.com.tr.", "email", "ışık.öz+a@şirket.com.tr"),
    ],
)
def test_each_is_found_as_people_write_it(text: str, kind: str, piece: str) -> None:
    assert (kind, piece) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sipariş TR-48213, 3 adet, ₺1.248,90",
        "Kargo 4111 1111 1111 1112",
        "10000000147",
        "TR33 0006 1005 1978 6457 8413 27",
        "23.11.2026 10:32",
        "ad@",
        "2026 2027 2028",
    ],
)
def test_what_is_none_stays(text: str) -> None:
    assert found(text) == []


def test_what_follows_a_card_is_not_taken_for_a_part_of_it() -> None:
    text = "4111111111111111 ve 5500000000000004"
    assert [piece for _, piece in found(text)] == ["4111111111111111", "5500000000000004"]


def test_nothing_is_found_twice() -> None:
    text = "4111 1111 1111 1111 TR33 0006 1005 1978 6457 8413 26 10000000146 a@b.co"
    assert [kind for kind, _ in found(text)] == ["card", "iban", "national_id", "email"]


def test_only_what_was_asked_for() -> None:
    assert places("4111 1111 1111 1111", frozenset({"email"})) == []


def test_a_long_row_of_digits_takes_no_time() -> None:
    assert isinstance(places("7 " * 20_000 + "4" * 20_000, ALL - {"phone"}), list)
