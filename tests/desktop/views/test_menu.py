"""A menu's corners are those of what floats; its entries are where they were."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication

from desktop.theme import Theme
from desktop.views.menu import Menu


def test_the_corners_are_cut_and_nothing_else(qapp: QApplication, theme: Theme) -> None:
    menu = Menu()
    for words in ("one", "two"):
        menu.addAction(words)
    menu.resize(200, 80)
    QApplication.sendEvent(menu, QResizeEvent(menu.size(), menu.size()))  # as when it is shown
    shape, edges = menu.mask(), menu.rect()
    corners = edges.topLeft(), edges.topRight(), edges.bottomLeft(), edges.bottomRight()
    assert not any(shape.contains(corner) for corner in corners)
    assert shape.contains(edges.center())
    assert shape.contains(QPoint(edges.center().x(), edges.top()))
    assert shape.contains(QPoint(edges.left(), edges.center().y()))
