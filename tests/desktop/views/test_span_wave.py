from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.entities import Attachment
from desktop.theme import Theme
from desktop.views.span_wave import SpanWave

FILE = Attachment(id="f", name="a.wav", mime="audio/wav", size=9, duration_ms=100_000)
LEFT = Qt.MouseButton.LeftButton


def wave(theme: Theme) -> SpanWave:
    of = SpanWave(theme)
    of.resize(200, 40)
    of.show_file(FILE)
    of.show()
    return of


def drag(of: SpanWave, since: int, until: int) -> None:
    QTest.mousePress(of, LEFT, pos=QPoint(since, 20))
    QTest.mouseMove(of, QPoint(until, 20))
    QTest.mouseRelease(of, LEFT, pos=QPoint(until, 20))


def test_any_number_is_marked_by_dragging_either_way(theme: Theme) -> None:
    of = wave(theme)
    drag(of, 20, 40)
    drag(of, 120, 100)
    assert of.spans == ((10_000, 20_000), (50_000, 60_000))
    drag(of, 30, 60)
    assert of.spans == ((10_000, 30_000), (50_000, 60_000)), "what touches is one"
    of.close()


def test_a_press_takes_back_or_puts_the_caret(theme: Theme) -> None:
    of, sought = wave(theme), list[float]()
    of.sought.connect(sought.append)
    drag(of, 20, 40)
    QTest.mouseClick(of, LEFT, pos=QPoint(30, 20))
    assert not of.spans and not sought
    QTest.mouseClick(of, LEFT, pos=QPoint(100, 20))
    assert sought == [0.5] and of.caret == 50_000
    of.close()


def test_all_of_it_by_keyboard(theme: Theme) -> None:
    of = wave(theme)
    of.setFocus()
    for _ in range(4):
        QTest.keyClick(of, Qt.Key.Key_Right)
    QTest.keyPress(of, Qt.Key.Key_Shift)
    for _ in range(2):
        QTest.keyClick(of, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyRelease(of, Qt.Key.Key_Shift)
    assert list(of.spans) == [(2_000, 3_000)]
    QTest.keyClick(of, Qt.Key.Key_Left)
    QTest.keyClick(of, Qt.Key.Key_Delete)
    assert not of.spans
    of.close()
