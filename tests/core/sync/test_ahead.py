"""Files come before anybody opens them, from the real platform, in pieces, and never at anybody's cost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from backend.server import Platform
from core.clock import Clock
from core.entities import Attachment
from core.library import Fetching, Wait
from core.protocol.frames import Rows, Snap
from core.store import ahead as wanted
from core.store.library_keeping import DAY_MS
from core.store.pieces import PIECE
from core.store.store import Store
from core.sync import ahead, files
from core.sync.ahead import Ahead, BadLine
from core.sync.carrier import Carrier
from core.sync.failures import Unreachable
from core.sync.http import Http
from tests.core.store.samples import contact, conversation, hello, message
from tests.core.store.test_ahead import NOW, call
from tests.core.sync.test_carrier import carrier

CONTENT = bytes(range(256)) * (PIECE // 256 * 2 + 1)
"""Three pieces."""


async def recorded(
    platform: Platform, number: int, *, known: bool = True, content: bytes = CONTENT
) -> Attachment:
    """A recording that the platform gives to everybody, or to nobody."""
    file = Attachment(
        id="", name=f"{number}.wav", mime="audio/wav", size=len(content),
        sha256=files.sha256_of(content),
    )  # fmt: skip
    owner = "ayse" if known else "dila"
    upload = await platform.files.begin(owner, file.name, file.mime, file.size, file.sha256)

    async def chunks() -> AsyncIterator[bytes]:
        yield content

    await platform.files.append(upload, 0, chunks())
    return replace(file, id=upload.id, sha256="")


class Desk:
    def __init__(self, ours: Carrier, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("SETTLE_S", "EVERY_S", "REST_S", "PIECE_REST_S", "PAUSE_MS"):
            monkeypatch.setattr(ahead, name, 0)
        self.wait: Wait = ""
        self.store, self._carrier = store, ours
        self.start()

    def start(self) -> None:
        """Also anew, on the same file."""
        self.ahead = Ahead(self.store, self._carrier, Clock(), lambda: self.wait)
        self.running = asyncio.create_task(self.ahead.run())

    async def fill(
        self, tapes: dict[int, Attachment], voices: dict[int, Attachment] | None = None
    ) -> None:
        """Colleagues' calls and voice messages, the newest by the lowest number, of one who may hear
        all."""
        said, numbers = voices or {}, sorted({*tapes, *(voices or {})})
        rows = Rows(
            conversations=tuple(conversation(n, last_at=NOW - n * DAY_MS) for n in numbers),
            contacts=tuple(map(contact, numbers)),
            messages=tuple(
                message(1, "ses", n, attachments=(said[n],) if n in said else ()) for n in numbers
            ),
            calls=tuple(call(n, recording=tape) for n, tape in tapes.items()),
        )  # fmt: skip
        boss = replace(hello(), role="supervisor")
        await asyncio.wrap_future(self.store.welcome(boss))
        await asyncio.wrap_future(self.store.begin_snapshot("one", 10))
        page = Snap(seq=10, page=1, pages=1, rows=rows)
        await asyncio.wrap_future(self.store.snapshot_page(page))

    async def here(self, *tapes: Attachment) -> list[bool]:
        reads = [self.store.read(partial(wanted.has, file=tape)) for tape in tapes]
        return [await asyncio.wrap_future(each) for each in reads]

    async def until_here(self, *tapes: Attachment) -> None:
        await self.until(lambda: self.here(*tapes))

    async def until(self, all_of: Any) -> None:
        async with asyncio.timeout(60):
            while not all(await all_of()):
                self.ahead.look()
                await asyncio.sleep(0.01)

    async def stop(self) -> None:
        self.running.cancel()
        await asyncio.gather(self.running, return_exceptions=True)


@asynccontextmanager
async def begun(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    async with carrier(platform) as (ours, store):
        desk = Desk(ours, store, monkeypatch)
        try:
            yield desk
        finally:
            await desk.stop()


class Line:
    """Counts what is asked over it; `cut_at`: the piece at which it is cut, once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.links: list[str] = []
        self.pieces: list[str] = []
        self.cut_at = 0
        ask = Http.ask

        def counting(http: Http, method: str, path: str, **named: Any) -> Any:
            self._note(path, named.get("headers") or {})
            return ask(http, method, path, **named)

        monkeypatch.setattr(Http, "ask", counting)

    def _note(self, path: str, headers: dict[str, str]) -> None:
        if path.endswith("/link"):
            self.links.append(path.split("/")[-2])
        if "Range" in headers:
            self.pieces.append(headers["Range"])
            if len(self.pieces) == self.cut_at:
                raise Unreachable("cut")


def ranges(*numbers: int) -> list[str]:
    ends = [(n * PIECE, min((n + 1) * PIECE, len(CONTENT)) - 1) for n in numbers]
    return [f"bytes={first}-{last}" for first, last in ends]


async def test_the_newest_come_first_one_at_a_time(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(monkeypatch)
    tapes = {number: await recorded(platform, number) for number in (3, 1, 2)}
    async with begun(platform, monkeypatch) as desk:
        await desk.fill(tapes)
        await desk.until_here(*tapes.values())
        assert line.links == [tapes[1].id, tapes[2].id, tapes[3].id]
        assert await asyncio.wrap_future(desk.store.file(tapes[3])) == CONTENT


async def test_voice_messages_come_as_well(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice, tape = await recorded(platform, 1), await recorded(platform, 2)
    async with begun(platform, monkeypatch) as desk:
        await desk.fill({2: tape}, {1: voice})
        await desk.until_here(voice, tape)
        assert desk.ahead.now.size == 0 or not desk.ahead.now.wait


async def test_after_a_cut_only_the_rest_is_fetched(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(monkeypatch)
    line.cut_at = 2
    tape = await recorded(platform, 1)
    async with begun(platform, monkeypatch) as desk:
        await desk.fill({1: tape})
        await desk.until_here(tape)
    assert line.pieces == ranges(0, 1, 1, 2)


async def test_a_desk_that_was_killed_fetches_only_the_rest(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(monkeypatch)
    tape = await recorded(platform, 1)
    async with begun(platform, monkeypatch) as desk:
        keep = desk.ahead._piece

        async def killed(link: str, of: Any, file: Attachment, number: int) -> bool:
            came = await keep(link, of, file, number)
            desk.running.cancel()
            return came

        monkeypatch.setattr(desk.ahead, "_piece", killed)
        await desk.fill({1: tape})
        await asyncio.gather(desk.running, return_exceptions=True)
        assert await desk.here(tape) == [False]
        desk.start()
        await desk.until_here(tape)
        assert await asyncio.wrap_future(desk.store.file(tape)) == CONTENT
    assert line.pieces == ranges(0, 1, 2)


async def test_while_something_else_wants_the_line_nothing_is_asked(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(monkeypatch)
    tape = await recorded(platform, 1)
    async with begun(platform, monkeypatch) as desk:
        desk.wait = "call"
        looked = asyncio.Event()
        plan = desk.ahead._plan

        async def planned() -> Any:
            looked.set()
            return await plan()

        monkeypatch.setattr(desk.ahead, "_plan", planned)
        await desk.fill({1: tape})
        for _ in range(3):
            looked.clear()
            await asyncio.wait_for(looked.wait(), 30)
        assert line.links == []
        assert desk.ahead.now == Fetching(wait="call", size=len(CONTENT))
        desk.wait = ""
        desk.ahead.look()
        await desk.until_here(tape)


async def test_what_one_may_not_hear_is_asked_for_once_and_never_here(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(monkeypatch)
    theirs, mine = await recorded(platform, 1, known=False), await recorded(platform, 2)
    async with begun(platform, monkeypatch) as desk:
        await desk.fill({1: theirs, 2: mine})
        await desk.until_here(mine)
        assert await desk.here(theirs) == [False]
        assert line.links.count(theirs.id) == 1


async def test_one_that_is_not_what_was_said_is_not_kept(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    tape, good = await recorded(platform, 1), await recorded(platform, 2)
    async with begun(platform, monkeypatch) as desk:
        await desk.fill({1: replace(tape, sha256="0" * 64), 2: good})
        await desk.until_here(good)
        assert await desk.here(tape) == [False]


async def test_on_a_bad_line_it_waits_and_says_so(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(monkeypatch)
    tape = await recorded(platform, 1)
    async with begun(platform, monkeypatch) as desk:
        monkeypatch.setattr(ahead, "SLOW_MS", -1)
        monkeypatch.setattr(ahead, "PAUSE_MS", 3_600_000)
        monkeypatch.setattr(ahead, "LONGEST_PAUSE_MS", 3_600_000)
        await desk.fill({1: tape})

        async def paused() -> list[bool]:
            return [desk.ahead.now.wait == "slow", bool(line.pieces)]

        await desk.until(paused)
    assert line.pieces == ranges(0)


def test_a_bad_line_is_tried_ever_later_until_it_is_good() -> None:
    now = [0]
    line = BadLine(lambda: now[0])
    pauses = []
    for _ in range(6):
        line.took(ahead.SLOW_MS + 1)
        begun = now[0]
        while line.is_bad:
            now[0] += 1_000
        pauses.append((now[0] - begun) // 60_000)
    assert pauses == [1, 2, 4, 8, 10, 10]
    line.took(100)
    assert not line.is_bad
    line.failed()
    now[0] += 60_000
    assert not line.is_bad
