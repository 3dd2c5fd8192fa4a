from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem

from core.rows import SearchHit
from desktop.rows.hit_row import KEPT, HitDelegate
from desktop.theme import Theme
from desktop.tokens import DARK, LIGHT
from tests.desktop.grabs import colours
from tests.desktop.sample import NOW


def painted(theme: Theme, *hits: SearchHit) -> set[str]:
    return colours(picture(theme, HitDelegate(theme, lambda: hits, lambda: NOW)))


def picture(theme: Theme, delegate: HitDelegate) -> QImage:
    image = QImage(320, 72, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.color("surface"))
    option, model = QStyleOptionViewItem(), QStandardItemModel(1, 1)
    option.rect = QRect(0, 0, 320, 72)
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    return image


def hit(*marks: tuple[int, int]) -> SearchHit:
    return SearchHit(1, 2, 2, "Ayşe Şahin", "chat", NOW, "Kargom hâlâ\ngelmedi", marks)


def test_found_words_are_marked(theme: Theme) -> None:
    assert LIGHT.mark.lower() in painted(theme, hit((0, 6)))
    assert LIGHT.mark.lower() not in painted(theme, hit())


def test_a_hit_that_is_gone_paints_nothing(theme: Theme) -> None:
    assert painted(theme) == {LIGHT.surface.lower()}


def test_a_hit_is_laid_out_once_until_it_changes(theme: Theme) -> None:
    hits = [hit((0, 6))]
    delegate = HitDelegate(theme, lambda: hits, lambda: NOW)
    first = picture(theme, delegate)
    made = delegate._kept[2]
    assert picture(theme, delegate) == first and delegate._kept[2] is made
    hits[:] = [hit((0, 7))]
    assert picture(theme, delegate) != first and delegate._kept[2] is not made


def test_the_oldest_hits_are_dropped(theme: Theme) -> None:
    hits: list[SearchHit] = []
    delegate = HitDelegate(theme, lambda: hits, lambda: NOW)
    for number in range(KEPT + 10):
        hits[:] = [replace(hit(), message=number)]
        picture(theme, delegate)
    assert len(delegate._kept) == KEPT


def test_another_theme_reaches_kept_hits(theme: Theme) -> None:
    delegate = HitDelegate(theme, lambda: [hit((0, 6))], lambda: NOW)
    picture(theme, delegate)
    theme.choose("dark")
    assert DARK.mark.lower() in colours(picture(theme, delegate))
