"""The promises of the protocol, on real sockets."""

import asyncio
import time
from pathlib import Path

import aiohttp
import aiohttp.web
import pytest
from msgspec.structs import replace

from backend.log import EVENTS_KEPT_MS, Log, Transaction, now_ms
from backend.permissions import Viewer, viewer_of
from backend.server import Config, Platform
from backend.session import Pace
from core.entities import Message
from core.protocol import codec
from core.protocol import events as e
from core.protocol import frames as f
from core.protocol.signals import ContactPresence
from tests.backend import sample
from tests.backend.client import Cache, TestDesk, connected, live
from tests.backend.conftest import CHEAP, Open, furnish, let_in
from tests.backend.sample import AYSE, SYSTEM, create, customer_says


def talk(log: Transaction, id: str, times: int, team: str | None = "sales") -> None:
    create(log, id, team)
    for number in range(times):
        customer_says(log, id, f"{id} {number}")


async def fresh(platform: Platform, user: str) -> Cache:
    """What a desk without a cache would be told now."""
    token = (await let_in(platform, user, "fresh")).access_token
    async with live(platform.url, token, user, device="fresh") as desk:
        return desk.cache


async def same_as_fresh(platform: Platform, desk: TestDesk) -> None:
    await desk.until(await platform.log.newest_visible(_viewer(desk), desk.cache.seq))
    assert desk.cache.state() == (await fresh(platform, desk.cache.me)).state()


def _viewer(desk: TestDesk) -> Viewer:
    return next(v for v in map(viewer_of, sample.ROWS.agents) if v.user == desk.cache.me)


async def test_the_first_hello_brings_a_snapshot_of_what_one_may_see(
    platform: Platform, open_desk: Open
) -> None:
    await platform.log.transact(lambda t: talk(t, "ours", 3))
    await platform.log.transact(lambda t: talk(t, "theirs", 3, "support"))
    await platform.log.transact(lambda t: talk(t, "nobodys", 3, None))
    async with await open_desk("ayse") as desk:
        assert desk.hello.mode == "snapshot" and desk.hello.user.name == "Ayşe Kaya"
        assert set(desk.cache.conversations) == {"ours", "nobodys"}
        assert {m.conversation for m in desk.cache.messages.values()} == {"ours", "nobodys"}
        assert desk.cache.conversations["ours"].unread == 3
        assert set(desk.cache.rows["agents"]) == {"ayse", "bora", "cem", "dila"}
        assert set(desk.cache.rows["contacts"]) == {"ali", "zoe"}
    async with await open_desk("dila") as desk:
        assert set(desk.cache.conversations) == {"ours", "theirs", "nobodys"}


async def test_a_resume_continues_and_skips_what_others_have(platform: Platform) -> None:
    await platform.log.transact(lambda t: talk(t, "ours", 1))
    token = (await let_in(platform, "ayse")).access_token
    async with live(platform.url, token, "ayse") as desk:
        cache, epoch = desk.cache, desk.hello.epoch
    await platform.log.transact(lambda t: talk(t, "theirs", 5, "support"))
    await platform.log.transact(lambda t: customer_says(t, "ours", "neredesiniz"))
    await platform.log.transact(lambda t: talk(t, "more", 2, "support"))
    async with live(platform.url, token, "ayse", cache=cache, epoch=epoch) as desk:
        assert desk.hello.mode == "resume" and desk.pages == 0
        assert [frame.type for frame in cache.applied] == ["message.created"]
        assert desk.hello.head == cache.seq < platform.log.head
        assert (await desk.ping()).head == cache.seq, "what others have is no loss"
        await same_as_fresh(platform, desk)


@pytest.mark.parametrize("resumed", [False, True])
async def test_no_hole_and_no_double_where_the_past_meets_the_present(
    platform: Platform, resumed: bool
) -> None:
    await platform.log.transact(lambda t: talk(t, "ours", 50))
    token = (await let_in(platform, "ayse")).access_token
    cache, epoch = Cache("ayse"), ""
    if resumed:
        async with live(platform.url, token, "ayse") as desk:
            cache, epoch = desk.cache, desk.hello.epoch
        await platform.log.transact(lambda t: talk(t, "while_away", 700))
    writing = asyncio.ensure_future(_write_on(platform.log))
    for _ in range(4):
        async with live(platform.url, token, "ayse", cache=cache, epoch=epoch) as desk:
            await desk.until(desk.cache.seq + 20)
            cache, epoch = desk.cache, desk.hello.epoch
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    await platform.log.transact(lambda t: None)  # what it had begun is committed all the same
    async with live(platform.url, token, "ayse", cache=cache, epoch=epoch) as desk:
        await same_as_fresh(platform, desk)
    assert [m.order for m in _of(cache, "ours")] == list(range(1, len(_of(cache, "ours")) + 1))


async def _write_on(log: Log) -> None:
    while True:
        await log.transact(lambda t: customer_says(t, "ours", "x"))


def _of(cache: Cache, conversation: str) -> list[Message]:
    found = (m for m in cache.messages.values() if m.conversation == conversation)
    return sorted(found, key=lambda m: m.order)


async def test_another_epoch_and_a_cursor_from_the_future_get_a_snapshot(
    platform: Platform,
) -> None:
    token = (await let_in(platform, "ayse")).access_token
    ahead = Cache("ayse")
    ahead.seq = 10_000
    for cache, epoch in ((Cache("ayse"), "other"), (ahead, platform.log.epoch)):
        async with live(platform.url, token, "ayse", cache=cache, epoch=epoch) as desk:
            assert desk.hello.mode == "snapshot" and desk.cache.seq == platform.log.head


async def test_a_cursor_before_the_log_is_too_old(platform: Platform) -> None:
    await platform.log.transact(lambda t: talk(t, "ours", 10))
    await platform.log.trim(8)
    token = (await let_in(platform, "ayse")).access_token
    old = Cache("ayse")
    old.seq = 3
    async with live(platform.url, token, "ayse", cache=old, epoch=platform.log.epoch) as desk:
        assert desk.hello.mode == "too_old" and len(desk.cache.messages) == 10


async def test_a_desk_from_before_what_housekeeping_keeps_gets_a_snapshot(config: Config) -> None:
    now = [now_ms() - EVENTS_KEPT_MS - 60_000]
    async with Platform(config._replace(clock=lambda: now[0])) as platform:
        await furnish(platform)
        await platform.log.transact(lambda t: talk(t, "ours", 5))
        signed_in = await let_in(platform, "ayse")
        async with live(platform.url, signed_in.access_token, "ayse") as desk:
            cache, epoch = desk.cache, desk.hello.epoch
        await platform.log.transact(lambda t: talk(t, "later", 5))
        old = platform.log.head
    now[0] = now_ms()
    async with Platform(config._replace(clock=lambda: now[0])) as platform:
        async with asyncio.timeout(30):
            while platform.log.floor < old:
                await platform.log.after(0)  # lets housekeeping, which runs from the start, come
        token = (await let_in(platform, "ayse")).access_token
        async with live(platform.url, token, "ayse", cache=cache, epoch=epoch) as desk:
            assert desk.hello.mode == "too_old"
            assert len(desk.cache.messages) == 10
            await platform.log.transact(lambda t: customer_says(t, "ours", "live"))
            await desk.until(platform.log.head)


async def test_a_session_overtaken_by_housekeeping_is_sent_for_a_snapshot(
    platform: Platform,
) -> None:
    await platform.log.transact(lambda t: talk(t, "ours", 10))
    token = (await let_in(platform, "ayse")).access_token
    async with live(platform.url, token, "ayse") as desk:
        platform.log.floor = platform.log.head + 1
        await platform.log.transact(lambda t: customer_says(t, "ours", "x"))
        assert await desk.closed() == f.CLOSE_EPOCH


async def test_a_restored_platform_is_another_epoch_for_the_desk(config: Config) -> None:
    async with Platform(config) as platform:
        await furnish(platform)
        await asyncio.to_thread(platform.log.backup, config.data / "backup.db")
        await platform.log.transact(lambda t: talk(t, "lost", 3))
        signed_in = await let_in(platform, "ayse")
        async with live(platform.url, signed_in.access_token, "ayse") as desk:
            cache, epoch = desk.cache, desk.hello.epoch
    await asyncio.to_thread(
        lambda: Log.restore(config.data / "backup.db", config.data / "platform.db").close()
    )
    async with Platform(config) as platform:
        token = (await let_in(platform, "ayse")).access_token
        async with connected(platform.url, token, "ayse", cache=cache, epoch=epoch) as desk:
            await desk.read()
            assert desk.hello.mode == "snapshot" and desk.hello.epoch != epoch


async def test_a_conversation_given_across_teams_comes_whole_and_goes_whole(
    platform: Platform, open_desk: Open
) -> None:
    await platform.log.transact(lambda t: talk(t, "c1", 3))
    call = e.CallUpserted(call=sample.call("k1", "c1"))
    await platform.log.transact(lambda t: t.emit(call, SYSTEM))
    async with await open_desk("ayse") as ayse, await open_desk("bora") as bora:
        assert "c1" in ayse.cache.conversations and "c1" not in bora.cache.conversations
        await ayse.do("conversation.assign", conversation="c1", to="bora")
        await same_as_fresh(platform, ayse)
        await same_as_fresh(platform, bora)
        assert "c1" in ayse.cache.conversations, "it is still her team's"
        assert len(_of(bora.cache, "c1")) == 4 and bora.cache.rows["calls"]
        await bora.do("message.send", conversation="c1", text="Buyurun")
        await bora.do("conversation.assign", conversation="c1", to=None)
        await same_as_fresh(platform, bora)
        assert "c1" not in bora.cache.conversations and not bora.cache.rows["calls"]
        await ayse.do("conversation.assign", conversation="c1", to="bora", team="support")
        await same_as_fresh(platform, ayse)
        await same_as_fresh(platform, bora)
        assert "c1" not in ayse.cache.conversations and "c1" in bora.cache.conversations
        assert await ayse.refused("message.send", conversation="c1", text="?") == (
            "not_found", "conversation",
        )  # fmt: skip


async def test_other_teams_need_a_snapshot_once_and_only_then(platform: Platform) -> None:
    await platform.log.transact(lambda t: talk(t, "theirs", 2, "support"))
    token = (await let_in(platform, "ayse")).access_token
    async with live(platform.url, token, "ayse") as desk:
        moved = e.AgentUpserted(agent=replace(AYSE, teams=("support",)))
        await platform.log.transact(lambda t: t.emit(moved, SYSTEM))
        assert await desk.closed() == f.CLOSE_EPOCH
        cache, epoch = desk.cache, desk.hello.epoch
    async with live(platform.url, token, "ayse", cache=cache, epoch=epoch) as desk:
        assert desk.hello.mode == "snapshot" and "theirs" in desk.cache.conversations
    renamed = e.AgentUpserted(agent=replace(AYSE, teams=("support",), name="Ayşe K."))
    async with live(platform.url, token, "ayse", cache=desk.cache, epoch=epoch) as desk:
        await platform.log.transact(lambda t: t.emit(renamed, SYSTEM))
        await desk.until(platform.log.head)
        assert desk.hello.mode == "resume" and desk.cache.rows["agents"]["ayse"].name == "Ayşe K."


async def test_reading_is_private_and_reaches_ones_own_other_desk(
    platform: Platform, open_desk: Open
) -> None:
    await platform.log.transact(lambda t: talk(t, "c1", 3))
    other = (await let_in(platform, "ayse", "d2")).access_token
    async with (
        await open_desk("ayse") as ayse,
        await open_desk("cem") as cem,
        live(platform.url, other, "ayse", device="d2") as second,
    ):
        await ayse.do("conversation.read", conversation="c1", up_to=2)
        await second.until(platform.log.head)
        for desk in (ayse, second):
            assert desk.cache.conversations["c1"].unread == 1
            await same_as_fresh(platform, desk)
        await platform.log.transact(lambda t: customer_says(t, "c1", "?"))
        await cem.until(platform.log.head)
        assert [frame.type for frame in cem.cache.applied] == ["message.created"]
        await same_as_fresh(platform, cem)


async def test_the_same_device_again_replaces_the_older_line(platform: Platform) -> None:
    token = (await let_in(platform, "ayse")).access_token
    async with (
        live(platform.url, token, "ayse") as first,
        live(platform.url, token, "ayse") as second,
    ):
        assert await first.closed() == f.CLOSE_REPLACED
        assert await second.ping()


async def test_versions_tokens_and_the_subprotocol_are_checked(platform: Platform) -> None:
    token = (await let_in(platform, "ayse")).access_token
    async with connected(platform.url, token, "ayse", versions=(2, 3)) as desk:
        assert await desk.closed() == f.CLOSE_VERSION
        assert desk.errors == [f.Error(code="upgrade_required")]
    async with connected(platform.url, token[:-2] + "xx", "ayse") as desk:
        assert await desk.closed() == f.CLOSE_TOKEN_EXPIRED
    async with connected(platform.url, token, "ayse", device="stolen") as desk:
        assert await desk.closed() == f.CLOSE_REVOKED
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{platform.url}/v1/ws") as socket,
    ):
        await socket.receive()
        await socket.receive()
        assert socket.close_code == f.CLOSE_VERSION


async def test_a_token_ends_unless_it_is_refreshed(tmp_path: Path) -> None:
    now = [time.time_ns() // 1_000_000]
    pace = Pace(tick_ms=20)
    config = Config(tmp_path / "data", hasher=CHEAP, pace=pace, clock=lambda: now[0])
    async with Platform(config) as platform:
        await furnish(platform)
        signed_in = await let_in(platform, "ayse")
        async with live(platform.url, signed_in.access_token, "ayse") as desk:
            now[0] += 890_000
            await desk.ping()
            again = await platform.accounts.refresh(signed_in.refresh_token, "d1")
            await desk.send(f.AuthRefresh(id="r1", token=again.access_token))
            await desk.send(f.AuthRefresh(id="r2", token="rubbish"))
            while "r2" not in desk.results:
                await desk.read()
            assert desk.results["r1"].ok and not desk.results["r2"].ok
            now[0] += 20_000
            await desk.ping()
            now[0] += 890_000
            assert await desk.closed() == f.CLOSE_TOKEN_EXPIRED


async def test_silence_ends_the_session(tmp_path: Path) -> None:
    now = [time.time_ns() // 1_000_000]
    pace = Pace(tick_ms=20)
    config = Config(tmp_path / "data", hasher=CHEAP, pace=pace, clock=lambda: now[0])
    async with Platform(config) as platform:
        await furnish(platform)
        signed_in = await let_in(platform, "ayse")
        async with live(platform.url, signed_in.access_token, "ayse") as desk:
            now[0] += 60_000
            assert await desk.closed() == f.CLOSE_HEARTBEAT


async def test_the_revoked_are_sent_away(platform: Platform) -> None:
    signed_in = await let_in(platform, "ayse")
    async with live(platform.url, signed_in.access_token, "ayse") as desk:
        await platform.accounts.sign_out(signed_in.refresh_token)
        assert await desk.closed() == f.CLOSE_REVOKED
    async with connected(platform.url, signed_in.access_token, "ayse") as desk:
        assert await desk.closed() == f.CLOSE_TOKEN_EXPIRED


async def test_whoever_is_disabled_must_forget_what_they_kept(platform: Platform) -> None:
    signed_in = await let_in(platform, "ayse")
    async with live(platform.url, signed_in.access_token, "ayse") as desk:
        await platform.accounts.disable("ayse")
        assert await desk.closed() == f.CLOSE_REVOKED
        assert desk.errors == [f.Error(code="forbidden", purge=True)]


async def test_a_desk_that_reads_nothing_is_closed_and_resumes(tmp_path: Path) -> None:
    pace = Pace(max_frames=50, patience_ms=150)
    async with Platform(Config(tmp_path / "data", hasher=CHEAP, pace=pace)) as platform:
        await furnish(platform)
        await platform.log.transact(lambda t: create(t, "c1"))
        token = (await let_in(platform, "ayse")).access_token
        async with live(platform.url, token, "ayse") as desk:
            while platform.gateway.sessions:
                await platform.log.transact(_shout)
                await asyncio.sleep(0.005)
            assert await desk.closed() == f.CLOSE_TOO_SLOW
            cache, epoch = desk.cache, desk.hello.epoch
        async with live(platform.url, token, "ayse", cache=cache, epoch=epoch) as desk:
            assert desk.hello.mode == "resume"
            await same_as_fresh(platform, desk)


def _shout(log: Transaction) -> None:
    for _ in range(100):
        customer_says(log, "c1", "x" * 4_000)


async def test_signals_go_to_those_who_may_see_and_come_late_too(
    platform: Platform, open_desk: Open
) -> None:
    await platform.log.transact(lambda t: talk(t, "c1", 1))
    there = ContactPresence(conversation="c1", online=True)
    platform.hub.signal("presence:c1", there)
    async with await open_desk("cem") as cem, await open_desk("bora") as bora:
        while not cem.signals:
            await cem.read()
        heard = codec.signal(cem.signals[0])
        assert heard and heard.body == there
        await bora.ping()
        assert not bora.signals


async def test_who_leaves_in_mid_handshake_is_no_mistake_of_ours(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is logged as an error, and nobody counts as there."""

    async def gone(self: object, request: object) -> None:
        raise ConnectionResetError

    monkeypatch.setattr(aiohttp.web.WebSocketResponse, "prepare", gone)
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await http.ws_connect(f"{platform.url}/v1/ws")
    assert platform.gateway.sessions == 0
