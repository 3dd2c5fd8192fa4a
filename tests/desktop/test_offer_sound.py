"""What is heard of an offer: by channel and queue, until seen, louder the longer nobody takes it."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from core.settings import OFFER_SOUNDS, Settings
from desktop.arrival import Arrival, of_offer
from desktop.offer_sound import ALARM, PAUSE_MS, OfferSound, chosen, volume
from desktop.resources import RESOURCES
from tests.desktop import sample_work
from tests.desktop.telephone.fake_phone import ringing


class Bell:
    def __init__(self) -> None:
        self.heard: list[tuple[str, float]] = []

    def once(self, sound: str, volume: float) -> bool:
        self.heard.append((sound, round(volume, 2)))
        return True


def arrival(**changed: Any) -> Arrival:
    call = changed.pop("leg", None)
    return of_offer(sample_work.offer_row(0, **changed), call)


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
def sound(qapp: QApplication, bell: Bell, monkeypatch: pytest.MonkeyPatch) -> Iterator[OfferSound]:
    monkeypatch.setattr(QTimer, "singleShot", lambda ms, context, do: do())
    sound = OfferSound(Settings(None), bell)  # type: ignore[arg-type]  # no loudspeaker in a test
    yield sound
    sound.stop()


def test_every_choice_is_a_sound() -> None:
    names = {*OFFER_SOUNDS, ALARM} - {"none"}
    assert all((RESOURCES / "sounds" / f"{name}.wav").exists() for name in names)


def test_the_queues_own_goes_before_the_channels() -> None:
    settings = Settings(None)
    assert chosen(settings, "chat", "q") == "handover"
    settings.put("offer_sounds", {"chat": "knock"})
    assert chosen(settings, "chat", "q") == "knock"
    settings.put("offer_sounds_of_queues", {"q": "bell"})
    assert (chosen(settings, "chat", "q"), chosen(settings, "chat", "r")) == ("bell", "knock")


def test_it_grows_louder_and_an_alarm_is_never_too_quiet() -> None:
    settings = Settings(None)
    settings.put("sounds_volume", 40)
    assert [round(volume(settings, level), 2) for level in (0, 1, 2)] == [0.4, 0.6, 0.8]
    settings.put("sounds_volume", 10)
    assert volume(settings, 2) == 0.6
    settings.put("sounds_volume", 0)
    assert volume(settings, 2) == 0.0


def test_it_is_repeated_until_it_was_seen(sound: OfferSound, bell: Bell) -> None:
    sound.play(arrival(), talks=False)
    sound.play(arrival(), talks=False)
    assert bell.heard == [("handover", 0.7)]
    sound._again.timeout.emit()
    assert len(bell.heard) == 2
    sound.play(None, talks=False)
    assert not sound._again.isActive()


def test_what_nobody_takes_is_an_alarm_and_comes_faster(sound: OfferSound, bell: Bell) -> None:
    sound.play(arrival(level=1), talks=False)
    assert sound._again.interval() == PAUSE_MS[1] < PAUSE_MS[0]
    sound.play(arrival(level=2), talks=False)
    assert (sound.now, sound._again.interval()) == ((ALARM, 2), PAUSE_MS[2])
    assert bell.heard[-1] == (ALARM, 1.0)


def test_nothing_is_rung_into_the_ear_of_who_talks_but_the_alarm(
    sound: OfferSound, bell: Bell
) -> None:
    sound.play(arrival(), talks=True)
    assert bell.heard == []
    sound.play(arrival(level=2), talks=True)
    assert bell.heard == [(ALARM, 1.0)]


def test_a_call_that_rings_has_its_own_ring(sound: OfferSound, bell: Bell) -> None:
    sound.play(arrival(media="call", call="x", leg=ringing(correlation="x")), talks=False)
    assert bell.heard == []


def test_off_means_off(sound: OfferSound, bell: Bell) -> None:
    sound._settings.put("sound_handover", False)
    sound.play(arrival(level=2), talks=False)
    sound._settings.put("sound_handover", True)
    sound._settings.put("offer_sounds", {"chat": "none"})
    sound.play(arrival(), talks=False)
    assert bell.heard == []
