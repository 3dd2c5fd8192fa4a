"""Turns: which waiting command goes next. Oldest first, in order within one conversation.

Conversations do not wait for each other; commands about none share a track of their own. One
command of a track is on its way at a time, because the order must hold when one is refused
for now and the next would be taken.
"""

from collections.abc import Iterator, Sequence

from core.store.store import OutboxCommand

MAX_ON_THE_WAY = 32
"""More would only meet the platform's limit of commands a second."""
FIRST_REST_MS = 1_000
LONGEST_REST_MS = 60_000
PATIENCE_MS = 20_000
"""After so long without an answer the same command, with the same id, is asked again."""

Track = str


class Turns:
    def __init__(self) -> None:
        self._waiting: dict[Track, list[OutboxCommand]] = {}
        self._asked: dict[Track, tuple[str, int]] = {}
        """Id on its way, and until when its answer is awaited."""
        self._rests: dict[Track, tuple[int, int]] = {}
        """Until when, and how often before."""

    def fill(self, commands: Sequence[OutboxCommand]) -> None:
        """Replaces what waits by what the outbox holds now, oldest first."""
        self._waiting = {}
        for command in commands:
            self._waiting.setdefault(_track(command), []).append(command)

    def all(self) -> Iterator[OutboxCommand]:
        for commands in self._waiting.values():
            yield from commands

    def ready(self, now: int) -> list[OutboxCommand]:
        """The heads of the tracks that are neither asked nor resting.

        What runs out of time comes first and is not counted: somebody waits for it, while a
        hundred replies of a morning without a line can wait for each other.
        """
        heads = [commands[0] for commands in self._waiting.values()]
        free = [head for head in heads if self._is_free(_track(head), now)]
        soon = [head for head in free if head.expires is not None]
        rest = [head for head in free if head.expires is None]
        return soon + rest[: max(0, MAX_ON_THE_WAY - self.on_the_way(now))]

    def on_the_way(self, now: int) -> int:
        return sum(until > now for _, until in self._asked.values())

    def asked(self, command: OutboxCommand, now: int, patience_ms: int = PATIENCE_MS) -> None:
        self._asked[_track(command)] = (command.id, now + patience_ms)

    def answered(self, id: str) -> OutboxCommand | None:
        """The command that was on its way under this id; it may be asked again."""
        for track, (asked, _) in self._asked.items():
            if asked == id:
                del self._asked[track]
                return next((c for c in self._waiting.get(track, ()) if c.id == id), None)
        return None

    def rest(self, command: OutboxCommand, now: int, after_ms: int | None) -> None:
        """The track waits: for as long as the platform said, or twice as long each time."""
        times = self._rests.get(_track(command), (0, -1))[1] + 1
        own = min(FIRST_REST_MS << min(times, 10), LONGEST_REST_MS)
        self._rests[_track(command)] = (now + (own if after_ms is None else after_ms), times)

    def done(self, command: OutboxCommand) -> None:
        track = _track(command)
        self._rests.pop(track, None)
        left = [other for other in self._waiting.get(track, ()) if other.id != command.id]
        if left:
            self._waiting[track] = left
        else:
            self._waiting.pop(track, None)

    def cut(self) -> None:
        """The line is gone: whatever was on its way may or may not have arrived."""
        self._asked.clear()
        self._rests.clear()

    def due(self, now: int) -> int | None:
        """When the next rest, or the patience for an answer, ends."""
        ends = [until for _, until in self._asked.values()]
        ends += [until for until, _ in self._rests.values()]
        return min((until for until in ends if until > now), default=None)

    def _is_free(self, track: Track, now: int) -> bool:
        awaited_until = self._asked.get(track, ("", now))[1]
        rests_until = self._rests.get(track, (now, 0))[0]
        return max(awaited_until, rests_until) <= now


def _track(command: OutboxCommand) -> Track:
    return command.conversation or ""
