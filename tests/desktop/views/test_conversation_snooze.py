from PySide6.QtCore import QDate, QDateTime, QTime

from desktop import translate
from desktop.views.conversation_snooze import name_of, times


def at(day: int, hour: int) -> QDateTime:
    return QDateTime(QDate(2025, 11, day), QTime(hour, 0))


def test_four_offers_on_a_saturday_morning(qapp: object) -> None:
    offers = dict(times(at(22, 9)))
    assert list(offers) == ["hour", "evening", "tomorrow", "monday"]
    assert offers["tomorrow"] == at(23, 9)
    assert offers["monday"] == at(24, 9)
    assert all("{" not in name_of(code, when) for code, when in offers.items())


def test_turkish_says_until_when(qapp: object) -> None:
    translate.use("tr")
    said = [name_of(code, when) for code, when in times(at(22, 9))]
    translate.use("en")
    assert said == [
        "1 saatliğine (10:00)", "Bu akşam 18:00'e kadar", "Yarın 09:00'a kadar",
        "Pazartesi 09:00'a kadar",
    ]  # fmt: skip


def test_no_evening_once_it_is_evening() -> None:
    assert "evening" not in dict(times(at(22, 18)))


def test_on_a_monday_the_next_one_is_meant() -> None:
    assert dict(times(at(24, 8)))["monday"] == QDateTime(QDate(2025, 12, 1), QTime(9, 0))
