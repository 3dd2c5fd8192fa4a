"""The mark in the margin of a row somebody remarked on, and the sentence it is about."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout

from desktop.rows.timeline_build import Build
from desktop.rows.timeline_entry import Remarked
from desktop.rows.timeline_shape import Lively, stamp
from desktop.theme import Theme

SIZE, LEFT = 14, 5
"""In the margin, left of every avatar."""


@dataclass(slots=True)
class Sign:
    rect: QRectF
    count: int

    def draw(self, painter: QPainter, theme: Theme, lively: Lively) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft"))
        painter.drawRoundedRect(self.rect, 4, 4)
        inner = self.rect.center()
        stamp(
            painter,
            theme,
            ("message-square-quote", "accent_text", 12),
            inner.x() - 6,
            inner.y() - 6,
        )
        if self.count > 1:
            painter.setFont(theme.font("caption", 600))
            painter.setPen(theme.color("accent_text"))
            below = QRectF(self.rect.x(), self.rect.bottom(), self.rect.width(), 14)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(self.count))


def add_remarked(build: Build, top: float) -> None:
    """Beside the row, at its first line."""
    remarks = build.entry.remarks
    if not remarks:
        return
    rect = QRectF(LEFT - 2, top + 4, SIZE + 4, SIZE + 4)
    build.draw(Sign(rect, len(remarks)))
    build.spot(rect.adjusted(-2, -2, 2, 16), "remark", remarks[0].id, remarks[0].text[:200])
    build.say(*(each.text for each in remarks))


def remark_formats(
    theme: Theme, length: int, remarks: tuple[Remarked, ...]
) -> list[QTextLayout.FormatRange]:
    """Underlines the sentences; a remark on the whole has only its mark in the margin."""
    style = QTextCharFormat()
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    style.setUnderlineColor(theme.color("accent"))
    found = []
    for each in remarks:
        if 0 <= each.start < each.end <= length:
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = each.start, each.end - each.start, style
            found.append(part)
    return found
