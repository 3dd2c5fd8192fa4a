import pytest
from PySide6.QtWidgets import QApplication

from core.settings import RINGS, Settings
from desktop.telephone.ringer import SOUNDS, Ringer


def test_every_ring_is_there() -> None:
    assert all((SOUNDS / f"{ring}.wav").exists() for ring in RINGS)


def test_where_nothing_can_ring_it_says_so(qapp: QApplication) -> None:
    settings = Settings(None)
    settings.put("phone_ring_device", "none")
    ringer = Ringer(settings)
    assert not ringer.test()
    assert not ringer.start()
    ringer.stop()
    ringer.stop()


def test_a_real_ring_is_not_ended_by_a_test(qapp: QApplication) -> None:
    settings = Settings(None)
    settings.put("phone_ring_device", "none")
    ringer = Ringer(settings)
    ringer.start()
    assert ringer.test()
    assert not ringer._test.isActive()
    ringer.stop()


def test_it_rings_with_what_it_is_tuned_to(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, float]] = []
    ringer = Ringer(Settings(None))
    monkeypatch.setattr(ringer, "_play", lambda: made.append((ringer._tune, ringer._gain)))
    ringer.tune("bell", 1.5)
    assert made == []
    ringer._rings = True
    ringer.tune("alarm", 2.0)
    ringer.tune("alarm", 2.0)
    assert made == [("alarm", 2.0)]
