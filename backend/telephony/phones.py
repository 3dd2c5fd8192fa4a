"""Where each person's phone can be called right now; nothing of it is stored."""

import asyncio
import contextlib
import re

_ADDRESS = re.compile(r"sips?:[!-;=?-~]{1,200}")
"""Without the signs that would end an address in a message."""


class Phones:
    """A session that ends takes its address along; the newest one of a person counts."""

    def __init__(self) -> None:
        self._at: dict[str, tuple[str, str]] = {}
        """Session -> (user, SIP address)."""
        self._came = asyncio.Event()

    def put(self, session: str, user: str, address: str) -> None:
        """An empty address, and what is none, takes it away."""
        self._at.pop(session, None)
        if _ADDRESS.fullmatch(address):
            self._at[session] = (user, address)
            self._came.set()

    def left(self, session: str) -> None:
        self._at.pop(session, None)

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
