"""A desk for a preview: the sample company in a store in memory, and a line that says nothing."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from itertools import pairwise
from typing import Any, cast

from msgspec.structs import replace

from backend.demo.company import generate
from backend.demo.files import File
from backend.demo.staff import DESK
from core.changes import Changes
from core.clock import Clock, wall_ms
from core.contents import Content
from core.desk import Desk
from core.entities import Attachment
from core.errors import UserError
from core.library import Fetching, Wait
from core.protocol.commands import COMMANDS
from core.protocol.frames import Account, HelloOk, Limits, Person, Rows, Snap
from core.protocol.reported import ReportedSums
from core.rows import Line
from core.store.store import MEMORY, Store
from core.supervision import AuditFetched, ReportSpec
from core.sync.client import Client
from core.sync.streamed import Streamed

SEED = 2026
SUPERVISOR = "ag-deniz"
CONVERSATIONS = 300
KEY = b"\0" * 32
"""Nothing of a preview is written to disk."""


class QuietClient:
    """Stands for the line to a platform that is there and has no news."""

    def __init__(self) -> None:
        self.clock, self.limits = Clock(), Limits()
        self.line = Line(state="live", since=0)

    def start(self, listener: Any, stale_since: int | None) -> None: ...

    def stop(self) -> None: ...

    def nudge(self) -> None: ...

    def hold_ahead(self, why: Wait) -> None: ...

    @property
    def fetching_ahead(self) -> Fetching:
        return Fetching()

    def open(self, file: Attachment) -> Content:
        return Streamed(file, lambda _at, _size: self.fetch(file))

    def whisper(self, body: Any) -> None: ...

    def viewing(self, conversation: str | None) -> None: ...

    def watch(self, topic: str, *, on: bool) -> None: ...

    def fetch(self, file: Attachment) -> "Future[bytes]":
        future: Future[bytes] = Future()
        future.set_exception(UserError("file.offline", name=file.name))
        return future

    def fetch_audit(
        self, until: int, told: Callable[[AuditFetched], None]
    ) -> "Future[AuditFetched]":
        future: Future[AuditFetched] = Future()
        future.set_exception(UserError("history.offline"))
        return future

    def report(self, spec: ReportSpec) -> "Future[ReportedSums]":
        future: Future[ReportedSums] = Future()
        future.set_exception(UserError("report.offline"))
        return future


class Unplugged(QuietClient):
    """Stands for a line that was lost just now: what is so is worked out from the store."""

    def __init__(self) -> None:
        super().__init__()
        self.line = Line(state="offline", since=wall_ms())


async def preview_desk(
    conversations: int = CONVERSATIONS, client: QuietClient | None = None,
    files: dict[str, File] | None = None, *, supervisor: bool = False,
) -> Desk:  # fmt: skip
    """Loaded and ready; takes about a second for every thousand conversations. `supervisor`: of
    whoever leads the team, and not of one who answers."""
    loop = asyncio.get_running_loop()
    desks: list[Desk] = []

    def changed(changes: Changes) -> None:
        for desk in desks:
            desk.changed(changes)

    hello = _hello(wall_ms(), supervisor)
    store = await asyncio.to_thread(_filled, conversations, changed, files, hello)
    line = cast(Client, client or QuietClient())
    desk = Desk(store, line, loop.call_soon_threadsafe)
    await desk.load()
    desks.append(desk)
    return desk


def _filled(
    conversations: int, changed: Any, files: dict[str, File] | None, hello: HelloOk
) -> Store:
    store = Store.open(MEMORY, KEY, changed)
    store.welcome(hello).result()
    store.begin_snapshot("preview", 1).result()
    company = generate(SEED, conversations, hello.server_time, files)
    for page, (rows, following) in enumerate(_with_next(company), 1):
        pages = page + (following is not None)
        store.snapshot_page(Snap(seq=1, page=page, pages=pages, rows=rows)).result()
    return store


def _with_next(pages: Iterator[Rows]) -> Iterator[tuple[Rows, Rows | None]]:
    """Each page with the one after it, so that the last is known as it comes."""
    yield from pairwise((*pages, None))


def _hello(now: int, supervisor: bool) -> HelloOk:
    hello = HelloOk(
        version=1, session="preview", epoch="preview", head=1, mode="snapshot", heartbeat_ms=20_000,
        server_time=now, user=Person(id=DESK, name="Selim Işık"),
        account=Account(id="preview", name="Ardıç Ev", demonstration=True), role="agent",
        permissions=("message.send",),
    )  # fmt: skip
    if not supervisor:
        return hello
    return replace(
        hello, user=Person(id=SUPERVISOR, name="Deniz Aksoy"), role="supervisor",
        permissions=tuple(sorted(COMMANDS)),
    )  # fmt: skip
