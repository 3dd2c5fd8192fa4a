from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDateTime, QTime
from PySide6.QtWidgets import QApplication

from desktop import times, translate
from desktop.times import DAY, HOUR, MINUTE, SECOND

NOW = QDateTime(2025, 11, 22, 9, 42, 0).toMSecsSinceEpoch()
"""A Saturday, in the machine's own zone."""


@pytest.fixture(params=["tr", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    yield translate.use(request.param)
    translate.use("en")


def at(*when: int) -> int:
    return QDateTime(*when).toMSecsSinceEpoch()


def test_a_list_says_the_shortest_that_is_clear(language: str) -> None:
    said = [
        times.moment(at(*when), NOW)
        for when in (
            (2025, 11, 22, 9, 41, 0), (2025, 11, 21, 23, 0, 0), (2025, 11, 18, 9, 0, 0),
            (2025, 11, 12, 9, 0, 0), (2024, 11, 12, 9, 0, 0), (2025, 11, 23, 9, 0, 0),
        )
    ]  # fmt: skip
    if language == "tr":
        assert said == ["09:41", "Dün", "Sal", "12 Kas", "12 Kas 2024", "Yarın"]
    else:
        assert said[1:] == ["Yesterday", "Tue", "12 Nov", "12 Nov 2024", "Tomorrow"]


def test_a_separator_names_the_day(language: str) -> None:
    said = [times.day(NOW - away * DAY, NOW) for away in (0, 1, 3, 30, 400)]
    if language == "tr":
        assert said == [
            "Bugün, 22 Kasım",
            "Dün, 21 Kasım",
            "Çarşamba, 19 Kasım",
            "23 Ekim",
            "18 Ekim 2024",
        ]
    else:
        assert said == [
            "Today, 22 November",
            "Yesterday, 21 November",
            "Wednesday, 19 November",
            "23 October",
            "18 October 2024",
        ]


def test_how_long_ago(language: str) -> None:
    said = [times.ago(NOW - passed, NOW) for passed in (5 * SECOND, 5 * MINUTE, 2 * HOUR)]
    assert said == (
        ["az önce", "5 dk önce", "2 sa önce"] if language == "tr"
        else ["just now", "5 min ago", "2 h ago"]
    )  # fmt: skip


def test_what_is_left(language: str) -> None:
    assert times.countdown(2 * MINUTE + 14 * SECOND) == "02:14"
    assert times.countdown(-5) == "00:00"
    long = times.countdown(HOUR + 5 * MINUTE), times.countdown(DAY), times.countdown(3 * DAY)
    assert long == (
        ("1 sa 05 dk", "1 gün", "3 gün") if language == "tr" else ("1 h 05 min", "1 day", "3 days")
    )


def test_lengths_and_days() -> None:
    assert [times.duration(ms) for ms in (42_000, 252_000, 3_723_000)] == [
        "0:42",
        "4:12",
        "1:02:03",
    ]
    midnight = at(2025, 11, 22, 0, 0, 0)
    assert times.day_number(midnight) == times.day_number(midnight - 1) + 1


def test_everything_for_a_tool_tip(language: str) -> None:
    said = times.full(at(2025, 11, 22, 9, 41, 0))
    assert "2025" in said and "41" in said


def test_until_when(language: str) -> None:
    ends = ((2025, 11, 22, 18, 0), (2025, 11, 23, 9, 0), (2025, 12, 1, 14, 45), (2026, 1, 2, 8, 30))
    said = [times.until(at(*when, 0), NOW) for when in ends]
    if language == "tr":
        assert said == [
            "18:00'e", "yarın 09:00'a", "1 Ara 14:45'e", "2 Oca 2026 08:30'a",
        ]  # fmt: skip
    else:
        assert [part.split(",")[0] for part in said[1:]] == ["tomorrow", "1 Dec", "2 Jan 2026"]


def test_turkish_numbers_end_as_they_are_said(qapp: QApplication) -> None:
    translate.use("tr")
    said = [times.towards_clock("", QTime(hour, 0)) for hour in range(24)]
    assert [ending[1:] for ending in said] == (
        [
            "a",
            "e",
            "ye",
            "e",
            "e",
            "e",
            "ya",
            "ye",
            "e",
            "a",
            "a",
            "e",
            "ye",
            "e",
            "e",
            "e",
            "ya",
            "ye",
            "e",
            "a",
            "ye",
            "e",
            "ye",
            "e",
        ]
    )
    tens = [times.towards_clock("", QTime(1, minute))[1:] for minute in (10, 20, 30, 40, 50, 42)]
    assert tens == ["a", "ye", "a", "a", "ye", "ye"]
    translate.use("en")
