"""What somebody who hears the screen, or has no mouse, can do with it: names, and where Tab goes."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)

MOST = 80
"""Presses of Tab after which every place of a panel was come to."""


def nameless(top: QWidget) -> list[str]:
    """What can be used, is in sight, and has neither a name nor words of its own."""
    return [_path(widget) for widget in _usable(top) if not _said(widget).strip()]


def _usable(top: QWidget) -> Iterator[QWidget]:
    for widget in (top, *top.findChildren(QWidget)):
        usable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(
            widget, QAbstractButton
        )
        inner = isinstance(widget.parentWidget(), QAbstractScrollArea | QComboBox | QLineEdit)
        field = isinstance(widget, QLineEdit) and widget.objectName() == "qt_spinbox_lineedit"
        if usable and not inner and not field and widget.isVisibleTo(top) and widget.isEnabled():
            yield widget


def _said(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words


def _path(widget: QWidget | None) -> str:
    names: list[str] = []
    while widget is not None and len(names) < 4:
        names.append(type(widget).__name__)
        widget = widget.parentWidget()
    return " in ".join(names)


def reached(top: QWidget, key: Qt.Key) -> set[str]:
    """Where Tab or Backtab comes to, from where the keyboard is."""
    found = set()
    for _ in range(MOST):
        QTest.keyClick(QApplication.focusWidget() or top, key)
        at = QApplication.focusWidget()
        if at is not None:
            found.add(f"{_path(at)} “{_said(at)}”")
    return found
