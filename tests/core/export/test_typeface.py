from core.export.typeface import Style, links, load, readable, shortened, width, wrap

STYLE = Style()


def test_turkish_and_its_lira_are_in_the_typeface() -> None:
    text = "İıŞşĞğÇçÖöÜü₺ “–…”"
    assert readable(text) == text


def test_what_it_lacks_is_named() -> None:
    assert readable("Teşekkürler 👍🏽") == "Teşekkürler [thumbs up sign]"
    assert readable("م") == "[U+0645]"
    assert readable("a\u202eb") == "ab"
    assert readable("██") == "██"


def test_lines_are_no_wider_than_they_may_be() -> None:
    load()
    text = "Kargom hâlâ gelmedi, takip numarası çalışmıyor. " * 4 + "A" * 200
    lines = wrap(text, STYLE, 150)
    assert all(width(line.text, STYLE.font, STYLE.size) <= 150 for line in lines)
    assert all(text[line.at :].startswith(line.text) for line in lines)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")


def test_an_empty_line_is_a_line() -> None:
    assert [line.text for line in wrap("a\n\nb", STYLE, 100)] == ["a", "", "b"]


def test_links_end_before_the_full_stop() -> None:
    assert links("Bkz. https://kargo.example/TR4.") == [(5, 30, "https://kargo.example/TR4")]
    assert links("javascript:alert(1)") == []


def test_what_is_too_wide_is_cut() -> None:
    assert shortened("a" * 300, STYLE, 50).endswith("…")
    assert shortened("kısa", STYLE, 50) == "kısa"
