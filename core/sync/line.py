"""How fresh everything is, as the screen is told: one Line at a time, and since when."""

from collections.abc import Callable

from core.clock import wall_ms
from core.rows import Line


class LineWatch:
    """Keeps the newest Line and tells of each; `since` survives the failed attempts between."""

    def __init__(self, tell: Callable[[Line], None]) -> None:
        self._lost_at = 0
        self._tell = tell
        self.now = Line(state="offline", since=0)

    def stale_since(self, at: int) -> None:
        """When it was last live before this start, as far as anybody knows."""
        self._lost_at = at
        self.now = Line(state="offline", since=at)

    def offline(self, reason: str, retry_at: int | None) -> None:
        self._say(Line(state="offline", since=self._lost(), reason=reason, retry_at=retry_at))

    def connecting(self) -> None:
        """A disk that was full a moment ago is still worth its word."""
        reason = self.now.reason if self.now.reason.startswith("store.") else ""
        self._say(Line(state="connecting", since=self._lost(), reason=reason))

    def catching_up(self, done: int, total: int) -> None:
        self._say(Line(state="catching_up", since=self._lost(), done=done, total=total))

    def no_room(self) -> None:
        """The platform is there, but what it says cannot be kept."""
        done, total, code = self.now.done, self.now.total, "store.full"
        self._say(Line("catching_up", since=self._lost(), done=done, total=total, reason=code))

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
