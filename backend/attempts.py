"""How often somebody may try a password: per name and per address. Pure; times in ms."""

from collections import deque

WINDOW = 60_000
PER_NAME = 5
PER_ADDRESS = 30
MOST = 10_000
"""Names and addresses remembered; a flood of made-up names must not fill the memory."""


class Attempts:
    def __init__(self, per_name: int = PER_NAME, per_address: int = PER_ADDRESS) -> None:
        self._per_name = per_name
        self._per_address = per_address
        self._tries: dict[str, deque[int]] = {}

    def begin(self, name: str, address: str, now: int) -> int:
        """0 and the try is counted, or in how many ms the next one is allowed.

        Counted before the password is looked at, or many tries at once would all pass.
        """
        asked = ((f"name:{name}", self._per_name), (f"address:{address}", self._per_address))
        wait = max(self._wait(key, most, now) for key, most in asked)
        if not wait:
            for key, _ in asked:
                self._tries.setdefault(key, deque()).append(now)
            self._forget(now)
        return wait

    def succeeded(self, name: str, address: str) -> None:
        """The name starts afresh; the address gets only this one try back."""
        self._tries.pop(f"name:{name}", None)
        if tries := self._tries.get(f"address:{address}"):
            tries.pop()

    def _wait(self, key: str, most: int, now: int) -> int:
        tries = self._tries.get(key, deque())
        while tries and tries[0] <= now - WINDOW:
            tries.popleft()
        return tries[0] + WINDOW - now if len(tries) >= most else 0

    def _forget(self, now: int) -> None:
        if len(self._tries) <= MOST:
            return
        self._tries = {k: v for k, v in self._tries.items() if v and v[-1] > now - WINDOW}
        while len(self._tries) > MOST:
            self._tries.pop(next(iter(self._tries)))
