from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QDate, QDateTime, QTime

from core.rows import Directory
from desktop import translate
from desktop.models.review_asked import Asked, midnight
from desktop.theme import Theme
from desktop.views.review_chips import FilterChips
from desktop.views.review_filter_words import chip_words, matching, options
from tests.desktop import sample
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over

NOW = QDateTime(QDate(2025, 11, 22), QTime(9, 42)).toMSecsSinceEpoch()


@pytest.fixture(autouse=True)
def english(qapp: object) -> None:
    translate.use("en")


def titles(typed: str) -> list[str]:
    return [option.title for option in matching(sample.DIRECTORY, typed, NOW)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("derya", ["Derya Koç"]),
        ("siparis", ["Sipariş"]),
        ("label iade", ["İade"]),
        ("last week", ["Last week"]),
        ("bot handed", ["The bot handed over"]),
        ("xyz", []),
    ],
)
def test_any_filter_is_found_by_its_words(typed: str, found: list[str]) -> None:
    assert [title for title in titles(typed) if title in found] == found
    assert bool(titles(typed)) == bool(found)


def test_a_day_that_is_typed_is_offered_as_it_is_and_as_an_edge() -> None:
    days = options("time", Directory(), "14.11", NOW)[:3]
    start, end = midnight(QDate(2025, 11, 14)), midnight(QDate(2025, 11, 15))
    assert [day.value for day in days] == [(start, end), (start, None), (None, end)]
    last_year = options("time", Directory(), "24.12", NOW)[0]
    assert last_year.value == (midnight(QDate(2024, 12, 24)), midnight(QDate(2024, 12, 25)))
    assert options("time", Directory(), "31.2", NOW)[0].title == "Today"


def test_a_number_that_is_typed_is_offered_once() -> None:
    found = titles("5")
    assert found.count("at least 5 min") == 1 and "at most 5 min" in found
    assert "at least 42%" in titles("42")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Asked().having("channel", "email").having("channel", "chat"), "Channel: E-mail, Web chat"),
        (Asked().having("duration", (300, None)), "at least 5 min"),
        (Asked().having("rating", (1, 2)), "★ 1 – ★ 2"),
        (Asked().having("score", (None, 59)), "at most 59%"),
        (Asked().having("recorded", False), "Without a recording"),
        (Asked().having("customer", "p-1", "Ayşe Şahin"), "Customer: Ayşe Şahin"),
        (Asked().having("time", "days7"), "Last 7 days"),
    ],
)
def test_a_chip_says_what_it_lets_through(asked: Asked, said: str) -> None:
    kind = asked.kinds()[0]
    assert chip_words(asked, kind, sample.DIRECTORY) == said


@pytest.fixture
async def chips(qapp: object, theme: Theme) -> AsyncIterator[FilterChips]:
    parts = parts_over(theme)
    chips = FilterChips(parts)
    chips.show()
    yield chips
    await parts.tasks.close()
    chips.deleteLater()


async def test_all_go_at_once_where_there_are_several(chips: FilterChips) -> None:
    told: list[Asked] = []
    chips.changed.connect(told.append)
    chips.show_asked(Asked(text="a").having("recorded", True))
    assert chips.clear.isHidden()
    chips.show_asked(Asked(text="a").having("recorded", True).having("channel", "sms"))
    assert not chips.clear.isHidden()
    chips.clear.click()
    assert told == [Asked(text="a")] and not chips.chips


async def test_they_speak_the_language_that_was_chosen(chips: FilterChips) -> None:
    chips.show_asked(Asked().having("recorded", True))
    translate.use("tr")
    await until(lambda: chips.chips[0].text() == "Kaydı var")
    translate.use("en")
