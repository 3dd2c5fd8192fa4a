"""A few lines of what was found, laid out once, with what was looked for marked."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout, QTextOption

from desktop.rows.sought import mark_format
from desktop.theme import Theme

LINE = 17
"""Px of one."""


def snippet(
    theme: Theme, text: str, marks: Iterable[tuple[int, int]], width: float, lines: int
) -> QTextLayout:
    """`marks` as (start, length); what does not fit into `lines` of `width` px is left out."""
    layout = QTextLayout(" ".join(text.split("\n")), theme.font("small"))
    layout.setTextOption(QTextOption())
    layout.setCacheEnabled(True)
    layout.setFormats([mark_format(theme, *mark) for mark in marks])
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * LINE))
    layout.endLayout()
    return layout
