"""Ahead: files fetched before anybody opens them, one at a time and in pieces, so that a train has them too."""

import asyncio
import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from core.changes import Changes
from core.clock import Clock, monotonic_ms
from core.entities import Attachment
from core.errors import UserError
from core.library import Fetching, Wait
from core.store import ahead, pieces
from core.store.ahead import Plan
from core.store.pieces import PIECE, Begun
from core.store.store import Store
from core.sync import files
from core.sync.carrier import Carrier
from core.sync.failures import Refusal, SignedOut, Unreachable
from core.sync.network import off_thread

T = TypeVar("T")
SETTLE_S = 30.0
"""After the start, which has more to do."""
EVERY_S = 60.0
REST_S = 0.5
"""Between two files."""
PIECE_REST_S = 0.05
BATCH = 20
"""Then it is looked again, for what came meanwhile is newer."""
SLOW_MS = 8_000
"""A piece that takes longer: what a person sends would wait behind it."""
PAUSE_MS = 60_000
LONGEST_PAUSE_MS = 600_000
LATER = (408, 429)


class BadLine:
    """Says when a line that was slow, or that was cut, may be tried again: ever later, until it is good."""

    def __init__(self, now: Callable[[], int] = monotonic_ms) -> None:
        self._now = now
        self._until = self._pause = 0

    @property
    def is_bad(self) -> bool:
        return self._now() < self._until

    def took(self, ms: int) -> None:
        """One piece."""
        if ms > SLOW_MS:
            self.failed()
        else:
            self._pause = 0

    def failed(self) -> None:
        self._pause = min(self._pause * 2 or PAUSE_MS, LONGEST_PAUSE_MS)
        self._until = self._now() + self._pause


class Ahead:
    """All of it on the network thread. `busy`: why nothing may be fetched now, for something else
    wants the line or the desk; asked before every piece. `now` may be read on any thread."""

    def __init__(
        self, store: Store, carrier: Carrier, clock: Clock, busy: Callable[[], Wait]
    ) -> None:
        self.now = Fetching()
        self._store, self._carrier, self._clock = store, carrier, clock
        self._busy = busy
        self._line = BadLine()
        self._look = asyncio.Event()
        self._refused: set[str] = set()
        """Ids of what the platform would not give, or gave damaged; asked for again at the next start."""

    def look(self) -> None:
        """The policy is another, or the line is free again."""
        self._look.set()

    async def run(self) -> None:
        """Without end. Raises UserError store.full."""
        await asyncio.sleep(SETTLE_S)
        while True:
            self._look.clear()
            rest = REST_S if await self._round() else EVERY_S
            try:
                await asyncio.wait_for(self._look.wait(), rest)
            except TimeoutError:
                continue

    async def _round(self) -> bool:
        """Whether there is more to be fetched now. What is wanted no more goes without a line, too."""
        plan = await self._plan()
        if plan.stay or plan.gone:
            await self._write(partial(ahead.settle, plan=plan))
        if not plan.missing:
            self.now = Fetching()
        for file in plan.missing:
            if not await self._fetch(file):
                return False
            await asyncio.sleep(REST_S)
        return bool(plan.missing)

    async def _plan(self) -> Plan:
        work = partial(ahead.plan, most=BATCH, without=frozenset(self._refused))
        return await asyncio.wrap_future(self._store.read(work, "report"))

    async def _fetch(self, file: Attachment) -> bool:
        """False: not now."""
        try:
            return await self._came(file)
        except (Unreachable, SignedOut):
            self._line.failed()
            return self._goes_on(file, 0)
        except Refusal as refusal:
            if refusal.status in LATER:
                return False
        except UserError as error:
            if error.code != "file.damaged":
                raise
        self._refused.add(file.id)
        return True

    async def _came(self, file: Attachment) -> bool:
        """Goes on where it was cut, also at an earlier start. False: the line is wanted for
        something else. Raises UserError file.damaged, store.full."""
        if not self._goes_on(file, 0):
            return False
        link = await self._carrier.link(file)
        of = await self._write(partial(ahead.begin, file=file, now=self._clock.now()))
        missing = [number for number in range(pieces.count_of(file.size)) if number not in of.here]
        came = len(of.here)
        for number in missing:
            if not self._goes_on(file, came * PIECE):
                return False
            if not await self._piece(link, of, file, number):
                return True
            came += 1
            await asyncio.sleep(PIECE_REST_S)
        await self._prove(of, file)
        return True

    async def _piece(self, link: str, of: Begun, file: Attachment, number: int) -> bool:
        """False: it is wanted no more."""
        begun = monotonic_ms()
        ask = partial(files.piece, self._carrier.http, link, file, number * PIECE, PIECE)
        body = await off_thread(ask)
        self._line.took(monotonic_ms() - begun)
        return await self._write(partial(ahead.put, of=of, file=file, number=number, body=body))

    async def _prove(self, of: Begun, file: Attachment) -> None:
        """Read again piece by piece: what came before a crash is proven like the rest."""
        digest, size = hashlib.sha256(), 0
        for number in range(pieces.count_of(file.size)):
            work = partial(pieces.piece, of=of, number=number)
            body = await asyncio.wrap_future(self._store.read(work, "report"))
            digest.update(body)
            size += len(body)
        if size != file.size or file.sha256 not in ("", digest.hexdigest()):
            await self._write(partial(ahead.forget, of=of))
            raise UserError("file.damaged", name=file.name)
        await self._write(partial(ahead.keep, of=of, file=file, sha256=digest.hexdigest()))

    def _goes_on(self, file: Attachment, came: int) -> bool:
        wait = self._busy() or ("slow" if self._line.is_bad else "")
        self.now = Fetching(wait=wait, came=came, size=file.size)
        return not wait

    async def _write(self, work: Callable[[Any], tuple[T, Changes]]) -> T:
        return await asyncio.wrap_future(self._store.write(work))
