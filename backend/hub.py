"""The hub carries what is only true right now: typing, viewers, whether a customer is there.

Signals of a topic go only to whoever listens to it: two hundred sessions that each look at every figure
of every other agent look forty thousand times a second for nothing.
"""

import time
from collections.abc import Callable, Sequence
from typing import Any

from core.protocol.signals import SIGNALS, Signal, SignalBody, Typing, Viewers

TYPING_LASTS = 8.0
"""Seconds after which a typing signal no longer holds."""
TOPICS = frozenset({"live"})
"""What may be subscribed to: signals whose keys begin with it."""
_NAMES: dict[type[SignalBody], str] = {body: name for name, body in SIGNALS.items()}


class Hub:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._listeners: dict[object, tuple[str, Callable[[Signal], None]]] = {}
        self._kept: dict[str, tuple[float, Signal]] = {}
        self._kept_of: dict[str, dict[str, Signal]] = {topic: {} for topic in TOPICS}
        """The newest of each key, by topic."""

    def signal(self, key: str, body: SignalBody) -> None:
        """Tells every listener; the newest signal of a key is kept for whoever comes later."""
        signal = Signal(key=key, type=_NAMES[type(body)], body=body)
        topic = topic_of(key)
        if topic:
            self._kept_of[topic][key] = signal
        else:
            self._keep(key, signal)
        for about, heard in tuple(self._listeners.values()):
            if about == topic:
                heard(signal)

    def listen(self, heard: Callable[[Signal], None], topic: str = "") -> Callable[[], None]:
        """Empty: to all that is of no topic."""
        token = object()
        self._listeners[token] = (topic, heard)
        return lambda: _forget(self._listeners, token)

    def current(self, topic: str = "") -> Sequence[Signal]:
        """What holds now, oldest first."""
        if topic:
            return list(self._kept_of[topic].values())
        oldest = self._clock() - TYPING_LASTS
        self._kept = {
            key: (at, signal)
            for key, (at, signal) in self._kept.items()
            if at >= oldest or not isinstance(signal.body, Typing)
        }
        return [signal for _, signal in self._kept.values()]

    def _keep(self, key: str, signal: Signal) -> None:
        self._kept.pop(key, None)
        if not _says_nothing(signal.body):
            self._kept[key] = (self._clock(), signal)


def topic_of(key: str) -> str:
    """Empty: it is of none, and everybody hears it."""
    topic = key.partition(":")[0]
    return topic if topic in TOPICS else ""


def _says_nothing(body: SignalBody) -> bool:
    """True for the signals that end something: whoever comes later need not hear of it."""
    if isinstance(body, Typing):
        return body.kind == "none"
    return isinstance(body, Viewers) and not body.viewers


def _forget(listeners: dict[object, Any], token: object) -> None:
    listeners.pop(token, None)
