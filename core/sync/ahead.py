"""Ahead: recordings fetched before anybody plays them, one at a time, so that a train has them too."""

import asyncio
from collections.abc import Callable
from functools import partial

from core.clock import Clock
from core.errors import UserError
from core.store import recordings
from core.store.recordings import Plan, Tape
from core.store.store import Store
from core.sync import files
from core.sync.carrier import Carrier
from core.sync.failures import Refusal, SignedOut, Unreachable
from core.sync.network import off_thread

SETTLE_S = 30.0
"""After the start, which has more to do."""
EVERY_S = 60.0
REST_S = 0.5
"""Between two recordings."""
PIECE_REST_S = 0.05
BATCH = 20
"""Then it is looked again, for what came meanwhile is newer."""
LATER = (408, 429)


class Ahead:
    """All of it on the network thread. `free`: whether nothing else wants the line or the desk;
    asked before every piece."""

    def __init__(
        self, store: Store, carrier: Carrier, clock: Clock, free: Callable[[], bool]
    ) -> None:
        self._store, self._carrier, self._clock = store, carrier, clock
        self._free = free
        self._look = asyncio.Event()
        self._refused: set[str] = set()
        """Ids of what the platform would not give, or gave damaged; asked for again at the next start."""
        self._begun: tuple[str, bytearray] = ("", bytearray())
        """Of one recording, what came before the line was cut or wanted for something else."""

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
            await asyncio.wrap_future(self._store.write(partial(recordings.settle, plan=plan)))
        for tape in plan.missing:
            if not await self._fetch(tape):
                return False
            await asyncio.sleep(REST_S)
        return bool(plan.missing)

    async def _plan(self) -> Plan:
        work = partial(recordings.plan, most=BATCH, without=frozenset(self._refused))
        return await asyncio.wrap_future(self._store.read(work, "report"))

    async def _fetch(self, tape: Tape) -> bool:
        """False: not now."""
        try:
            content = await self._content(tape)
        except (Unreachable, SignedOut):
            return False
        except Refusal as refusal:
            return self._refuse(tape) if refusal.status not in LATER else False
        except UserError:
            return self._refuse(tape)
        if content is None:
            return False
        work = partial(recordings.keep, tape=tape, body=content, now=self._clock.now())
        await asyncio.wrap_future(self._store.write(work))
        self._begun = ("", bytearray())
        return True

    def _refuse(self, tape: Tape) -> bool:
        self._refused.add(tape.file.id)
        self._begun = ("", bytearray())
        return True

    async def _content(self, tape: Tape) -> bytes | None:
        """None: the line is wanted for something else. Goes on where it was cut."""
        if not self._free():
            return None
        file, http = tape.file, self._carrier.http
        if self._begun[0] != file.id:
            self._begun = (file.id, bytearray())
        came = self._begun[1]
        url = await self._carrier.authorised(lambda token: files.link(http, token, file))
        while len(came) < file.size:
            if not self._free():
                return None
            part = await off_thread(partial(files.piece, http, url, file, len(came)))
            if not part:
                break
            came += part
            await asyncio.sleep(PIECE_REST_S)
        return files.proven(file, bytes(came))
