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
