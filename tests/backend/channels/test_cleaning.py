import pytest

from backend.channels.cleaning import file_name, line, mime_of, text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb\rc", "a\nb\nc"), ("\x00a\x07b\x1b[0m", "ab[0m"), ("  iyi \t günler  ", "iyi \t günler"),
        ("gpj\u202eexe", "gpjexe"), ("👩‍👩‍👧 ünlü ığüşöç", "👩‍👩‍👧 ünlü ığüşöç"), ("<b>&amp;", "<b>&amp;"),
    ],
)  # fmt: skip
def test_text_loses_what_cannot_be_seen_and_nothing_else(raw: str, clean: str) -> None:
    assert text(raw) == clean


def test_a_name_is_one_line() -> None:
    assert line("  Ayşe\n Şahin ", 60) == "Ayşe Şahin"
    assert len(line("a" * 500, 60)) == 60


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\x\\fatura.pdf", "fatura.pdf"), ("...", "file"),
        ("a<b>|c?.png", "a_b__c_.png"), ("", "file"), (f"{'ü' * 300}.png", f"{'ü' * 100}.png"),
    ],
)  # fmt: skip
def test_a_file_name_leads_nowhere(raw: str, name: str) -> None:
    assert file_name(raw) == name


@pytest.mark.parametrize(
    ("declared", "content", "kept"),
    [
        ("image/png", b"\x89PNG\r\n\x1a\n...", "image/png"), ("IMAGE/JPEG", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("image/webp", b"RIFF1234WEBPVP8 ", "image/webp"), ("image/webp", b"RIFF1234WAVEfmt ", None),
        ("application/pdf", b"%PDF-1.7", "application/pdf"), ("image/png", b"<html>", None),
        ("text/plain; charset=utf-8", "günlük".encode(), "text/plain"), ("text/plain", b"\xff\xfe\x00", None),
        ("text/html", b"<html>", None), ("image/svg+xml", b"<svg/>", None), ("", b"MZ", None),
    ],
)  # fmt: skip
def test_a_file_is_what_it_says_or_is_not_taken(
    declared: str, content: bytes, kept: str | None
) -> None:
    assert mime_of(declared, content) == kept
