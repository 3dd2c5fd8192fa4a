"""inset: a spin box's number as far from its edge as the words of other fields."""

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit

EDGE = 8


def inset(box: QAbstractSpinBox) -> None:
    """A style sheet does not reach the field within it."""
    for field in box.findChildren(QLineEdit):
        field.setTextMargins(EDGE, 0, 0, 0)
