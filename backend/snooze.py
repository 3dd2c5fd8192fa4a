"""Snoozed conversations come back by themselves when their time has come, also after a restart."""

import asyncio
import contextlib
import logging
from collections.abc import Sequence

from sqlalchemy.exc import OperationalError

from backend.log import Log, Transaction
from core.entities import Activity, Author
from core.protocol.events import By, ConversationStatusChanged, Event

_LOG = logging.getLogger("santral.platform")
_LONGEST = 60.0
"""Seconds: a machine that slept must not sleep on."""


class Snooze:
    def __init__(self, log: Log) -> None:
        self._log = log
        self._changed = asyncio.Event()

    async def run(self) -> None:
        """Until cancelled."""
        stop = self._log.listen(self._heard)
        try:
            while True:
                self._changed.clear()
                await self._wait(await self._next())
        finally:
            stop()

    async def _next(self) -> int | None:
        try:
            return await self._log.transact(_reopen_due)
        except OperationalError:
            _LOG.exception("snoozed conversations could not come back")  # a full disk: try later
            return None

    async def _wait(self, until: int | None) -> None:
        seconds = _LONGEST
        if until is not None:
            seconds = min(max(until - self._log.clock(), 0) / 1000 + 0.005, _LONGEST)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):  # wait_for of 3.11 may swallow a cancellation
                await self._changed.wait()

    def _heard(self, events: Sequence[Event]) -> None:
        bodies = (event.body for event in events)
        changed = (b for b in bodies if isinstance(b, ConversationStatusChanged))
        if any("snoozed" in (body.from_, body.to) for body in changed):
            self._changed.set()


def _reopen_due(log: Transaction) -> int | None:
    """Returns when the next one is due."""
    for conversation in log.state.due(log.now):
        body = ConversationStatusChanged(
            conversation=conversation.id, from_="snoozed", to="open", reason="due"
        )
        log.emit(body, By(kind="system"))
        activity = Activity(code="status", args={"by": "", "status": "open"})
        log.post(conversation.id, "activity", Author(kind="system"), activity=activity)
    return log.state.next_due()
