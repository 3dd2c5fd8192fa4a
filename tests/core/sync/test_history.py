"""What this machine does not have is fetched from the real platform, and what goes beyond the policy goes."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from backend.server import Config, Platform
from core.changes import Changes
from core.clock import Clock
from core.errors import UserError
from core.library import Fetched, Keeping
from core.protocol.frames import Resume
from core.store import library_keeping, meta
from core.store.store import Store
from core.sync import history
from core.sync.failures import Refusal, Unreachable
from core.sync.history import History
from tests.backend import sample, test_history
from tests.backend.conftest import CHEAP, PASSWORD
from tests.core.store.world import dump
from tests.core.sync.test_carrier import carrier

LAST = test_history.LAST


@pytest.fixture
async def platform(tmp_path: Path) -> AsyncIterator[Platform]:
    """With a past of its own."""
    config = Config(tmp_path / "data", hasher=CHEAP, tries_per_name=3, tries_per_address=1000)
    async with Platform(config) as platform:
        platform.log.load([sample.ROWS, test_history.ROWS])
        await platform.accounts.open_account("ardic", "Ardıç")
        await platform.accounts.add_user("ayse", "ayse", PASSWORD)
        yield platform


async def ready(store: Store, seq: int = 1 << 40) -> None:
    """As after a snapshot of nothing."""

    def work(connection: object) -> tuple[None, Changes]:
        meta.put_cursor(connection, Resume(epoch="e", seq=seq))  # type: ignore[arg-type]  # ours
        return None, Changes()

    await asyncio.wrap_future(store.write(work))


async def conversations(store: Store) -> set[str]:
    return set((await asyncio.to_thread(dump, store))["conversations"])


async def test_all_of_it_comes_with_progress(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "PAGE", 2)
    async with carrier(platform) as (ours, store):
        await ready(store)
        told: list[Fetched] = []
        far = await History(store, ours, Clock()).fetch(0, told.append)
        assert far == Fetched(None, 3, done=True)
        assert told[-1] == far and len(told) > 2
        assert await conversations(store) == {"h1", "h3", "h5"}
        kept = await asyncio.wrap_future(store.read(library_keeping.kept))
        assert kept.complete


async def test_it_goes_no_further_back_than_asked(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "PAGE", 1)
    async with carrier(platform) as (ours, store):
        await ready(store)
        far = await History(store, ours, Clock()).fetch(LAST + 1, lambda _: None)
        assert far == Fetched(LAST + 1, 1, done=True)
        assert await conversations(store) == {"h1"}


async def test_a_page_waits_for_the_events_before_it(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "BEHIND_S", 0.001)
    await platform.log.transact(lambda log: sample.create(log, "c1"))
    async with carrier(platform) as (ours, store):
        await ready(store, seq=0)
        with pytest.raises(UserError, match=r"history\.offline"):
            await History(store, ours, Clock()).fetch(0, lambda _: None)
        assert await conversations(store) == set()


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Unreachable("cut"), "history.offline"),
        (Refusal(404, "not_found"), "history.unknown"),
        (Refusal(429, "rate_limited"), "history.offline"),
    ],
)
async def test_without_a_line_it_says_so(
    platform: Platform, monkeypatch: pytest.MonkeyPatch, failure: Exception, code: str
) -> None:
    def ask(*_: object, **__: object) -> None:
        raise failure

    async with carrier(platform) as (ours, store):
        await ready(store)
        monkeypatch.setattr(ours.http, "ask", ask)
        with pytest.raises(UserError, match=code.replace(".", r"\.")):
            await History(store, ours, Clock()).fetch(0, lambda _: None)


async def test_a_policy_is_obeyed_at_once(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SETTLE_S", "REST_S"):
        monkeypatch.setattr(history, name, 0.0)
    monkeypatch.setattr(library_keeping, "HELD_MS", -1)
    async with carrier(platform) as (ours, store):
        await ready(store)
        all_of_it = History(store, ours, Clock())
        await all_of_it.fetch(0, lambda _: None)
        pruning = asyncio.create_task(all_of_it.prune())
        policy = partial(library_keeping.put, policy=Keeping(days=1))
        await asyncio.wrap_future(store.write(policy))
        all_of_it.look()
        async with asyncio.timeout(10):
            while (await asyncio.to_thread(dump, store))["messages"]:
                all_of_it.look()
                await asyncio.sleep(0.01)
        pruning.cancel()
        assert await conversations(store) == {"h1", "h3", "h5"}
