import pytest

from voip.level import meter


def test_a_meter_shows_sixty_decibels() -> None:
    assert meter(32_768) == 1.0
    assert meter(3_277) == pytest.approx(2 / 3, abs=0.01)
    assert meter(33) == pytest.approx(0.0, abs=0.01)
    assert meter(0) == 0.0
