"""Words: a text laid out once and painted often; it knows its lines, links and selection."""

import re
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from desktop.theme import Theme

LINE = 20
"""Px from one line of body text to the next."""
ONE_LINE = 400
"""Characters that are looked at for one line: shaping 300,000 takes seconds."""
UNBOUNDED = 16_000_000.0
_LINK = re.compile(r"https?://[^\s<>\"'`´“”‘’(){}\[\]|\\^]+", re.IGNORECASE)
_TRAILING = ".,;:!?…"


@dataclass(frozen=True, slots=True)
class Link:
    start: int
    length: int
    address: str


@dataclass(slots=True, eq=False)
class Words:
    """One text at a place of its row. Not for text that a person edits."""

    text: str
    layout: QTextLayout
    token: str
    x: float
    y: float
    width: float
    height: float
    links: tuple[Link, ...] = ()
    selectable: bool = False

    @property
    def box(self) -> QRectF:
        return QRectF(self.x, self.y, self.width, self.height)

    def at(self, x: float, y: float) -> "Words":
        self.x, self.y = x, y
        return self

    def draw(
        self, painter: QPainter, theme: Theme, selected: tuple[int, int] | None = None
    ) -> None:
        painter.setPen(theme.color(self.token))
        marks = [_marked(theme, *selected)] if selected and selected[0] != selected[1] else []
        self.layout.draw(painter, QPointF(self.x, self.y), marks)

    def cursor(self, x: float, y: float) -> int:
        """Position in the text nearest to a point of the row."""
        last = self.layout.lineCount() - 1
        for number in range(last + 1):
            line = self.layout.lineAt(number)
            if y - self.y < line.y() + line.height() or number == last:
                return _cursor_of(line, x - self.x)
        return 0

    def link(self, x: float, y: float) -> Link | None:
        if not self.links or not self.box.contains(x, y):
            return None
        position = self.cursor(x, y)
        return next((k for k in self.links if k.start <= position < k.start + k.length), None)

    def word(self, position: int) -> tuple[int, int]:
        """Start and end of the word around a position."""
        spans = [match.span() for match in re.finditer(r"\w+|[^\w\s]+|\s+", self.text)]
        return next((span for span in spans if span[0] <= position <= span[1]), (0, 0))


def _cursor_of(line: QTextLine, x: float) -> int:
    found: object = line.xToCursor(x)
    return found if isinstance(found, int) else int(found[0])  # type: ignore[index]  # (position, x)


def _marked(theme: Theme, start: int, end: int) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    mark.start, mark.length = min(start, end), abs(end - start)
    style = QTextCharFormat()
    style.setBackground(theme.color("accent"))
    style.setForeground(theme.color("on_accent"))
    mark.format = style
    return mark


@dataclass(slots=True)
class Setting:
    """How a text is laid out. `line` px from line to line; 0: the font's own."""

    font: QFont
    token: str = "text"
    width: float = UNBOUNDED
    line: float = 0
    formats: list[QTextLayout.FormatRange] = field(default_factory=list)
    links: tuple[Link, ...] = ()
    selectable: bool = False


def lay(text: str, setting: Setting) -> Words:
    """Breaks `text` into lines no wider than the setting's width; words too long break anywhere."""
    layout = QTextLayout(text.replace("\n", "\u2028"), setting.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    if setting.formats:
        layout.setFormats(setting.formats)
    width, height = _break(layout, setting)
    return Words(
        text, layout, setting.token, 0, 0, width, height, setting.links, setting.selectable
    )


def _break(layout: QTextLayout, setting: Setting) -> tuple[float, float]:
    width = y = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(setting.width)
        step = max(setting.line, line.height())
        line.setPosition(QPointF(0, y + (step - line.height()) / 2))
        y += step
        width = max(width, line.naturalTextWidth())
    layout.endLayout()
    return width, y


def short(text: str, setting: Setting) -> Words:
    """`text` on one line, cut with an ellipsis where it is too wide."""
    line = " ".join(text[:ONE_LINE].split())
    cut = QFontMetricsF(setting.font).elidedText(line, Qt.TextElideMode.ElideRight, setting.width)
    return lay(cut, Setting(setting.font, setting.token, line=setting.line))


def find_links(text: str) -> tuple[Link, ...]:
    """Only http and https addresses that stand in the text as they are."""
    found = []
    for match in _LINK.finditer(text):
        address = match.group().rstrip(_TRAILING)
        if len(address) > len("https://"):
            found.append(Link(match.start(), len(address), address))
    return tuple(found)


def link_formats(theme: Theme, links: tuple[Link, ...]) -> list[QTextLayout.FormatRange]:
    style = QTextCharFormat()
    style.setForeground(theme.color("accent_text"))
    style.setFontUnderline(True)
    return [_range(link.start, link.length, style) for link in links]


def bold_formats(theme: Theme, text: str, parts: tuple[str, ...]) -> list[QTextLayout.FormatRange]:
    """Marks every occurrence of `parts` as semibold."""
    style = QTextCharFormat()
    style.setFontWeight(QFont.Weight.DemiBold)
    ranges = []
    for part in parts:
        for match in re.finditer(re.escape(part), text):
            ranges.append(_range(match.start(), len(part), style))
    return ranges


def _range(start: int, length: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    mark.start, mark.length, mark.format = start, length, style
    return mark
