"""History: what the platform has of old and this machine has not, fetched in pages when there is a line."""

import asyncio
from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

import msgspec

from core.clock import Clock
from core.errors import UserError
from core.library import Fetched
from core.protocol.frames import Rows
from core.store import library_history, library_keeping
from core.store.library_keeping import Sweep
from core.store.store import Store
from core.sync.carrier import Carrier
from core.sync.failures import Refusal, SignedOut, Unreachable

PAGE = 100
"""Conversations asked for at once."""
MAX_PAGE = 8 * 1024 * 1024
"""Bytes; a page of the reference platform is 1 MiB."""
BEHIND_S = 0.1
"""So long the events of the meantime are waited for, again and again."""
PATIENCE = 100
REST_S = 0.25
"""Between two steps of taking away, so that nothing that arrives waits for them."""
SWEEP_S = 600.0
SETTLE_S = 20.0
"""After the start, which has more to do."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """`after`: what to ask for the next one with; None: this was the last. `back_to`: all that was
    written last from then on, in ms, was in this page or those before it."""

    seq: int
    rows: Rows
    back_to: int
    after: str | None = None


class History:
    """All of it on the network thread."""

    def __init__(self, store: Store, carrier: Carrier, clock: Clock) -> None:
        self._store, self._carrier, self._clock = store, carrier, clock
        self._look = asyncio.Event()

    async def fetch(self, until: int, told: Callable[[Fetched], None]) -> Fetched:
        """Raises UserError history.offline, history.unknown."""
        kept = await asyncio.wrap_future(self._store.read(library_keeping.kept))
        after: str | None = str(kept.since if kept.since is not None else self._clock.now())
        far = Fetched(kept.since, 0)
        while after is not None and (far.back_to is None or far.back_to > until):
            page = await self._page(after)
            await self._keep(page)
            after, count = page.after, far.conversations + len(page.rows.conversations)
            far = Fetched(page.back_to, count)
            told(far)
        if after is None:
            far = Fetched(None, far.conversations)
            await asyncio.wrap_future(self._store.write(library_keeping.whole))
        done = msgspec.structs.replace(far, done=True)
        told(done)
        return done

    def look(self) -> None:
        """The policy is another."""
        self._look.set()

    async def prune(self) -> None:
        """Without end: now and then what goes beyond the policy is taken away."""
        await asyncio.sleep(SETTLE_S)
        while True:
            self._look.clear()
            sweep: Sweep | None = Sweep()
            while sweep is not None:
                work = partial(library_keeping.prune, sweep=sweep, now=self._clock.now())
                sweep = await asyncio.wrap_future(self._store.write(work))
                await asyncio.sleep(REST_S)
            try:
                await asyncio.wait_for(self._look.wait(), SWEEP_S)
            except TimeoutError:
                continue

    async def _page(self, after: str) -> Page:
        question = urlencode({"before": after, "limit": PAGE})
        try:
            return await self._carrier.authorised(
                partial(self._carrier.http.told, f"/v1/history?{question}", Page, MAX_PAGE)
            )
        except (Unreachable, SignedOut):
            raise UserError("history.offline") from None
        except Refusal as refusal:
            code = "history.unknown" if refusal.status in (403, 404) else "history.offline"
            raise UserError(code) from None

    async def _keep(self, page: Page) -> None:
        work = partial(
            library_history.put, rows=page.rows, seq=page.seq, back_to=page.back_to,
            now=self._clock.now(),
        )  # fmt: skip
        for _ in range(PATIENCE):
            if await asyncio.wrap_future(self._store.write(work)):
                return
            await asyncio.sleep(BEHIND_S)
        raise UserError("history.offline")
