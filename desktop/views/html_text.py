"""Mail as plain text: markup stripped without being run, quoted parts set apart.

Not a sanitiser: nothing of the markup survives, so nothing of it can load or act.
"""

import re
from html.parser import HTMLParser

MOST = 200_000
"""Characters of markup that are looked at; a parser fed by strangers must come to an end."""
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "tr",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "blockquote",
        "section",
        "article",
    ]
)
_SILENT = frozenset(["script", "style", "head", "title", "template"])
_ANSWERED = re.compile(
    r"^(?:On .{4,200} wrote:|.{4,200} (?:tarihinde|şunu yazdı|yazdı)[^\n]{0,200}:"
    r"|-{2,}\s?(?:Original Message|Özgün İleti|Orijinal Mesaj|Forwarded message).*)$",
    re.IGNORECASE,
)


class _Stripper(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0
        self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "blockquote":
            self._quoted += 1
            self.parts.append("\n")
        elif tag in _BLOCKS or tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n• ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")
        if tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            text = re.sub(r"[^\S\n]+", " ", data.replace("\n", " "))
            self.parts.append(f"> {text}" if self._quoted and text.strip() else text)


def plain(html: str) -> str:
    """What a reader would see, as lines of text."""
    stripper = _Stripper()
    stripper.feed(html[:MOST])
    lines = [line.strip() for line in "".join(stripper.parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def split_quoted(text: str) -> tuple[str, str]:
    """What was written now, and the mail it answers. The second is empty where nothing is quoted."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        rest = lines[number:]
        answered = bool(_ANSWERED.match(line.strip()))
        if (answered or _all_quoted(rest)) and number > 0:
            return "\n".join(lines[:number]).rstrip(), "\n".join(rest).strip()
    return text, ""


def _all_quoted(lines: list[str]) -> bool:
    return lines[0].startswith(">") and all(not x.strip() or x.startswith(">") for x in lines)
