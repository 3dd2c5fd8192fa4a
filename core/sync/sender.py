"""Sender: brings the outbox to the platform, each command until it was answered.

It keeps nothing that matters. What is to be sent stands in the store's outbox, under an id made
before the first attempt; whatever happens between two attempts, the next one sends the same.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Protocol

from core.clock import Clock, monotonic_ms, wall_ms
from core.log import Code
from core.protocol.frames import Failure, Res
from core.store.store import OutboxCommand, Store
from core.sync.failures import Refusal, SignedOut, Unreachable
from core.sync.turns import Turns

_log = logging.getLogger(__name__)
UPLOAD_MS = 60 * 60 * 1_000
"""An upload has its own patience, packet by packet; this only ends one that hangs for ever."""

Refused = Callable[[OutboxCommand, str], None]
"""A command that the platform or its expiry ended, and the error code."""


class Voice(Protocol):
    """The open line, as far as the sender needs it."""

    async def say(self, command: OutboxCommand) -> None: ...


class Uploads(Protocol):
    async def bring(self, command: OutboxCommand) -> None:
        """Uploads the command's files; afterwards the outbox holds it complete, without files.

        Raises Unreachable, SignedOut, Refusal.
        """


class Sender:
    def __init__(self, store: Store, uploads: Uploads, clock: Clock, refused: Refused) -> None:
        self._store, self._uploads, self._clock = store, uploads, clock
        self._refused = refused
        self._voice: Voice | None = None
        self._turns = Turns()
        self._answers: list[Res] = []
        self._outbox_changed = True
        self._wake = asyncio.Event()
        self._began = wall_ms()
        self._asked_before: set[str] = set()
        self._asked_now: set[str] = set()
        self._caught_up = False
        self._uploading: dict[str, asyncio.Task[None]] = {}

    def up(self, voice: Voice) -> None:
        self._voice = voice
        self.nudge()

    def down(self) -> None:
        """The line is cut: answers that were awaited will not come, so all is asked again."""
        self._voice, self._caught_up = None, False
        self._answers.clear()
        self._turns.cut()
        self._asked_before |= self._asked_now
        self._asked_now.clear()

    def caught_up(self) -> None:
        """All that happened while there was no line is in: so is what came of our commands."""
        self._caught_up = True
        self.nudge()

    @property
    def busy(self) -> bool:
        """Something that a person did is on its way now."""
        return self._turns.on_the_way(monotonic_ms()) > 0

    def nudge(self) -> None:
        """The outbox changed."""
        self._outbox_changed = True
        self._wake.set()

    def answered(self, res: Res) -> None:
        self._answers.append(res)
        self._wake.set()

    async def run(self) -> None:
        while True:
            self._wake.clear()
            await self._settle()
            await self._read_outbox()
            await self._drop_what_is_over()
            await self._send()
            await self._woken()

    async def _woken(self) -> None:
        try:
            async with asyncio.timeout(self._pause()):
                await self._wake.wait()
        except TimeoutError:
            return

    def _pause(self) -> float | None:
        """Seconds until something is due without anybody saying so."""
        clock = self._clock.now()
        ends = [c.expires - clock for c in self._turns.all() if c.expires and self._is_unsaid(c)]
        now = monotonic_ms()
        due = self._turns.due(now) if self._voice else None
        if due is not None:
            ends.append(due - now)
        return max(0.01, min(ends) / 1_000) if ends else None

    # Answers

    async def _settle(self) -> None:
        """All answers that came, together: the store commits them in one go."""
        answers, self._answers = self._answers, []
        commits = [commit for res in answers if (commit := self._settled(res)) is not None]
        await asyncio.gather(*commits)

    def _settled(self, res: Res) -> Awaitable[None] | None:
        command = self._turns.answered(res.id)
        if command is None:
            return None
        if res.ok:
            self._turns.done(command)
            return asyncio.wrap_future(self._store.acknowledged(command.id, res.seq))
        error = res.error or Failure(code="internal")
        if error.retry:
            self._turns.rest(command, monotonic_ms(), error.after_ms)
            return None
        return self._end(command, error.code)

    async def _end(self, command: OutboxCommand, code: str) -> None:
        _log.info("a command ended: %s, %s", Code(command.type), Code(code))
        self._turns.done(command)
        await asyncio.wrap_future(self._store.refused(command.id, code))
        self._refused(command, code)

    # Commands

    async def _read_outbox(self) -> None:
        if self._outbox_changed:
            self._outbox_changed = False
            commands = await asyncio.wrap_future(self._store.outbox())
            self._turns.fill(commands)

    async def _drop_what_is_over(self) -> None:
        over = [command for command in self._turns.all() if self._is_over(command)]
        await asyncio.gather(*[self._end(command, "expired") for command in over])

    def _is_over(self, command: OutboxCommand) -> bool:
        """Out of time, or perhaps said on an earlier line: what only made sense then is not
        said again. Whether it was done, the events say, and nobody is told otherwise before."""
        if command.expires is None or command.id in self._asked_now:
            return False
        if self._is_unsaid(command):
            return command.expires <= self._clock.now()
        return self._caught_up

    def _is_unsaid(self, command: OutboxCommand) -> bool:
        """For sure; of what an earlier start left behind nobody knows."""
        asked = command.id in self._asked_before or command.id in self._asked_now
        return not asked and command.created_at >= self._began

    def _may_be_said(self, command: OutboxCommand) -> bool:
        replay = not self._is_unsaid(command) and command.id not in self._asked_now
        return command.expires is None or not replay

    async def _send(self) -> None:
        voice = self._voice
        for command in self._turns.ready(monotonic_ms()) if voice else ():
            if voice is None or voice is not self._voice:
                return
            if not self._may_be_said(command):
                continue
            if command.files:
                self._begin_upload(command)
            else:
                self._turns.asked(command, monotonic_ms())
                self._asked_now.add(command.id)
                await voice.say(command)

    def _begin_upload(self, command: OutboxCommand) -> None:
        self._turns.asked(command, monotonic_ms(), UPLOAD_MS)
        if command.id not in self._uploading:
            self._uploading[command.id] = asyncio.create_task(self._upload(command))

    async def _upload(self, command: OutboxCommand) -> None:
        """An upload does not end with the line: it goes over its own connection."""
        try:
            await self._uploads.bring(command)
        except (Unreachable, SignedOut):
            self.answered(_no(command, Failure(code="unavailable", retry=True)))
        except Refusal as refusal:
            self.answered(_no(command, _failure(refusal)))
        else:
            self._turns.answered(command.id)
            self.nudge()
        finally:
            del self._uploading[command.id]


def _no(command: OutboxCommand, failure: Failure) -> Res:
    return Res(id=command.id, ok=False, error=failure)


def _failure(refusal: Refusal) -> Failure:
    if refusal.status in (408, 409, 423, 425, 429):
        return Failure(code="unavailable", retry=True, after_ms=refusal.after_ms)
    return Failure(code="payload_too_large" if refusal.status == 413 else "bad_request")
