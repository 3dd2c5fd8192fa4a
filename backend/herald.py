"""The herald: of every commit it wakes the sessions that may see something of it.

Two hundred sessions that each look at every event wake forty thousand times a second for nothing.
It is only a hint: each session reads the log by itself, and looks now and then unasked.
"""

from collections.abc import Callable, Iterator, Sequence

from backend.entries import Entry
from backend.log import Log
from backend.permissions import Viewer
from core.protocol.events import Event

Wake = Callable[[], None]


class Herald:
    def __init__(self, log: Log) -> None:
        self._log = log
        self._seq = log.head
        self._all: dict[object, Wake] = {}
        self._leads: dict[object, Wake] = {}
        """Who sees every conversation."""
        self._users: dict[str, dict[object, Wake]] = {}
        self._teams: dict[str, dict[object, Wake]] = {}
        log.listen(self._heard)

    def join(self, viewer: Viewer, wake: Wake) -> Callable[[], None]:
        """`wake` is called when there may be something new for this person. Returns how to leave."""
        token, places = object(), self._places(viewer)
        for place in places:
            place[token] = wake

        def leave() -> None:
            for place in places:
                place.pop(token, None)

        return leave

    def _places(self, viewer: Viewer) -> list[dict[object, Wake]]:
        places = [self._all, self._users.setdefault(viewer.user, {})]
        if viewer.role != "agent":
            return [*places, self._leads]
        return [*places, *(self._teams.setdefault(team, {}) for team in viewer.teams)]

    def _heard(self, events: Sequence[Event]) -> None:
        entries = self._log.recent(self._seq)
        if not entries:
            return
        self._seq = entries[-1].seq
        wakes = {token: wake for place in self._concerned(entries) for token, wake in place.items()}
        for wake in wakes.values():
            wake()

    def _concerned(self, entries: Sequence[Entry]) -> Iterator[dict[object, Wake]]:
        for entry in entries:
            if entry.audience is not None:
                yield from (self._users.get(user, {}) for user in entry.audience)
            elif entry.access is None or entry.access.team is None:
                yield self._all
            else:
                yield self._leads
                yield self._teams.get(entry.access.team, {})
                yield self._users.get(entry.access.assignee or "", {})
