import asyncio
from typing import Any

import pytest

from core.phones import PhoneAccount, PhoneGiven, PhonePolicy
from core.protocol import codec
from core.protocol import frames as f
from core.protocol.commands import PhoneAt
from core.rows import Line
from core.store.store import Store
from core.sync import client
from core.sync.notes import fresh_at, note
from tests.core.protocol.scenes import ev
from tests.core.sync.stage import staged


async def test_a_bug_is_told_and_the_line_starts_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "STUMBLE_S", 0.01)
    apply, failures = Store.apply, [ZeroDivisionError()]

    def stumbling(self: Store, events: Any) -> Any:
        if failures:
            raise failures.pop()
        return apply(self, events)

    monkeypatch.setattr(Store, "apply", stumbling)
    async with staged() as stage:
        first = await stage.visit()
        await first.snapshot()
        await first.send(ev(1))
        second = await stage.visit()
        assert [type(error) for error in stage.crashes] == [ZeroDivisionError]
        stage.crashes.clear()
        await second.welcome(head=1)
        await second.send(ev(1))
        assert (await second.next(f.Ack)).seq == 1


async def test_nobody_there_is_offline_with_a_reason_and_a_time() -> None:
    async with staged(start=False) as stage:
        stage.http.url = "http://127.0.0.1:9"
        stage.client.start(stage.listener(), stale_since=77)
        line = await stage.line("connecting")
        assert line == Line(state="connecting", since=77)
        await stage.until(lambda: any(line.reason == "unreachable" for line in stage.lines))


async def test_the_open_line_has_a_name() -> None:
    async with staged() as stage:
        assert stage.client.session_id == ""
        visit = await stage.visit()
        await visit.snapshot()
        await stage.line("live")
        assert stage.client.session_id
        visit.cut()
        await stage.visit()
        assert stage.client.session_id == ""


async def test_when_it_was_last_fresh_outlives_a_crash() -> None:
    async with staged() as stage:
        assert await asyncio.wrap_future(fresh_at(stage.store)) is None
        await asyncio.wrap_future(note(stage.store, "fresh_at", b"123"))
        assert await asyncio.wrap_future(fresh_at(stage.store)) == b"123"


async def test_stopping_in_the_middle_of_anything_is_quick() -> None:
    async with staged() as stage:
        await stage.visit()
        await asyncio.wait_for(asyncio.to_thread(stage.client.stop), 5)


async def test_the_phones_accounts_come_with_the_line() -> None:
    async with staged() as stage:
        account = PhoneAccount(id="x", user="601", domain="pbx", password="secret")
        stage.http.phone = codec.encode([account])
        await (await stage.visit()).snapshot()
        await stage.until(lambda: stage.phones == [PhoneGiven(accounts=(account,))])
        assert "secret" not in repr(account)


async def test_the_companys_policy_comes_with_them() -> None:
    async with staged() as stage:
        given = PhoneGiven(policy=PhonePolicy(record=True, auto_answer=False))
        stage.http.phone = codec.encode(given)
        await (await stage.visit()).snapshot()
        await stage.until(lambda: stage.phones == [given])


async def test_a_platform_without_a_telephone_gives_no_account() -> None:
    async with staged() as stage:
        await (await stage.visit()).snapshot()
        await stage.until(lambda: stage.phones == [PhoneGiven()])


async def test_an_answer_that_is_none_changes_nothing() -> None:
    async with staged() as stage:
        stage.http.phone = b"<html>"
        await (await stage.visit()).snapshot()
        await stage.line("live")
        assert stage.phones == []


async def test_what_is_watched_is_asked_for_on_every_new_line() -> None:
    async with staged() as stage:
        stage.client.watch("live", on=True)
        first = await stage.visit()
        await first.snapshot()
        assert (await first.next(f.Sub)).topics == ("live",)
        first.cut()
        second = await stage.visit()
        await second.welcome()
        assert (await second.next(f.Sub)).topics == ("live",)
        stage.client.watch("live", on=False)
        assert (await second.next(f.Unsub)).topics == ("live",)


async def test_where_the_phone_is_is_said_on_every_new_line() -> None:
    async with staged() as stage:
        stage.client.phone_at("sip:601@127.0.0.1:5070", ("by hand",))
        first = await stage.visit()
        await first.snapshot()
        said = [await first.next(f.Cmd)]
        first.cut()
        second = await stage.visit()
        await second.welcome()
        said.append(await second.next(f.Cmd))
        stage.client.phone_at("")
        said.append(await second.next(f.Cmd))
        there = PhoneAt(address="sip:601@127.0.0.1:5070", calls=("by hand",))
        bodies = [codec.command(cmd.type, bytes(cmd.body)) for cmd in said]
        assert bodies == [there, there, PhoneAt(address="")]
