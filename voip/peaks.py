"""The loudest levels of a recording, for a waveform: few, however long it is."""

MOST = 400


class Peaks:
    """Each value covers the same stretch; when there are too many, two become one."""

    def __init__(self) -> None:
        self._done: list[int] = []
        self._span, self._seen, self._loudest = 1, 0, 0

    def add(self, level: int) -> None:
        """`level` 0 to 32,768, of one frame."""
        self._loudest = max(self._loudest, min(255, level >> 7))
        self._seen += 1
        if self._seen == self._span:
            self._close()

    def levels(self) -> tuple[int, ...]:
        """At most `MOST`, 0 to 255."""
        rest = [self._loudest] if self._seen and len(self._done) < MOST else []
        return tuple(self._done + rest)

    def _close(self) -> None:
        self._done.append(self._loudest)
        self._seen = self._loudest = 0
        if len(self._done) == MOST:
            self._done = [max(self._done[i : i + 2]) for i in range(0, MOST, 2)]
            self._span *= 2
