from desktop.views.html_text import MOST, plain, split_quoted


def test_only_words_survive() -> None:
    html = "<style>p{}</style><p>Bir&nbsp;iki</p><img src=file:///etc/passwd><p>üç</p>"
    assert plain(html) == "Bir iki\n\nüç"


def test_lists_and_breaks_keep_their_lines() -> None:
    assert plain("a<br>b<ul><li>c</li><li>d</li></ul>").splitlines()[-1] == "• d"


def test_a_quoted_block_is_marked() -> None:
    text = plain("<p>Tamam</p><blockquote>eski söz</blockquote>")
    assert split_quoted(text) == ("Tamam", "> eski söz")


def test_a_hostile_page_comes_to_an_end() -> None:
    assert plain("<div>" * 500_000 + "x") == ""
    assert len(plain("a" * (MOST * 3))) == MOST


def test_the_line_above_a_quote_goes_with_it() -> None:
    text = "Merhaba\n\nOn Mon, 3 Nov 2025 at 09:00, Ayşe wrote:\n> soru"
    shown, quoted = split_quoted(text)
    assert shown == "Merhaba"
    assert quoted.startswith("On Mon")


def test_turkish_and_forwarded_mail() -> None:
    assert split_quoted("a\n3 Kas 2025 tarihinde Ayşe şunu yazdı:\nb")[0] == "a"
    assert split_quoted("a\n---- Original Message ----\nb")[0] == "a"


def test_words_in_between_are_never_hidden() -> None:
    text = "> soru\nyanıt\n> soru iki\nyanıt iki"
    assert split_quoted(text) == (text, "")
    assert split_quoted("> hepsi") == ("> hepsi", "")
