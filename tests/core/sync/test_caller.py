"""The whole desk without a screen, against the real platform."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from backend.server import Platform
from core.changes import Changes
from core.clock import Clock
from core.desk import Desk
from core.entities import Message
from core.errors import UserError
from core.rows import InboxFilter, NewFile, Opened, Refused
from core.store.store import MEMORY, Store
from core.sync.client import Client
from core.sync.http import Http
from tests.backend.conftest import PASSWORD
from tests.backend.sample import create, customer_says
from tests.core.sync.stage import CLIENT, KEY, PATIENCE, Kept

ALL = InboxFilter(view="all")


class Seat:
    """A desk, and a way to wait for what it is told."""

    def __init__(self, desk: Desk, crashes: list[BaseException]) -> None:
        self.desk = desk
        self.crashes = crashes
        self._told = asyncio.Event()
        self.refused: list[Refused] = []
        for subscribe in (
            desk.on_changes, desk.on_line, desk.on_presence, desk.on_refused, desk.on_offers,
            desk.on_work, desk.on_queues, desk.on_day,
        ):  # fmt: skip
            subscribe(lambda _: self._told.set())
        desk.on_refused(self.refused.append)

    async def until(self, holds: Callable[[], Awaitable[bool]]) -> None:
        async with asyncio.timeout(PATIENCE):
            while True:
                self._told.clear()
                if await holds():
                    return
                await self._told.wait()

    async def line(self, state: str) -> None:
        async def holds() -> bool:
            return self.desk.line.state == state

        await self.until(holds)

    async def known(self, name: str, teams: tuple[str, ...]) -> None:
        """The welcome tells the name, the snapshot's directory the teams, a frame later."""

        async def holds() -> bool:
            return (self.desk.me.name, self.desk.me.teams) == (name, teams)

        await self.until(holds)

    async def texts(self, conversation: str) -> list[str]:
        key = await self.desk.key_of(conversation)
        return [] if key is None else [m.text for m in await self.desk.messages(key, 1, 1 << 30)]

    async def until_texts(self, conversation: str, wanted: list[str]) -> None:
        async def holds() -> bool:
            return await self.texts(conversation) == wanted

        await self.until(holds)

    async def opened(self, conversation: str) -> Opened:
        key = await self.desk.key_of(conversation)
        assert key is not None
        return await self.desk.open_conversation(key)


@asynccontextmanager
async def seat(
    platform: Platform, user: str, path: Path = MEMORY, *, sign_in: bool = True,
    kept: Kept | None = None, url: str = "",
) -> AsyncIterator[Seat]:  # fmt: skip
    """`url`: of a line that can be cut, instead of the platform's own."""
    http = Http(url or platform.url, f"device-{user}", CLIENT)
    signed_in = await asyncio.to_thread(http.sign_in, "ardic", user, PASSWORD) if sign_in else None
    kept = kept or Kept()
    if signed_in:
        kept.save(signed_in.refresh_token)
    desks: list[Desk] = []

    def changed(changes: Changes) -> None:
        for desk in desks:
            desk.changed(changes)

    store = await asyncio.to_thread(Store.open, path, KEY, changed)
    crashes: list[BaseException] = []
    client = Client(store, http, kept, crashes.append, signed_in=signed_in, jitter=lambda: 0.0)
    loop = asyncio.get_running_loop()
    desk = Desk(store, client, lambda work: loop.call_soon_threadsafe(work))
    desks.append(desk)
    await desk.load()
    try:
        yield Seat(desk, crashes)
    finally:
        await desk.close()
        await asyncio.to_thread(store.close)
    assert crashes == []


async def say(platform: Platform, conversation: str, text: str) -> None:
    await platform.log.transact(lambda log: customer_says(log, conversation, text))


async def server_messages(platform: Platform, conversation: str) -> list[Message]:
    return await platform.log.transact(lambda log: log.messages(conversation))


async def test_sign_in_snapshot_events_send_cut_resume(platform: Platform) -> None:
    await platform.log.transact(lambda log: create(log, "c1"))
    await say(platform, "c1", "Merhaba")
    async with seat(platform, "ayse") as here:
        await here.desk.start()
        await here.line("live")
        await here.known("Ayşe Kaya", ("sales",))
        assert set(here.desk.directory.agents) == {"ayse", "bora", "cem", "dila"}
        assert await here.texts("c1") == ["Merhaba"]

        await say(platform, "c1", "Orada mısınız?")
        await here.until_texts("c1", ["Merhaba", "Orada mısınız?"])
        opened = await here.opened("c1")
        command = await here.desk.send_message(opened.key, "Buradayız.", seen_up_to=2)
        await here.until_texts("c1", ["Merhaba", "Orada mısınız?", "Buradayız."])
        assert (await here.opened("c1")).waiting == ()
        sent = (await server_messages(platform, "c1"))[-1]
        assert (sent.client_id, sent.author.id) == (command, "ayse")

        here.desk.reconnect()
        await say(platform, "c1", "Teşekkürler")
        await here.until_texts("c1", ["Merhaba", "Orada mısınız?", "Buradayız.", "Teşekkürler"])
        await here.line("live")


async def test_what_is_written_without_a_line_goes_out_once_with_the_next(
    platform: Platform, tmp_path: Path
) -> None:
    path, kept = tmp_path / "profile.db", Kept()
    await platform.log.transact(lambda log: create(log, "c1"))
    async with seat(platform, "ayse", path, kept=kept) as here:
        await here.desk.start()
        await here.line("live")
    async with seat(platform, "ayse", path, sign_in=False, kept=kept) as here:
        assert here.desk.me.name == "Ayşe Kaya"
        assert here.desk.line.state == "offline"
        opened = await here.opened("c1")
        await here.desk.send_message(opened.key, "Bekleyen yanıt")
        [waiting] = (await here.opened("c1")).waiting
        assert (waiting.text, waiting.failed) == ("Bekleyen yanıt", None)
    async with seat(platform, "ayse", path, sign_in=False, kept=kept) as here:
        await here.desk.start()
        await here.until_texts("c1", ["Bekleyen yanıt"])
        assert (await here.opened("c1")).waiting == ()
        assert len(await server_messages(platform, "c1")) == 1


async def test_files_go_up_once_and_come_down_whole(platform: Platform, tmp_path: Path) -> None:
    content = bytes(range(256)) * 5_000
    picture = tmp_path / "fatura.pdf"
    picture.write_bytes(content)
    await platform.log.transact(lambda log: create(log, "c1"))
    async with seat(platform, "ayse") as here, seat(platform, "cem") as other:
        for one in (here, other):
            await one.desk.start()
            await one.line("live")
        opened = await here.opened("c1")
        file = NewFile(picture, "application/pdf", "fatura.pdf")
        kept = await here.desk.add_draft_file(opened.key, file)
        await here.desk.send_message(opened.key, "Ekte", [kept])
        [waiting] = (await here.opened("c1")).waiting or [None]
        assert waiting is None or waiting.files == ("fatura.pdf",)
        await here.until_texts("c1", ["Ekte"])
        await other.until_texts("c1", ["Ekte"])
        [message] = await server_messages(platform, "c1")
        [attachment] = message.attachments
        assert (attachment.mime, attachment.size) == ("application/pdf", len(content))
        assert await other.desk.file(attachment) == content
        await other.desk.close()
        assert await here.desk.file(attachment) == content


async def test_a_refusal_is_kept_and_may_be_tried_again(platform: Platform) -> None:
    await platform.log.transact(lambda log: create(log, "c1"))
    async with seat(platform, "ayse") as here:
        await here.desk.start()
        await here.line("live")
        key = (await here.opened("c1")).key
        await here.desk.send_message(key, "   ")

        async def failed() -> bool:
            return any(waiting.failed for waiting in (await here.opened("c1")).waiting)

        await here.until(failed)
        [waiting] = (await here.opened("c1")).waiting
        assert waiting.failed == "bad_request"
        await here.desk.discard(waiting.id)
        assert (await here.opened("c1")).waiting == ()


async def test_who_writes_and_who_looks(platform: Platform) -> None:
    await platform.log.transact(lambda log: create(log, "c1"))
    async with seat(platform, "ayse") as here, seat(platform, "cem") as other:
        for one in (here, other):
            await one.desk.start()
            await one.line("live")
        other.desk.viewing("c1")
        other.desk.typing("c1", "reply")

        async def seen() -> bool:
            names = [person.name for person in here.desk.viewers("c1")]
            return names == ["Cem Aydın"] and bool(here.desk.typists("c1"))

        await here.until(seen)
        assert here.desk.typists("c1")[0].kind == "reply"
        assert other.desk.typists("c1") == ()
        other.desk.typing("c1", "none")

        async def silent() -> bool:
            return not here.desk.typists("c1")

        await here.until(silent)


async def test_everything_a_person_can_do_reaches_the_platform(platform: Platform) -> None:
    await platform.log.transact(lambda log: create(log, "c1"))
    await say(platform, "c1", "Merhaba")
    async with seat(platform, "ayse") as here:
        await here.desk.start()
        await here.line("live")
        key, desk = (await here.opened("c1")).key, here.desk
        await desk.assign(key, "ayse")
        await desk.label(key, add=["vip"])
        await desk.set_priority(key, "high")
        await desk.add_note(key, "Aranacak", mentions=["cem"])
        assert await desk.mark_read(key, 1) is not None
        assert await desk.mark_read(key, 1) is None
        await desk.snooze(key, desk.now() + 3_600_000)
        await desk.reopen(key)
        await desk.resolve(key)
        await desk.set_state("available")

        async def done() -> bool:
            now = (await here.opened("c1")).conversation
            return now.status == "resolved" and desk.directory.agents["ayse"].state == "available"

        await here.until(done)
        opened = await here.opened("c1")
        now = opened.conversation
        assert (now.assignee, now.labels, now.priority) == ("ayse", ("vip",), "high")
        assert (now.unread, opened.pending) == (0, ())
        assert (await desk.skeleton(ALL)).keys.tolist() == [key]
        assert (await desk.inbox_rows([key]))[key].labels == ("VIP",)
        assert await desk.belongs([key], ALL) == {key: now.last_at}
        assert (await desk.counts())["all"] == (1, 0)
        assert [hit.conversation for hit in await desk.search("merhaba")] == [key]
        assert next(found.title for found in await desk.find("ali")) == "Ali Vural"
        assert (await desk.customer("ali")).contact.name == "Ali Vural"


async def test_changes_come_on_the_screens_thread(platform: Platform) -> None:
    await platform.log.transact(lambda log: create(log, "c1"))
    async with seat(platform, "ayse") as here:
        told: list[Changes] = []
        here.desk.on_changes(told.append)
        await here.desk.start()
        await here.line("live")
        await say(platform, "c1", "Merhaba")
        await here.until_texts("c1", ["Merhaba"])
        key = (await here.opened("c1")).key
        assert key in Changes.joined(told).conversations


async def test_a_conversation_that_is_not_there(platform: Platform) -> None:
    async with seat(platform, "ayse") as here:
        for doing in (here.desk.open_conversation(99), here.desk.resolve(99)):
            with pytest.raises(UserError, match=r"conversation\.gone"):
                await doing


async def test_the_platforms_time_is_ours(platform: Platform) -> None:
    async with seat(platform, "ayse") as here:
        await here.desk.start()
        await here.line("live")
        assert abs(here.desk.now() - Clock().now()) < 1_000
