"""What the log says of a pause of a call's recording, brought about on the call."""

from collections.abc import Callable
from math import ceil

from backend.telephony.caller import Caller
from core.entities import CallRecord


class Pausing:
    """Of one call. `clock`: the platform's, in ms."""

    def __init__(self, caller: Caller, clock: Callable[[], int]) -> None:
        self._caller, self._clock = caller, clock
        self._until: int | None = None

    def told(self, call: CallRecord) -> None:
        """Each change of the record is heard, and most say nothing new of this."""
        if call.untaped_until != self._until:
            self._until = call.untaped_until
            left_ms = 0 if self._until is None else self._until - self._clock()
            self._caller.pause_recording(max(0, ceil(left_ms / 1_000)))
