"""What is drawn ahead: at once where somebody scrolls, after a calm moment where rows change."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.views.drawn_ahead import DrawnAhead
from tests.desktop.grabs import until


async def test_what_changes_in_a_flood_is_not_drawn_again_and_again(qapp: QApplication) -> None:
    host, drawn = QObject(), list[int]()
    ahead = DrawnAhead(drawn.append, host)
    ahead.follow(0, 1)
    assert not ahead._idle.isActive()  # what is seen first is painted first
    await until(lambda: drawn == [2, 3])
    ahead.again()
    ahead.follow(0, 1)  # rows moved below the same place
    assert ahead._calm.isActive() and not ahead._idle.isActive()
    ahead._calm.timeout.emit()
    await until(lambda: drawn == [2, 3, 2, 3])
    ahead.follow(4, 5)
    assert not ahead._calm.isActive() and ahead._idle.isActive()
    host.deleteLater()
