"""Notes: single facts that sync leaves in the store for the next time, unseen by the screen."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from core.changes import Changes
from core.clock import wall_ms
from core.store import meta
from core.store.store import Store

FRESH = "fresh_at"
FRESH_EVERY_S = 30.0
LOOK_EVERY_S = 1.0
"""While the line is not live; a desk that is stopped after a few seconds was fresh all the same."""
TOKEN = "refresh_token"


def note(store: Store, name: str, value: bytes | None) -> "Future[None]":
    """None takes it away."""

    def write(connection: Any) -> tuple[None, Changes]:
        meta.put(connection, name, value)
        return None, Changes()

    return store.write(write)


def fresh_at(store: Store) -> "Future[bytes | None]":
    """When the line was last live before this start, as a decimal number of ms."""
    return store.read(partial(meta.get, name=FRESH))


async def keep_fresh_at(store: Store, is_live: Callable[[], bool]) -> None:
    """So that after a crash the screen can say since when everything is stale."""
    while True:
        live = is_live()
        if live:
            await asyncio.wrap_future(note(store, FRESH, str(wall_ms()).encode()))
        await asyncio.sleep(FRESH_EVERY_S if live else LOOK_EVERY_S)


class StoredToken:
    """The refresh token in the encrypted store itself, where a machine has no keystore. Blocks."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load(self) -> str | None:
        kept = self._store.read(partial(meta.get, name=TOKEN)).result()
        return kept.decode() if kept else None

    def save(self, token: str) -> None:
        note(self._store, TOKEN, token.encode()).result()

    def forget(self) -> None:
        note(self._store, TOKEN, None).result()
