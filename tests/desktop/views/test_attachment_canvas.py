from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.theme import Theme
from desktop.views.attachment_canvas import MOST, Canvas


def canvas_with(theme: Theme, width: int, height: int) -> Canvas:
    canvas = Canvas(theme)
    canvas.resize(848, 648)
    canvas.show()
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    canvas.show_picture(image)
    return canvas


def wheel(canvas: Canvas, at: QPointF, turns: int, keys: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        at, canvas.mapToGlobal(at), QPoint(), QPoint(0, 120 * turns), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_fits_the_window_and_never_enlarges_by_itself(theme: Theme) -> None:
    canvas = canvas_with(theme, 1_600, 600)
    assert canvas.scale == 0.5
    canvas.show_picture(QImage(10, 10, QImage.Format.Format_RGB32))
    assert canvas.scale == 1.0


def test_ctrl_and_the_wheel_zoom_around_the_pointer(theme: Theme) -> None:
    canvas = canvas_with(theme, 1_600, 1_200)
    at = QPointF(300, 300)
    before = (at - canvas._place().topLeft()) / canvas.scale
    wheel(canvas, at, 3, Qt.KeyboardModifier.ControlModifier)
    after = (at - canvas._place().topLeft()) / canvas.scale
    assert canvas.scale > 0.9
    assert (after - before).manhattanLength() < 0.01
    wheel(canvas, at, 100, Qt.KeyboardModifier.ControlModifier)
    assert canvas.scale == MOST
    wheel(canvas, at, -100, Qt.KeyboardModifier.ControlModifier)
    assert canvas._scale is None, "it fits again"


def test_a_click_is_told_and_a_drag_is_none(theme: Theme) -> None:
    canvas = canvas_with(theme, 1_600, 1_200)
    canvas.zoom(4)
    clicks: list[None] = []
    canvas.clicked.connect(lambda: clicks.append(None))
    left, before = Qt.MouseButton.LeftButton, canvas._place().topLeft()
    QTest.mousePress(canvas, left, pos=QPoint(400, 300))
    QTest.mouseMove(canvas, QPoint(340, 300))
    QTest.mouseRelease(canvas, left, pos=QPoint(340, 300))
    assert not clicks and canvas._place().left() == before.x() - 60
    QTest.mouseClick(canvas, left)
    assert len(clicks) == 1


def test_it_cannot_be_dragged_out_of_sight(theme: Theme) -> None:
    canvas = canvas_with(theme, 1_600, 1_200)
    canvas.zoom(4)
    canvas._middle = QPointF(90_000, -90_000)
    canvas._keep_in_sight()
    place = canvas._place()
    assert place.left() <= 0.5 and place.bottom() >= canvas.height() - 0.5
