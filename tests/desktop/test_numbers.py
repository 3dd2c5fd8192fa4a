from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop import numbers, translate


@pytest.fixture(params=["tr", "en"])
def turkish(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[bool]:
    yield translate.use(request.param) == "tr"
    translate.use("en")


def test_money_as_the_country_writes_it(turkish: bool) -> None:
    assert numbers.money("1248.90 TRY") == ("₺1.248,90" if turkish else "₺1,248.90")
    assert numbers.money("-5 EUR") == ("-€5,00" if turkish else "-€5.00")
    assert numbers.money("10.00 SEK").startswith("SEK ")


@pytest.mark.parametrize("odd", ["", "much", "12.50", "NaN TRY", "a b"])
def test_what_is_not_money_stays_as_it_came(qapp: QApplication, odd: str) -> None:
    assert numbers.money(odd) == odd


def test_counts_stay_narrow(turkish: bool) -> None:
    assert [numbers.pill(n) for n in (3, 999, 1000)] == ["3", "999", "999+"]
    assert numbers.short_count(999) == "999"
    assert numbers.short_count(1234) == ("1,2 B" if turkish else "1.2k")
    assert numbers.short_count(12_345) == ("12 B" if turkish else "12k")
    assert numbers.count(1_234_567) == ("1.234.567" if turkish else "1,234,567")


def test_percent_and_size(turkish: bool) -> None:
    assert numbers.percent(0.864) == ("%86" if turkish else "86%")
    assert numbers.size(184_000) == "184 kB"
