"""A pause that the log tells of reaches the caller once."""

from typing import cast

from msgspec.structs import replace

from backend.telephony.caller import Caller
from backend.telephony.pausing import Pausing
from tests.backend import sample

NOW = 1_000_000


class Paused:
    def __init__(self) -> None:
        self.seconds: list[int] = []

    def pause_recording(self, most_s: int) -> None:
        self.seconds.append(most_s)


def test_each_change_is_told_once_in_seconds_that_are_left() -> None:
    caller = Paused()
    pausing = Pausing(cast(Caller, caller), lambda: NOW)
    call = sample.call("k", None)
    paused = replace(call, untaped_until=NOW + 59_100)
    for told in (call, paused, replace(paused, notes="x"), call):
        pausing.told(told)
    assert caller.seconds == [60, 0]


def test_one_that_is_over_when_it_is_heard_of_begins_no_more() -> None:
    caller = Paused()
    late = replace(sample.call("k", None), untaped_until=NOW - 1)
    Pausing(cast(Caller, caller), lambda: NOW).told(late)
    assert caller.seconds == [0]
