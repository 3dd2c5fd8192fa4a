from datetime import date

import pytest

from backend.channels.bot.dates import When, day_in

SUNDAY = date(2026, 11, 22)

FUTURE = {
    "yarın gelsin": "2026-11-23", "tomorrow please": "2026-11-23", "bugün": "2026-11-22",
    "öbür gün olur": "2026-11-24", "the day after tomorrow": "2026-11-24",
    "cuma günü": "2026-11-27", "next Friday": "2026-11-27", "pazartesiye": "2026-11-23",
    "Pazar": "2026-11-29", "3 Mart": "2027-03-03", "3 Mart'ta": "2027-03-03",
    "March 3rd": "2027-03-03", "on the 3rd of March": "2027-03-03", "12/05": "2027-05-12",
    "12.12": "2026-12-12", "12.12.2026": "2026-12-12", "2026-12-24": "2026-12-24",
    "24-12-2026": "2026-12-24", "3 gün sonra": "2026-11-25", "in 2 weeks": "2026-12-06",
    "29 Şubat 2028 değil, 1 Aralık": "2026-12-01",
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), FUTURE.items())
def test_a_day_that_comes(text: str, found: str) -> None:
    assert day_in(text, SUNDAY, "future") == found


@pytest.mark.parametrize(
    ("text", "when", "found"),
    [
        ("3 Mart'ta almıştım", "past", "2026-03-03"), ("dün", "past", "2026-11-21"),
        ("geçen cuma", "past", "2026-11-20"), ("last Monday", "past", "2026-11-16"),
        ("2 gün önce", "past", "2026-11-20"), ("3 weeks ago", "past", "2026-11-01"),
        ("3 Mart", "near", "2027-03-03"), ("15 Ekim", "near", "2026-10-15"),
    ],
)  # fmt: skip
def test_the_year_is_the_one_that_fits(text: str, when: When, found: str) -> None:
    assert day_in(text, SUNDAY, when) == found


@pytest.mark.parametrize(
    "text",
    ["31/02", "32 Mart", "13/13", "dün", "3 Mart 2020", "2-5 iş günü", "1.000 TL", "may I ask", "TR-48213", "", "9" * 9_000],
)  # fmt: skip
def test_what_is_no_day_that_comes(text: str) -> None:
    assert day_in(text, SUNDAY, "future") == ""


def test_next_week_is_not_this_one() -> None:
    tuesday = date(2026, 11, 24)
    assert day_in("cuma", tuesday, "future") == "2026-11-27"
    assert day_in("haftaya cuma", tuesday, "future") == "2026-12-04"
