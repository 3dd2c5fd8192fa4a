from PySide6.QtWidgets import QApplication

from core.channels import CHANNELS
from desktop.icons import KEPT, Icons, drawing
from desktop.resources import RESOURCES
from tests.desktop.grabs import colours


def test_every_icon_can_be_tinted(qapp: QApplication) -> None:
    icons = Icons()
    for path in sorted((RESOURCES / "icons").glob("*.svg")):
        assert "currentColor" in drawing(path.stem)
        image = icons.pixmap(path.stem, "#FF0000", 24, 1.0).toImage()
        assert len(colours(image)) > 1, path.stem
        assert all(colour[3:] == "0000" for colour in colours(image)), path.stem


def test_every_channel_has_its_icon() -> None:
    assert all((RESOURCES / "icons" / f"{row.icon}.svg").exists() for row in CHANNELS.values())


def test_the_least_used_is_dropped(qapp: QApplication) -> None:
    icons = Icons()
    for size in range(1, KEPT + 20):
        icons.pixmap("x", "#000000", size % 40 + 1, 1.0 + size / 1000)
    assert len(icons._kept) == KEPT
