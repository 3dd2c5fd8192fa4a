import pytest
from PySide6.QtCore import QDate, QDateTime, QPoint, QTime
from PySide6.QtWidgets import QApplication, QWidget

from desktop.views.own_time import MORNING, OwnTime

NOW = QDateTime(QDate(2026, 11, 20), QTime(14, 5))


def test_the_next_morning_is_offered_and_taken_at_once(qapp: QApplication) -> None:
    host, chosen = QWidget(), list[QDateTime]()
    popup = OwnTime(NOW, host, "Due", "Take")
    popup.chosen.connect(chosen.append)
    assert (popup.field.accessibleName(), popup.button.text()) == ("Due", "Take")
    popup.button.click()
    assert chosen == [QDateTime(NOW.date().addDays(1), MORNING)]
    host.deleteLater()


@pytest.mark.warns  # the screen of the tests cannot raise a popup
def test_it_hangs_below_or_stands_above(qapp: QApplication) -> None:
    host = QWidget()
    below, above = (OwnTime(NOW, host, "Due", "Take") for _ in range(2))
    below.ask_below(QPoint(600, 300))
    assert (below.x() + below.width(), below.y()) == (600, 300)
    above.ask_above(QPoint(200, 500))
    assert (above.x(), above.y() + above.height() + 4) == (200, 500)
    below.close()
    above.close()
    host.deleteLater()
