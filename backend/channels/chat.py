"""The web-chat channel: the company's page, the visitor's socket and files.

`Chat` is built from the platform's log, hub and files; its routes go into the platform's own
web application, and `start`/`stop` stand around the time it is served.
"""

import asyncio
import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from aiohttp import web

from backend.accounts import company_of
from backend.channels import cleaning, visits
from backend.channels.bot.brain import Brain
from backend.channels.bot.turns import NO_QUEUES
from backend.channels.bot.worker import BotWorker, human_moment
from backend.channels.frames import MAX_FILE, MAX_FRAME
from backend.channels.limits import Limit, Rate
from backend.channels.queues import Queues
from backend.channels.rooms import GONE_AFTER, Rooms
from backend.channels.visitor import Channel, VisitorPage, hello_of
from backend.files import Files
from backend.http import answer, file_response
from backend.hub import Hub
from backend.log import Log
from backend.logo import mark_of
from backend.web.pages import HEADERS, Pages

_BEARER = re.compile(r"Bearer ([A-Za-z0-9_-]{43})")
_HEARTBEAT = 25.0


class ChatSettings(NamedTuple):
    """`team` owns new conversations that name no department. Rates are per visitor, `sockets` and `uploads` per address."""

    team: str | None = None
    bot_pause: Callable[[str], float] = human_moment
    gone_after: float = GONE_AFTER
    frames: Rate = Rate(60, 20)
    messages: Rate = Rate(10, 1)
    sockets: Rate = Rate(60, 5)
    uploads: Rate = Rate(20, 1)


class Chat:
    def __init__(
        self, log: Log, hub: Hub, files: Files, settings: ChatSettings,
        queues: Queues = NO_QUEUES, brain: Brain | None = None,
    ) -> None:  # fmt: skip
        brain = brain or Brain()
        self.bot = BotWorker(log, hub, brain, settings.bot_pause, queues)
        self._log = log
        self._hub = hub
        self._files = files
        self._rooms = Rooms(hub, brain.quick, settings.gone_after)
        read = log.database.read
        self._pages = Pages(lambda: read(company_of), lambda: read(mark_of))
        self._sockets = Limit(settings.sockets)
        self._uploads = Limit(settings.uploads)
        self._open: set[web.WebSocketResponse] = set()
        self._stopping: list[Callable[[], None]] = []
        self._channel = Channel(
            log=log, hub=hub, rooms=self._rooms, brain=brain, queues=queues, team=settings.team,
            frames=Limit(settings.frames), messages=Limit(settings.messages),
        )  # fmt: skip

    def routes(self) -> list[web.RouteDef]:
        return [
            *self._pages.routes(),
            web.get("/chat/ws", self.socket),
            web.post("/chat/files", self.upload),
            web.get("/chat/files/{id}", self.download),
        ]

    async def start(self) -> None:
        self._stopping = [
            self._log.listen(self._rooms.heard),
            self._hub.listen(self._rooms.heard_signal),
        ]
        await self.bot.start()

    async def stop(self) -> None:
        """Pages are told to come again; the bot keeps what it was about to say for the next start."""
        for stop in self._stopping:
            stop()
        await self.bot.stop()
        await asyncio.gather(*(socket.close(code=1001) for socket in tuple(self._open)))
        self._rooms.close()

    async def socket(self, request: web.Request) -> web.StreamResponse:
        if not _same_origin(request):
            raise web.HTTPForbidden(headers=HEADERS)
        if wait := self._sockets.take(request.remote or ""):
            raise web.HTTPTooManyRequests(headers={"Retry-After": str(wait // 1000 + 1)})
        socket = web.WebSocketResponse(
            max_msg_size=MAX_FRAME, heartbeat=_HEARTBEAT, compress=False, timeout=2.0
        )
        try:
            await socket.prepare(request)
        except ConnectionError:
            return web.Response(status=400)  # gone before it was let in
        self._open.add(socket)
        try:
            await self._serve(socket, request.transport)
        finally:
            self._open.discard(socket)
        return socket

    async def upload(self, request: web.Request) -> web.Response:
        """A whole file in the body, its name (percent-encoded) in X-File-Name."""
        contact = _contact(request)
        if wait := self._uploads.take(request.remote or ""):
            return answer(429, {"code": "rate_limited", "after_ms": wait})
        content = await _content(request)
        mime = cleaning.mime_of(request.headers.get("Content-Type", ""), content)
        if mime is None:
            return answer(415, {"code": "bad_file"})
        name = cleaning.file_name(unquote(request.headers.get("X-File-Name", "")))
        upload = await self._files.put(contact, name, mime, content)
        return answer(
            200, {"id": upload.id, "name": upload.name, "mime": mime, "size": upload.size}
        )

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Only what stands in this visitor's own conversations, and never what is in a note."""
        work = partial(visits.may_fetch, contact=_contact(request), file=request.match_info["id"])
        attachment = await self._log.transact(work)
        upload = await self._files.find(attachment.id) if attachment else None
        if upload is None or not upload.done:
            raise web.HTTPNotFound(headers=HEADERS)
        return file_response(self._files, upload)

    async def _serve(
        self, socket: web.WebSocketResponse, transport: asyncio.Transport | None
    ) -> None:
        hello = await hello_of(socket)
        if hello is None:
            await socket.close(code=1008)
            return
        abort = transport.abort if transport is not None else socket.force_close
        await VisitorPage(self._channel, socket, abort, hello).run()


def _same_origin(request: web.Request) -> bool:
    """A browser says where a socket comes from; another site's page has no business here."""
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _contact(request: web.Request) -> str:
    match = _BEARER.fullmatch(request.headers.get("Authorization", ""))
    if match is None:
        raise web.HTTPUnauthorized(headers=HEADERS)
    return visits.contact_id(match[1])


async def _content(request: web.Request) -> bytes:
    """Read piece by piece, so that a body without end costs no more than the cap."""
    content = bytearray()
    async for piece in request.content.iter_any():
        content += piece
        if len(content) > MAX_FILE:
            raise web.HTTPRequestEntityTooLarge(MAX_FILE, len(content), headers=HEADERS)
    if not content:
        raise web.HTTPBadRequest(headers=HEADERS)
    return bytes(content)
