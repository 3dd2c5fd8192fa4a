from PySide6.QtWidgets import QApplication

from core.settings import RINGS, Settings
from desktop.telephone.ringer import SOUNDS, Ringer
from tests.desktop.fake_loudspeaker import FakeLoudspeaker


def test_every_ring_is_there() -> None:
    assert all((SOUNDS / f"{ring}.wav").exists() for ring in RINGS)


def test_where_nothing_can_ring_it_says_so(qapp: QApplication) -> None:
    settings, speaker = Settings(None), FakeLoudspeaker("Jabra")
    settings.put("phone_ring_device", "none")
    ringer = Ringer(settings, speaker)
    assert not ringer.test()
    assert not ringer.start()
    ringer.stop()
    assert not ringer.once("bell", 1.0)
    assert speaker.told == []
    assert not Ringer(Settings(None), FakeLoudspeaker()).start(), "no device at all"


def test_a_real_ring_is_not_ended_by_a_test(qapp: QApplication) -> None:
    speaker = FakeLoudspeaker("Jabra")
    ringer = Ringer(Settings(None), speaker)
    ringer.start()
    assert ringer.test()
    assert not ringer._test.isActive()
    assert speaker.rung
    ringer.stop()
    assert not speaker.rung


def test_it_rings_with_what_it_is_tuned_to(qapp: QApplication) -> None:
    settings, speaker = Settings(None), FakeLoudspeaker("Jabra")
    settings.put("phone_ring_device", "Jabra")
    settings.put("phone_ring_volume", 50)
    ringer = Ringer(settings, speaker)
    ringer.tune("bell", 1.5)
    assert speaker.told == []
    ringer.start()
    ringer.tune("alarm", 4.0)
    ringer.tune("alarm", 4.0)
    assert speaker.told == [("ring", "bell", "Jabra", 0.75), ("ring", "alarm", "Jabra", 1.0)]


def test_while_a_call_rings_nothing_short_is_played_over_it(qapp: QApplication) -> None:
    speaker = FakeLoudspeaker("Jabra")
    ringer = Ringer(Settings(None), speaker)
    assert ringer.once("message", 0.5)
    ringer.start()
    assert not ringer.once("message", 0.5)
    assert [word for word, *_ in speaker.told] == ["once", "ring"]


def test_who_asks_for_the_devices_wakes_what_knows_them(qapp: QApplication) -> None:
    speaker = FakeLoudspeaker("Jabra", "Monitor")
    changes: list[None] = []
    ringer = Ringer(Settings(None), speaker)
    ringer.devices_changed.connect(lambda: changes.append(None))
    assert ringer.devices() == ["Jabra", "Monitor"]
    assert speaker.woken == 1
    speaker.changed.emit()
    assert len(changes) == 1
