"""Audit: what of the audit list is older than this machine has, asked of the platform page by page."""

import asyncio
from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

from core.clock import Clock
from core.errors import UserError
from core.protocol.audited import AuditPage
from core.store import audited
from core.store.store import Store
from core.supervision import AuditFetched
from core.sync.carrier import Carrier
from core.sync.failures import Refusal, SignedOut, Unreachable

PAGE = 250
"""Entries asked for at once."""
MAX_PAGE = 32 * 1024 * 1024
"""Bytes; an entry may name a thousand conversations that were taken out."""


async def fetch_audit(
    store: Store, carrier: Carrier, clock: Clock, until: int, told: Callable[[AuditFetched], None]
) -> AuditFetched:
    """One page at least, and back to `until` (ms) where there is so much. Raises UserError
    history.offline, history.unknown."""
    since = await asyncio.wrap_future(store.read(audited.since))
    far = AuditFetched(back_to=since)
    while far.back_to and (far.back_to > until or not far.entries):
        page = await _page(carrier, far.back_to)
        work = partial(audited.put, page=page, now=clock.now())
        await asyncio.wrap_future(store.write(work))
        count = far.entries + len(page.entries)
        far = AuditFetched(back_to=page.back_to, entries=count, left=page.left)
        told(far)
    return far


async def _page(carrier: Carrier, before: int) -> AuditPage:
    question = urlencode({"before": before, "limit": PAGE})
    try:
        return await carrier.authorised(
            partial(carrier.http.told, f"/v1/audit?{question}", AuditPage, MAX_PAGE)
        )
    except (Unreachable, SignedOut):
        raise UserError("history.offline") from None
    except Refusal as refusal:
        code = "history.unknown" if refusal.status in (403, 404) else "history.offline"
        raise UserError(code) from None
