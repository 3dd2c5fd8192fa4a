import pytest

from desktop.rows.timeline_words import LINE, Setting, find_links, lay, short
from desktop.theme import Theme


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bak: https://a.example/b?c=1.", ["https://a.example/b?c=1"]),
        ("(http://a.example)", ["http://a.example"]),
        ("javascript:alert(1) file:///etc/passwd ftp://a mailto:b", []),
        ("https://", []),
        ("HTTPS://A.example ve https://b.example!", ["HTTPS://A.example", "https://b.example"]),
    ],
)
def test_only_http_addresses_are_links(text: str, found: list[str]) -> None:
    assert [link.address for link in find_links(text)] == found
    assert all(text[k.start : k.start + k.length] == k.address for k in find_links(text))


def test_lines_are_twenty_apart_and_no_wider_than_allowed(theme: Theme) -> None:
    words = lay(
        "bir iki üç dört beş altı yedi sekiz dokuz on " * 5,
        Setting(theme.font(), width=200, line=LINE),
    )
    assert words.height == LINE * words.layout.lineCount()
    assert words.width <= 200


def test_a_word_without_an_end_is_broken(theme: Theme) -> None:
    words = lay("x" * 20_000, Setting(theme.font(), width=300, line=LINE))
    assert words.width <= 300
    assert words.layout.lineCount() > 100


def test_a_point_finds_its_letter_and_word(theme: Theme) -> None:
    words = lay("bir\niki", Setting(theme.font(), width=300, line=LINE)).at(10, 10)
    assert words.cursor(10, 12) == 0
    assert words.cursor(10, 12 + LINE) == 4
    assert words.cursor(9_999, 9_999) == 7
    assert words.word(5) == (4, 7)


def test_short_is_one_line(theme: Theme) -> None:
    words = short("bir\niki " * 60, Setting(theme.font(), width=120))
    assert words.layout.lineCount() == 1
    assert words.text.endswith("…")
    assert words.width <= 121
