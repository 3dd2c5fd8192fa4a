import pytest
from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.views.wrap_up_times import due_words, name_of, times

FRIDAY = QDateTime(QDate(2026, 11, 20), QTime(14, 5))
SUNDAY = QDateTime(QDate(2026, 11, 22), QTime(14, 5))


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    translate.use("en")


def test_the_times_one_key_offers() -> None:
    said = [name_of(code, at) for code, at in times(FRIDAY)]
    assert said == ["In 2 hours, 16:05", "Tomorrow, 09:00", "Monday, 09:00"]
    assert [code for code, _ in times(SUNDAY)] == ["soon", "tomorrow"], "Monday is tomorrow"


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "14:05"), (1, "Tomorrow, 14:05"), (3, "Mon, 14:05"), (20, "10 Dec, 14:05")],
)
def test_when_it_is_due(days: int, said: str) -> None:
    at = FRIDAY.addDays(days).toMSecsSinceEpoch()
    assert due_words(at, FRIDAY.toMSecsSinceEpoch()) == said
