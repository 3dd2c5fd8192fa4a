from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.rows.inbox_pictures import KEPT, Look, Pictures
from desktop.theme import Theme


class Painter:
    """Counts how often a row was really painted."""

    def __init__(self) -> None:
        self.pictures, self.count = Pictures(), 0
        self.image = QImage(200, 72, QImage.Format.Format_ARGB32_Premultiplied)

    def draw(self, key: int = 1, look: Look = ("same",), width: int = 100) -> None:
        with QPainter(self.image) as painter:
            box = QRectF(0, 0, width, 36)
            self.pictures.draw(painter, box, key, look, QColor("white"), self._paint)

    def _paint(self, painter: QPainter, box: QRectF) -> None:
        self.count += 1
        painter.fillRect(box.adjusted(1, 1, -1, -1), QColor("red"))


def test_a_row_that_looks_the_same_is_painted_once(theme: Theme) -> None:
    painter = Painter()
    painter.draw()
    painter.draw()
    assert painter.count == 1
    assert painter.image.pixelColor(50, 18) == QColor("red")
    assert painter.image.pixelColor(0, 0) == QColor("white")


def test_another_look_width_or_theme_paints_it_again(theme: Theme) -> None:
    painter = Painter()
    painter.draw()
    painter.draw(look=("other",))
    painter.draw(look=("other",), width=120)
    painter.pictures.forget()
    painter.draw(look=("other",), width=120)
    assert painter.count == 4


def test_only_about_a_screen_is_kept(theme: Theme) -> None:
    painter = Painter()
    for key in range(KEPT + 1):
        painter.draw(key)
    painter.draw(KEPT)
    assert painter.count == KEPT + 1
    painter.draw(0)
    assert painter.count == KEPT + 2


def test_between_the_points_of_a_screen_it_is_painted_as_ever(theme: Theme) -> None:
    painter = Painter()
    painter.image.setDevicePixelRatio(1.5)
    painter.draw()
    painter.draw()
    assert painter.count == 2
