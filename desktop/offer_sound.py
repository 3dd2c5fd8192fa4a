"""OfferSound: what is heard of work that waits for an answer, on the device that rings.

Chosen for each channel and each queue, repeated until it was seen or is over, and louder and
faster the longer nobody takes it.
"""

from PySide6.QtCore import QObject, QTimer

from core.settings import Settings
from desktop.arrival import Arrival
from desktop.telephone.ringer import NONE, Ringer

USUAL = "handover"
ALARM = "alarm"
PAUSE_MS = {0: 4_500, 1: 2_600, 2: 1_500}
"""From the beginning of one to the next, by level."""
SOON_MS = 40
"""The card is painted before anything is loaded that is only heard."""
GAIN = {0: 1.0, 1: 1.5, 2: 2.0}
LEAST_ALARM = 0.6
"""An alarm is heard also where the usual is set low, unless sounds are off."""


def chosen(settings: Settings, channel: str, queue: str) -> str:
    """The queue's own sound, else the channel's, else the usual one."""
    of_queue: str = settings.get("offer_sounds_of_queues").get(queue, "")
    return of_queue or settings.get("offer_sounds").get(channel, "") or USUAL


def volume(settings: Settings, level: int) -> float:
    """0.0 to 1.0."""
    usual: float = settings.get("sounds_volume") / 100
    raised = min(1.0, usual * GAIN[min(level, 2)])
    return max(raised, LEAST_ALARM) if level >= 2 and usual else raised


class OfferSound(QObject):
    """`ringer` knows the device; what rings on it by itself, a call, is never talked over."""

    def __init__(self, settings: Settings, ringer: Ringer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._ringer = settings, ringer
        self._now: tuple[str, int] | None = None
        """Sound and level that is repeated."""
        self._again = QTimer(self)
        self._again.timeout.connect(self._sound)

    @property
    def now(self) -> tuple[str, int] | None:
        return self._now

    def play(self, arrival: Arrival | None, *, talks: bool) -> None:
        """From now on for this one; None: nothing is left that was not seen.

        While somebody talks only what nobody takes is heard: the others are not rung into the ear.
        """
        wanted = self._wanted(arrival, talks) if arrival is not None else None
        if wanted == self._now:
            return
        self._now = wanted
        if wanted is None:
            self._again.stop()
            return
        self._again.start(PAUSE_MS[min(wanted[1], 2)])
        QTimer.singleShot(SOON_MS, self, self._sound)

    def ring(self, arrival: Arrival | None) -> None:
        """A call rings as its queue was given a sound, else as a telephone; louder like the rest."""
        level = min(arrival.level, 2) if arrival is not None else 0
        of_queue = self._settings.get("offer_sounds_of_queues")
        sound = of_queue.get(_queue(arrival), "") if arrival is not None else ""
        usual = "" if sound == NONE else sound  # a call is never without a ring
        self._ringer.tune(ALARM if level >= 2 else usual, GAIN[level])

    def test(self, sound: str) -> None:
        """Once, whatever the switches say."""
        self._ringer.once(sound, volume(self._settings, 0))

    def stop(self) -> None:
        self.play(None, talks=False)

    def _wanted(self, arrival: Arrival, talks: bool) -> tuple[str, int] | None:
        on = self._settings.get("sounds") and self._settings.get("sound_handover")
        if not on or arrival.call is not None or (talks and arrival.level < 2):
            return None  # a call that rings has its own ring
        if arrival.level >= 2:
            return ALARM, arrival.level
        sound = chosen(self._settings, arrival.channel, _queue(arrival))
        return None if sound == NONE else (sound, arrival.level)

    def _sound(self) -> None:
        if self._now is not None:
            sound, level = self._now
            self._ringer.once(sound, volume(self._settings, level))


def _queue(arrival: Arrival) -> str:
    return arrival.offer.queue if arrival.offer else ""
