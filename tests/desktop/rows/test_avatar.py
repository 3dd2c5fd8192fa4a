from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.rows.avatar import colour_of, paint_avatar, paint_badge
from desktop.theme import Theme
from desktop.tokens import CHANNEL_COLOURS, PEOPLE
from tests.desktop.grabs import colours


def test_a_colour_stays_with_its_person() -> None:
    assert colour_of("Ayşe Şahin") == colour_of("Ayşe Şahin")
    assert {colour_of(f"Kişi {i}") for i in range(200)} == set(PEOPLE)


def test_avatar_and_badge_are_painted(theme: Theme) -> None:
    image = QImage(60, 60, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    for _ in range(2):
        paint_avatar(painter, QRectF(4, 4, 36, 36), "Ayşe Şahin")
    paint_badge(painter, theme, QRectF(4, 4, 36, 36), "whatsapp", "surface")
    painter.end()
    seen = colours(image)
    assert colour_of("Ayşe Şahin").lower() in seen
    assert CHANNEL_COLOURS["whatsapp"].lower() in seen
