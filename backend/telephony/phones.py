"""Where each person's phone can be called right now, and what it talks on; nothing of it is stored."""

import asyncio
import contextlib
import re
from collections.abc import Callable

from voip.values import MOST_CALLS

_ADDRESS = re.compile(r"sips?:[!-;=?-~]{1,200}")
"""Without the signs that would end an address in a message."""
_MOST_ID = 64


class Phones:
    """A session that ends takes its address along; the newest one of a person counts."""

    def __init__(self) -> None:
        self._at: dict[str, tuple[str, str]] = {}
        """Session -> (user, SIP address)."""
        self._talking: dict[str, tuple[str, frozenset[str]]] = {}
        """Session -> (user, ids of calls)."""
        self._came = asyncio.Event()
        self._listeners: list[Callable[[str], None]] = []

    def watch(self, told: Callable[[str], None]) -> None:
        """`told` hears of whoever begins or ends a call."""
        self._listeners.append(told)

    def put(self, session: str, user: str, address: str, calls: tuple[str, ...] = ()) -> None:
        """An empty address, and what is none, takes it away."""
        self._at.pop(session, None)
        if _ADDRESS.fullmatch(address):
            self._at[session] = (user, address)
            self._came.set()
        self._talk(session, user, frozenset(id[:_MOST_ID] for id in calls[:MOST_CALLS]))

    def left(self, session: str) -> None:
        self._at.pop(session, None)
        user, _ = self._talking.get(session, ("", None))
        self._talk(session, user, frozenset())

    def _talk(self, session: str, user: str, calls: frozenset[str]) -> None:
        _, before = self._talking.pop(session, (user, frozenset()))
        if calls:
            self._talking[session] = user, calls
        if calls != before:
            for told in self._listeners:
                told(user)

    def calls_of(self, user: str) -> frozenset[str]:
        """Ids of those they talk on by what their desks say: besides those the platform knows."""
        found = (calls for whose, calls in self._talking.values() if whose == user)
        return frozenset[str]().union(*found)

    def address_of(self, user: str) -> str | None:
        found = [address for whose, address in self._at.values() if whose == user]
        return found[-1] if found else None

    def reachable(self) -> list[str]:
        """Whose phones can be called, the newest first."""
        return list(dict.fromkeys(user for user, _ in reversed(self._at.values())))

    async def wait(self) -> None:
        """Until somebody can be called."""
        while not self._at:
            self._came.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._came.wait(), 60)
