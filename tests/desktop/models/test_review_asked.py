import msgspec
import pytest
from PySide6.QtCore import QDate, QDateTime, QTime

from core.library import Filters, LibraryQuery
from desktop.models.review_asked import Asked, bounds, midnight, packed, unpacked

MONDAY = QDate(2026, 11, 23)
NOW = QDateTime(MONDAY, QTime(10, 30)).toMSecsSinceEpoch()


def day(month: int, number: int) -> int:
    return midnight(QDate(2026, month, number))


@pytest.mark.parametrize(
    ("period", "since", "until"),
    [
        ("today", day(11, 23), None),
        ("yesterday", day(11, 22), day(11, 23)),
        ("this_week", day(11, 23), None),
        ("last_week", day(11, 16), day(11, 23)),
        ("this_month", day(11, 1), None),
        ("last_month", day(10, 1), day(11, 1)),
        ("days7", day(11, 17), None),
    ],
)
def test_a_period_moves_with_the_day(period: str, since: int, until: int | None) -> None:
    assert bounds(period, NOW) == (since, until)  # type: ignore[arg-type]  # one of Period
    asked = Asked(text="iade").having("time", period)
    assert asked.query(NOW) == LibraryQuery("iade", Filters(since=since, until=until))


def test_alternatives_come_together_and_go_when_chosen_again() -> None:
    asked = Asked().having("channel", "email").having("channel", "chat")
    assert asked.filters.channels == ("email", "chat")
    assert asked.having("channel", "email").filters.channels == ("chat",)
    assert asked.kinds() == ("channel",)
    assert not asked.without("channel").narrow


def test_of_a_range_the_last_one_holds() -> None:
    asked = Asked().having("duration", (300, None)).having("duration", (None, 60))
    assert (asked.filters.shortest_s, asked.filters.longest_s) == (None, 60)
    chosen = asked.having("time", "today").having("time", (1, 2))
    assert (chosen.period, chosen.filters.since, chosen.filters.until) == (None, 1, 2)
    assert chosen.without("time").kinds() == ("duration",)


def test_a_switch_is_on_or_off_or_not_there() -> None:
    asked = Asked().having("recorded", False)
    assert asked.filters.recorded is False and asked.kinds() == ("recorded",)
    assert asked.without("recorded").filters == Filters()


def test_kept_it_is_a_query_of_the_library_too() -> None:
    asked = Asked(text="iade").having("customer", "p-1", "Ayşe Şahin").having("time", "days7")
    assert unpacked(packed(asked)) == asked
    plain = msgspec.msgpack.decode(packed(asked), type=LibraryQuery)
    assert plain.text == "iade" and plain.filters.contacts == ("p-1",)
    with pytest.raises(ValueError):
        unpacked(b"\xc1")
