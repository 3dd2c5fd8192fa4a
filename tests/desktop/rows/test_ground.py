from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.rows.ground import Ground, ground_of, paint_ground
from desktop.theme import Theme

S = QStyle.StateFlag


def option(state: QStyle.StateFlag) -> QStyleOptionViewItem:
    made = QStyleOptionViewItem()
    made.state = state
    return made


def test_what_is_chosen_goes_before_what_is_pointed_at(theme: Theme) -> None:
    def found(state: QStyle.StateFlag, *, rings: bool = True) -> Ground:
        return ground_of(option(state), lambda: rings)

    assert found(S.State_Selected | S.State_MouseOver) == Ground("selection")
    assert found(S.State_MouseOver) == Ground("hover")
    assert found(S.State_HasFocus) == Ground("surface", ring=True)
    assert found(S.State_HasFocus, rings=False).bare


def test_nothing_is_painted_under_a_bare_row_and_the_edges_stay_free(theme: Theme) -> None:
    def painted(ground: Ground) -> QImage:
        image = QImage(60, 20, QImage.Format.Format_ARGB32)
        image.fill(0)
        with QPainter(image) as painter:
            paint_ground(painter, theme, QRectF(image.rect()), ground)
        return image

    empty, chosen = painted(Ground()), painted(Ground("selection"))
    assert empty.pixel(30, 10) == 0
    assert chosen.pixel(30, 10) == theme.color("selection").rgba()
    assert chosen.pixel(3, 10) == chosen.pixel(58, 10) == 0
    assert painted(Ground(ring=True)).pixel(30, 1) == theme.color("accent").rgba()
