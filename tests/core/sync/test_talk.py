"""What the session promises, over a real socket, with a real store behind it."""

import asyncio
from functools import partial
from typing import Any

import pytest

from core.changes import Changes
from core.protocol import frames as f
from core.protocol import session
from core.protocol.commands import SendMessage, SetViewing
from core.protocol.session import CLOSE_LEAVING, CLOSE_NORMAL
from core.store.queries import key_of
from core.sync import talk
from tests.core.protocol.scenes import EPOCH, ev, newer_ev, newer_snap, pong, raw_frame
from tests.core.sync.stage import CONTACT, Stage, conversation, staged


async def pragma(stage: Stage, text: str) -> None:
    def work(connection: Any) -> tuple[None, Changes]:
        connection.exec_driver_sql(f"PRAGMA {text}")
        return None, Changes()

    await asyncio.wrap_future(stage.store.write(work))


async def test_a_first_visit_takes_a_snapshot_and_goes_live() -> None:
    async with staged() as stage:
        visit = await stage.visit()
        assert visit.hello.resume is None
        assert visit.hello.token == "access-1"
        await visit.snapshot(seq=3, ids=("c1",))
        await stage.line("live")
        states = list(dict.fromkeys(line.state for line in stage.lines))
        assert states == ["connecting", "catching_up", "live"]


async def test_resume_brings_only_what_was_missed() -> None:
    async with staged() as stage:
        first = await stage.visit()
        await first.snapshot()
        await first.send(ev(1))
        assert (await first.next(f.Ack)).seq == 1
        first.cut()
        second = await stage.visit()
        assert second.hello.resume == f.Resume(epoch=EPOCH, seq=1)
        await second.welcome(head=3)
        await second.send(ev(2))
        await second.send(ev(3))
        while (await second.next(f.Ack)).seq < 3:
            pass
        await stage.line("live")
        assert await asyncio.wrap_future(stage.store.cursor()) == f.Resume(epoch=EPOCH, seq=3)


async def test_a_gap_is_asked_for_again() -> None:
    async with staged() as stage:
        first = await stage.visit()
        await first.snapshot()
        await first.send(ev(2))
        assert await first.left() == CLOSE_NORMAL
        second = await stage.visit()
        assert second.hello.resume == f.Resume(epoch=EPOCH, seq=0)


async def test_a_silent_loss_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "SILENCE_MS", 50)
    async with staged() as stage:
        first = await stage.visit()
        await first.snapshot()
        await first.send(pong(99, head=4))
        assert await first.left() == CLOSE_NORMAL
        assert (await stage.visit()).hello.resume == f.Resume(epoch=EPOCH, seq=0)


async def test_events_in_disorder_are_applied_in_order() -> None:
    async with staged() as stage:
        visit = await stage.visit()
        await visit.snapshot()
        for seq in (3, 1, 1, 2, 2):
            await visit.send(ev(seq))
        while (await visit.next(f.Ack)).seq < 3:
            pass
        assert await asyncio.wrap_future(stage.store.cursor()) == f.Resume(epoch=EPOCH, seq=3)


async def test_a_snapshot_waits_for_room_on_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Coming again would fetch all of it again, page by page into the same full disk."""
    monkeypatch.setattr(talk, "ROOM_S", 0.02)
    async with staged() as stage:
        visit = await stage.visit()
        await visit.welcome("snapshot", 3)
        await visit.send(f.Snap(seq=3, page=1, pages=2, rows=f.Rows(contacts=(CONTACT,))))
        await stage.until(lambda: bool(stage.lines) and stage.lines[-1].done == 1)
        await pragma(stage, "max_page_count = 1")
        rows = f.Rows(conversations=tuple(conversation(f"c{n}") for n in range(300)))
        await visit.send(f.Snap(seq=3, page=2, pages=2, rows=rows))
        await stage.until(lambda: stage.lines[-1].reason == "store.full")
        assert (stage.lines[-1].state, stage.lines[-1].done) == ("catching_up", 1)
        await pragma(stage, "max_page_count = 1000000")
        assert (await visit.next(f.Ack)).seq == 3
        assert (await stage.line("live")).reason == ""
        assert stage.visits.empty()


async def test_a_full_disk_does_not_hold_a_line_that_is_to_end() -> None:
    async with staged() as stage:
        visit = await stage.visit()
        await pragma(stage, "max_page_count = 1")
        rows = f.Rows(conversations=tuple(conversation(f"c{n}") for n in range(300)))
        await visit.welcome("snapshot", 3)
        await visit.send(f.Snap(seq=3, page=1, pages=1, rows=rows))
        await stage.until(lambda: bool(stage.lines) and stage.lines[-1].reason == "store.full")
        stage.client.reconnect_now()
        await visit.left()
        assert (await stage.visit()).hello.resume is None


async def test_an_epoch_change_takes_a_snapshot_and_shows_the_old_until_it_is_whole() -> None:
    async with staged() as stage:
        first = await stage.visit()
        await first.snapshot(seq=5, ids=("old",))
        await first.close(f.CLOSE_EPOCH)
        second = await stage.visit()
        assert second.hello.resume is None
        await second.snapshot(seq=1, epoch="e2", ids=("new",))
        assert await asyncio.wrap_future(stage.store.cursor()) == f.Resume(epoch="e2", seq=1)


async def test_a_snapshot_cut_short_is_begun_again() -> None:
    async with staged() as stage:
        first = await stage.visit()
        await first.welcome("too_old", head=9)
        await first.send(f.Snap(seq=9, page=1, pages=2, rows=f.Rows()))
        await stage.until(lambda: any(line.done == 1 for line in stage.lines))
        assert stage.lines[-1].total == 2
        first.cut()
        second = await stage.visit()
        assert second.hello.resume is None
        await second.snapshot(seq=9)


async def test_too_slow_comes_again_at_once_with_its_cursor() -> None:
    async with staged() as stage:
        first = await stage.visit()
        await first.snapshot(seq=7)
        await first.close(f.CLOSE_TOO_SLOW)
        assert (await stage.visit()).hello.resume == f.Resume(epoch=EPOCH, seq=7)


async def test_goaway_is_left_politely() -> None:
    async with staged() as stage:
        first = await stage.visit()
        await first.snapshot(seq=7)
        await first.send(f.GoAway(after_ms=1_000))
        assert await first.left() == CLOSE_LEAVING
        assert (await stage.visit()).hello.resume == f.Resume(epoch=EPOCH, seq=7)


async def test_a_live_session_is_given_a_new_token_before_the_old_expires() -> None:
    async with staged(expires_in=1) as stage:
        visit = await stage.visit()
        await visit.snapshot()
        refresh = await visit.next(f.AuthRefresh)
        assert refresh.token != visit.hello.token
        await visit.send(f.Res(id=refresh.id, ok=True))
        await visit.send(ev(1))
        assert (await visit.next(f.Ack)).seq == 1
        assert stage.http.refreshed == ["refresh-0"]
        assert stage.kept.token == stage.kept.saved[-1]


async def test_an_expired_token_is_refreshed_before_coming_again() -> None:
    async with staged() as stage:
        first = await stage.visit()
        await first.send(f.Error(code="unauthenticated"))
        await first.close(f.CLOSE_TOKEN_EXPIRED)
        second = await stage.visit()
        assert stage.http.refreshed == ["refresh-0"]
        assert second.hello.token != "access-1"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (f.CLOSE_REVOKED, "revoked"),
        (f.CLOSE_VERSION, "version"),
        (f.CLOSE_PROTOCOL, "protocol"),
        (f.CLOSE_REPLACED, "replaced"),
    ],
)
async def test_final_ends_stay_ended_until_somebody_acts(code: int, reason: str) -> None:
    async with staged() as stage:
        await (await stage.visit()).close(code)
        assert (await stage.line("ended")).reason == reason
        assert stage.visits.empty()
        assert not stage.purged
        stage.client.reconnect_now()
        await (await stage.visit()).snapshot()
        await stage.line("live")


async def test_revoked_with_a_purge_tells_so() -> None:
    async with staged() as stage:
        visit = await stage.visit()
        await visit.snapshot()
        await visit.send(f.Error(code="forbidden", purge=True))
        await stage.until(lambda: stage.purged == [True])
        assert await visit.left() == f.CLOSE_REVOKED


async def test_a_platform_of_another_version_is_left_for_good() -> None:
    async with staged() as stage:
        visit = await stage.visit()
        await visit.welcome("snapshot", version=2)
        assert await visit.left() == f.CLOSE_VERSION
        assert (await stage.line("ended")).reason == "version"


async def test_rubbish_ends_it() -> None:
    async with staged() as stage:
        visit = await stage.visit()
        await visit.snapshot()
        await visit.send(b"{rubbish")
        assert await visit.left() == f.CLOSE_PROTOCOL
        assert (await stage.line("ended")).reason == "protocol"


async def test_what_a_newer_platform_says_is_passed_over() -> None:
    async with staged() as stage:
        visit = await stage.visit()
        await visit.snapshot()
        await visit.send(raw_frame(t="fancy"))
        await visit.send(ev(1, type_="fancy.thing"))
        assert (await visit.next(f.Ack)).seq == 1


async def test_a_value_it_cannot_read_is_told_once_and_without_its_content(
    overheard: list[str],
) -> None:
    async with staged() as stage:
        visit = await stage.visit()
        await visit.snapshot()
        for seq in (1, 2):
            await visit.send(newer_ev(seq))
        while (await visit.next(f.Ack)).seq < 2:
            pass
        await stage.line("live")
    [told] = overheard
    assert told.endswith("an event is kept that this desk cannot read: agent.state_changed")
    overheard.clear()


async def test_a_snapshot_row_it_cannot_read_is_left_out_and_told(overheard: list[str]) -> None:
    async with staged() as stage:
        visit = await stage.visit()
        await visit.welcome("snapshot", 5)
        await visit.send(newer_snap(5))
        assert (await visit.next(f.Ack)).seq == 5
        await stage.line("live")
        key = await asyncio.wrap_future(stage.store.read(partial(key_of, conversation="c1")))
        other = await asyncio.wrap_future(stage.store.read(partial(key_of, conversation="c2")))
        assert key is not None
        assert other is None
    [told] = overheard
    assert told.endswith("passed over, this desk cannot read it: snap.conversations")
    overheard.clear()


async def test_an_error_it_does_not_know_ends_its_command_and_not_the_session(
    overheard: list[str],
) -> None:
    async with staged() as stage:
        visit = await stage.visit()
        await visit.snapshot(ids=("c1",))
        id = await stage.enqueue(SendMessage(conversation="c1", text="Merhaba"))
        assert (await visit.next(f.Cmd)).id == id
        await visit.send(raw_frame(t="res", id=id, ok=False, error={"code": "too_windy"}))
        await stage.until(lambda: stage.refusals == [(id, "internal")])
        await visit.send(ev(1))
        assert (await visit.next(f.Ack)).seq == 1
    assert [told.rsplit(": ")[-1] for told in overheard] == ["error.code"]
    overheard.clear()


async def test_a_platform_that_falls_silent_is_left() -> None:
    async with staged() as stage:
        first = await stage.visit()
        first.mute = True
        await first.welcome("snapshot", heartbeat_ms=100)
        second = await stage.visit()
        assert second.hello.resume is None


async def test_reconnect_now_drops_a_line_and_comes_at_once() -> None:
    async with staged() as stage:
        first = await stage.visit()
        await first.snapshot(seq=2)
        stage.client.reconnect_now()
        assert (await stage.visit()).hello.resume == f.Resume(epoch=EPOCH, seq=2)


async def test_which_conversation_is_looked_at_is_said_again_on_a_new_line() -> None:
    async with staged() as stage:
        first = await stage.visit()
        await first.snapshot()
        stage.client.viewing("c1")
        assert (await first.next(f.Cmd)).type == "viewing.set"
        first.cut()
        second = await stage.visit()
        await second.welcome()
        said = await second.next(f.Cmd)
        assert (said.type, bytes(said.body)) == ("viewing.set", b'{"conversation":"c1"}')


async def test_volatile_commands_without_a_line_are_never_said() -> None:
    async with staged() as stage:
        stage.client.whisper(SetViewing(conversation="early"))
        visit = await stage.visit()
        await visit.snapshot()
        stage.client.whisper(SetViewing(conversation="live"))
        assert bytes((await visit.next(f.Cmd)).body) == b'{"conversation":"live"}'


async def test_no_refresh_token_means_signing_in_again() -> None:
    async with staged() as stage:
        stage.kept.forget()
        await (await stage.visit()).close(f.CLOSE_TOKEN_EXPIRED)
        assert (await stage.line("ended")).reason == "signed_out"
