"""What is going on, on one line of the terminal, wherever it takes longer than two seconds."""

import sys
import time

EVERY = 2.0 if sys.stderr.isatty() else 15.0
WORTH_TELLING = 2.0


class Progress:
    """`at` may be called as often as one likes; something is written every two seconds."""

    def __init__(self, what: str, total: int = 0) -> None:
        self._what, self._total = what, total
        self._began = self._told = time.monotonic()

    def at(self, number: float) -> None:
        now = time.monotonic()
        if now - self._told < EVERY:
            return
        self._told = now
        share = f"{number / self._total:4.0%}" if self._total else f"{number:,.0f}"
        print(f"  … {self._what}: {share}  {now - self._began:.0f} s", file=sys.stderr, flush=True)

    def done(self, how: str = "") -> None:
        took = time.monotonic() - self._began
        if took >= WORTH_TELLING:
            print(f"  {self._what}: {how} {took:.0f} s", file=sys.stderr, flush=True)
