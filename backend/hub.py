"""The hub carries what is only true right now: typing, viewers, whether a customer is there."""

from collections.abc import Callable

from core.protocol.signals import Signal, SignalBody


class Hub:
    def signal(self, key: str, body: SignalBody) -> None:
        """Tells every listener; the newest signal of a key is kept for whoever comes later."""
        raise NotImplementedError

    def listen(self, heard: Callable[[Signal], None]) -> Callable[[], None]:
        raise NotImplementedError
