"""What a row of a list stands on: chosen, under the pointer, or nothing; and the ring of the keyboard's focus."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.theme import Theme
from desktop.tokens import RADIUS, RING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

Edges = tuple[float, float, float, float]
"""Px left, above, right and below, that the list's own ground stays in sight."""
LIST: Edges = (8, 1, 4, 1)


class Ground(NamedTuple):
    """`token`: selection, hover or surface."""

    token: str = "surface"
    ring: bool = False

    @property
    def bare(self) -> bool:
        return self.token == "surface" and not self.ring


def ground_of(option: "QStyleOptionViewItem", rings: Callable[[], bool]) -> Ground:
    """`rings`: whether the current row shows the focus, which is only for who moves by keyboard."""
    from PySide6.QtWidgets import QStyle  # its names take 6 ms: not before the first paint

    state: QStyle.StateFlag = option.state
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    over = bool(state & QStyle.StateFlag.State_MouseOver)
    token = "selection" if chosen else "hover" if over else "surface"
    return Ground(token, bool(state & QStyle.StateFlag.State_HasFocus) and rings())


def paint_ground(
    painter: QPainter, theme: Theme, box: QRectF, ground: Ground, edges: Edges = LIST
) -> None:
    if ground.bare:
        return
    left, top, right, bottom = edges
    inset = RING / 2 if ground.ring else 0
    painter.setPen(QPen(theme.color("accent"), RING) if ground.ring else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground.token))
    inner = box.adjusted(left + inset, top + inset, -right - inset, -bottom - inset)
    painter.drawRoundedRect(inner, RADIUS["row"], RADIUS["row"])
