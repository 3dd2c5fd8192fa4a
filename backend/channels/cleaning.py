"""What a stranger sends, made harmless: plain text, and files that are what they say."""

import re
import unicodedata

_OFFICE = "application/vnd.openxmlformats-officedocument"
_BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/webp": (b"RIFF",),
    "application/pdf": (b"%PDF-",),
    f"{_OFFICE}.wordprocessingml.document": (b"PK\x03\x04",),
    f"{_OFFICE}.spreadsheetml.sheet": (b"PK\x03\x04",),
    "application/zip": (b"PK\x03\x04",),
}
_OVERRIDES = "\u202d\u202e"


def text(raw: str) -> str:
    """Without control characters and direction overrides; lines end in a line feed."""
    lines = raw.replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in lines if c in "\n\t" or not _hidden(c))
    return "".join(kept).strip()


def line(raw: str, longest: int) -> str:
    """A name on one line."""
    return " ".join(text(raw).split())[:longest].strip()


def file_name(raw: str) -> str:
    """The last part of a path without what file systems stumble over; never empty."""
    last = re.split(r"[/\\]", line(raw, 400))[-1]
    name = re.sub(r'[<>:"|?*]', "_", last).strip(". ")
    stem, dot, ending = name.rpartition(".")
    return (f"{stem[:100]}{dot}{ending[:12]}" if dot else name[:100]) or "file"


def mime_of(declared: str, content: bytes) -> str | None:
    """The type a file may be kept under; None where it is not allowed or not what it says."""
    mime = declared.partition(";")[0].strip().lower()
    if mime == "text/plain":
        return mime if _is_text(content) else None
    if mime == "image/webp" and content[8:12] != b"WEBP":
        return None
    return mime if content.startswith(_BEGINNINGS.get(mime, ())) else None


def _hidden(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Cn") or character in _OVERRIDES


def _is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False
