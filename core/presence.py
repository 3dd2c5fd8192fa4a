"""Presence: who writes, looks or is there right now. Forgotten with the line that told it."""

from core.protocol.signals import ContactPresence, Signal, Typing, Viewer, Viewers
from core.rows import Typist

TYPING_MS = 8_000
"""Typing is over after so long without another signal: the one that ends it may be lost."""


class Presence:
    """Used on one thread; times are ms by any clock that never jumps."""

    def __init__(self) -> None:
        self._typing: dict[str, dict[str, tuple[Typist, int]]] = {}
        self._viewers: dict[str, tuple[Viewer, ...]] = {}
        self._online: dict[str, bool] = {}

    def hear(self, signal: Signal, now: int) -> frozenset[str]:
        """Ids of the conversations it touched."""
        match signal.body:
            case Typing() as typing:
                self._hear_typing(typing, now)
            case Viewers(conversation=conversation, viewers=viewers):
                self._viewers[conversation] = viewers
            case ContactPresence(conversation=conversation, online=online):
                self._online[conversation] = online
            case _:
                return frozenset()
        return frozenset({signal.body.conversation})

    def expire(self, now: int) -> frozenset[str]:
        """Ends the typing that nobody confirmed; ids of the conversations where it did."""
        over = [
            (conversation, author)
            for conversation, authors in self._typing.items()
            for author, (_, until) in authors.items()
            if until <= now
        ]
        for conversation, author in over:
            del self._typing[conversation][author]
        return frozenset(conversation for conversation, _ in over)

    def due(self) -> int | None:
        """When `expire` has something to do."""
        ends = [until for authors in self._typing.values() for _, until in authors.values()]
        return min(ends, default=None)

    def forget(self) -> frozenset[str]:
        """The line is gone: nothing of this is known any more."""
        known = frozenset(self._typing) | frozenset(self._viewers) | frozenset(self._online)
        for part in (self._typing, self._viewers, self._online):
            part.clear()
        return known

    def typists(self, conversation: str) -> tuple[Typist, ...]:
        return tuple(typist for typist, _ in self._typing.get(conversation, {}).values())

    def viewers(self, conversation: str) -> tuple[Viewer, ...]:
        return self._viewers.get(conversation, ())

    def online(self, conversation: str) -> bool | None:
        return self._online.get(conversation)

    def _hear_typing(self, typing: Typing, now: int) -> None:
        authors = self._typing.setdefault(typing.conversation, {})
        if typing.kind == "none":
            authors.pop(typing.author, None)
            return
        typist = Typist(
            id=typing.author, name=typing.name, contact=typing.author_kind == "contact",
            kind=typing.kind,
        )  # fmt: skip
        authors[typing.author] = (typist, now + TYPING_MS)
