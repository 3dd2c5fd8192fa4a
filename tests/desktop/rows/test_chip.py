import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from desktop.rows.chip import Chip, ChipKind, chip_width, paint_chip
from desktop.theme import Choice, Theme
from desktop.tokens import LIGHT
from tests.desktop.grabs import colours

BLENDED_TWICE = 2
"""Of 255: what rounding adds where a picture is laid over the ground."""


def test_a_countdown_does_not_change_its_width(theme: Theme) -> None:
    widths = {chip_width(theme, Chip(f"SLA {text}", icon="clock")) for text in ("11:11", "00:00")}
    assert len(widths) == 1


@pytest.mark.parametrize(
    ("kind", "ground"), [("plain", ""), ("bad", LIGHT.bad_soft), ("warning", LIGHT.warning_soft)]
)
def test_only_what_is_at_risk_has_a_ground(theme: Theme, kind: ChipKind, ground: str) -> None:
    image = QImage(120, 30, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    width = paint_chip(painter, theme, QPointF(4, 4), Chip("SLA 02:14", kind, "clock"))
    painter.end()
    assert width == chip_width(theme, Chip("SLA 02:14", kind, "clock"))
    assert (ground.lower() in colours(image)) == bool(ground)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("kind", "outline"), [("plain", "strong"), ("accent", "accent")])
def test_a_chip_keeps_its_outline_on_the_selection(
    theme: Theme, name: Choice, kind: ChipKind, outline: str
) -> None:
    theme.choose(name)
    image = QImage(120, 30, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.color("selection"))
    painter = QPainter(image)
    paint_chip(painter, theme, QPointF(4, 4), Chip("VIP", kind), selected=True)
    painter.end()
    assert theme.color(outline).name() in colours(image)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_a_kept_chip_looks_as_one_that_is_drawn(theme: Theme, choice: Choice) -> None:
    theme.choose(choice)
    first, again = drawn(theme, keep=True), drawn(theme, keep=True)
    assert first == again
    assert difference(first, drawn(theme, keep=False)) <= BLENDED_TWICE


def difference(one: QImage, other: QImage) -> int:
    """Of the channel that differs most."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(a - b) for a, b in pairs)


def drawn(theme: Theme, *, keep: bool) -> QImage:
    image = QImage(120, 30, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.color("surface"))
    with QPainter(image) as painter:
        paint_chip(painter, theme, QPointF(4, 4), Chip("VIP", "strong", "flag"), keep=keep)
    return image
