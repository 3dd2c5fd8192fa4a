"""Bugs seeded on purpose: the chaos run must find each, or it proves nothing."""

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from core.changes import Changes
from core.ids import uuid7
from core.protocol.events import Event
from core.protocol.frames import Res, Resume
from core.store import meta
from core.store.store import OutboxCommand, Store
from core.sync.sender import Sender
from core.sync.talk import Talk


def new_id_per_retry() -> None:
    """Each attempt is a command of its own to the platform."""
    real: dict[str, str] = {}
    say, answered = Talk.say, Sender.answered

    async def renamed(self: Talk, command: OutboxCommand) -> None:
        id = uuid7()
        real[id] = command.id
        await say(self, replace(command, id=id))

    def recognised(self: Sender, res: Res) -> None:
        from msgspec.structs import replace as struct_replace

        answered(self, struct_replace(res, id=real.get(res.id, res.id), seq=None))

    Talk.say, Sender.answered = renamed, recognised  # type: ignore[method-assign]


def cursor_before_data() -> None:
    """The cursor is committed first, the rows a little later."""
    apply = Store.apply

    def late(self: Store, events: Sequence[Event]) -> "Future[None]":
        was: list[Resume] = []

        def ahead(connection: Connection) -> tuple[None, Changes]:
            before = meta.cursor(connection)
            assert before
            was.append(before)
            meta.put_cursor(connection, Resume(epoch=before.epoch, seq=events[-1].seq))
            return None, Changes()

        def back(connection: Connection) -> tuple[None, Changes]:
            time.sleep(0.3)
            meta.put_cursor(connection, was[0])
            return None, Changes()

        self.write(ahead)
        self._database.writer.transact(lambda c: back(c)[0])
        return apply(self, events)

    Store.apply = late  # type: ignore[method-assign]


def outbox_deleted_before_the_event() -> None:
    """The row goes as soon as the command is on its way."""
    say = Talk.say

    async def forgotten(self: Talk, command: OutboxCommand) -> None:
        await asyncio.wrap_future(self._store.acknowledged(command.id, None))
        await say(self, command)

    Talk.say = forgotten  # type: ignore[method-assign]


def resume_skips_one() -> None:
    """The desk asks from one event too far on."""
    cursor = Store.cursor

    def further(self: Store) -> "Future[Resume | None]":
        ahead: Future[Resume | None] = Future()
        found = cursor(self).result()
        ahead.set_result(found and Resume(epoch=found.epoch, seq=found.seq + 1))
        return ahead

    Store.cursor = further  # type: ignore[method-assign]


BUGS: dict[str, Callable[[], Any]] = {
    bug.__name__: bug
    for bug in (
        new_id_per_retry,
        cursor_before_data,
        outbox_deleted_before_the_event,
        resume_skips_one,
    )
}


def seed(name: str) -> None:
    BUGS[name]()
