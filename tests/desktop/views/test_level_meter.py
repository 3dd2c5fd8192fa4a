from PySide6.QtWidgets import QApplication

from desktop.theme import Theme
from desktop.views.level_meter import BARS, LevelMeter
from tests.desktop.grabs import colours, picture


def test_it_rises_at_once_and_falls_slowly(qapp: QApplication, theme: Theme) -> None:
    meter = LevelMeter(theme)
    meter.show_level(1.0)
    assert meter.lit() == BARS
    meter.show_level(0.0)
    assert 0 < meter.lit() < BARS
    meter.rest()
    assert meter.lit() == 0
    meter.deleteLater()


def test_loud_is_another_colour(qapp: QApplication, theme: Theme) -> None:
    meter = LevelMeter(theme)
    meter.resize(280, 10)
    meter.show_level(0.2)
    assert theme.color("warning").name() not in colours(picture(meter))
    meter.show_level(1.0)
    assert {theme.color("warning").name(), theme.color("ok").name()} <= colours(picture(meter))
    meter.deleteLater()
