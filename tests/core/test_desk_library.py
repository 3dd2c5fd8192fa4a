"""The Desk answers what the library is asked, and says what of it is on this machine."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, cast

import pytest
from msgspec.structs import replace

from core.errors import UserError
from core.library import Fetched, Filters, Keeping, LibraryQuery
from core.store.store import Superseded
from tests.core.office import Office, office

assert office  # a fixture
KARGO = LibraryQuery("kargo", Filters(channels=("chat",)))


async def test_what_is_asked_is_found_counted_and_marked(office: Office) -> None:
    desk = office.desk
    [hit] = (await desk.library(KARGO)).hits
    assert (hit.id, hit.name, hit.marks) == ("c1", "Ali", ((0, 5),))
    assert (await desk.library_count(KARGO)).number == 1
    assert [each.order for each in await desk.library_hits(hit.conversation, KARGO)] == [1]


async def test_every_conversation_that_is_found_is_told_by_its_key(office: Office) -> None:
    everything = (await office.desk.library(LibraryQuery())).hits
    keys = await office.desk.library_keys(LibraryQuery())
    assert keys == tuple(hit.conversation for hit in everything) and keys
    [hit] = (await office.desk.library(KARGO)).hits
    assert await office.desk.library_keys(replace(KARGO, grouped=False)) == (hit.conversation,)


async def test_a_question_that_was_overtaken_says_so(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> "Future[Any]":
        future: Future[Any] = Future()
        future.set_exception(Superseded())
        return future

    monkeypatch.setattr(office.store, "read", read)
    page = await office.desk.library(KARGO)
    assert page.overtaken and page.hits == ()


async def test_the_policy_is_kept_and_obeyed(office: Office) -> None:
    pruned: list[bool] = []
    cast(Any, office.client).prune = lambda: pruned.append(True)
    assert (await office.desk.kept()).complete
    await office.desk.set_keeping(Keeping(days=30, teams=("t1",)))
    kept = await office.desk.kept()
    assert (kept.policy, kept.teams) == (Keeping(days=30, teams=("t1",)), ("t1",))
    assert pruned == [True] and not kept.complete


async def test_what_a_policy_would_take_away_is_told_before_it_holds(office: Office) -> None:
    assert (await office.desk.keeping_effect(Keeping())).conversations == 0
    effect = await office.desk.keeping_effect(Keeping(teams=("nobody",)))
    assert effect.since is None and effect.exact
    assert (await office.desk.kept()).policy == Keeping(), "only asked, not done"


async def test_what_is_older_comes_with_progress_and_can_be_given_up(office: Office) -> None:
    fetching: Future[Fetched] = Future()
    tellers: list[Callable[[Fetched], None]] = []

    def fetch(until: int, told: Callable[[Fetched], None]) -> "Future[Fetched]":
        assert until == 7
        tellers.append(told)
        return fetching

    cast(Any, office.client).fetch_older = fetch
    heard: asyncio.Queue[Fetched] = asyncio.Queue()
    waiting = asyncio.create_task(office.desk.fetch_older(7, heard.put_nowait))
    await asyncio.sleep(0)
    await asyncio.to_thread(tellers[0], Fetched(9, 3))
    assert await heard.get() == Fetched(9, 3)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert fetching.cancelled()


async def test_without_a_line_nothing_older_comes(office: Office) -> None:
    fetching: Future[Fetched] = Future()
    fetching.set_exception(UserError("history.offline"))
    cast(Any, office.client).fetch_older = lambda until, told: fetching
    with pytest.raises(UserError, match=r"history\.offline"):
        await office.desk.fetch_older(0)
