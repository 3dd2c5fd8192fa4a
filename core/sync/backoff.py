"""How long to wait before coming again: full jitter, so that a thousand desks never come at once."""

from collections.abc import Callable

FIRST_S = 0.2
LONGEST_S = 30.0
SOON_S = 5.0
"""The longest where the last knock came to nobody: it cost no platform anything, and whoever comes out of
a tunnel is not to wait for half a minute. A platform that is there and does not manage is left alone
longer again, from the first knock that it does not answer."""
STABLE_S = 30.0


class Backoff:
    """`jitter` returns numbers from 0 to 1."""

    def __init__(self, jitter: Callable[[], float]) -> None:
        self._jitter = jitter
        self._attempts = 0

    def wait(self, *, at_once: bool, lasted_s: float = 0.0, nobody: bool = False) -> float:
        """Seconds until the next attempt; `lasted_s` is how long the last connection stood, `nobody`:
        the last knock came to none.

        At once means so only the first time: a platform that throws us out each time we come
        must not be hammered.
        """
        if lasted_s >= STABLE_S:
            self._attempts = 0
        attempt, self._attempts = self._attempts, min(self._attempts + 1, 16)
        if at_once and attempt == 0:
            return 0.0
        longest = SOON_S if nobody else LONGEST_S
        return self._jitter() * min(longest, FIRST_S * 2.0**attempt)
