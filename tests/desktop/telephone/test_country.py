import pytest
from PySide6.QtCore import QLocale

from core.settings import COUNTRIES
from desktop.telephone.country import own_country
from voip import tones


@pytest.mark.parametrize(
    ("system", "spoken", "country"),
    [("en_GB", "en_GB", "GB"), ("de_AT", "en_GB", "AT"), ("en_US", "tr_TR", "TR"), ("C", "en_GB", "TR")],
)  # fmt: skip
def test_the_country_is_the_machines_unless_turkish_is_spoken(
    system: str, spoken: str, country: str
) -> None:
    assert own_country(QLocale(system), QLocale(spoken)) == country


def test_every_country_whose_tones_are_known_can_be_chosen() -> None:
    assert set(COUNTRIES) == set(tones._COUNTRIES)
