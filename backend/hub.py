"""The hub carries what is only true right now: typing, viewers, whether a customer is there."""

import time
from collections.abc import Callable, Sequence

from core.protocol.signals import SIGNALS, Signal, SignalBody, Typing, Viewers

TYPING_LASTS = 8.0
"""Seconds after which a typing signal no longer holds."""
_NAMES: dict[type[SignalBody], str] = {body: name for name, body in SIGNALS.items()}


class Hub:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._listeners: dict[object, Callable[[Signal], None]] = {}
        self._kept: dict[str, tuple[float, Signal]] = {}

    def signal(self, key: str, body: SignalBody) -> None:
        """Tells every listener; the newest signal of a key is kept for whoever comes later."""
        signal = Signal(key=key, type=_NAMES[type(body)], body=body)
        self._kept.pop(key, None)
        if not _says_nothing(body):
            self._kept[key] = (self._clock(), signal)
        for heard in tuple(self._listeners.values()):
            heard(signal)

    def listen(self, heard: Callable[[Signal], None]) -> Callable[[], None]:
        token = object()
        self._listeners[token] = heard
        return lambda: _forget(self._listeners, token)

    def current(self) -> Sequence[Signal]:
        """What holds now, oldest first."""
        oldest = self._clock() - TYPING_LASTS
        self._kept = {
            key: (at, signal)
            for key, (at, signal) in self._kept.items()
            if at >= oldest or not isinstance(signal.body, Typing)
        }
        return [signal for _, signal in self._kept.values()]


def _says_nothing(body: SignalBody) -> bool:
    """True for the signals that end something: whoever comes later need not hear of it."""
    if isinstance(body, Typing):
        return body.kind == "none"
    return isinstance(body, Viewers) and not body.viewers


def _forget(listeners: dict[object, Callable[[Signal], None]], token: object) -> None:
    listeners.pop(token, None)
