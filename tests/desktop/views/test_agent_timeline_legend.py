from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.theme import Theme
from desktop.views.agent_timeline_legend import media_in, paint_legend
from desktop.views.agent_timeline_shape import Piece, Shape

DAY = Shape(
    contacts=(
        Piece("talk", 0, 1, media="mail"), Piece("wrap_up", 1, 2, media="mail"),
        Piece("own", 2, 3), Piece("talk", 3, 4, media="chat"),
    ),
)  # fmt: skip


def test_only_what_is_in_the_day_is_named_once() -> None:
    assert media_in(DAY) == ("chat", "mail", "call")
    assert media_in(Shape()) == ()


def test_nothing_is_painted_of_an_empty_day(theme: Theme) -> None:
    def painted(shape: Shape) -> QImage:
        image = QImage(400, 20, QImage.Format.Format_ARGB32)
        image.fill(0)
        with QPainter(image) as painter:
            paint_legend(painter, theme, QRectF(image.rect()), shape)
        return image

    assert painted(Shape()) != painted(DAY)
