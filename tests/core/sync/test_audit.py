"""What of the audit list this machine does not have the real platform tells, page by page."""

import asyncio
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from backend.log import Transaction
from backend.server import Config, Platform
from core.clock import Clock, wall_ms
from core.errors import UserError
from core.protocol.events import AuditEntryUpserted, By
from core.store import audited, supervision
from core.store.basis import DAY_MS
from core.store.store import Store
from core.supervision import AuditEntry, AuditFetched
from core.sync import audit
from core.sync.audit import fetch_audit
from core.sync.failures import Refusal, Unreachable
from tests.backend import sample
from tests.backend.conftest import CHEAP, PASSWORD
from tests.core.store.samples import hello, opened, run
from tests.core.sync.test_carrier import carrier

NOW = wall_ms()
OLD = [NOW - days * DAY_MS for days in (100, 101, 150, 300)]


async def supervising(store: Store) -> None:
    await asyncio.wrap_future(store.welcome(replace(hello("dila"), role="supervisor")))
    await asyncio.to_thread(run, store, lambda c: audited.told(c, NOW))


def _done(log: Transaction) -> None:
    for n, at in enumerate(OLD):
        entry = AuditEntry(id=f"e{n}", at=at, by="dila", act="work.close")
        log.emit(AuditEntryUpserted(audit_entry=entry), By(kind="system"))


async def ids(store: Store) -> list[str]:
    found = await asyncio.wrap_future(
        store.read(lambda c: supervision.audit(c, (), -1, None))
    )  # fmt: skip
    return [of.id for of in found]


async def test_it_comes_a_step_at_a_time_with_progress(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "PAGE", 1)
    config = Config(tmp_path / "data", hasher=CHEAP, tries_per_name=3, tries_per_address=1000)
    async with Platform(config) as platform:
        platform.log.load([sample.ROWS])
        await platform.accounts.open_account("ardic", "Ardıç")
        await platform.accounts.add_user("dila", "dila", PASSWORD)
        await platform.log.transact(_done)
        async with carrier(platform, user="dila") as (ours, store):
            await supervising(store)
            told: list[AuditFetched] = []
            far = await fetch_audit(store, ours, Clock(), NOW - 184 * DAY_MS, told.append)
            assert [(each.entries, each.left) for each in told] == [(1, 3), (2, 2), (3, 1), (4, 0)]
            assert far == told[-1] == AuditFetched(back_to=0, entries=4)
            assert await ids(store) == ["e0", "e1", "e2", "e3"]
            assert await fetch_audit(store, ours, Clock(), 0, told.append) == AuditFetched(
                back_to=0
            ), "there is nothing older"


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Unreachable("cut"), "history.offline"),
        (Refusal(403, "forbidden"), "history.unknown"),
        (Refusal(429, "rate_limited"), "history.offline"),
    ],
)
async def test_without_a_line_it_says_so(failure: Exception, code: str) -> None:
    async def authorised(ask: object) -> object:
        raise failure

    store = opened()
    await supervising(store)
    ours = SimpleNamespace(authorised=authorised, http=SimpleNamespace(told=print))
    with pytest.raises(UserError) as caught:
        await fetch_audit(store, ours, Clock(), 0, lambda _: None)  # type: ignore[arg-type]  # all it asks of one
    assert caught.value.code == code
    store.close()
