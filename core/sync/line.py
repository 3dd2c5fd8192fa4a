"""How fresh everything is, as the screen is told: one Line at a time, and since when."""

from collections.abc import Callable

from core.clock import wall_ms
from core.rows import Line


class LineWatch:
    """Keeps the newest Line and tells of each; `since` survives the failed attempts between."""

    def __init__(self, stale_since: int, tell: Callable[[Line], None]) -> None:
        self._lost_at = stale_since
        self._tell = tell
        self.now = Line(state="offline", since=stale_since)

    def stale_since(self, at: int) -> None:
        self._lost_at = at
        self.now = Line(state="offline", since=at)

    def offline(self, reason: str, retry_at: int | None) -> None:
        self._say(Line(state="offline", since=self._lost(), reason=reason, retry_at=retry_at))

    def connecting(self) -> None:
        self._say(Line(state="connecting", since=self._lost()))

    def catching_up(self, done: int, total: int) -> None:
        self._say(Line(state="catching_up", since=self._lost(), done=done, total=total))

    def live(self) -> None:
        if self.now.state != "live":
            self._say(Line(state="live", since=wall_ms()))

    def ended(self, reason: str) -> None:
        self._say(Line(state="ended", since=self._lost(), reason=reason))

    def _lost(self) -> int:
        """While it is live nothing is stale, so it is lost when something else is said."""
        if self.now.state == "live":
            self._lost_at = wall_ms()
        return self._lost_at

    def _say(self, line: Line) -> None:
        if line != self.now:
            self.now = line
            self._tell(line)
