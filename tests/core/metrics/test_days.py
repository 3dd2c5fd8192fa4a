import pytest

from core.metrics.days import day_of

HOUR = 3_600_000


@pytest.mark.parametrize(
    ("noon", "hours"),
    [(1_774_778_400_000, 23), (1_792_926_000_000, 25), (1_780_308_000_000, 24)],
    ids=["2026-03-29", "2026-10-25", "2026-06-01"],
)  # fmt: skip
def test_a_day_may_have_an_hour_more_or_less(noon: int, hours: int) -> None:
    berlin = "Europe/Berlin"
    day = day_of(noon, berlin)
    assert (day.end - day.start) / HOUR == hours
    assert noon in day and day_of(day.start, berlin) == day_of(day.end - 1, berlin) == day


def test_it_is_the_company_s_and_not_the_machine_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    late = 1_795_465_800_000  # 2026-11-23 23:30 in Istanbul
    assert day_of(late).end - late == HOUR // 2


@pytest.mark.parametrize("name", ["Moon/Tranquillity", "../../etc/passwd", "", "\0"])
def test_a_zone_nobody_knows_is_the_usual_one(name: str) -> None:
    assert day_of(0, name) == day_of(0)
