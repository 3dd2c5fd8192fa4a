from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem

from core.rows import SearchHit
from desktop.rows.hit_row import HitDelegate
from desktop.theme import Theme
from desktop.tokens import LIGHT
from tests.desktop.grabs import colours
from tests.desktop.sample import NOW


def painted(theme: Theme, *hits: SearchHit) -> set[str]:
    delegate = HitDelegate(theme, lambda: hits, lambda: NOW)
    image = QImage(320, 72, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.color("surface"))
    option, model = QStyleOptionViewItem(), QStandardItemModel(1, 1)
    option.rect = QRect(0, 0, 320, 72)
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    return colours(image)


def hit(*marks: tuple[int, int]) -> SearchHit:
    return SearchHit(1, 2, 2, "Ayşe Şahin", "chat", NOW, "Kargom hâlâ\ngelmedi", marks)


def test_found_words_are_marked(theme: Theme) -> None:
    assert LIGHT.mark.lower() in painted(theme, hit((0, 6)))
    assert LIGHT.mark.lower() not in painted(theme, hit())


def test_a_hit_that_is_gone_paints_nothing(theme: Theme) -> None:
    assert painted(theme) == {LIGHT.surface.lower()}
