from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.rows.placeholder import paint_placeholder
from desktop.theme import Theme
from desktop.tokens import LIGHT
from tests.desktop.grabs import colours


def test_it_has_the_shape_of_a_row(theme: Theme) -> None:
    image = QImage(320, 72, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    paint_placeholder(painter, theme, QRectF(0, 0, 320, 72), 3)
    painter.end()
    assert LIGHT.pressed.lower() in colours(image)
