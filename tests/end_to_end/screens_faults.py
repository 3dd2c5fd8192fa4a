"""What a careful eye would object to on any screen: an empty picture, words that are cut."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from tests.end_to_end.seen import shown

SLACK = 1
"""Px that rounding at a fractional scale may take."""
COLOURS = 12
ELLIPSIS = "…"


def faults(image: QImage) -> list[str]:
    """In words, one line each; empty where all is well."""
    blank = ["the picture is blank"] if is_blank(image) else []
    return blank + sorted(set(cut()))


def is_blank(image: QImage) -> bool:
    """A painted screen has text, and text has edges: many colours along its rows."""
    seen = set()
    for y in range(0, image.height(), 7):
        for x in range(0, image.width(), 5):
            seen.add(image.pixel(x, y))
            if len(seen) > COLOURS:
                return False
    return True


def cut() -> Iterator[str]:
    for widget in shown():
        if is_in_sight(widget) and (why := _why(widget)):
            yield f"{why}: {type(widget).__name__} “{_text(widget)}” {widget.width()}×{widget.height()}"


def is_in_sight(widget: QWidget) -> bool:
    """Words scrolled out of a list are not cut: somebody can scroll to them."""
    region = widget.visibleRegion().boundingRect()
    return region.width() >= widget.width() - SLACK and region.height() >= widget.height() - SLACK


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _why(widget: QWidget) -> str:
    text = _text(widget)
    if not text:
        return ""
    if isinstance(widget, QLabel):
        return _label(widget, text)
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton):
        return _too_small(widget.sizeHint(), widget.size())
    if isinstance(widget, QLineEdit):
        return _field(widget, text)
    return ""


def _label(label: QLabel, text: str) -> str:
    whole = getattr(label, "whole", None)
    if whole is not None and whole() != text and not label.property("may_end_early"):
        return "ends early"
    room = label.contentsRect()
    if label.wordWrap():
        needed = _height(label, text, room)
        return "cut below" if needed > room.height() + SLACK else ""
    lines = text.splitlines() or [""]
    needed = max(label.fontMetrics().horizontalAdvance(line) for line in lines)
    return "cut at the side" if needed > room.width() + SLACK else ""


def _height(label: QLabel, text: str, room: QRect) -> int:
    flags = Qt.TextFlag.TextWordWrap
    box = QRect(0, 0, room.width(), 10_000)
    return label.fontMetrics().boundingRect(box, int(flags), text).height()


def _field(field: QLineEdit, text: str) -> str:
    margins = field.textMargins()
    room = field.contentsRect().width() - margins.left() - margins.right() - 8
    hint = not field.text()
    needed = field.fontMetrics().horizontalAdvance(text)
    return "hint cut at the side" if hint and needed > room + SLACK else ""


def _too_small(wanted: QSize, given: QSize) -> str:
    if wanted.width() > given.width() + SLACK:
        return "cut at the side"
    return "cut below" if wanted.height() > given.height() + SLACK else ""
