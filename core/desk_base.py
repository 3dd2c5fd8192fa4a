"""DeskBase: what every part of the Desk stands on: how it reads, and how a command is kept."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from core import outgoing
from core.current import Current
from core.errors import UserError
from core.ids import uuid7
from core.protocol import commands as c
from core.rows import Draft, DraftFile, InboxRow
from core.store import queries
from core.store.store import Store
from core.sync.client import Client

T = TypeVar("T")
EXPIRES_MS = 30_000
"""After so long what only makes sense now is not sent any more."""


class DeskBase:
    _store: Store
    _client: Client
    _current: Current

    def now(self) -> int:
        """The platform's time in ms, by our clock and the measured skew."""
        return self._client.clock.now()

    async def _read(self, work: Callable[..., T]) -> T:
        return await asyncio.wrap_future(self._store.read(work))

    async def _row(self, key: int) -> InboxRow:
        rows = await self._read(partial(queries.inbox_rows, keys=[key]))
        if key not in rows:
            raise UserError("conversation.gone")
        return rows[key]

    async def _id(self, key: int) -> str:
        return (await self._row(key)).id

    async def _do(
        self, body: c.Request, *, id: str = "", track: str | None = None,
        expires: int | None = None, contents: Sequence[tuple[str, bytes]] = (),
        drafted: Sequence[DraftFile] = (), rest: Draft | None = None,
        wraps: str = "",
    ) -> str:  # fmt: skip
        """Commits one row of the outbox; its id.

        What is on one track is sent in order and waits for each other; the conversation's, where
        it is about one and no other is named. `contents`: files it waits with.
        """
        id, type_ = id or uuid7(), c.COMMAND_TYPES[type(body)]
        data = outgoing.encode(body, self._client.limits.max_frame)
        track = track or getattr(body, "conversation", None)
        done = self._store.enqueue(
            id, type_, track, data, expires, contents,
            drafted=[file.id for file in drafted], rest=rest, wraps=wraps,
        )  # fmt: skip
        await asyncio.wrap_future(done)
        self._client.nudge()
        return id

    async def _do_now(
        self, body: c.Request, track: str | None = None, expires: int | None = None
    ) -> str:
        """What makes no sense later: it expires, and is never replayed after a reconnect."""
        return await self._do(body, track=track, expires=expires or self.now() + EXPIRES_MS)
